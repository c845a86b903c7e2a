"""Characters with a function, and text that others wrote made harmless to a terminal or a log."""

from __future__ import annotations

import re

# The lengths are those that mail allows; without them a long word would be read anew from each of its letters.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,255}\.[\w.-]{1,255}", re.IGNORECASE)
# Marks that stand after the end of a sentence, and before the beginning of one. German writes »…« and „…“, Urdu ”…“.
CLOSERS = "\"'`»«”’“‘›‹)]}」』）】》〉"
OPENERS = "\"'`«»“”‘’‹›„‚([{「『（【《〈¿¡-–—•*⁃"
# Soft hyphen, byte order mark, zero-width space, direction marks and the like: not seen, and not white space.
INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
# Words of Persian and emoji are made with them; no terminal acts on them.
JOINERS = "\u200c\u200d"
# What a text may hold besides, where it is shown as a text: its lines, its spaces and the marks that keep a full stop
# at its own end of a line.
OF_TEXT = f"{JOINERS}\n\t\u00a0\u00ad\u200e\u200f\u061c\u2002\u2003\u2009\u202f\u2060\u3000\ufeff"


def printable(text: str, keep: str = "") -> str:
    r"""Spell out what a terminal might obey, or could not show.

    Args:
        text: Of any origin and length.
        keep: Characters that stay although they are not printable, such as `JOINERS`.

    Returns:
        The text with an escape such as `\x1b` or `\u202e` for each control character, line end, mark of direction
        and lone surrogate.
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() or sign in keep else ascii(sign)[1:-1] for sign in text)
