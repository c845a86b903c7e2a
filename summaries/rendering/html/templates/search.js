
"use strict";
// Search as you type over all articles of a site: words from their beginnings, phrases in quotation marks, the best
// match first. What it searches in comes in shards, each a script of its own that calls `hamzabanShard`, because a page
// opened from a disk may not load data in any other way.
(() => {
  const site = JSON.parse(document.getElementById("site").textContent);
  const words = site.words;
  const form = document.getElementById("search");
  const list = document.getElementById("entries");
  const status = document.getElementById("status");
  const more = document.getElementById("more");
  const pages = document.getElementById("pages");
  const fields = ["words", "language", "flag", "from", "to"].map((name) => form.elements[name]).filter(Boolean);
  const shards = [];
  let missing = 0;
  let found = [];
  // The words and phrases of the search, each as it is compared: { text, isPhrase }.
  let wanted = [];
  let shown = 0;
  let touched = false;

  // Letters and digits that readers take for the same; marks, joiners and stretched lines do not count.
  const UNCOUNTED = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u0652\u0654-\u065f\u0670\u06d6-\u06ed\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
  const SAME = { "ي": "ی", "ى": "ی", "ك": "ک", "ہ": "ه", "ھ": "ه", "ة": "ه", "ە": "ه", "ς": "σ", "ı": "i", "’": "'", "‘": "'", "ʼ": "'" };
  for (const zero of [0x660, 0x6f0, 0x966, 0x9e6]) {
    for (let digit = 0; digit < 10; digit++) SAME[String.fromCharCode(zero + digit)] = String(digit);
  }
  const TO_CHANGE = new RegExp(`[${Object.keys(SAME).join("")}]`, "g");
  const normalize = (text) =>
    text.normalize("NFKD").toLowerCase().replace(UNCOUNTED, "").replace(TO_CHANGE, (letter) => SAME[letter])
      .replace(/\u0627\u0653/g, "آ").replace(/\u0653/g, ""); // آب (water) is another word than اب (now)

  // A text as its words, each with a space on both sides, so that where a word begins and ends can be looked for.
  const NOT_WORD = /[^\p{L}\p{N}']+/u;
  const asWords = (text) => ` ${normalize(text).split(NOT_WORD).filter(Boolean).join(" ")} `;
  // Where a text has joiners (می‌بارد), it is found as one word and as two.
  const asSearched = (text) => (text.includes("\u200c") ? asWords(text) + "\n" + asWords(text.replaceAll("\u200c", " ")) : asWords(text));
  // Scripts that put no spaces between words are searched anywhere.
  const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

  window.hamzabanShard = (number, rows) => {
    shards[number] = rows.map(([address, path, language, date, flags, lines]) => ({
      address, path, language, date, flags, lines,
      titles: Object.values(lines).map((one) => asSearched(one.find(Boolean) || "")).join("\n"),
      sentences: Object.values(lines).map((one) => one.slice(1).map(asSearched).join("\n")).join("\n"),
      allFlags: Object.values(flags).flat(),
    }));
  };

  // Whatever is between quotation marks is a phrase; a mark that is not closed yet is none.
  function parse(words) {
    const terms = [];
    const rest = words.replace(/["“”«»„]([^"“”«»„]+)["“”«»„]/g, (_, phrase) => {
      terms.push({ text: asWords(phrase).trim(), isPhrase: true });
      return " ";
    });
    for (const text of asWords(rest).trim().split(" ")) terms.push({ text, isPhrase: false });
    const seen = new Set();
    return terms.filter((term) => term.text && !seen.has(term.text) && seen.add(term.text));
  }

  // 2: as a whole word (or the phrase); 1: as the beginning of one; 0: not there.
  function match(text, term) {
    if (text.includes(` ${term.text} `) || (UNSPACED.test(term.text) && text.includes(term.text))) return 2;
    return !term.isPhrase && text.includes(` ${term.text}`) ? 1 : 0;
  }

  // How well an article fits all terms, 0 where one is missing: whole words before beginnings, titles before sentences.
  function score(one) {
    let sum = 0;
    for (const term of wanted) {
      const inTitle = match(one.titles, term);
      const inText = match(one.sentences, term);
      if (!inTitle && !inText) return 0;
      sum += 10 * Math.max(inTitle, inText) + 4 * inTitle + inText;
    }
    return sum;
  }

  function ask() {
    const values = Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
    const state = new URLSearchParams(Object.entries(values).filter(([, value]) => value)).toString();
    if (state !== location.hash.slice(1)) history.replaceState(null, "", `${location.href.split("#")[0]}${state && "#"}${state}`);
    wanted = parse(values.words);
    const flagged = { "": () => true, none: (one) => !one.allFlags.length, any: (one) => one.allFlags.length };
    const isFlagged = flagged[values.flag || ""] || ((one) => one.allFlags.includes(values.flag));
    found = shards.flat().filter((one) =>
      (!values.language || one.language === values.language) &&
      (!values.from || (one.date && one.date >= values.from)) &&
      (!values.to || (one.date && one.date <= values.to)) &&
      isFlagged(one));
    if (wanted.length) {
      // Equal scores stay in the order of the list, newest first.
      const scored = found.map((one) => [score(one), one]).filter(([points]) => points);
      found = scored.sort((one, other) => other[0] - one[0]).map(([, one]) => one);
    }
    const loading = arrived() < site.count - missing;
    const phrase = wanted.length && found.length ? "matched" : "found";
    const said = [state ? count(found.length, phrase) : count(site.count, site.dated ? "newest" : "articles")];
    if (state && loading) said.push(words.loading);
    if (missing) said.push(count(missing, "lost"));
    if (wanted.length && !found.length && !loading) said.push(words.nothing);
    status.textContent = said.join(words.separator);
    // What the page came with is the beginning of the list of everything.
    if (!state && !touched) {
      if (!loading) showMore(list.children.length);
      return;
    }
    touched = true;
    list.replaceChildren();
    showMore(0);
  }

  // A number in a phrase of the interface, which has a form for one and a form for others.
  const written = (number) => number.toLocaleString(words.locale);
  const count = (number, phrase) => words[phrase][number === 1 ? 0 : 1].replace("{}", written(number));
  const arrived = () => shards.reduce((sum, rows) => sum + rows.length, 0);

  // Shows the next ones after the first `there`; none to begin with, because the page came with some.
  function showMore(there) {
    const next = touched ? found.slice(there, there + site.shown) : [];
    list.append(...next.map(draw));
    shown = there + next.length;
    if (pages) pages.hidden = true;
    more.hidden = shown >= found.length;
    more.textContent = count(found.length - shown, "more");
  }

  function make(name, text, code) {
    const element = document.createElement(name);
    element.textContent = text;
    if (code) [element.lang, element.dir] = site.languages[code];
    return element;
  }

  // As `write_date` has it: in Persian by the Jalali calendar.
  const CALENDAR = words.jalali ? "fa-u-ca-persian" : `${words.locale}-u-ca-gregory`;
  const FORMAT = new Intl.DateTimeFormat(CALENDAR, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  function writeDate(date) {
    const day = new Date(`${date}T00:00:00Z`);
    if (Number.isNaN(day.getTime())) return date;
    const part = Object.fromEntries(FORMAT.formatToParts(day).map(({ type, value }) => [type, value]));
    return `${part.day} ${words.months ? words.months[day.getUTCMonth()] : part.month} ${part.year}`;
  }

  // As templates/entry.html has it.
  function draw(one) {
    const item = make("li", "");
    const facts = make("p", "");
    facts.className = "facts";
    if (one.date) {
      const time = make("time", writeDate(one.date));
      time.dateTime = one.date;
      facts.append(time, " · ");
    }
    facts.append(`${site.languages[one.language][2]} · `, make("bdi", one.path));
    if (one.allFlags.length) {
      const names = Object.keys(one.flags).map((code) => site.languages[code][2]);
      const doubt = make("span", words.check.replace("{}", names.join(words.comma)));
      doubt.className = "doubt";
      facts.append(" ", doubt);
    }
    const link = make("a", "");
    link.href = one.address;
    const headline = (lines) => lines.find(Boolean) || one.path;
    for (const [code, lines] of Object.entries(one.lines)) {
      const named = lines.some(Boolean);
      const title = make("span", "", named && code);
      if (!named) title.dir = "auto";
      title.append(...marked(headline(lines)));
      link.append(title);
    }
    item.append(facts, link);
    const line = bestLine(one) || excerpt(one);
    if (line) {
      const sentence = make("p", "");
      sentence.className = "excerpt";
      [sentence.lang, sentence.dir] = site.languages[line[0]];
      sentence.append(...marked(line[1]));
      item.append(sentence);
    }
    return item;
  }

  // The first sentence, in the language of the interface or the article's own.
  function excerpt(one) {
    const code = site.interface in one.lines ? site.interface : one.language;
    const [title, sentence] = one.lines[code] || [];
    return title && sentence ? [code, sentence] : null;
  }

  // The sentence that has most of the words, unless the titles have as many.
  function bestLine(one) {
    let best = null;
    let most = 0;
    const inText = (text) => { const plain = asSearched(text); return wanted.reduce((sum, term) => sum + match(plain, term), 0); };
    for (const lines of Object.values(one.lines)) most = Math.max(most, inText(lines.find(Boolean) || ""));
    for (const [code, lines] of Object.entries(one.lines)) {
      for (const text of lines.slice(1)) {
        const points = inText(text);
        if (points > most) [best, most] = [[code, text], points];
      }
    }
    return best;
  }

  // The text with the words that were looked for marked. Letters count one by one, so that places can be told back.
  function marked(text) {
    if (!wanted.length) return [text];
    const places = [];
    let plain = "";
    let at = 0;
    for (const letter of text) {
      const normal = normalize(letter);
      for (let count = 0; count < normal.length; count++) places.push(at);
      plain += normal;
      at += letter.length;
    }
    places.push(text.length);
    const hits = [];
    const isLetter = (place) => place >= 0 && place < plain.length && !NOT_WORD.test(plain[place]);
    for (const { text: term } of wanted) {
      const pattern = new RegExp(term.split(" ").map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("[^\\p{L}\\p{N}]+"), "gu");
      for (const hit of plain.matchAll(pattern)) {
        if (isLetter(hit.index - 1) && !UNSPACED.test(term)) continue;
        hits.push([places[hit.index], places[hit.index + hit[0].length]]);
      }
    }
    const parts = [];
    let end = 0;
    for (const [start, stop] of hits.sort((one, other) => one[0] - other[0])) {
      if (start < end || stop <= start) continue;
      parts.push(text.slice(end, start), make("mark", text.slice(start, stop)));
      end = stop;
    }
    return [...parts, text.slice(end)];
  }

  let timer = 0;
  const askSoon = (wait) => { clearTimeout(timer); timer = setTimeout(ask, wait); };

  function restore() {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const field of fields) field.value = state.get(field.name) || "";
  }

  // One after the other, so that the page stays at hand meanwhile.
  function load(number) {
    if (number === site.shards.length) return;
    const script = document.createElement("script");
    script.addEventListener("load", () => { askSoon(0); load(number + 1); });
    script.addEventListener("error", () => {
      missing += Math.min(site.shard, site.count - number * site.shard);
      askSoon(0);
      load(number + 1);
    });
    script.src = site.shards[number];
    document.head.append(script);
  }

  form.hidden = false;
  // Enter leads to the best match; "/" to the search, as in many programs.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
    if (wanted.length) list.querySelector("a")?.focus();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    form.elements.words.focus();
  });
  form.addEventListener("input", () => askSoon(80));
  more.addEventListener("click", () => { touched = true; showMore(shown); });
  addEventListener("hashchange", () => { restore(); ask(); });
  restore();
  ask();
  load(0);
})();
