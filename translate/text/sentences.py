"""Paragraphs, sentences and words of a text, the first two with their place in the text they came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from . import abbreviations
from .languages import COMMON_SENTENCE_ENDS, LANGUAGES, table_code

# A text in a language that the table lacks is split wherever most scripts would split it.
UNKNOWN_LANGUAGE_ENDS = COMMON_SENTENCE_ENDS + "؟۔।॥。！？"
# These need no white space after them.
ENDS_WITHOUT_SPACE = frozenset("。！？｡")
CLOSERS = "\"'»”’“‘›)]}」』）】》〉"
OPENERS = "\"'«“”‘’‹„‚([{「『（【《〈¿¡-–—•*"
# Stops after which the sentence cannot have ended.
CONTINUERS = frozenset(",;:،؛、，；)]}»")
# Soft hyphen, byte order mark, zero-width space, direction marks and the like: not seen, and not white space.
INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
# All the line ends that str.splitlines knows.
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_VISIBLE = re.compile(rf"[^\s{INVISIBLE}]")
_GAP = re.compile(r"\s++")
_LONE_CLOSER = re.compile(r"[»”)\]](?=\s)")
_OPENING = re.compile(rf"[\s{re.escape(OPENERS)}{INVISIBLE}]*+")
_NEXT_WORD = re.compile(r"[^\W_][\w'’\u064b-\u0652]{0,29}")
_LIST_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[ivxIVX]{1,4}|[A-Za-z])[)\]]?[.۔]")
# Marks of URLs, e-mail addresses, paths and tags.
_ADDRESS = re.compile(r"[/@\\:_=&#]|www\.", re.IGNORECASE)
_LONGEST_WORD = 40
_LONGEST_BRACKET = 200
_AFTER_THE_HOUR = frozenset(abbreviations.AFTER_THE_HOUR.split())
_LETTER_NAMES_AND_WORDS = frozenset(abbreviations.LETTER_NAMES_AND_WORDS.split())
_NAME_ENDINGS = frozenset(abbreviations.NAME_ENDINGS.split())
_SPELT_OUT_INITIALS = frozenset(abbreviations.SPELT_OUT_INITIALS.split())


@dataclass(frozen=True)
class Segment:
    """A piece of a text.

    `text`: the piece, never empty and with no white space at its ends. `start`, `end`: its place in the whole
    text, in characters, so that `text == whole[start:end]`.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class _Rules:
    """The tables of one language, ready to use."""

    ends: frozenset[str]
    candidate: re.Pattern[str]
    titles: frozenset[str]
    short_forms: frozenset[str]
    before_numbers: frozenset[str]
    starters: frozenset[str]
    letter_names: frozenset[str]
    carry_on: frozenset[str]
    ordinals_with_stop: bool


@lru_cache(maxsize=128)
def _rules(code: str) -> _Rules:
    language = LANGUAGES.get(code)
    ends = language.sentence_ends if language else UNKNOWN_LANGUAGE_ENDS

    def row(table: dict[str, str]) -> frozenset[str]:
        return frozenset(table.get(code, "").split())

    # Looking behind and giving nothing back keep a long run of ends from being read from each of its places.
    end = f"[{re.escape(ends)}]"
    closers = rf"(?:[{re.escape(CLOSERS)}{INVISIBLE}]|\[\d{{1,3}}\])*+"
    return _Rules(
        ends=frozenset(ends),
        candidate=re.compile(rf"(?<!{end})({end}++)({closers})"),
        titles=row(abbreviations.TITLES),
        short_forms=row(abbreviations.SHORT_FORMS),
        before_numbers=row(abbreviations.BEFORE_NUMBERS),
        starters=row(abbreviations.SENTENCE_STARTERS),
        letter_names=row(abbreviations.LETTER_NAMES),
        carry_on=row(abbreviations.CARRY_ON),
        ordinals_with_stop=code in abbreviations.ORDINALS_WITH_STOP.split(),
    )


def paragraphs(text: str) -> list[Segment]:
    r"""The lines of `text` on which there is anything to be seen, with no white space at their ends.

    Every line end of Unicode counts: `\n`, `\r\n`, form feed, U+0085, U+2028 and the others.
    """
    lines = (_stripped(text, line.start(), line.end()) for line in _LINE.finditer(text))
    return [line for line in lines if line is not None and _VISIBLE.search(line.text)]


def split_sentences(text: str, language: str) -> list[Segment]:
    """The sentences of `text` in order, none of them across a line end, with offsets into `text`.

    `language` is a code or a name; one that the table of languages lacks is split by the ends that most scripts use.
    Between two sentences stands nothing but white space and lines on which nothing is to be seen.
    """
    rules = _rules(table_code(language))
    return [sentence for paragraph in paragraphs(text) for sentence in _split_line(paragraph, rules)]


def _stripped(text: str, start: int, end: int) -> Segment | None:
    piece = text[start:end]
    core = piece.strip()
    if not core:
        return None
    start += len(piece) - len(piece.lstrip())
    return Segment(core, start, start + len(core))


def _split_line(line: Segment, rules: _Rules) -> Iterator[Segment]:
    text, offset = line.text, line.start
    start = 0
    brackets = _brackets(text)
    opening, closing = next(brackets, (len(text), len(text)))
    for match in rules.candidate.finditer(text):
        while closing < match.start():
            opening, closing = next(brackets, (len(text), len(text)))
        # A closing bracket that is itself among the closers ends the bracket together with the sentence.
        if opening < match.start() and match.end() <= closing:
            continue
        cut = _cut(text, match, start, rules)
        if cut is not None:
            sentence = _stripped(text, start, cut)
            if sentence is not None:
                yield Segment(sentence.text, offset + sentence.start, offset + sentence.end)
            start = cut
    rest = _stripped(text, start, len(text))
    if rest is not None:
        yield Segment(rest.text, offset + rest.start, offset + rest.end)


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Where the outermost round brackets that are not too long open and close, in order."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in re.finditer(r"[()（）]", text):
        if match.group() in "(（":
            opened.append(match.start())
        elif opened:
            opening = opened.pop()
            if match.start() - opening <= _LONGEST_BRACKET:
                while pairs and pairs[-1][0] > opening:
                    pairs.pop()
                pairs.append((opening, match.start()))
    return iter(pairs)


def _cut(text: str, match: re.Match[str], start: int, rules: _Rules) -> int | None:
    """Where the sentence that began at `start` ends, if it ends with this run of ends and closers."""
    end = match.end()
    gap = _GAP.match(text, end)
    if end == len(text):
        return None
    if gap is None:
        return _cut_without_space(text, match, start, rules)
    lone_closer = _LONE_CLOSER.match(text, gap.end())
    if lone_closer is not None:
        end = lone_closer.end()
    follows = _OPENING.match(text, end).end()  # type: ignore[union-attr]  # it matches the empty string too
    if follows == len(text) or text[follows] in CONTINUERS or text[follows] in rules.ends:
        return None
    first = text[follows]
    # A name such as iPhone or eBay may start a sentence; any other lower-case word goes on with one.
    if first.islower() and not text[follows + 1 : follows + 2].isupper():
        return None
    run, closers = match.groups()
    following = _NEXT_WORD.match(text, follows)
    next_word = following.group() if following else ""
    is_cased = first.isupper()
    if _is_ellipsis(run) and not closers and first.isalpha() and not is_cased:
        # Persian and Urdu write "and so on" this way, and no letter case tells the one from the other.
        return None
    if next_word in rules.carry_on and (closers or _is_ellipsis(run)):
        return None
    if match.end() - start <= 8 and _LIST_NUMBER.fullmatch(text[start : match.end()].strip()):
        return None
    if run in {".", "۔"}:
        initial_follows = len(next_word) == 1 and text[follows + 1 : follows + 2] == "."
        starts_sentence = is_cased and next_word.casefold() in rules.starters and not initial_follows
        if _is_abbreviation(_word_before(text, start, match.start()), next_word, starts_sentence, rules):
            return None
    return end


def _is_ellipsis(run: str) -> bool:
    return run == "…" or (len(run) > 1 and set(run) <= {".", "…"})


def _is_abbreviation(word: str, next_word: str, starts_sentence: bool, rules: _Rules) -> bool:
    """Whether the stop after `word` belongs to it and does not end the sentence before `next_word`."""
    if not word:
        return False
    as_listed = word.capitalize() if word.isupper() and len(word) > 1 else word
    if rules.titles & {word, as_listed}:
        return True
    if next_word[:1].isdigit() and (word in rules.before_numbers or as_listed in rules.before_numbers):
        return True
    if word in {"a.m", "p.m", "A.M", "P.M", "am", "pm"}:
        return next_word.casefold() in _AFTER_THE_HOUR
    parts = word.split(".")
    longest = 1 if len(parts) == 1 else 3
    if all(part.isalpha() and len(part) <= longest for part in parts):
        return not starts_sentence or word == "v"
    if rules.short_forms & {word, as_listed}:
        return not starts_sentence
    if rules.ordinals_with_stop and word.isdigit() and len(word) <= 2:
        return not starts_sentence
    if word in _SPELT_OUT_INITIALS and rules.letter_names:
        return True
    return word in rules.letter_names and next_word in rules.letter_names and next_word not in _LETTER_NAMES_AND_WORDS


def _cut_without_space(text: str, match: re.Match[str], start: int, rules: _Rules) -> int | None:
    run: str = match[1]
    closers: str = match[2]
    end = match.end()
    if not ENDS_WITHOUT_SPACE.isdisjoint(run):
        # Where no space tells them apart, these two always open.
        openers = [place for place in map(closers.find, "“‘") if place >= 0]
        if openers:
            return match.end(1) + min(openers)
        return None if text[end] in CONTINUERS or text[end] in rules.ends else end
    if closers or _is_ellipsis(run) or not text[end].isalpha() or text[end].islower():
        return None
    following = _NEXT_WORD.match(text, end)
    after = following.group() if following else ""
    is_upper = text[end].isupper()
    if len(after) < 2 or (is_upper and not (after[1:].islower() and text[match.start() - 1].islower())):
        return None
    before = _word_before(text, start, match.start())
    # Only an end that never stands in a number, a version or an address may follow a digit: ۲۰۱۸۔اس
    if len(before) < 2 or (before[-1].isdigit() and run in {".", "!", "?"}):
        return None
    last = before.rpartition(".")[2]
    if last in rules.letter_names and after in rules.letter_names:
        return None
    if is_upper:
        goes_on = text[end + len(after) : end + len(after) + 1] in {" ", ","}
        if not goes_on or "." in before or after.casefold() in _NAME_ENDINGS or not before[-2:].islower():
            return None
    elif before[-1].isupper() or before[-1].islower():
        return None
    left = text[max(start, end - _LONGEST_WORD) : end].split()[-1]
    right = text[end : end + _LONGEST_WORD].split()[0]
    if _ADDRESS.search(left + right) or _is_abbreviation(before, after, False, rules):
        return None
    return end


def _word_before(text: str, start: int, end: int) -> str:
    """The word that ends at `end`, with the stops inside it ("U.S"), looking back to `start` at most."""
    lowest = max(start, end - _LONGEST_WORD)
    begin = end
    while begin > lowest and _is_of_word(text[begin - 1]):
        begin -= 1
    return text[begin:end].strip(".'’\u200c")


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character in ".'’\u200c" or unicodedata.category(character)[0] == "M"
