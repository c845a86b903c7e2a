"""JSON (`.json`): an array of articles, an object that has one somewhere within, one article, or a Telegram export.

What is an article is seen from the brackets and the names before them, in one pass over the bytes. So what is damaged
costs the articles that it lies in, and no others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import limits
from ..article import Content, Place, Reading, UnreadableArticle
from ..encodings import WIDE, decode_record, encoding_of_sample
from ..open_file import Member, opened, read_whole
from .datasets import json_object
from .fields import ID_FIELDS, TEXT_FIELDS, Identities, content_of, find_field, has_text, named, one_line, some_article

# A string, with the colon after it where it is a name of what may be a text; or a bracket. A string that is not closed
# ends with its line. No character is read twice.
TOKEN = re.compile(rb'"((?:[^"\\\n]++|\\.)*+)(?:"(\s*+:\s*+(?=["\[]))?|(?=\n)|\Z)|[\[\]{}]', re.DOTALL)
# What Telegram's export says of each of its entries, and of the channel.
KINDS = frozenset({"message", "service"})
CHANNEL = re.compile(r'"name"\s*:\s*("(?:[^"\\]|\\.)*")')


@dataclass
class _Value:
    """An array or object that is not closed yet: where it begins, the articles before it, whether it is one itself."""

    is_array: bool
    start: int
    before: int
    has_text: bool = False


def find_values(path: Path | Member, reading: Reading) -> Iterator[Place]:
    """The articles of a JSON file, in their order. Raises `UnreadableArticle`."""
    return some_article(path, _places(path, reading))


def _places(path: Path | Member, reading: Reading) -> Iterator[tuple[Place, bool]]:
    """Each object that is, or should be, an article, and whether it is."""
    data, _, _ = read_whole(path, limits.ARTICLE)
    encoding, mark, _ = encoding_of_sample(data[: limits.SAMPLE], str(path), reading.encoding)
    if encoding in WIDE:
        raise UnreadableArticle(f"{path}: JSON in {encoding}, which is not read; save it as UTF-8.")
    identities = Identities()
    number = 0
    for start, end in _objects(path, data, mark, reading):
        try:
            record = json_object(data[start:end].decode(encoding, "replace"))
        except ValueError:
            record = {}
        is_article = has_text(record, reading)
        if record.get("type") in KINDS and not is_article:
            continue
        number += 1
        yield (
            Place(identities.settle(named(record, ID_FIELDS, reading.id_field), number), number, start, end),
            is_article,
        )


def _objects(path: Path | Member, data: bytes, mark: int, reading: Reading) -> list[tuple[int, int]]:
    """Where each object lies that has a text, or that stands in an array with such."""
    found: list[tuple[int, int, bool]] = []
    opened_values: list[_Value] = []
    for token in TOKEN.finditer(data, mark):
        sign = token[0]
        if sign in {b"{", b"["}:
            opened_values.append(_Value(sign == b"[", token.start(), len(found)))
            if len(opened_values) > limits.JSON_DEPTH:
                raise UnreadableArticle(f"{path}: values within values, deeper than any article has; split it.")
        elif sign in {b"}", b"]"}:
            closes_array = sign == b"]"
            if any(value.is_array == closes_array for value in opened_values):
                while opened_values:
                    value = opened_values.pop()
                    closed = value.is_array == closes_array
                    _close(value, token.end() if closed else token.start(), found, opened_values, whole=closed)
                    if closed:
                        break
        elif token[2] and opened_values and not opened_values[-1].has_text:
            opened_values[-1].has_text = find_field([_name(token[1])], TEXT_FIELDS, reading.text_field) is not None
    while opened_values:
        _close(opened_values.pop(), len(data), found, opened_values, whole=False)
    return [(start, end) for start, end, _ in found]


def _close(value: _Value, end: int, found: list[tuple[int, int, bool]], around: list[_Value], *, whole: bool) -> None:
    """Note what an array or object comes to that ends here. `whole`: it was closed, and does not just stop."""
    inside = found[value.before :]
    if value.is_array:
        if around and not any(is_article for _, _, is_article in inside):
            # An array of something else, such as tags.
            del found[value.before :]
    elif value.has_text and whole:
        found[value.before :] = [(value.start, end, True)]
    elif not whole and (value.has_text or not around):
        # It is damaged; what was found in it are the articles after it.
        stop = inside[0][0] if inside else end
        found.insert(value.before, (value.start, stop, value.has_text))
    elif not inside and (not around or around[-1].is_array):
        found.append((value.start, end, False))


def _name(name: bytes) -> str:
    """The name of a member, whose letters may be numbers."""
    try:
        return str(json.loads(b'"' + name + b'"')) if b"\\" in name else name.decode("utf-8", "replace")
    except ValueError:
        return ""


def read_value(path: Path | Member, reading: Reading, data: bytes, place: Place) -> Content:
    """The article of one object, `data` its bytes. Raises `UnreadableArticle`."""
    where = f"{path}: object {place.number}"
    with opened(path) as file:
        head = file.read(limits.SAMPLE)
    encoding, _, confidence = encoding_of_sample(head, str(path), reading.encoding)
    decoded = decode_record(data, where, encoding, confidence, reading.encoding)
    try:
        record = json_object(decoded.text)
    except ValueError as error:
        raise UnreadableArticle(f"{where} is no whole JSON object ({one_line(error)}); mend or remove it.") from error
    if record.get("type") in KINDS:
        record = _post(record, head[: place.start].decode(encoding, "replace"))
    return content_of(where, record, reading, decoded.encoding, decoded.confidence)


def _post(record: dict[str, Any], before: str) -> dict[str, Any]:
    """A post of a Telegram export, with its headline and channel. `before`: how the file begins."""
    parts = record.get("text")
    first = parts[0] if isinstance(parts, list) and parts else None
    title = None
    if isinstance(first, dict) and first.get("type") == "bold" and isinstance(first.get("text"), str):
        then = parts[1] if isinstance(parts, list) and len(parts) > 1 else ""
        if first["text"].endswith("\n") or (isinstance(then, str) and then.startswith("\n")):
            title = first["text"].strip()
    channel = CHANNEL.search(before)
    by = record.get("from") or (json.loads(channel[1], strict=False) if channel else None)
    return {"id": record.get("id"), "text": parts, "title": title, "from": by, "date": record.get("date")}
