"""What format bytes without a name are in: those that come in through a pipe."""

from __future__ import annotations

import re

# How much of the beginning is looked at.
SAMPLE = 4096
PAGE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
# What stands in the archive's list of each kind of document; for ODT and EPUB it is their first member, unpacked.
ARCHIVES = (
    (b"application/epub+zip", ".epub"),
    (b"application/vnd.oasis.opendocument.text", ".odt"),
    (b"word/document.xml", ".docx"),
)


def sniff_suffix(data: bytes) -> str:
    """The suffix that a file of these bytes would have, `.txt` where nothing else is recognised.

    `data`: all of it.
    """
    head = data[:SAMPLE]
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if head.startswith(b"PK\x03\x04"):
        return next((suffix for mark, suffix in ARCHIVES if mark in data), ".txt")
    return ".html" if PAGE.match(head) else ".txt"
