"""How a language is typeset: the punctuation and quotation marks of its press, and its digits where asked for.

Only marks change, and only where they belong to the text: never inside numbers, web or mail addresses, names of users
and topics (`@name`, `#topic`), code, or Latin words.
"""

from __future__ import annotations

import re
from typing import Literal

from .characters import ADDRESS
from .languages import LANGUAGES

Digits = Literal["native", "latin"]

ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
# The same without its digits and marks: commas between digits part thousands.
ARABIC_LETTERS = (
    "\u0621-\u065f\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
)
LATIN = "A-Za-z\u00c0-\u024f"
# A span that stays as it is while the rest is typeset.
KEPT = "\ue000"
# Code: in backquotes, a call, a tag, a value given to a name.
CODE = (
    r"`[^`\n]{1,200}`|(?<![\w.])(?:[a-z_][A-Za-z0-9_]{0,40}|[A-Za-z]\w{0,40}\.[A-Za-z0-9_.]{1,40})\([^()\n]{0,200}\)"
    r"|<[A-Za-z/][^<>\n]{0,200}>|(?<!\w)[A-Za-z_][A-Za-z0-9_-]{0,40} ?= ?\"[^\"\n]{0,200}\""
)
_ADDRESS = f"(?i:{ADDRESS.pattern})"
_PROTECTED = re.compile(rf"{KEPT}|{CODE}|{_ADDRESS}")
_UNTOUCHED = re.compile(rf"[@#]\w++|{CODE}|{_ADDRESS}|[{LATIN}\d_./\\:+~@-]++")
_HAS_LATIN = re.compile(f"[{LATIN}]")
# A mark after a letter of the Arabic script, or after a closer or digit that follows one somewhere before.
MARKS = {",": "،", ";": "؛", "?": "؟"}
MARK = re.compile(rf"(?<=[{ARABIC}»”)\]])\s*([,;]|[?!]*\?[?!]*)(?=\s|$|[»”\")\]])")
MARK_AFTER_DIGIT = re.compile(r"(?<=\d)([,;?])(?=\s|$)")
MARK_BETWEEN_LETTERS = re.compile(rf"(?<=[{ARABIC_LETTERS}])([,;?])(?=[{ARABIC_LETTERS}])")
MARK_AFTER_LATIN = re.compile(rf"(?<=[{LATIN}{KEPT}])([,;])(?=\s+[{ARABIC_LETTERS}])")
URDU_STOP = re.compile(rf"(?<=[{ARABIC}»”)\]])\s*\.(?=\s|$|[»”\")\]])")
# What a quotation mark becomes that opens, and one that closes; Persian has one kind for both.
QUOTES = {
    "fa": {'"': "«»", "“": "«»", "'": "«»", "‘": "«»"},
    "ur": {'"': "“”", "'": "‘’"},
}
# Marks that wait for their partner beyond so many never had one.
DEEPEST_QUOTATION = 4
CLOSES = {'"': '"', "'": "'", "”": "“", "’": "‘"}
# A zero-width non-joiner does nothing next to white space, at an edge, or twice.
IDLE_NON_JOINER = re.compile(r"\u200c+(?=[\s\u200c.,،؛؟۔!:»)\]]|$)|(?<=[\s«(\[])\u200c+|^\u200c+")
SPACE_BEFORE_MARK = re.compile(rf"(?<=[{ARABIC}])[ \u00a0]+(?=[،؛؟۔!:.](?:\s|$))")
LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک"})
# Persian writes the alef maksura of Arabic names as its own yeh too; Urdu likewise.
TYPESET = ("fa", "ur")
ALL_DIGITS = {digit: value for row in LANGUAGES.values() for value, digit in enumerate(row.digits)}


def typeset(text: str, language: str) -> str:
    """A sentence in the typography of its language.

    `text`: one sentence or more. `language`: a code; only Persian and Urdu have rules, any other text comes back as it
    is. Returns the text with Persian or Urdu commas, semicolons, question marks, full stops (Urdu), quotation marks and
    letters, and no zero-width non-joiner that joins nothing.
    """
    if language not in TYPESET:
        return text
    kept = iter(_PROTECTED.findall(text))
    return re.sub(KEPT, lambda _: next(kept), _marks(_PROTECTED.sub(KEPT, text), language))


def with_digits(text: str, language: str, digits: Digits) -> str:
    """A sentence with the digits asked for; those of addresses, user names, topics, code and Latin words stay.

    `digits`: `native` (those of the language's press) or `latin`. All scripts' digits are changed alike.
    """
    row = LANGUAGES.get(language)
    wanted = row.digits if row and digits == "native" else "0123456789"
    table = str.maketrans({digit: wanted[value] for digit, value in ALL_DIGITS.items()})
    tokens = list(_UNTOUCHED.finditer(text))
    parts, place = [], 0
    for index, token in enumerate(tokens):
        parts.append(text[place : token.start()].translate(table))
        parts.append(token.group() if _is_untouched(text, tokens, index) else token.group().translate(table))
        place = token.end()
    return "".join((*parts, text[place:].translate(table)))


def _is_untouched(text: str, tokens: list[re.Match[str]], index: int) -> bool:
    """Whether the digits of a token belong to a Latin word or name: F-16, khabar24.ir, iPhone 15 Pro, ver. 2.0."""
    token = tokens[index].group()
    if token[0] in "@#`<" or _HAS_LATIN.search(token):
        return True
    if index == 0 or not _is_next(text, tokens[index - 1], tokens[index]):
        return False
    if tokens[index - 1].group().endswith(".") or token.count(".") > 1:
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return bool(following and _is_next(text, tokens[index], following) and _HAS_LATIN.search(following.group()))


def _is_next(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether two tokens are words of one Latin phrase: one space between them, and letters in either."""
    letters = _HAS_LATIN.search(left.group()) or _HAS_LATIN.search(right.group())
    return bool(letters) and text[left.end() : right.start()] == " "


def _marks(text: str, language: str) -> str:
    if not re.search(f"[{ARABIC}]", text):
        return text
    text = _quotation_marks(text.translate(LETTERS), QUOTES[language])
    text = IDLE_NON_JOINER.sub("", text)
    for pattern in (MARK, MARK_AFTER_DIGIT, MARK_BETWEEN_LETTERS, MARK_AFTER_LATIN):
        text = pattern.sub(lambda mark: "".join(MARKS.get(sign, sign) for sign in mark[1]), text)
    if language == "ur":
        text = URDU_STOP.sub("۔", text)
    return SPACE_BEFORE_MARK.sub("", text)


def _quotation_marks(text: str, wanted: dict[str, str]) -> str:
    """The text with each pair of quotation marks that `wanted` has as it says; a mark without a partner stays."""
    signs = list(text)
    opened: list[tuple[str, int]] = []
    for place, sign in enumerate(text):
        if sign not in wanted and CLOSES.get(sign) not in wanted:
            continue
        before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
        if sign in "'’" and before.isalpha() and after.isalpha():
            continue
        awaited = [mark for mark, _ in opened]
        closes = CLOSES.get(sign) in awaited
        if sign in CLOSES and closes and not _stands_open(sign, before, after):
            while opened[-1][0] != CLOSES[sign]:
                opened.pop()
            mark, start = opened.pop()
            if mark in wanted and (mark not in "'‘" or _is_quoted(text, start, place)):
                signs[start], signs[place] = wanted[mark][0], wanted[mark][1]
        # After a number a straight mark without a partner is inches or minutes.
        elif sign in wanted and not (sign in "\"'" and before.isdigit()):
            opened = [*opened[-DEEPEST_QUOTATION:], (sign, place)]
    return "".join(signs)


def _stands_open(sign: str, before: str, after: str) -> bool:
    return sign in "\"'" and (not before or before.isspace() or before in "«“‘([") and after.isalnum()


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether single marks stand around words of the Arabic script: in Latin words they are apostrophes."""
    return bool(re.match(f"[{ARABIC}]", text[start + 1])) and text[end - 1] not in "\"'" and end - start > 1
