"""How a language is typeset: the punctuation and quotation marks of its press, and its digits where asked for.

Only marks change, and only where they belong to the text: never inside numbers, web or mail addresses, or Latin words.
"""

from __future__ import annotations

import re
from typing import Literal

from .characters import ADDRESS
from .languages import LANGUAGES

Digits = Literal["native", "latin"]

ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
# A mark after a letter of the Arabic script, or after a closer or digit that follows one somewhere before.
MARKS = {",": "،", ";": "؛", "?": "؟"}
MARK = re.compile(rf"(?<=[{ARABIC}»”)\]])\s*([,;?])(?=\s|$|[»”\")\]])")
MARK_AFTER_DIGIT = re.compile(r"(?<=\d)([,;?])(?=\s|$)")
URDU_STOP = re.compile(rf"(?<=[{ARABIC}»”\")\]])\s*\.(?=\s|$|[»”\")\]])")
STRAIGHT = re.compile(r'"([^"]*)"')
QUOTES = {"fa": ("«", "»"), "ur": ("“", "”")}
PERSIAN_CURLY = re.compile(r"“([^“”]*)”")
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
    parts, place = [], 0
    for address in ADDRESS.finditer(text):
        parts += [_marks(text[place : address.start()], language), address[0]]
        place = address.end()
    return "".join((*parts, _marks(text[place:], language)))


def with_digits(text: str, language: str, digits: Digits) -> str:
    """A sentence with the digits asked for, addresses aside.

    `digits`: `native` (those of the language's press) or `latin`. All scripts' digits are changed alike.
    """
    row = LANGUAGES.get(language)
    wanted = row.digits if row and digits == "native" else "0123456789"
    table = str.maketrans({digit: wanted[value] for digit, value in ALL_DIGITS.items()})
    parts, place = [], 0
    for address in ADDRESS.finditer(text):
        parts += [text[place : address.start()].translate(table), address[0]]
        place = address.end()
    return "".join((*parts, text[place:].translate(table)))


def _marks(text: str, language: str) -> str:
    if not re.search(f"[{ARABIC}]", text):
        return text
    opener, closer = QUOTES[language]
    text = text.translate(LETTERS)
    text = STRAIGHT.sub(rf"{opener}\1{closer}", text)
    if language == "fa":
        text = PERSIAN_CURLY.sub(r"«\1»", text)
    text = IDLE_NON_JOINER.sub("", text)
    text = MARK.sub(lambda mark: MARKS[mark[1]], text)
    text = MARK_AFTER_DIGIT.sub(lambda mark: MARKS[mark[1]], text)
    if language == "ur":
        text = URDU_STOP.sub("۔", text)
    return SPACE_BEFORE_MARK.sub("", text)
