"""Bytes as text: by what is said of them, by their form, and else by which reading of them has words in it.

The order: an encoding that was asked for; a byte order mark; valid UTF-8; an encoding that the text declares; UTF-16
or UTF-32 by where its zero bytes stand; UTF-8 but for a few bytes; and for what is left, the candidates of
`encoding_guess.py`. UTF-8 stands before the declaration, because legacy text is never valid UTF-8 by chance, while
pages saved anew keep an old declaration. Bytes that do not belong (a letter cut in half, one of another encoding)
become U+FFFD where they are few, and zero bytes that stray into text are dropped; both cost confidence.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from . import limits
from .article import UnreadableArticle
from .encoding_guess import Guess, guess_encoding

# The longer marks first: the one of UTF-32 begins like that of UTF-16. Without its mark the text is of the codec named.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
# Control characters that text has: tab, line ends, form feed, and the end-of-file mark of old DOS files.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
# So many zero bytes stand on one side of each pair, or in the same three of four, for each that does not.
ZEROS_IN_PLACE = 20
# What tools write of themselves without looking. WHATWG reads them all as windows-1252; so does many a page lie.
NOTHING_SAID = frozenset({"ascii", "iso8859-1", "cp1252"})
# Encodings in which no byte of ASCII stands alone.
WIDE = frozenset({"utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
# What Python calls encodings of text and no file is in.
NO_ENCODINGS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})
# Of the candidates, so many characters are shown where none is sure.
TASTE = 30
REPLACEMENT = "\ufffd"
REPLACEMENTS = re.compile(f"{REPLACEMENT}+")
# At most this share of a text's characters may stand for bytes that do not belong, and one always may.
DAMAGED = 0.02
# How sure a text in an encoding is that holds for all but a few of its bytes.
DAMAGED_CONFIDENCE = 0.95
# A character of UTF-8 of which the beginning and more, but not all, is there.
CUT_AT_END = re.compile(rb"(?:[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})\Z")
# So many zero bytes in a row are room that was never written to; of others, text has at most this share.
PADDING = re.compile(rb"\0{4,}")
STRAY_ZEROS = 0.02
# What browsers read for a label: the larger sets that pages use under the names of the smaller.
SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "tis-620": "cp874"}


@dataclass(frozen=True)
class Decoded:
    """Bytes as text, without a byte order mark: by which encoding, and how sure that is (0 to 1)."""

    text: str
    encoding: str
    confidence: float


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """Bytes as text: the text, without a byte order mark, and its encoding.

    `name`: what the bytes came from, for the message of `UnreadableArticle`, raised where they are not text or their
    encoding cannot be told. `encoding`: the one they are in, where that is known.
    """
    decoded = decode_with_confidence(data, name, encoding)
    return decoded.text, decoded.encoding


def decode_with_confidence(data: bytes, name: str, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """As `decode`, with how sure it is. `declared`: the encoding that the text or its envelope says it is in."""
    if encoding is not None:
        return _decode_as_asked(data, name, encoding)
    marked = _by_mark(data, name)
    if marked is not None:
        return marked
    said = find_codec(declared)
    if said in NOTHING_SAID:
        said = None
    if b"\0" in data:
        text = _without_zeros(data)
        found = _strictly(text, "utf-8", DAMAGED_CONFIDENCE) if text else None
        if found is not None and not CONTROLS.search(found.text):
            return found
        wide = _by_zeros(data)
        if wide is not None:
            return wide
        if not text or CONTROLS.search(text[: limits.SAMPLE].decode("latin-1")):
            raise UnreadableArticle(
                f"{name}: this is not text (it holds zero bytes); give a text file, or a document with its own suffix."
            )
        data = text
    found = _strictly(data, "utf-8", 1.0)
    if found is None and said is not None:
        found = _strictly(data, said, 1.0) or _strictly(data, SUPERSETS.get(said, said), 1.0)
    found = found or _nearly(data, "utf-8")
    if found is None and said is not None:
        found = _nearly(data, SUPERSETS.get(said, said))
    return found or _by_guessing(data, name)


def decode_record(data: bytes, name: str, encoding: str, confidence: float, asked: str | None) -> Decoded:
    """One record of a file of many as text.

    `encoding`, `confidence`: of the file, by `encoding_of_sample`. `asked`: the one that was asked for.
    A record that is not in the encoding of its file is read by itself. Raises `UnreadableArticle`.
    """
    if encoding not in WIDE:
        data = data.replace(b"\0", b"")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        decoded = _nearly(data, encoding) or decode_with_confidence(data, name, asked)
    else:
        # What was damaged in the sample is another record.
        decoded = Decoded(text, encoding, 1.0 if encoding == "utf-8" else confidence)
    return decoded


def _strictly(data: bytes, encoding: str, confidence: float) -> Decoded | None:
    """The text in an encoding, None where bytes are not in it."""
    try:
        return Decoded(data.decode(encoding), encoding, confidence)
    except UnicodeDecodeError:
        return None


def _nearly(data: bytes, encoding: str) -> Decoded | None:
    """The text in an encoding that holds for all but a few of its bytes, None where they are more.

    What speaks for the encoding is every character of more than one byte: next to none comes about by chance.
    """
    text = data.decode(encoding, "replace")
    # Some texts hold the replacement character itself.
    damaged = text.count(REPLACEMENT) - (data.count(REPLACEMENT.encode()) if encoding == "utf-8" else 0)
    if not 0 < damaged <= max(1, DAMAGED * len(text)):
        return None
    plain = 0 if encoding in WIDE else len(text.encode("ascii", "ignore"))
    # Of one character that is cut, each byte counts as damaged.
    whole = len(text) - plain - damaged
    is_cut = encoding == "utf-8" and CUT_AT_END.search(data[-4:]) is not None
    if whole < len(REPLACEMENTS.findall(text)) and not is_cut:
        return None
    return Decoded(text, encoding, round(DAMAGED_CONFIDENCE * (1 - damaged / len(text)), 2))


def _without_zeros(data: bytes) -> bytes | None:
    """The bytes without zero bytes that strayed into them, None where they are too many for that."""
    written = PADDING.sub(b"", data)
    if written.count(0) > max(1, STRAY_ZEROS * len(written)):
        return None
    return written.replace(b"\0", b"")


def find_codec(label: str | None) -> str | None:
    """Python's name of the codec of text that a label means, or None where there is none."""
    try:
        codec = codecs.lookup((label or "").strip().strip("\"'"))
        "".encode(codec.name)
    except (LookupError, ValueError):
        return None
    return None if codec.name in NO_ENCODINGS else codec.name


def encoding_of_sample(data: bytes, name: str, encoding: str | None = None) -> tuple[str, int, float]:
    """The encoding of a file, by its first bytes: the codec, the length of its byte order mark, how sure it is.

    `data`: at most `limits.SAMPLE` bytes, which may end within a character. Otherwise as `decode_with_confidence`.
    """
    for mark, _, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark) and (encoding is None or (find_codec(encoding) or "").startswith(codec[:6])):
            return codec, len(mark), 1.0
    if encoding is not None:
        return _checked_codec(name, encoding), 0, 1.0
    if len(data) == limits.SAMPLE:
        # The last line of a sample is cut, so it may end within a character.
        data = data[: data.rfind(b"\n") + 1] or data
    if b"\0" not in data and _is_unicode_in_most_lines(data):
        return "utf-8", 0, 1.0
    decoded = decode_with_confidence(data, name)
    return decoded.encoding, 0, decoded.confidence


def _is_unicode_in_most_lines(data: bytes) -> bool:
    """Whether most of the lines with other bytes than ASCII's are UTF-8: those that are not are records apart."""
    whole = damaged = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            is_whole = _strictly(line, "utf-8", 1.0) is not None
            whole, damaged = whole + is_whole, damaged + (not is_whole)
    return whole > damaged


def _checked_codec(name: str, encoding: str) -> str:
    """Python's name of an encoding that was asked for. Raises `UnreadableArticle`."""
    codec = find_codec(encoding)
    if codec is None:
        raise UnreadableArticle(
            f"{name}: no encoding is called '{encoding}'; give one such as utf-8, windows-1256 or iso-8859-6."
        )
    return codec


def _decode_as_asked(data: bytes, name: str, encoding: str) -> Decoded:
    """The text in the encoding that was asked for. Raises `UnreadableArticle`."""
    codec = _checked_codec(name, encoding)
    marked = _by_mark(data, name) if codec.startswith("utf-") else None
    if marked is not None and marked.encoding.startswith(codec):
        return marked
    try:
        return Decoded(data.decode(codec), codec, 1.0)
    except UnicodeError as error:
        nearly = _nearly(data, codec)
        if nearly is not None:
            return nearly
        raise UnreadableArticle(f"{name}: not {encoding}{_where(error)}; leave out --encoding to find it.") from error


def _where(error: UnicodeError) -> str:
    """At which byte decoding failed."""
    if not isinstance(error, UnicodeDecodeError):
        return ""
    return f" (byte 0x{error.object[error.start]:02x} at {error.start})"


def _by_mark(data: bytes, name: str) -> Decoded | None:
    """The text after a byte order mark, None where there is none. Raises `UnreadableArticle`."""
    for mark, encoding, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(codec), encoding, 1.0)
            except UnicodeDecodeError as error:
                nearly = _nearly(data[len(mark) :], codec)
                if nearly is not None:
                    return replace(nearly, encoding=encoding)
                raise UnreadableArticle(
                    f"{name}: begins as {encoding} but is not{_where(error)}; fetch the file again."
                ) from error
    return None


def _by_zeros(data: bytes) -> Decoded | None:
    """The text as UTF-32 or UTF-16 where its zero bytes stand in the same places of each character, else None."""
    sample = data[: limits.SAMPLE]
    zeros = [sample[start::4].count(0) for start in range(4)]
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    tests = (
        ("utf-32-le", 4, zeros[3] * 4 >= len(sample) - 8 and zeros[2] * 4 > len(sample) - 8 > 0),
        ("utf-32-be", 4, zeros[0] * 4 >= len(sample) - 8 and zeros[1] * 4 > len(sample) - 8 > 0),
        ("utf-16-le", 2, odd > ZEROS_IN_PLACE * even),
        ("utf-16-be", 2, even > ZEROS_IN_PLACE * odd),
    )
    for encoding, width, fits in tests:
        if fits and len(data) % width == 0:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if not CONTROLS.search(text):
                return Decoded(text, encoding, 0.99)
    return None


def _by_guessing(data: bytes, name: str) -> Decoded:
    """The text in the candidate that has words in it. Raises `UnreadableArticle` where none is sure."""
    if CONTROLS.search(data[: limits.SAMPLE].decode("latin-1")):
        raise UnreadableArticle(
            f"{name}: this is not text (it holds control bytes); give a text file, or a document with its own suffix."
        )
    best, guesses = guess_encoding(data)
    if best is None:
        raise UnreadableArticle(
            f"{name}: not UTF-8, and its encoding cannot be told;{_candidate_previews(guesses)} "
            "give it with --encoding NAME."
        )
    return Decoded(data.decode(best.encoding), best.encoding, best.confidence)


def _candidate_previews(guesses: tuple[Guess, ...]) -> str:
    """What the text would look like in each candidate, for the message."""
    shown = [f"{guess.encoding} «{' '.join(guess.sample.split())[:TASTE]}»" for guess in guesses[:4]]
    return f" it could be {', '.join(shown)};" if shown else ""
