"""The table of input formats."""

from __future__ import annotations

from collections import Counter

import pytest

from summaries.reading.table import FORMATS, ROWS, SAVE_AS, sniff_format


def test_rows_share_no_suffix():
    suffixes = Counter(suffix for row in ROWS for suffix in (*row.suffixes, *row.instead_of))
    assert set(suffixes.values()) == {1}
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


def test_save_as_names_formats_that_are_read():
    assert SAVE_AS.keys().isdisjoint(FORMATS) and set(SAVE_AS.values()) <= FORMATS.keys()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7", "pdf"),
        (rb"{\rtf1 peace}", "rtf"),
        (b"PK\x03\x04....mimetypeapplication/epub+zip", "epub"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
        (b"PK\x03\x04" + b"." * 9000 + b"word/document.xml", "docx"),
        (b"\xef\xbb\xbf <!-- news --><!DOCTYPE html><p>peace", "html"),
        (b"PK\x03\x04....", "text"),
        (b"The tag <html> and %PDF- in a text.", "text"),
        (b"", "text"),
    ],
)
def test_sniff_format(data, name):
    assert sniff_format(data).name == name
