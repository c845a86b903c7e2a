"""Texts of one character as long as wanted, and everything that reads a text, for measuring how time grows."""

from __future__ import annotations

import html
import json
import random
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.append(str(Path(__file__).parents[2]))

from translate import HamzabanError

CHARACTERS = {
    **{
        name: name
        for name in ". ! ? … ؟ ۔ । 。 ！ , : ; ، ؛ \" ' « » “ ” ‘ ( ) [ ] { } > < & / \\ - – _ * # @ = + % |".split()
    },
    **{name: name for name in "` ~ ^ $ ० 1 ۱ a A م ن ہ 中 ก あ é".split()},
    **{
        name: name
        for name in (
            "=?",
            "&#",
            "<a",
            "<!--",
            "](",
            "![",
            "\\'",
            "{\\f0",
            "a.",
            "1.",
            "1,",
            "a@",
            "www.",
            "A.",
            "ab ",
            "=?utf-8?q?a?=",
            "WARC/",
            "-->",
            "{\\",
            "- ",
            "-- ",
            "<div>",
            "<",
            "</a",
            "<script",
            "From ",
            "a ",
        )
    },
    "space": " ",
    "line end": "\n",
    "tab": "\t",
    "carriage return": "\r",
    "no-break space": "\u00a0",
    "non-joiner": "\u200c",
    "joiner": "\u200d",
    "combining acute": "\u0301",
    "fatha": "\u064e",
    "tatweel": "\u0640",
    "direction mark": "\u200f",
    "byte order mark": "\ufeff",
    "zero": "\0",
    "line separator": "\u2028",
}
SHAPES: dict[str, Callable[[str, int], str]] = {
    "run": lambda unit, size: unit * (size // len(unit)),
    "run between words": lambda unit, size: "water " + unit * (size // len(unit)) + " water.",
    "run in a word": lambda unit, size: "water" + unit * (size // len(unit)) + "water",
    "words": lambda unit, size: f"{unit} " * (size // (len(unit) + 1)),
    "lines": lambda unit, size: f"{unit}\n" * (size // (len(unit) + 1)),
    "paragraphs": lambda unit, size: f"The water{unit} is.\n\n" * (size // (len(unit) + 15)),
    "among letters": lambda unit, size: f"a{unit}" * (size // (len(unit) + 1)),
}


def random_text(size: int) -> str:
    """So many characters of any kind, the same ones every time, without surrogates."""
    chance = random.Random(size)
    points = (
        chance.choice((chance.randrange(0x250), chance.randrange(0x600, 0x700), chance.randrange(0x3000)))
        for _ in range(size)
    )
    return "".join(map(chr, points))


def _archive(members: dict[str, str]) -> bytes:
    file = BytesIO()
    # Not packed: what is measured is reading, not the bound on packing.
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def _xml(text: str) -> str:
    return html.escape("".join(character for character in text if character >= " " or character in "\n\t"))


def _docx(text: str) -> bytes:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return _archive(
        {"word/document.xml": f'<w:document xmlns:w="{namespace}"><w:p><w:t>{_xml(text)}</w:t></w:p></w:document>'}
    )


def _odt(text: str) -> bytes:
    office, words = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text"))
    body = f'<o:d xmlns:o="{office}" xmlns:t="{words}"><t:p>{_xml(text)}</t:p></o:d>'
    return _archive({"content.xml": body})


def _epub(text: str) -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfile full-path="b.opf"/></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><item id="a" href="a" media-type="text/html"/>'
        '<itemref idref="a"/></package>'
    )
    return _archive({"META-INF/container.xml": container, "b.opf": package, "a": text})


def _xlsx(text: str) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    workbook = Workbook()
    workbook.active.append(["text"])
    workbook.active.append([ILLEGAL_CHARACTERS_RE.sub("", text)[:32_767]])
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def _ods(text: str) -> bytes:
    office, table, words = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text"))
    rows = "".join(
        f"<b:table-row><b:table-cell><t:p>{cell}</t:p></b:table-cell></b:table-row>" for cell in ("text", _xml(text))
    )
    body = f'<o:d xmlns:o="{office}" xmlns:b="{table}" xmlns:t="{words}"><b:table b:name="a">{rows}</b:table></o:d>'
    return _archive({"content.xml": body})


def _plain(text: str) -> str:
    return " ".join(text.split())


def _warc(sent: str) -> bytes:
    block = f"HTTP/1.1 200 OK\r\n{sent}".encode()
    return b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(block), block)


TELEGRAM = (
    '<div class="page_wrap"><div class="history"><div class="message default" id="message1">'
    '<div class="date" title="24.11.2026 10:15:02">'
)

# From a text to a file of each format that is full of it, each where its reader may be slow.
FILES: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "plain text": (".txt", lambda text: text.encode()),
    "text in a legacy encoding": (".txt", lambda text: text.encode("cp1256", "replace") + "بم".encode("cp1256")),
    "Markdown": (".md", lambda text: text.encode()),
    "Markdown front matter": (".md", lambda text: f"---\n{text}".encode()),
    "page": (".html", lambda text: f"<html><body><p>{text}</p></body></html>".encode()),
    "page's escaped text": (".html", lambda text: f"<html><body><p>{html.escape(text)}</p></body></html>".encode()),
    "page's head": (".html", lambda text: f"<html><head><title>{text}</title></head><p>Water.</html>".encode()),
    "page's metadata": (".html", lambda text: f'<html><meta name="author" content="{text}"><p>Water.</html>'.encode()),
    "page's attribute": (".html", lambda text: f'<html><a href="{text}">Water.</a></html>'.encode()),
    "page's script": (
        ".html",
        lambda text: f'<html><script type="application/ld+json">{text}</script>Water.</html>'.encode(),
    ),
    "page's author": (".html", lambda text: f'<html><p class="author">{text}</p><p>Water.</html>'.encode()),
    "page's heading": (".html", lambda text: f"<html><h1>{text}</h1><p>Water.</html>".encode()),
    "mail": (".eml", lambda text: f"Subject: Water\n\n{text}".encode()),
    "mail's subject": (".eml", lambda text: f"Subject: {text}\n\nWater.".encode()),
    "mail's encoded subject": (".eml", lambda text: f"Subject: =?utf-8?q?{text}?=\n\nWater.".encode()),
    "mail's sender": (".eml", lambda text: f"From: {text}\n\nWater.".encode()),
    "mail's quoted sender": (".eml", lambda text: f'From: "{text}" <a@example.org>\n\nWater.'.encode()),
    "mail's receiver": (".eml", lambda text: f"To: {text}\nCc: {text}\n\nWater.".encode()),
    "mail's date": (".eml", lambda text: f"Date: {text}\n\nWater.".encode()),
    "mail's type": (".eml", lambda text: f"Content-Type: {text}\n\nWater.".encode()),
    "mail's parameter": (".eml", lambda text: f'Content-Type: text/plain; charset="{text}"\n\nWater.'.encode()),
    "mail's parameters": (".eml", lambda text: f"Content-Type: text/plain; {text}\n\nWater.".encode()),
    "mail's boundary": (
        ".eml",
        lambda text: f"Content-Type: multipart/mixed; boundary=a\n\n{text}\n--a\n\nWater.".encode(),
    ),
    "mail's disposition": (".eml", lambda text: f"Content-Disposition: {text}\n\nWater.".encode()),
    "mail's transfer encoding": (".eml", lambda text: f"Content-Transfer-Encoding: {text}\n\nWater.".encode()),
    "mail in base64": (".eml", lambda text: f"Content-Transfer-Encoding: base64\n\n{text}".encode()),
    "mail in quoted-printable": (
        ".eml",
        lambda text: f"Content-Transfer-Encoding: quoted-printable\n\n{text}".encode(),
    ),
    "mail in uuencode": (".eml", lambda text: f"Content-Transfer-Encoding: x-uuencode\n\nbegin 6 a\n{text}".encode()),
    "mail's header names": (".eml", lambda text: f"{text}: a\n\nWater.".encode()),
    "saved page": (".mht", lambda text: f"Content-Type: text/html\n\n<html><p>{text}</html>".encode()),
    "DOCX": (".docx", _docx),
    "ODT": (".odt", _odt),
    "EPUB": (".epub", _epub),
    "RTF": (".rtf", lambda text: f"{{\\rtf1 {text}}}".encode()),
    "RTF's fonts": (".rtf", lambda text: f"{{\\rtf1{{\\fonttbl{text}}}Water.}}".encode()),
    "table": (".csv", lambda text: f"text,title\n{text}".encode()),
    "table's quoted cell": (".csv", lambda text: f'text,title\n"{text}'.encode()),
    "table's columns": (".csv", lambda text: f"{text},text\nWater,Water".encode()),
    "JSON Lines": (".jsonl", lambda text: (json.dumps({"text": text, "title": text}) + "\n").encode()),
    "JSON Lines of anything": (".jsonl", lambda text: text.encode()),
    "JSON": (".json", lambda text: json.dumps([{"text": text, "title": text}]).encode()),
    "JSON of anything": (".json", lambda text: b'[{"text": "Water"},' + text.encode()),
    "JSON's string that is not closed": (".json", lambda text: b'[{"text": "' + text.encode()),
    "workbook": (".xlsx", _xlsx),
    "open workbook": (".ods", _ods),
    "mailbox": (".mbox", lambda text: f"From a\nSubject: {_plain(text)}\n\n{text}".encode()),
    "web archive of anything": (".warc", lambda text: f"WARC/1.0\r\nContent-Length: 1\r\n{text}".encode()),
    "web archive's page": (".warc", lambda text: _warc(f"Content-Type: text/html\r\n\r\n<p>{text}</p>")),
    "web archive's HTTP header": (".warc", lambda text: _warc(f"Content-Type: text/html\r\n{text}\r\n\r\nWater")),
    "subtitles": (".srt", lambda text: f"1\n00:00:01,000 --> 00:00:02,000\n{text}\n".encode()),
    "subtitles of anything": (".vtt", lambda text: f"WEBVTT\n\n{text}".encode()),
    "Telegram": (".html", lambda text: f'{TELEGRAM}<div class="text">{text}</div></div>'.encode()),
    "Telegram's posts": (".html", lambda text: f"{TELEGRAM}{text}".encode()),
    "cell of tags": (".jsonl", lambda text: (json.dumps({"text": f"<p>{text}</p>"}) + "\n").encode()),
    "zip": (".zip", lambda text: _archive({"a.txt": text})),
    "text with a byte that is cut": (".txt", lambda text: text.encode() + "آب".encode()[:-1]),
    "text with a zero byte": (".txt", lambda text: text.encode() + b"\0" + "آب".encode()),
    "page in a legacy encoding": (".html", lambda text: b"<p>Caf\xe9</p>" + text.encode("cp1252", "replace")),
    "mail's footer": (".eml", lambda text: f"Subject: Water\n\nWater.\n{'_' * 30}\n{text}".encode()),
    "mail that flows": (".eml", lambda text: f"Content-Type: text/plain; format=flowed\n\n{text}".encode()),
}


def _reader(suffix: str, make: Callable[[str], bytes]) -> Callable[[str], object]:
    def read(text: str) -> None:
        from summaries.reading.reader import Reading, find_places, read_article

        with TemporaryDirectory() as folder, suppress(HamzabanError):
            path = Path(folder) / f"article{suffix}"
            path.write_bytes(make(text))
            places = find_places(path, Reading())
            # Of many articles each is read like the first.
            read_article(path, place=None if places is None else next(iter(list(places)), None))

    return read


def _detect(text: str) -> None:
    from translate import detect

    detect(text)


def _detect_paragraphs(text: str) -> None:
    from translate import detect_paragraphs

    for language in ("en", "fa"):
        detect_paragraphs(text.split("\n"), language)


def _splitter(language: str) -> Callable[[str], object]:
    from translate import split_sentences

    return lambda text: split_sentences(text, language)


def _words(text: str) -> None:
    from translate.text.spelling import words

    words(text, "fa")
    words(text, "zh")


def _clean(text: str) -> None:
    from summaries.cleaning.cleaner import clean

    clean(text)


def _clean_titled(text: str) -> None:
    from summaries.cleaning.cleaner import clean

    clean(f"Water returns\n\n{text}", text)


def _check(text: str) -> None:
    from translate.checks.soundness import check

    check(text, text, "en", "fa")


def _check_numbers(text: str) -> None:
    from translate.checks.soundness import check

    check(text, "آب", "en", "fa")
    check("Water.", text, "en", "ur")


def _typeset(text: str) -> None:
    from translate.text.typography import typeset

    for language in ("fa", "ur"):
        typeset(text, language)
        typeset("م" + text, language)


def _digits(text: str) -> None:
    from translate.text.typography import with_digits

    with_digits(text, "fa", "native")


def _cut(text: str) -> None:
    from translate.engine.model import cut_long

    cut_long(text, str.split, 40)


def _quotations(text: str) -> None:
    from summaries.ranking.quotations import find_quotations

    find_quotations([text])
    find_quotations(text.split(" "))


def _analyse(text: str) -> None:
    from summaries.settings import Settings
    from summaries.summarizing.analysis import analyse

    with suppress(HamzabanError):
        analyse(f"Water returns\n\nThe water is back. {text}", Settings(source="en"))


def _summarize(text: str) -> None:
    from summaries import summarize

    with suppress(HamzabanError):
        summarize(f"The water is back. {text}", "en")


OPERATIONS: dict[str, Callable[[str], object]] = {
    **{f"reading: {name}": _reader(suffix, make) for name, (suffix, make) in FILES.items()},
    "cleaning": _clean,
    "cleaning with a title": _clean_titled,
    "detection": _detect,
    "detection of paragraphs": _detect_paragraphs,
    **{f"splitting: {language}": _splitter(language) for language in ("en", "fa", "ur", "zh")},
    "words": _words,
    "checks": _check,
    "checks of numbers": _check_numbers,
    "typography": _typeset,
    "digits": _digits,
    "cutting": _cut,
    "quotations": _quotations,
    "ranking": _analyse,
    "summarize": _summarize,
}


def text_of(character: str, shape: str, size: int) -> str:
    """A text of so many characters of one kind, by names of the tables above; of any kind for `random`."""
    return random_text(size) if character == "random" else SHAPES[shape](CHARACTERS[character], size)


def main() -> None:
    """Do one operation on texts of so many characters; says which before each, so that one that hangs is known.

    Arguments: the operation, the size, and each text as a character and a shape, such as `. run`.
    """
    operation, size, *texts = sys.argv[1:]
    for character, shape in zip(texts[::2], texts[1::2], strict=True):
        print(repr(character), shape, flush=True)
        OPERATIONS[operation](text_of(character, shape, int(size)))
    print("done")


if __name__ == "__main__":
    main()
