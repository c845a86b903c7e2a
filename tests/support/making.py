"""One article as a file of every format, written as the programs that people use write it."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

from summaries import examples
from summaries.reading.reader import Article

EXAMPLES = {"en": "border-market.en.txt", "fa": "water.fa.txt", "ur": "schools.ur.txt"}
# What stands around the article on its page: what has to go.
FURNITURE = {
    "en": ("Home", "World", "Sport", "Share on Facebook", "Subscribe to our newsletter", "All rights reserved"),
    "fa": ("صفحه نخست", "سیاست", "ورزش", "اشتراک‌گذاری", "در خبرنامه ما عضو شوید", "همه حقوق محفوظ است"),
    "ur": ("صفحہ اول", "دنیا", "کھیل", "شیئر کریں", "ہمارا نیوز لیٹر حاصل کریں", "جملہ حقوق محفوظ ہیں"),
}


def story(language: str) -> list[str]:
    """A bundled article: its headline and its paragraphs."""
    text = (Path(examples.__file__).parent / EXAMPLES[language]).read_text("utf-8")
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def paragraphs(article: Article) -> list[str]:
    """The headline and the paragraphs of what was read."""
    found = [" ".join(part.split()) for part in article.text.split("\n\n") if part.strip()]
    return found if article.title in {None, found[0]} else [str(article.title), *found]


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip archive of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def make_text(parts: list[str], language: str) -> bytes:
    return "\n\n".join(parts).encode()


def make_markdown(parts: list[str], language: str) -> bytes:
    return "\n\n".join(["# " + parts[0], *parts[1:]]).encode()


def make_page(parts: list[str], language: str) -> bytes:
    """A page with menus, share buttons, links and a footer."""
    home, world, sport, share, letter, rights = FURNITURE[language]
    body = "".join(f"<p>{html.escape(part)}</p>\n" for part in parts[1:])
    menu = "".join(f'<li><a href="/{index}">{name}</a></li>' for index, name in enumerate((home, world, sport)))
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{html.escape(parts[0])}</title>'
        f'<meta property="og:title" content="{html.escape(parts[0])}">'
        '<meta property="article:published_time" content="2024-05-06T08:00:00+03:30">'
        '<meta name="author" content="Sara Ahmadi">'
        "<style>p { color: red }</style><script>var p = '<p>no text</p>';</script></head><body>"
        f"<header><nav><ul>{menu}</ul></nav></header>"
        f"<main><article><h1>{html.escape(parts[0])}</h1>{body}"
        f'<div class="share-buttons"><a href="#">{share}</a></div></article></main>'
        f'<aside class="sidebar"><a href="/letter">{letter}</a></aside><footer><p>{rights}</p></footer></body></html>'
    ).encode()


def make_docx(parts: list[str], language: str) -> bytes:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    body = ""
    for part in parts:
        runs = space.join(f"<w:r><w:t>{html.escape(word)}</w:t></w:r>" for word in part.split(" ", 3))
        body += f"<w:p>{style}{runs}</w:p>"
        style = ""
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>',
            "docProps/core.xml": '<c xmlns:d="http://purl.org/dc/elements/1.1/"><d:creator>Sara Ahmadi</d:creator></c>',
        }
    )


def make_odt(parts: list[str], language: str) -> bytes:
    office, text = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text"))
    first, *rest = map(html.escape, parts)
    body = f'<text:h text:outline-level="1">{first}</text:h>'
    for part in rest:
        spans = "<text:s/>".join(f"<text:span>{word}</text:span>" for word in part.split(" ", 2))
        body += f"<text:p>{spans}</text:p>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<office:document-content xmlns:office="{office}" xmlns:text="{text}">'
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        }
    )


def make_epub(parts: list[str], language: str) -> bytes:
    def chapter(inside: str) -> str:
        return (
            '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x.dtd">'
            f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{inside}</body></html>'
        )

    half = len(parts) // 2
    one = f"<h1>{html.escape(parts[0])}</h1>" + "".join(f"<p>{html.escape(part)}</p>" for part in parts[1:half])
    two = "".join(f"<p>{html.escape(part)}&nbsp;</p>" for part in parts[half:])
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/'
            f'elements/1.1/"><dc:title>{html.escape(parts[0])}</dc:title><dc:creator>Sara Ahmadi</dc:creator>'
            "<dc:date>2024-05-06</dc:date></metadata><manifest>"
            '<item id="b" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
            "OEBPS/text/one.xhtml": chapter(one),
            "OEBPS/text/two b.xhtml": chapter(two),
        }
    )


def make_rtf(parts: list[str], language: str) -> bytes:
    """As Word writes it: every letter that is not ASCII as a number and a question mark."""

    def spelt(part: str) -> str:
        units = part.encode("utf-16-le")
        numbers = (int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2))
        return "".join(chr(number) if 0 <= number < 128 else f"\\u{number}?" for number in numbers)

    body = "".join(f"\\pard\\rtlpar {spelt(part)}\\par\n" for part in parts)
    fonts = "{\\fonttbl{\\f0\\fnil Arial;}{\\f1\\fnil\\fcharset178 Arial;}}"
    return f"{{\\rtf1\\ansi\\ansicpg1256\\deff0{fonts}\n{body}}}".encode("ascii")


def make_mail(parts: list[str], language: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = parts[0]
    message["From"] = "Sara Ahmadi <sara@example.org>"
    message["Date"] = "Mon, 06 May 2024 23:30:00 +0330"
    message.set_content("\n\n".join(parts[1:]))
    message.add_alternative("<p>the page that goes with it</p>", subtype="html")
    message.add_attachment("attached notes", filename="notes.txt")
    return message.as_bytes()


def make_saved_page(parts: list[str], language: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "saved"
    message.set_content(make_page(parts, language).decode(), subtype="html")
    message.make_related()
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", cid="<picture>")
    return message.as_bytes()


def make_table(parts: list[str], language: str, delimiter: str = ",") -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow(["id", "headline", "date", "body"])
    writer.writerow(["a", parts[0], "2024-05-06", "\n\n".join(parts[1:])])
    return file.getvalue().encode("utf-8-sig")


def make_lines(parts: list[str], language: str) -> bytes:
    record = {"id": 7, "title": parts[0], "text": "\n\n".join(parts[1:]), "author": "Sara Ahmadi"}
    return json.dumps(record, ensure_ascii=language == "ur").encode() + b"\n"


def make_json(parts: list[str], language: str) -> bytes:
    """As programs of interfaces give it: the articles somewhere within."""
    article = {"id": 7, "headline": parts[0], "author": "Sara Ahmadi", "published": "2024-05-06T08:00:00Z"}
    article["body"] = "\n\n".join(parts[1:])
    answer = {"status": "ok", "tags": [{"name": "one"}], "response": {"results": [article], "pages": 1}}
    return json.dumps(answer, ensure_ascii=language == "ur", indent=1).encode()


def make_workbook(parts: list[str], language: str) -> bytes:
    """An Excel workbook with a sheet of something else before that of the articles."""
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.active.append(["month", "copies"])
    workbook.active.append(["May", 1200])
    sheet = workbook.create_sheet("News")
    sheet.append(["id", "headline", "date", "body"])
    sheet.append([7, parts[0], datetime(2024, 5, 6, 8), "\n\n".join(parts[1:])])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def make_open_workbook(parts: list[str], language: str) -> bytes:
    """A workbook as LibreOffice writes it: paragraphs in cells, rows and cells that are repeated."""
    office, table, text = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text"))

    def cell(*paragraphs: str, more: str = "") -> str:
        inside = "".join(f"<text:p>{html.escape(paragraph)}</text:p>" for paragraph in paragraphs)
        return f"<table:table-cell {more}>{inside}</table:table-cell>"

    names = "".join(map(cell, ("id", "headline", "date", "body")))
    body = [paragraph for part in parts[1:] for paragraph in (part, "")][:-1]
    day = cell("6 May", more='office:date-value="2024-05-06"')
    rows = (
        f"<table:table-row>{names}</table:table-row>"
        '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/>'
        f"</table:table-row><table:table-row>{cell('7')}{cell(parts[0])}{day}{cell(*body)}</table:table-row>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<office:document xmlns:office="{office}" xmlns:table="{table}" xmlns:text="{text}">'
            f'<office:body><office:spreadsheet><table:table table:name="News">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document>",
        }
    )


def make_mailbox(parts: list[str], language: str) -> bytes:
    letter = re.sub(rb"^(>*From )", rb">\1", make_mail(parts, language), flags=re.MULTILINE)
    return b"From sara@example.org Mon May  6 23:30:00 2024\n" + letter + b"\n"


def warc_record(kind: str, block: bytes, said: dict[str, str]) -> bytes:
    """One record of a web archive."""
    header = {"WARC-Type": kind, "WARC-Date": "2024-05-07T09:00:00Z", **said, "Content-Length": str(len(block))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in header.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def response(page: bytes, address: str, more: str = "", status: str = "200 OK", kind: str = "text/html") -> bytes:
    """A page as a server sent it, in a record of a web archive."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode()
    said = {"WARC-Target-URI": address, "Content-Type": "application/http; msgtype=response"}
    return warc_record("response", head + page, said)


def make_web_archive(parts: list[str], language: str) -> bytes:
    """As wget writes it: what the program is, what was asked, and what came."""
    address = "http://example.org/news/7"
    asked = warc_record("request", b"GET /news/7 HTTP/1.1\r\n\r\n", {"WARC-Target-URI": address})
    packed_page = gzip.compress(make_page(parts, language))
    page = response(packed_page, address, "Content-Encoding: gzip\r\n")
    picture = response(b"\x89PNG", "http://example.org/a.png", kind="image/png")
    gone = response(b"<html><p>Gone</p></html>", "http://example.org/b", status="404 Not Found")
    return warc_record("warcinfo", b"software: x\r\n", {}) + asked + page + picture + gone


def packed(make: Callable[[list[str], str], bytes]) -> Callable[[list[str], str], bytes]:
    """The same, in gzip."""
    return lambda parts, language: gzip.compress(make(parts, language))


MAKERS: dict[str, Callable[[list[str], str], bytes]] = {
    ".txt": make_text,
    ".md": make_markdown,
    ".html": make_page,
    ".xhtml": make_page,
    ".mht": make_saved_page,
    ".eml": make_mail,
    ".docx": make_docx,
    ".odt": make_odt,
    ".epub": make_epub,
    ".rtf": make_rtf,
    ".csv": make_table,
    ".tsv": lambda parts, language: make_table(parts, language, "\t"),
    ".jsonl": make_lines,
    ".json": make_json,
    ".xlsx": make_workbook,
    ".ods": make_open_workbook,
    ".mbox": make_mailbox,
    ".warc": make_web_archive,
    ".zip": lambda parts, language: zipped({"a.jpg": b"\xff\xd8", "news/a.html": make_page(parts, language)}),
}
