"""Files that no reader reads: counted by the ends of their names, and said in one line with the way out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

from .reading import is_packed, is_readable, without_packing
from .records import is_output

# Left by programs in any folder: settings of ours, and what others note of it.
OF_PROGRAMS = frozenset({"hamzaban.toml", "thumbs.db", "desktop.ini"})
# What is an end of a name; all others are counted together.
SUFFIX = re.compile(r"\.\w{1,12}(\.gz)?")
# So many kinds are named, the most frequent first.
MOST_NAMED, SITES_NAMED = 8, 3
# What can be done about some of them.
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic", ".djvu"})
OFFICE = frozenset({".dot", ".wps", ".wpd", ".fodt", ".sxw", ".hwp", ".ppt", ".pptx", ".odp", ".xls"})
ARCHIVES = frozenset({".tar", ".tar.gz", ".tgz", ".7z", ".rar", ".bz2", ".xz", ".zst", ".gz"})
BOOKS = frozenset({".mobi", ".azw", ".azw3", ".fb2"})
WAYS_OUT = (
    (OFFICE, "LibreOffice saves {} as .docx, .odt or .csv"),
    (PICTURES, "OCRmyPDF makes of {} a PDF with text"),
    (ARCHIVES, "unpack {} first"),
    (BOOKS, "Calibre saves {} as .epub"),
)


def unread_kind(name: str) -> str | None:
    """The kind of a file that is passed over because its format is not known.

    Args:
        name: Of a file in a folder.

    Returns:
        The end of its name, in small letters, such as `.doc`; empty where it has none that can be named. None for a
        file that is read, hidden, or of ours.
    """
    if name.startswith(".") or name.casefold() in OF_PROGRAMS or is_readable(name) or is_output(name):
        return None
    suffix = PurePath(without_packing(name)).suffix.casefold() + (".gz" if is_packed(name) else "")
    return suffix if SUFFIX.fullmatch(suffix) else ""


def describe_unread(unread: Mapping[str, int]) -> str:
    """Say what was not read.

    Args:
        unread: How many files, by kind.

    Returns:
        One line, such as `not read: 3 .jpg, 1 .zip (…)`; empty where there is nothing to say.
    """
    by_count = sorted(unread.items(), key=lambda one: (-one[1], one[0]))
    named = [(suffix, count) for suffix, count in by_count if suffix][:MOST_NAMED]
    counts = [f"{count:,} {suffix}" for suffix, count in named]
    if others := sum(unread.values()) - sum(count for _, count in named):
        counts.append(f"{others:,} of other kinds")
    if not counts:
        return ""
    ways = []
    for suffixes, words in WAYS_OUT:
        if there := [suffix for suffix, _ in named if suffix in suffixes]:
            ways.append(words.format(" and ".join(filter(None, (", ".join(there[:-1]), there[-1])))))
    return f"not read: {', '.join(counts)}" + (f" ({'; '.join(ways)})" if ways else "")


def describe_sites(sites: Iterable[Path]) -> str:
    """Say in which folders no article was looked for because they are sites.

    Args:
        sites: The folders.

    Returns:
        One line; empty where there is none.
    """
    names = [str(site) for site in sites]
    if not names:
        return ""
    more = f" and {len(names) - SITES_NAMED:,} more" if len(names) > SITES_NAMED else ""
    return f"not looked into, as it is a site of Hamzaban: {', '.join(names[:SITES_NAMED])}{more}"
