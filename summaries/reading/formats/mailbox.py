"""Mailboxes (`.mbox`): one letter after the other in one file, each an article.

The standard library's reader of them opens files itself, and unpacked ones only; where letters begin is one rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .. import limits
from ..article import Content, Place, Reading, UnreadableArticle
from ..lines import lines_of
from ..open_file import Member, opened
from .fields import Identities
from .mail import read_mail

# The line before each letter, which stands after a blank one; and what such a line in a letter is written as.
BEGINNING = b"From "
GUARDED = re.compile(rb"^>(>*From )", re.MULTILINE)
MESSAGE_ID = re.compile(rb"message-id\s*:\s*<?([^<>\s]+)", re.IGNORECASE)


def find_letters(path: Path | Member, reading: Reading) -> Iterator[Place]:
    """The letters of a mailbox. Raises `UnreadableArticle` where it is none."""
    identities = Identities()
    number = 0
    start: int | None = None
    end = 0
    identity: str | None = None
    is_header = after_blank = True
    with opened(path) as file:
        for line in lines_of(file, "utf-8", 0):
            blank = not line.data.strip()
            if after_blank and line.data.startswith(BEGINNING):
                if start is not None:
                    yield Place(identities.settle(identity, number), number, start, end)
                number, start, identity, is_header = number + 1, line.after, None, True
            elif start is None and not blank:
                raise UnreadableArticle(
                    f"{path}: this is no mailbox (it does not begin with 'From '); export it again."
                )
            elif is_header:
                said = MESSAGE_ID.match(line.data)
                identity = said[1].decode("utf-8", "replace") if said and identity is None else identity
                is_header = not blank
            end = line.after
            after_blank = blank
    if start is not None:
        yield Place(identities.settle(identity, number), number, start, end)


def read_letter(path: Path | Member, reading: Reading, data: bytes, place: Place) -> Content:
    """One letter of a mailbox, `data` its bytes: as for mail. Raises `UnreadableArticle`."""
    where = f"{path}: letter {place.number}"
    if len(data) > limits.MAIL:
        raise UnreadableArticle(f"{where}: more than {limits.MAIL // limits.MEGABYTE} MB; save its text.")
    return read_mail(GUARDED.sub(rb"\1", data), where, reading)
