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

from translate import WrongUse

from ..folders import is_link, link_between
from ..outputs import SITE_GENERATOR, SITE_INDEX, holds, is_of_site, output_stem
from ..records import Record
from ..rights import ANYBODY, Rights, narrow
from ..writing import UnwritableOutput, leftovers, write_whole
from .characters import encodable
from .flag_words import FLAG_WORDS
from .listing import Entry, in_order, make_entry, to_shard
from .page import MONTHS, Links, Neighbour, page
from .rendering import content_policy, part, render
from .typesetting import Typeset, typeset

ARTICLES, LISTS, SEARCH = "articles", "list", "search"
# Articles that the index shows at a time, and that one file of what it searches in holds.
SHOWN, SHARD = 50, 500


def write_site(
    records: Iterable[tuple[str, Record]],
    folder: Path,
    *,
    title: str = "Parallel summaries",
    rights_of: Callable[[str], Rights] = lambda path: ANYBODY,
) -> Path:
    """Write the site of a batch.

    `records`: each article's path relative to the batch's root, with slashes, and its record; taken one at a time, in
    any order, and not kept in memory. `folder`: where; made if need be. `title`: of the index. `rights_of`: the most
    that the page of an article (its path) allows others; the index and what it searches in, which hold the headlines of
    all, allow what all pages do. Returns the path of the index, which is written last. Equal records give equal bytes;
    files that are as they should be are not written again, and pages of articles that are gone are removed, where a
    site of ours left them. One process at a time. Raises `WrongUse` for a path that leads out of the folder or is given
    twice, `UnwritableOutput` where a file cannot be written, is not ours to replace, or lies behind a link in the
    site's folder.
    """
    index = folder / SITE_INDEX
    try:
        _keep_what_is_not_ours(index)
        written: set[Path] = set()
        checked: set[Path] = set()
        for name, content, rights in _files(records, title, rights_of):
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
    records: Iterable[tuple[str, Record]], title: str, rights_of: Callable[[str], Rights]
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
            content = page(pickle.load(waiting), _links(entry, before, after))
            # A page names its neighbours.
            shown = [rights[one.address] for one in (before, entry, after) if one is not None]
            yield names[entry.address], content, reduce(and_, shown)
    of_all = reduce(and_, rights.values(), ANYBODY)
    for number, start in enumerate(range(0, len(entries), SHARD)):
        yield _shard_name(number), to_shard(number, entries[start : start + SHARD], SITE_GENERATOR), of_all
    for number in reversed(range(1, _list_count(entries) + 1)):
        yield _list_name(number), _list_page(entries, number, title), of_all


def _page_name(path: str) -> str:
    """Where the page of an article lies, below the folder of the site."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or ":" in parts[0]:
        raise WrongUse(f"{path}: is no path below the folder of the articles.")
    return str(PurePosixPath(ARTICLES, *parts[:-1], f"{output_stem(parts[-1])}.parallel.html"))


def _links(entry: Entry, before: Entry | None, after: Entry | None) -> Links:
    """What a page leads to, as addresses relative to it."""
    folder = str(PurePosixPath(entry.address).parent)
    return Links(relpath(SITE_INDEX, folder).replace("\\", "/"), _neighbour(before, folder), _neighbour(after, folder))


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


def _list_page(entries: Sequence[Entry], number: int, title: str) -> str:
    """One part of the list; the first is the index, which searches all of them."""
    count = _list_count(entries)
    is_index = number == 1
    style = part("common.css") + part("index.css")
    script = part("search.js") if is_index else None
    root = "" if is_index else "../"
    return render(
        "index.html",
        generator=SITE_GENERATOR,
        policy=content_policy(style, script),
        style=style,
        script=script,
        data=_search_data(entries) if is_index else None,
        title=title,
        root=root,
        number=number,
        count=len(entries),
        addresses=[root + _list_name(one) for one in range(1, count + 1)],
        entries=entries[(number - 1) * SHOWN : number * SHOWN],
        languages=_counted(entries),
        flags=[(flag, FLAG_WORDS.get(flag, flag)) for flag in _flags(entries)],
        doubtful=sum(bool(entry.flags) for entry in entries),
        dates=sorted(entry.date for entry in entries if entry.date),
    )


def _search_data(entries: Sequence[Entry]) -> dict[str, object]:
    """What the index's script has to know before it reads the shards."""
    codes = dict.fromkeys(code for entry in entries for code in (entry.language, *entry.lines))
    languages = {code: (row.tag, row.direction, row.name) for code in sorted(codes) for row in (typeset(code),)}
    shards = [quote(_shard_name(number)) for number in range(-(-len(entries) // SHARD))]
    return {
        "count": len(entries),
        "shown": SHOWN,
        "shard": SHARD,
        "months": MONTHS,
        "languages": languages,
        "shards": shards,
    }


def _counted(entries: Sequence[Entry]) -> list[tuple[Typeset, int]]:
    """The languages that articles are in, most of them first, and how many there are."""
    counts = Counter(entry.language for entry in entries)
    return [(typeset(code), counts[code]) for code in sorted(counts, key=lambda code: (-counts[code], code))]


def _flags(entries: Sequence[Entry]) -> list[str]:
    """The flags that any translation has, in the order of the words for them."""
    found = {flag for entry in entries for flags in entry.flags.values() for flag in flags}
    return [*(flag for flag in FLAG_WORDS if flag in found), *sorted(found - FLAG_WORDS.keys())]


def _put(path: Path, content: str, rights: Rights) -> None:
    """Write a file of the site, unless it is as it should be."""
    try:
        if holds(path, content):
            narrow(path, rights)
            return
        _keep_what_is_not_ours(path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content, rights)


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
            for left in leftovers(here):
                left.unlink(missing_ok=True)
            for path in (here / one for one in names):
                if path not in written and path.is_file() and is_of_site(path):
                    path.unlink()
            if not any(here.iterdir()):
                here.rmdir()
