
"use strict";
// Search as you type over all articles of a site. What it searches in comes in shards, each a script of its own that
// calls `hamzabanShard`, because a page opened from a disk may not load data in any other way.
(() => {
  const site = JSON.parse(document.getElementById("site").textContent);
  const form = document.getElementById("search");
  const list = document.getElementById("entries");
  const status = document.getElementById("status");
  const more = document.getElementById("more");
  const pages = document.getElementById("pages");
  const fields = ["words", "language", "flag", "from", "to"].map((name) => form.elements[name]).filter(Boolean);
  const shards = [];
  let missing = 0;
  let found = [];
  let wanted = [];
  let shown = 0;
  let touched = false;

  // Letters and digits that readers take for the same; marks, joiners and stretched lines do not count.
  const UNCOUNTED = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
  const SAME = { "ي": "ی", "ى": "ی", "ك": "ک", "ہ": "ه", "ھ": "ه", "ة": "ه", "ە": "ه", "ς": "σ", "ı": "i", "’": "'", "‘": "'", "ʼ": "'" };
  for (const zero of [0x660, 0x6f0, 0x966, 0x9e6]) {
    for (let digit = 0; digit < 10; digit++) SAME[String.fromCharCode(zero + digit)] = String(digit);
  }
  const TO_CHANGE = new RegExp(`[${Object.keys(SAME).join("")}]`, "g");
  const normalize = (text) =>
    text.normalize("NFKD").toLowerCase().replace(UNCOUNTED, "").replace(TO_CHANGE, (letter) => SAME[letter]);

  window.hamzabanShard = (number, rows) => {
    shards[number] = rows.map(([address, path, language, date, flags, lines]) => ({
      address, path, language, date, flags, lines,
      text: normalize([path, ...Object.values(lines).flat()].join("\n")),
      allFlags: Object.values(flags).flat(),
    }));
  };

  function ask() {
    const values = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    const state = new URLSearchParams(Object.entries(values).filter(([, value]) => value)).toString();
    if (state !== location.hash.slice(1)) history.replaceState(null, "", `${location.href.split("#")[0]}${state && "#"}${state}`);
    wanted = [...new Set(normalize(values.words).split(/\s+/).filter(Boolean))];
    const flagged = { "": () => true, none: (one) => !one.allFlags.length, any: (one) => one.allFlags.length };
    const isFlagged = flagged[values.flag || ""] || ((one) => one.allFlags.includes(values.flag));
    found = shards.flat().filter((one) =>
      (!values.language || one.language === values.language) &&
      (!values.from || (one.date && one.date >= values.from)) &&
      (!values.to || (one.date && one.date <= values.to)) &&
      isFlagged(one) && wanted.every((word) => one.text.includes(word)));
    const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
    const loading = arrived() < site.count - missing ? ", still loading" : "";
    const lost = missing ? `; ${count(missing, "article")} could not be loaded` : "";
    status.textContent = state
      ? `${count(found.length, "article")} found${loading}${lost}`
      : `${count(site.count, "article")}, newest first${lost}`;
    // What the page came with is the beginning of the list of everything.
    if (!state && !touched) {
      if (!loading) showMore(list.children.length);
      return;
    }
    touched = true;
    list.replaceChildren();
    showMore(0);
  }

  const arrived = () => shards.reduce((sum, rows) => sum + rows.length, 0);

  // Shows the next ones after the first `there`; none to begin with, because the page came with some.
  function showMore(there) {
    const next = touched ? found.slice(there, there + site.shown) : [];
    list.append(...next.map(draw));
    shown = there + next.length;
    if (pages) pages.hidden = true;
    more.hidden = shown >= found.length;
    more.textContent = `Show more (${(found.length - shown).toLocaleString("en")} left)`;
  }

  function make(name, text, code) {
    const element = document.createElement(name);
    element.textContent = text;
    if (code) [element.lang, element.dir] = site.languages[code];
    return element;
  }

  // As templates/entry.html has it.
  function draw(one) {
    const item = make("li", "");
    const facts = make("p", "");
    facts.className = "facts";
    if (one.date) {
      const [year, month, day] = one.date.split("-").map(Number);
      const time = make("time", `${day} ${site.months[month - 1]} ${year}`);
      time.dateTime = one.date;
      facts.append(time, " · ");
    }
    facts.append(`${site.languages[one.language][2]} · `, make("bdi", one.path));
    if (one.allFlags.length) {
      const names = Object.keys(one.flags).map((code) => site.languages[code][2]);
      const listed = [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" and ");
      const doubt = make("span", `Check the ${listed}`);
      doubt.className = "doubt";
      facts.append(" ", doubt);
    }
    const link = make("a", "");
    link.href = one.address;
    const headline = (lines) => lines.find(Boolean) || one.path;
    for (const [code, lines] of Object.entries(one.lines)) {
      const title = make("span", "", code);
      title.append(...marked(headline(lines)));
      link.append(title);
    }
    item.append(facts, link);
    const line = bestLine(one);
    if (line) {
      const sentence = make("p", "", line[0]);
      sentence.className = "found";
      sentence.append(...marked(line[1]));
      item.append(sentence);
    }
    return item;
  }

  // The sentence that has most of the words, unless the titles have as many.
  function bestLine(one) {
    let best = null;
    let most = 0;
    const inText = (text) => { const plain = normalize(text); return wanted.filter((word) => plain.includes(word)).length; };
    for (const lines of Object.values(one.lines)) most = Math.max(most, inText(lines.find(Boolean) || one.path));
    for (const [code, lines] of Object.entries(one.lines)) {
      for (const text of lines.slice(1)) {
        const words = inText(text);
        if (words > most) [best, most] = [[code, text], words];
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
    for (const word of wanted) {
      for (let place = plain.indexOf(word); place >= 0; place = plain.indexOf(word, place + word.length)) {
        hits.push([places[place], places[place + word.length]]);
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
  form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  form.addEventListener("input", () => askSoon(80));
  more.addEventListener("click", () => { touched = true; showMore(shown); });
  addEventListener("hashchange", () => { restore(); ask(); });
  restore();
  ask();
  load(0);
})();
