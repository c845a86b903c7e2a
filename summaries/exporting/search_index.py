"""What the index of a site says of each article: its titles and sentences to search in, and what to filter by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from ..records import Record
from ..rendering import LanguageLabel, language_label

# The name of a file is in no language.
UNNAMED = LanguageLabel("", "", "auto", "", "")


@dataclass(frozen=True)
class Entry:
    """One article in the index.

    `path`: of the article, relative to the batch's root, with slashes. `address`: of its page, relative to the index,
    as it stands in a link. `language`: the article's. `date`: `YYYY-MM-DD` or None. `lines`: by language code, the
    title (empty where there is none) and then the sentences. `flags`: by language code, those of its translations;
    languages without any are left out.
    """

    path: str
    address: str
    language: str
    date: str | None
    lines: Mapping[str, tuple[str, ...]]
    flags: Mapping[str, tuple[str, ...]]

    @property
    def label(self) -> LanguageLabel:
        """The article's language, as it is announced."""
        return language_label(self.language)

    @property
    def headlines(self) -> tuple[tuple[LanguageLabel, str], ...]:
        """What announces it in each language: its title, or its first sentence, or its file's name."""
        found = ((code, next(filter(None, lines), "")) for code, lines in self.lines.items())
        return tuple((language_label(code) if text else UNNAMED, text or self.path) for code, text in found)

    @property
    def doubtful(self) -> tuple[LanguageLabel, ...]:
        """The languages whose translations are doubtful."""
        return tuple(language_label(code) for code in self.flags)

    def excerpt(self, interface: str) -> tuple[LanguageLabel, str] | None:
        """Return the first sentence, in the interface language or the article's own; None where it is the headline."""
        code = interface if interface in self.lines else self.language
        title, *sentences = self.lines.get(code) or ("",)
        return (language_label(code), sentences[0]) if title and sentences else None


def make_entry(path: str, address: str, record: Record) -> Entry:
    """What the index says of one article; `path` and `address` as in `Entry`, the address not yet quoted."""
    summary = record.summary
    segments = [*([summary.title] if summary.title else []), *summary.sentences]
    lines, flags = {}, {}
    for code in summary.languages:
        title = summary.title.text[code] if summary.title else ""
        lines[code] = (title, *summary.lines(code))
        found = (flag for one in segments if code in one.translations for flag in one.translations[code].flags)
        if unique := tuple(dict.fromkeys(found)):
            flags[code] = unique
    quoted = quote(address.encode("utf-8", "surrogateescape"))
    shown = path.encode("utf-8", "replace").decode("utf-8")
    return Entry(shown, quoted, summary.language, record.source.date, lines, flags)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Newest first, undated ones last; by path where that is the same."""
    by_path = sorted(entries, key=lambda entry: entry.path)
    return sorted(by_path, key=lambda entry: entry.date or "", reverse=True)


def search_shard(number: int, entries: Sequence[Entry], mark: str) -> str:
    """Some entries as a script that hands them over, because a page opened from a disk may load nothing else.

    `number`: which shard it is, from 0. `mark`: what says that the file is ours.
    """
    rows = [[one.address, one.path, one.language, one.date, one.flags, one.lines] for one in entries]
    return f"/* {mark} */\nhamzabanShard({number}, {json.dumps(rows, ensure_ascii=False, separators=(',', ':'))});\n"
