"""PDF: what is printed, in the order it is read in, in letters.

The fixtures are our own bundled articles, printed once: `browser` by Chromium, `writer` by LibreOffice, in Noto fonts
(OFL): Naskh for Persian, Nastaliq for the Urdu one of `writer`. `mixed` has brackets, quotation marks, numbers and
Latin words in Persian; `columns` has two columns under one headline.
"""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest

from summaries.reading import limits
from summaries.reading.reader import UnreadableArticle, read_article
from tests.support.making import EXAMPLES, paragraphs, story

FIXTURES = Path(__file__).parent / "fixtures"
MIXED = [
    "قیمت نفت برنت به ۸۵٫۳۴ دلار رسید",
    "سازمان ملل (UN) در سال ۲۰۲۴ گفت که «برنامه COVID-19» با 1,200.5 میلیون دلار بودجه ادامه دارد. رئیس [کمیته] در "
    "نشانی https://example.org/a/b خبر داد؛ این «گزارش» ۱۲/۵/۱۴۰۳ منتشر شد و ۴۰٪ رشد داشت.",
    "او گفت: «نمی‌توانیم (و نمی‌خواهیم) برگردیم.» شرکت Apple Inc. سهام خود را فروخت. شماره تلفن 021-88776655 است.",
]


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1, the first its catalogue. `trailer`: what else it says at its end."""
    body = b"%PDF-1.7\n"
    places = []
    for number, data in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer <</Root 1 0 R /Size %d %s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, table, end)


def page_of(content: bytes, extra: bytes = b"", *more: bytes, filters: bytes = b"") -> bytes:
    stream = b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(content), filters, content)
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <<%s>>>>" % extra
    return pdf([b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R] /Count 1>>", page, stream, *more])


FONT = b"/Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>"


def read(folder, data, name="a.pdf"):
    (folder / name).write_bytes(data)
    return read_article(folder / name)


@pytest.mark.parametrize("printer", ["browser", "writer"])
@pytest.mark.parametrize("language", EXAMPLES)
def test_a_printed_article_is_the_article(language, printer):
    (path,) = (
        FIXTURES.glob(f"*.{language}.{printer}.pdf") if language != "fa" else [FIXTURES / f"water.fa.{printer}.pdf"]
    )
    article = read_article(path)
    assert paragraphs(article) == story(language)
    assert article.title == story(language)[0]


def test_numbers_brackets_and_latin_words_stand_where_they_were():
    assert read_article(FIXTURES / "mixed.fa.browser.pdf").text.split("\n\n") == MIXED


def test_columns_are_read_one_after_the_other():
    assert paragraphs(read_article(FIXTURES / "water.fa.columns.pdf")) == story("fa")


def test_a_packed_pdf_is_read(tmp_path):
    data = (FIXTURES / "border-market.en.writer.pdf").read_bytes()
    assert paragraphs(read(tmp_path, gzip.compress(data), "a.pdf.gz")) == story("en")


def test_headers_and_page_numbers_are_left_out(tmp_path):
    def page(number: int) -> bytes:
        text = b"".join(
            b"1 0 0 1 50 %d Tm (%s) Tj " % (y, line)
            for y, line in [
                (780, b"The Daily News, issue 7"),
                (700, b"The talks of day %d went on." % number),
                (686, b"Nobody said a word of it until %d." % number),
                (40, b"- %d -" % number),
            ]
        )
        return b"BT /F1 12 Tf %s ET" % text

    streams = [b"<</Length %d>>\nstream\n%s\nendstream" % (len(page(n)), page(n)) for n in (1, 2, 3)]
    pages = [
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources <<%s>>>>" % (n, FONT)
        for n in (6, 7, 8)
    ]
    tree = b"<</Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3>>"
    article = read(tmp_path, pdf([b"<</Type /Catalog /Pages 2 0 R>>", tree, *pages, *streams]))
    assert article.text.split("\n\n") == [
        f"The talks of day {n} went on. Nobody said a word of it until {n}." for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (page_of(b"0 0 100 100 re f"), r"a scan\); run text recognition"),
        (b"no document", "this is no PDF"),
        (b"%PDF-1.7\nand no more", "broken"),
        (page_of(b"x")[:-200], "broken|scan"),
    ],
)
def test_what_holds_no_text_says_so(tmp_path, data, message):
    with pytest.raises(UnreadableArticle, match=message):
        read(tmp_path, data)


def test_fonts_that_do_not_say_their_letters_are_not_guessed(tmp_path):
    font = (
        b"/Font <</F1 <</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<</Type /Font "
        b"/Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
        b"/DW 1000 /FontDescriptor <</Type /FontDescriptor /FontName /X /Flags 4>>>>]>>"
        b" /F2 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>"
    )
    data = page_of(b"BT /F1 12 Tf 50 700 Td <00050006000700080009> Tj /F2 12 Tf 0 -20 Td (12) Tj ET", font)
    with pytest.raises(UnreadableArticle, match="fonts do not say which letters they show"):
        read(tmp_path, data)


def test_a_document_that_is_locked_says_so(tmp_path):
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800]>>"
    tree = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
    lock = b"<</Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s>>>" % (b"ab" * 32, b"cd" * 32)
    data = pdf([b"<</Type /Catalog /Pages 2 0 R>>", tree, page, lock], b"/Encrypt 4 0 R /ID [<aa> <aa>]")
    with pytest.raises(UnreadableArticle, match="locked with a password"):
        read(tmp_path, data)


def test_a_page_that_asks_for_too_much_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "PDF_SECONDS", 3)
    # Forms that draw each other: 10 to the power of 9 of them.
    forms = b"/XObject <<%s>>" % b" ".join(b"/X%d %d 0 R" % (n, n + 5) for n in range(10))
    draws = [
        b"<</Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources <<%s>> /Length %d>>\nstream\n%s\nendstream"
        % (forms, len(b"/X%d Do " % (n + 1)) * 10, b"/X%d Do " % (n + 1) * 10)
        for n in range(9)
    ]
    with pytest.raises(UnreadableArticle, match=r"takes more than 3 s"):
        read(tmp_path, page_of(b"/X0 Do", forms, *draws, b"<</Length 0>>\nstream\n\nendstream"))


def test_a_bomb_does_not_fill_the_machine(tmp_path):
    once = zlib.compress(b" " * (256 * 2**20), 9)
    twice = zlib.compress(once, 9)
    try:
        read(tmp_path, page_of(twice, FONT, filters=b"/Filter [/FlateDecode /FlateDecode]"))
    except UnreadableArticle as error:
        assert "a.pdf" in str(error)
    else:
        pytest.fail("blanks were read as an article")
