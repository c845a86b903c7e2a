"""Characters that a format cannot hold, and what stands for them."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
# A half of a pair of UTF-16, alone: no encoding of Unicode holds it. JSON can name it, so a record may.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# All but `Char` of XML 1.0 (section 2.2): control characters, and two that are none.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])+")


def encodable(text: str) -> str:
    """The text with U+FFFD for every character that UTF-8 cannot hold; as long as before."""
    return _LONE_SURROGATE.sub(REPLACEMENT, text)


def for_xml(text: str) -> str:
    """The text with U+FFFD for every character that XML 1.0 forbids, escaped or not; as long as before."""
    return _NOT_IN_XML.sub(REPLACEMENT, text)


def on_one_line(text: str) -> str:
    """The text with one space for each run of line ends, and `encodable`."""
    return _LINE_ENDS.sub(" ", encodable(text))
