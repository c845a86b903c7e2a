"""Records as Markdown: sentence by sentence, each in every language, for reading, mailing and keeping.

It is CommonMark and nothing else. Text is escaped, so that whatever an article says stays text, also for
readers with tables, footnotes, mathematics or bare addresses on top.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from translate import LANGUAGES, bcp47_tag

from ..records import Record
from ..summarizing import AlignedSegment
from .characters import on_one_line

# What begins markup anywhere in a line, in CommonMark and its usual extensions.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>#&~|$^@=+]|:(?=\S)|(?<=[Ww]{3})\.")
# What makes a list, a rule or an underlined heading at the start of one; its last character is the one that counts.
_AT_START = re.compile(r"(?:\d+[.)](?!\S)|[-%])")


def markdown(records: Iterable[Record]) -> Iterator[str]:
    """Records as one Markdown document, record by record.

    `records`: any number. Each has a heading, its file and languages, then a section a sentence with a paragraph a
    language, in the order the languages were asked for; right-to-left ones stand in a `div` that says so. What was
    found in a translation follows it. Line ends within a sentence become spaces.
    """
    for record in records:
        yield _document(record)


def escaped(text: str) -> str:
    """A text as one line of a Markdown paragraph or heading that reads as it is."""
    line = _ANYWHERE.sub(r"\\\g<0>", on_one_line(text).strip())
    start = _AT_START.match(line)
    return line if start is None else f"{line[: start.end() - 1]}\\{line[start.end() - 1 :]}"


def _document(record: Record) -> str:
    """One record, with a blank line after it."""
    summary, source = record.summary, record.source
    codes = summary.languages
    heading = source.name if summary.title is None else summary.title.text.get(summary.language, source.name)
    facts = [source.name, ", ".join(map(_name, codes)), f"source: {_name(summary.language)}"]
    if source.date:
        facts.append(source.date)
    blocks = [f"# {escaped(heading)}", " · ".join(map(escaped, facts))]
    if summary.title is not None:
        blocks += _paragraphs(summary.title, [code for code in codes if code != summary.language])
    for number, sentence in enumerate(summary.sentences, start=1):
        blocks += [f"## {number}", *_paragraphs(sentence, codes)]
    return "\n\n".join(blocks) + "\n\n"


def _paragraphs(segment: AlignedSegment, codes: Iterable[str]) -> Iterator[str]:
    """A title or sentence, a paragraph a language."""
    for code in codes:
        if code in segment.text:
            yield _directed(escaped(segment.text[code]), code)
            translation = segment.translations.get(code)
            told = () if translation is None else (("doubtful", translation.doubts), ("look at it", translation.looks))
            for said, found in told:
                if found:
                    yield f"*{escaped(f'{_name(code)}, {said}')}: {escaped('; '.join(found))}*"


def _directed(paragraph: str, code: str) -> str:
    """A paragraph in the direction of its language."""
    if code in LANGUAGES and LANGUAGES[code].direction == "rtl":
        return f'<div dir="rtl" lang="{bcp47_tag(code)}">\n\n{paragraph}\n\n</div>'
    return paragraph


def _name(code: str) -> str:
    return LANGUAGES[code].name if code in LANGUAGES else code
