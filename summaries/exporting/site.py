"""A whole batch as a folder to open in a browser, from the disk or from any server of files.

`index.html` finds articles by their titles and sentences in all languages; `articles/` holds a page each, `search/`
what the index searches in, and `list/` the rest of the index for browsers without scripts. Nothing is loaded from
elsewhere.
"""

from __future__ import annotations

import os
import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from operator import and_
from os.path import relpath
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from urllib.parse import quote

from translate import FLAG_DESCRIPTIONS, WrongUse

from ..filesystem import (
    ANYBODY,
    Rights,
    UnwritableOutput,
    holds,
    is_link,
    link_between,
    narrow,
    partial_files,
    write_atomically,
)
from ..records import SITE_GENERATOR, SITE_INDEX, Record, is_of_site, output_stem
from ..rendering import (
    DEFAULT_INTERFACE,
    MONTHS,
    LanguageLabel,
    Links,
    Neighbour,
    content_policy,
    encodable,
    fill,
    interface_values,
    language_label,
    load_part,
    name_in,
    page,
    render_template,
    words_of,
)
from .search_index import Entry, in_order, make_entry, search_shard

ARTICLES, LISTS, SEARCH = "articles", "list", "search"
# The phrases that the script of the index says.
SEARCH_WORDS = (
    "articles",
    "newest",
    "found",
    "matched",
    "lost",
    "loading",
    "nothing",
    "more",
    "check",
    "comma",
    "separator",
)
# Articles that the index shows at a time, and that one file of what it searches in holds.
SHOWN, SHARD = 50, 500


def write_site(
    records: Iterable[tuple[str, Record]],
    folder: Path,
    *,
    title: str | None = None,
    rights_of: Callable[[str], Rights] = lambda path: ANYBODY,
    source_of: Callable[[str], Path | None] = lambda path: None,
    interface: str = DEFAULT_INTERFACE,
) -> Path:
    """Write the site of a batch.

    `records`: each article's path relative to the batch's root, with slashes, and its record; taken one at a time, in
    any order, and not kept in memory. `folder`: where; made if need be. `title`: of the index. `source_of`: the
    file of an article (its path), which its page leads to. `interface`: the language of the pages' own words.
    `rights_of`: the most that the page of an article (its path) allows others; the index and what it searches in, which
    hold the headlines of all, allow what all pages do. Returns the path of the index, which is written last. Equal
    records give equal bytes; files that are as they should be are not written again, and pages of articles that are
    gone are removed, where a site of ours left them. One process at a time. Raises `WrongUse` for a path that leads out
    of the folder or is given twice, `UnwritableOutput` where a file cannot be written, is not ours to replace, or lies
    behind a link in the site's folder.
    """
    index = folder / SITE_INDEX
    try:
        _keep_what_is_not_ours(index)
        written: set[Path] = set()
        checked: set[Path] = set()
        for name, content, rights in _files(records, folder, title, rights_of, source_of, interface):
            path = folder / name
            if path.parent not in checked:
                _check_links(folder, path.parent)
                checked.add(path.parent)
            _put(path, encodable(content), rights)
            written.add(path)
        _remove_others(folder, written)
    except OSError as error:
        raise UnwritableOutput(
            f"{error.filename or folder}: cannot be written ({error.strerror}); make room or give another folder."
        ) from error
    return index


def _files(
    records: Iterable[tuple[str, Record]],
    folder: Path,
    title: str | None,
    rights_of: Callable[[str], Rights],
    source_of: Callable[[str], Path | None],
    interface: str,
) -> Iterator[tuple[str, str, Rights]]:
    """Every file of the site: its name, its content, and what it may allow others; the index is the last."""
    # A page says which come before and after it, which is only known once all are; until then they wait on the disk.
    with TemporaryFile() as waiting:
        entries: list[Entry] = []
        names: dict[str, str] = {}
        places: dict[str, int] = {}
        rights: dict[str, Rights] = {}
        for path, record in records:
            name = _page_name(path)
            entry = make_entry(path, name, record)
            if entry.address in names:
                raise WrongUse(f"{path}: is there twice; a site has one page for each article.")
            names[entry.address], places[entry.address] = name, waiting.tell()
            rights[entry.address] = rights_of(path)
            pickle.dump(replace(record, summary=replace(record.summary, full={}, missing=())), waiting)
            entries.append(entry)
        entries = in_order(entries)
        for number, entry in enumerate(entries):
            waiting.seek(places[entry.address])
            before = entries[number - 1] if number else None
            after = entries[number + 1] if number + 1 < len(entries) else None
            source = _address_of(source_of(entry.path), folder / names[entry.address])
            content = page(pickle.load(waiting), _links(entry, before, after, source), interface)
            # A page names its neighbours.
            shown = [rights[one.address] for one in (before, entry, after) if one is not None]
            yield names[entry.address], content, reduce(and_, shown)
    of_all = reduce(and_, rights.values(), ANYBODY)
    for number, start in enumerate(range(0, len(entries), SHARD)):
        yield _shard_name(number), search_shard(number, entries[start : start + SHARD], SITE_GENERATOR), of_all
    for number in reversed(range(1, _list_count(entries) + 1)):
        yield _list_name(number), _list_page(entries, number, title, interface), of_all


def _page_name(path: str) -> str:
    """Where the page of an article lies, below the folder of the site."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or ":" in parts[0]:
        raise WrongUse(f"{path}: is no path below the folder of the articles.")
    return str(PurePosixPath(ARTICLES, *parts[:-1], f"{output_stem(parts[-1])}.parallel.html"))


def _address_of(source: Path | None, page_path: Path) -> str | None:
    """The address of a file from a page, or None where it is not there, or on another drive."""
    if source is None or not source.is_file():
        return None
    try:
        return quote(relpath(source.resolve(), page_path.parent.resolve()).replace("\\", "/"))
    except (ValueError, UnicodeEncodeError):
        return None


def _links(entry: Entry, before: Entry | None, after: Entry | None, source: str | None) -> Links:
    """What a page leads to, as addresses relative to it."""
    folder = str(PurePosixPath(entry.address).parent)
    index = relpath(SITE_INDEX, folder).replace("\\", "/")
    return Links(index, _neighbour(before, folder), _neighbour(after, folder), source)


def _neighbour(entry: Entry | None, folder: str) -> Neighbour | None:
    if entry is None:
        return None
    own = [(language, text) for language, text in entry.headlines if language.code == entry.language]
    language, text = (own or list(entry.headlines))[0]
    return Neighbour(relpath(entry.address, folder).replace("\\", "/"), text, language)


def _shard_name(number: int) -> str:
    return f"{SEARCH}/{number + 1}.js"


def _list_count(entries: Sequence[Entry]) -> int:
    return max(1, -(-len(entries) // SHOWN))


def _list_name(number: int) -> str:
    """Where the part of the list of this number lies, from 1, which is the index itself."""
    return SITE_INDEX if number == 1 else f"{LISTS}/{number}.html"


def _list_page(entries: Sequence[Entry], number: int, title: str | None, interface: str) -> str:
    """One part of the list; the first is the index, which searches all of them."""
    count = _list_count(entries)
    is_index = number == 1
    style = load_part("common.css") + load_part("index.css")
    script = load_part("search.js") if is_index else None
    root = "" if is_index else "../"
    return render_template(
        "index.html",
        generator=SITE_GENERATOR,
        policy=content_policy(style, script),
        style=style,
        script=script,
        **interface_values(interface),
        data=_search_data(entries, interface) if is_index else None,
        title=title or fill(interface, "site"),
        root=root,
        number=number,
        count=len(entries),
        addresses=[root + _list_name(one) for one in range(1, count + 1)],
        entries=entries[(number - 1) * SHOWN : number * SHOWN],
        languages=_counted(entries),
        flags=[(flag, FLAG_DESCRIPTIONS.get(flag, flag)) for flag in _flags(entries)],
        doubtful=sum(bool(entry.flags) for entry in entries),
        dates=sorted(entry.date for entry in entries if entry.date),
    )


def _search_data(entries: Sequence[Entry], interface: str) -> dict[str, object]:
    """What the index's script has to know before it reads the shards."""
    codes = dict.fromkeys(code for entry in entries for code in (entry.language, *entry.lines))
    words = words_of(interface)
    labels = [language_label(code) for code in sorted(codes)]
    languages = {row.code: (row.tag, row.direction, name_in(row, interface)) for row in labels}
    shards = [quote(_shard_name(number)) for number in range(-(-len(entries) // SHARD))]
    return {
        "count": len(entries),
        "shown": SHOWN,
        "shard": SHARD,
        "dated": any(entry.date for entry in entries),
        "interface": interface,
        "words": {
            **{key: words[key] for key in SEARCH_WORDS},
            "locale": interface,
            "months": None if interface == "fa" else MONTHS[interface],
            "jalali": interface == "fa",
        },
        "languages": languages,
        "shards": shards,
    }


def _counted(entries: Sequence[Entry]) -> list[tuple[LanguageLabel, int]]:
    """The languages that articles are in, most of them first, and how many there are."""
    counts = Counter(entry.language for entry in entries)
    return [(language_label(code), counts[code]) for code in sorted(counts, key=lambda code: (-counts[code], code))]


def _flags(entries: Sequence[Entry]) -> list[str]:
    """The flags that any translation has, in the order of the words for them."""
    found = {flag for entry in entries for flags in entry.flags.values() for flag in flags}
    return [*(flag for flag in FLAG_DESCRIPTIONS if flag in found), *sorted(found - FLAG_DESCRIPTIONS.keys())]


def _put(path: Path, content: str, rights: Rights) -> None:
    """Write a file of the site, unless it is as it should be."""
    try:
        if holds(path, content):
            narrow(path, rights)
            return
        _keep_what_is_not_ours(path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, content, rights)


def _check_links(folder: Path, below: Path) -> None:
    """Raise where a link leads out of a site."""
    if link := link_between(folder, below):
        raise UnwritableOutput(
            f"{link}: a link, and nothing is written through one; remove it, or give another folder."
        )


def _keep_what_is_not_ours(path: Path) -> None:
    if path.exists() and not is_of_site(path):
        raise UnwritableOutput(f"{path}: is there already and was not made by Hamzaban; give another folder.")


def _remove_others(folder: Path, written: set[Path]) -> None:
    """Remove what an older site left that this one does not have, and folders that are empty then."""
    for name in (ARTICLES, LISTS, SEARCH):
        if is_link(folder / name):
            continue
        for parent, _, names in os.walk(folder / name, topdown=False):
            here = Path(parent)
            for left in partial_files(here):
                left.unlink(missing_ok=True)
            for path in (here / one for one in names):
                if path not in written and path.is_file() and is_of_site(path):
                    path.unlink()
            if not any(here.iterdir()):
                here.rmdir()
