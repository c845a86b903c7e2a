"""Documents of word processors, books and rich text, beyond the plain ones that `test_formats.py` has."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import pytest

from summaries.reading.reader import UnreadableArticle, read_article
from tests.support.making import (
    make_docx,
    make_epub,
    make_odt,
    make_page,
    make_rtf,
    make_saved_page,
    make_text,
    paragraphs,
    story,
    zipped,
)

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE, TEXT = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text"))


def read(folder, name, data):
    (folder / name).write_bytes(data)
    return read_article(folder / name)


def docx(body, namespace=WORD):
    more = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return zipped(
        {"word/document.xml": f'<w:document xmlns:w="{namespace}" {more}><w:body>{body}</w:body></w:document>'}
    )


def odt(body):
    root = f'<office:document-content xmlns:office="{OFFICE}" xmlns:text="{TEXT}"><office:body><office:text>'
    return zipped({"content.xml": f"{root}{body}</office:text></office:body></office:document-content>"})


@pytest.mark.parametrize("namespace", [WORD, STRICT])
def test_tracked_changes_of_word_are_read_as_accepted(tmp_path, namespace):
    body = (
        "<w:p><w:r><w:t>The talks</w:t></w:r><w:ins><w:r><w:t> resumed</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText> failed</w:delText></w:r></w:del><w:moveFrom><w:r><w:t> moved</w:t></w:r></w:moveFrom>"
        "<w:r><w:tab/><w:t>today</w:t><w:br/><w:t>in Tehran.</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert read(tmp_path, "a.docx", docx(body, namespace)).text == "The talks resumed today\nin Tehran."


def test_a_box_in_a_word_document_is_read_once(tmp_path):
    box = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>in a table</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    body = f"<w:p><w:r><w:t>around </w:t>{drawn}<w:t>it</w:t></w:r></w:p>{table}"
    assert read(tmp_path, "a.docx", docx(body)).text == "in a box\n\naround it\n\nin a table"


def test_notes_comments_and_deletions_of_an_odt_are_left_out(tmp_path):
    body = (
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        "<text:p>One<text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note> two"
        "<office:annotation><text:p>a comment</text:p></office:annotation><text:s text:c='1000000000'/>three"
        "<text:line-break/><text:span>four</text:span>.</text:p>"
    )
    assert read(tmp_path, "a.odt", odt(body)).text == "One two three\nfour."


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".epub"])
@pytest.mark.parametrize("data", [b"PK\x03\x04 and no more", b"plain", zipped({"other.xml": "<a/>"})])
def test_what_is_no_document_says_so(tmp_path, suffix, data):
    with pytest.raises(UnreadableArticle, match=r"this is no"):
        read(tmp_path, f"a{suffix}", data)


def test_broken_text_says_so(tmp_path):
    with pytest.raises(UnreadableArticle, match="its text is broken"):
        read(tmp_path, "a.docx", docx("<w:p><w:r>"))


@pytest.mark.parametrize(
    ("make", "member", "suffix"),
    [
        (make_docx, "word/document.xml", ".docx"),
        (make_odt, "content.xml", ".odt"),
        (make_epub, "OEBPS/book.opf", ".epub"),
    ],
)
class TestHostile:
    """The same attacks on each."""

    def test_a_bomb_is_not_unpacked(self, tmp_path, make, member, suffix):
        with pytest.raises(UnreadableArticle, match="unpacks to more than any text"):
            read(tmp_path, f"a{suffix}", self.with_member(make, member, b" " * (300 * 2**20)))

    def test_entities_are_not_replaced(self, tmp_path, make, member, suffix):
        secret = tmp_path / "secret.txt"
        secret.write_text("SECRET", encoding="utf-8")
        laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
        for entities in ('<!ENTITY a0 "ha">' + laughs, f'<!ENTITY a11 SYSTEM "{secret.as_uri()}">'):
            try:
                text = read(tmp_path, f"a{suffix}", self.with_entities(make, member, entities)).text
            except UnreadableArticle:
                continue
            assert "SECRET" not in text and len(text) < 10_000

    def test_nesting_is_bounded(self, tmp_path, make, member, suffix):
        with pytest.raises(UnreadableArticle, match=r"nested deeper|broken"):
            read(tmp_path, f"a{suffix}", self.with_member(make, member, b"<a>" * 100_000))

    @staticmethod
    def with_member(make, member, data):
        import io
        import zipfile

        with zipfile.ZipFile(io.BytesIO(make(story("en"), "en"))) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        return zipped({**members, member: data})

    @classmethod
    def with_entities(cls, make, member, entities):
        import io
        import zipfile

        with zipfile.ZipFile(io.BytesIO(make(story("en"), "en"))) as archive:
            text = archive.read(member).decode()
        root = text[1 : text.index(" ")]
        inside = text.replace("two", "&a11;").replace("border", "&a11;")
        return cls.with_member(make, member, f"<!DOCTYPE {root} [{entities}]>{inside}".encode())


def test_rich_text_in_the_code_page_of_its_font_is_read(tmp_path):
    spelt = "".join(f"\\'{byte:02x}" for byte in "سلام بر شما".encode("cp1256"))
    fonts = "{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fswiss\\fcharset178 Arial;}}"
    link = '{\\field{\\*\\fldinst{HYPERLINK "https://example.org/"}}{\\fldrslt{shown}}}'
    data = f"{{\\rtf1\\ansi\\ansicpg1252{fonts}\\f1 {spelt}\\par\\f0 caf\\'e9 {link}\\par}}"
    assert read(tmp_path, "a.rtf", data.encode("ascii")).text == "سلام بر شما\n\ncafé shown"


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1{\\fonttbl" + b"\\f1" * 200_000,
        b"{\\rtf1{\\fonttbl" + b"\\f1 " * 1_900 + b"x" * 100_000,
        b"{\\rtf1" + b'{\\field{\\*\\fldinst{HYPERLINK "' * 20_000,
        b"{\\rtf1" + b"{" * 200_000,
        b"{\\rtf1" + b"}" * 200_000,
        b"{\\rtf1\\bin99999999999999999999 \\u99999999999? \\'zz \\'e",
        b"{\\rtf1\\ansicpg99999 \\'e9\\u-1?\\uc99999 x}",
    ],
)
def test_hostile_rich_text_comes_to_an_end(tmp_path, data):
    try:
        read(tmp_path, "a.rtf", data)
    except Exception as error:
        assert type(error).__name__ in {"UnreadableArticle", "NoText"}


@pytest.mark.parametrize("count", ["", "\\uc0", "\\uc1", "\\uc2"])
def test_words_for_joiners_of_rich_text_are_joiners(tmp_path, count):
    spare = {"": "?", "\\uc0": " ", "\\uc1": "?", "\\uc2": "??"}[count]
    spelt = "".join(
        f"\\u{ord(letter)}{spare}" if letter not in "\u200c\u200d" else letter for letter in "می\u200cآیدھ\u200d"
    )
    spelt = spelt.replace("\u200c", "\\zwnj ").replace("\u200d", "\\zwj")
    data = f"{{\\rtf1\\ansi\\ansicpg1256{count} {spelt}\\par \\zwnbo x\\par}}"
    assert read(tmp_path, "a.rtf", data.encode("ascii")).text.startswith("می\u200cآیدھ\u200d")


@pytest.mark.parametrize("namespace", [WORD, STRICT])
def test_characters_that_word_gives_by_number_are_read(tmp_path, namespace):
    def sign(number):
        return f'<w:r><w:sym w:font="Arial" w:char="{number}"/></w:r>'

    no_letters = "".join(map(sign, ("F0B7", "", "0001")))
    body = f"<w:p><w:r><w:t>می</w:t></w:r>{sign('200C')}<w:r><w:t>آید</w:t></w:r>{no_letters}</w:p>"
    assert read(tmp_path, "a.docx", docx(body, namespace)).text == "می\u200cآید"


@pytest.mark.parametrize("make", [make_page, make_saved_page, make_rtf, make_docx, make_text])
def test_a_document_put_into_another_as_it_is_is_read_in_its_place(tmp_path, make):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    body = '<w:p><w:r><w:t>Before.</w:t></w:r></w:p><w:altChunk r:id="rId7"/><w:p><w:r><w:t>After.</w:t></w:r></w:p>'
    for target in ("chunk.dat", "/word/chunk.dat"):
        members = {
            "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:r="{kind}"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": f'<Relationships><Relationship Id="rId7" Type="{kind}/aFChunk"'
            f' Target="{target}"/><Relationship Id="rId8" Type="{kind}/image" Target="x.png"/></Relationships>',
            "word/chunk.dat": make(story("fa"), "fa"),
        }
        found = read(tmp_path, "a.docx", zipped(members)).text.split("\n\n")
        assert (found[0], found[-1]) == ("Before.", "After.")
        assert [part for part in found if part in story("fa")] == story("fa")


def test_a_chunk_that_is_not_there_costs_itself_alone(tmp_path):
    body = '<w:p><w:r><w:t>Before.</w:t></w:r></w:p><w:altChunk w:id="rId7"/>'
    assert read(tmp_path, "a.docx", docx(body)).text == "Before."


@pytest.mark.parametrize("form", ["unmarked", "decomposed", "in capitals"])
def test_chapters_of_a_book_are_found_however_their_names_are_spelt(tmp_path, form):
    name = "OEBPS/text/بخشآ one.xhtml"
    with zipfile.ZipFile(io.BytesIO(make_epub(story("fa"), "fa"))) as archive:
        members = {one.replace("OEBPS/text/one.xhtml", name): archive.read(one) for one in archive.namelist()}
    members["OEBPS/book.opf"] = members["OEBPS/book.opf"].replace(
        b"text/one.xhtml", name.removeprefix("OEBPS/").encode()
    )
    if form == "decomposed":
        members = {unicodedata.normalize("NFD", one): data for one, data in members.items()}
    if form == "in capitals":
        members = {one.replace("one.xhtml", "One.XHTML"): data for one, data in members.items()}
    data = zipped(members)
    if form == "unmarked":
        unsaid = bytearray(data)
        for mark, place in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
            at = -1
            while (at := unsaid.find(mark, at + 1)) >= 0:
                unsaid[at + place] &= ~0x08 & 0xFF
        data = bytes(unsaid)
    assert paragraphs(read(tmp_path, "a.epub", data)) == story("fa")
