"""Files to articles: what a file holds, as text, whatever its format. The door to the rooms of `reading/`."""

from __future__ import annotations

import hashlib
import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from translate import HamzabanError, NoText, open_regular

from . import limits
from .archive import FileArchive, is_harmless
from .article import Article, MissingExtra, Place, Reading, UnreadableArticle
from .encodings import decode, find_codec
from .formats.fields import Identities
from .open_file import Member, Records, archive_of, is_packed, opened, read_whole, suffix_of, without_packing
from .table import FORMATS, SAVE_AS, ArchiveFormat, Format, ManyFormat, is_readable, sniff_format

__all__ = [
    "FILE_BYTES",
    "FORMATS",
    "Article",
    "MissingExtra",
    "Place",
    "Reading",
    "Records",
    "UnreadableArticle",
    "decode",
    "find_codec",
    "find_places",
    "is_packed",
    "is_readable",
    "read_article",
    "read_stream",
    "read_text",
    "sha256_of",
    "without_packing",
]

DEFAULT = Reading()
# Of a file whose SHA-256 is taken, or that is sent to another machine: five times what an article may have.
FILE_BYTES = 5 * limits.ARTICLE
LONE = re.compile(r"[\ud800-\udfff]")


def read_article(
    path: Path, reading: Reading = DEFAULT, place: Place | None = None, *, records: Records | None = None
) -> Article:
    """Read one article.

    `path`: a file that `is_readable`. `reading`: how, where that is not to be found out. `place`: which, in a file of
    many articles. `records`: that file, open already: of a packed one, many places are read much faster with it.
    Raises `UnreadableArticle` where the file is missing, of another format, broken, hostile, or in an encoding that
    cannot be told, and `NoText` where it holds nothing but white space.
    """
    suffix = suffix_of(path.name)
    if suffix not in FORMATS and path.exists():
        raise UnreadableArticle(f"{path}: files of type '{suffix}' are not read; {_advice(suffix)}.")
    file, form = _resolved(path, place)
    where = str(path) if place is None else f"{path} ({place.identity})"
    if isinstance(form, ManyFormat | ArchiveFormat):
        if isinstance(file, Member) and isinstance(form, ArchiveFormat):
            raise UnreadableArticle(f"{file}: an archive in an archive is not opened; unpack it.")
        if place is None or isinstance(form, ArchiveFormat):
            raise UnreadableArticle(f"{path}: this is a file of many articles; read it by the places that it has.")
        if isinstance(file, Member) and not place.end:
            raise _why_there_is_none(file, form, reading)
        data = _read_record(file, place, records)
        sha256, size = hashlib.sha256(data).hexdigest(), len(data)
        content = form.reader(file, reading, data, place)
    else:
        data, sha256, size = read_whole(file, form.max_bytes)
        if not data.strip():
            raise NoText(f"{where}: the file is empty; there is nothing to summarise.")
        content = form.reader(data, where, reading)
    if not content.text.strip():
        raise NoText(f"{where}: there is no text in it, so there is nothing to summarise.")
    return Article(
        path.name,
        _well_formed(content.text),
        content.title and _well_formed(content.title),
        sha256,
        size,
        content.encoding,
        form.name,
        content.confidence,
        content.author and _well_formed(content.author),
        content.date,
        place,
        content.is_article,
    )


def find_places(path: Path, reading: Reading = DEFAULT) -> Iterator[Place] | None:
    """The articles of a file of many, in their order; None for a file that is one article.

    `path`: a file that `is_readable`; it is read as a stream, as places are asked for. `reading`: as for
    `read_article`. Raises, when the first place is asked for, `UnreadableArticle` where the file is missing or broken,
    or where no column of a table is known to hold the text.
    """
    if isinstance(FORMATS.get(suffix_of(path.name)), ArchiveFormat):
        return _find_in_archive(path, reading)
    return _find_in_file(path, reading)


def _find_in_file(file: Path | Member, reading: Reading) -> Iterator[Place] | None:
    """The articles of a file of many, or of such a file in an archive; None for one that is one article."""
    form = FORMATS.get(suffix_of(file.name))
    if isinstance(form, Format) and form.many is not None and _is_many(file, form):
        return form.many.finder(file, reading)
    return form.finder(file, reading) if isinstance(form, ManyFormat) else None


def _is_many(file: Path | Member, form: Format) -> bool:
    """Whether a file, by how it begins, has many articles. Where it cannot be read, reading it will say why."""
    try:
        with opened(file) as bytes_of:
            return form.is_many(bytes_of.read(limits.SAMPLE))
    except (UnreadableArticle, OSError, EOFError, zlib.error):
        return False


def _find_in_archive(path: Path, reading: Reading) -> Iterator[Place]:
    """The articles of the files in a zip archive. Raises `UnreadableArticle` where there is none that can be read."""
    archive = archive_of(path)
    # Archives in it are not opened, and it is said of each; other files that are not read are passed over.
    names = [name for name in archive.names() if is_readable(name)]
    if not names:
        raise UnreadableArticle(f"{path}: no file in it is of a format that is read; unpack it to see what it holds.")
    if all(map(archive.is_locked, names)):
        raise UnreadableArticle(f"{path}: it is locked with a password; pack it without one.")
    identities = Identities()
    number = 0
    for name in names:
        found = False
        try:
            places = _find_in_file(Member(path, name), reading) if _may_be_opened(archive, name) else None
            for place in places or ():
                found = True
                number += 1
                identity = identities.settle(f"{name} {place.identity}", number)
                yield replace(place, identity=identity, member=name)
        except UnreadableArticle:
            # Reading it will say what is wrong.
            places = iter(())
        if not found:
            number += 1
            end = archive.size(name) if places is None else 0
            yield Place(identities.settle(name, number), number, 0, end, member=name)


def _may_be_opened(archive: FileArchive, name: str) -> bool:
    """Whether there may be many articles in a file of an archive."""
    is_archive = isinstance(FORMATS[suffix_of(name)], ArchiveFormat)
    return not is_archive and is_harmless(name) and not archive.is_locked(name)


def _resolved(path: Path, place: Place | None) -> tuple[Path | Member, Format | ManyFormat | ArchiveFormat]:
    """Where an article lies, the file or one in an archive, and of which format that is. Raises `UnreadableArticle`."""
    file: Path | Member = path
    form = FORMATS.get(suffix_of(path.name), FORMATS[".txt"])
    if isinstance(form, ArchiveFormat) and place is not None and place.member is not None:
        file = Member(path, place.member)
        form = FORMATS.get(suffix_of(file.name), FORMATS[".txt"])
        if isinstance(form, Format) and form.many is not None and _is_many(file, form):
            form = form.many
    elif isinstance(form, Format) and form.many is not None and place is not None:
        form = form.many
    return file, form


def _why_there_is_none(file: Member, form: ManyFormat, reading: Reading) -> HamzabanError:
    """What is wrong with a file of many articles in which none was found."""
    try:
        for _ in form.finder(file, reading):
            pass
    except UnreadableArticle as error:
        return error
    return NoText(f"{file}: there is no article in it, so there is nothing to summarise.")


def _advice(suffix: str) -> str:
    """What to do about a file of a format that is not read."""
    return f"save it as {SAVE_AS[suffix]}" if suffix in SAVE_AS else f"give one of {', '.join(sorted(FORMATS))}"


def read_text(path: Path, encoding: str | None = None) -> str:
    """What one file holds, as text: plain text and Markdown as they are, of other formats the article.

    `path`: a file of one article; of an unknown suffix it is taken for plain text. `encoding`: as for `decode`. Raises
    `UnreadableArticle`.
    """
    form = FORMATS.get(suffix_of(path.name))
    if isinstance(form, ManyFormat | ArchiveFormat):
        raise UnreadableArticle(f"{path}: this is a file of many articles; give it to `hamzaban convert`.")
    data, _, _ = read_whole(path, limits.ARTICLE if form is None else form.max_bytes)
    return _as_text(data, form, str(path), encoding)


def read_stream(data: bytes, name: str = "standard input", encoding: str | None = None) -> str:
    """What came in through a pipe, as text; web pages and documents are recognised by how they begin.

    `data`: all of it. `name`: for messages. `encoding`: as for `decode`. Raises `UnreadableArticle`.
    """
    return _as_text(data, sniff_format(data), name, encoding)


def _as_text(data: bytes, form: Format | None, name: str, encoding: str | None) -> str:
    """One file as text: as it is where it is text, else the article under its title. Raises `UnreadableArticle`."""
    if form is None or form.keeps_layout:
        return decode(data, name, encoding)[0]
    content = form.reader(data, name, Reading(encoding))
    titled = content.title and not content.text.startswith(content.title)
    return _well_formed(f"{content.title}\n\n{content.text}" if titled else content.text)


def sha256_of(path: Path, place: Place | None = None, *, records: Records | None = None) -> str | None:
    """The SHA-256, in hexadecimal, that an `Article` of this file (and place) has, or None where it cannot be read.

    `records`: as for `read_article`.
    """
    try:
        if place is not None:
            file, form = _resolved(path, place)
            if isinstance(form, ManyFormat):
                return hashlib.sha256(_read_record(file, place, records)).hexdigest()
            return read_whole(file, FILE_BYTES)[1]
        with open_regular(path) as whole:
            if os.fstat(whole.fileno()).st_size > FILE_BYTES:
                return None
            return hashlib.file_digest(whole, "sha256").hexdigest()
    except (OSError, UnreadableArticle):
        return None


def _read_record(path: Path | Member, place: Place, records: Records | None) -> bytes:
    """The bytes of one record. Raises `UnreadableArticle`."""
    if place.end - place.start > limits.RECORD:
        raise UnreadableArticle(
            f"{path}: record {place.number} has more than {limits.RECORD // limits.MEGABYTE} MB; split or remove it."
        )
    if records is not None and isinstance(path, Path):
        return records.read(place)
    with Records(path) as own:
        return own.read(place)


def _well_formed(text: str) -> str:
    """The text without what no file can hold: halves of surrogate pairs, which JSON and PDF let in, and zero bytes."""
    if LONE.search(text):
        text = LONE.sub("\ufffd", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    return text.replace("\0", "")
