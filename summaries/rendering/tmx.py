"""Records as a translation memory: TMX 1.4b, level 1, for any program that translators work with.

Written with the standard library's escaping: there is no library for writing TMX that is small, kept and free to use.
No document type is declared, so that no reader goes looking for one; what is written is valid against TMX's all the
same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from translate import bcp47_tag, installed_version

from ..records import SCHEMA, Record
from .characters import for_xml
from .units import Unit, rounded, units

# A reader of XML takes a bare carriage return for a line feed.
ENTITIES = {"\r": "&#13;"}
ANY_LANGUAGE = "*all*"


def tmx(records: Iterable[Record]) -> Iterator[str]:
    """A translation memory of records, piece by piece.

    `records`: any number. Every title and sentence is a `tu`, its `tuid` as `units` makes it, with a `tuv` for the
    source and each translation. Properties of a `tu`: `x-kind` (`title` or `sentence`), `x-source-file`,
    `x-source-date`, `x-start` and `x-end` (characters of the cleaned text), `x-index`, `x-rank-score`; of a
    translation's `tuv`: `x-score` one `x-flag` for each flag, and what was found as
    `x-wrong` and `x-look`. U+FFFD stands for what XML cannot hold.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    header = {
        "creationtool": "Hamzaban",
        "creationtoolversion": installed_version(),
        "segtype": "sentence",
        "o-tmf": f"Hamzaban record {SCHEMA}",
        "adminlang": "en",
        "srclang": ANY_LANGUAGE,
        "datatype": "plaintext",
    }
    yield f"<header{_attributes(header)}/>\n<body>\n"
    for unit in units(records):
        yield _translation_unit(unit)
    yield "</body>\n</tmx>\n"


def _translation_unit(unit: Unit) -> str:
    """One `tu`: properties, then a variant for each language."""
    record, segment = unit.record, unit.segment
    source = record.summary.language
    attributes = {
        "tuid": unit.identifier,
        # The source may have been left out of an export; each of the others may then be read as one.
        "srclang": bcp47_tag(source) if source in segment.text else ANY_LANGUAGE,
    }
    properties = [("x-kind", "title" if unit.is_title else "sentence"), ("x-source-file", record.source.name)]
    if record.source.date is not None:
        properties.append(("x-source-date", record.source.date))
    properties += [("x-start", str(segment.start)), ("x-end", str(segment.end))]
    if not unit.is_title:
        properties += [("x-index", str(segment.index)), ("x-rank-score", str(rounded(segment.score)))]
    return "".join(
        (
            f"<tu{_attributes(attributes)}>\n",
            *(f"{_property(*one)}\n" for one in properties),
            *(_variant(unit, code, text) for code, text in segment.text.items()),
            "</tu>\n",
        )
    )


def _variant(unit: Unit, code: str, text: str) -> str:
    """One `tuv`: the text in one language, and how its translation came out."""
    properties = []
    translation = unit.segment.translations.get(code)
    if translation is not None:
        properties.append(_property("x-score", str(rounded(translation.score))))
        properties += [_property("x-flag", flag) for flag in translation.flags]
        properties += [_property(f"x-{one.severity}", one.message) for one in translation.findings]
    content = "".join((*properties, f"<seg>{_content(text)}</seg>"))
    return f"<tuv{_attributes({'xml:lang': bcp47_tag(code)})}>{content}</tuv>\n"


def _property(kind: str, value: str) -> str:
    return f"<prop{_attributes({'type': kind})}>{_content(value)}</prop>"


def _attributes(values: dict[str, str]) -> str:
    """Attributes of an element, each with a space before it."""
    return "".join(f" {name}={quoteattr(for_xml(value))}" for name, value in values.items())


def _content(text: str) -> str:
    """Text as it stands between two tags."""
    return escape(for_xml(text), ENTITIES)
