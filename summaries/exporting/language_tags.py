"""Language codes as other programs know them."""

from __future__ import annotations

# Argos names these in a way of its own; all its other codes are tags already (RFC 5646).
TAGS = {"pb": "pt-BR", "zh": "zh-Hans", "zt": "zh-Hant"}


def tag(code: str) -> str:
    """The RFC 5646 tag, for `xml:lang` and `lang`, of a language.

    `code`: of the table of languages; any other is taken for a tag.
    """
    return TAGS.get(code, code)
