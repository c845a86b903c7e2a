"""Web and mail addresses in a text, which are neither translated nor typeset."""

from __future__ import annotations

import re

# The lengths are those that mail allows; without them a long word would be read anew from each of its letters.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,255}\.[\w.-]{1,255}", re.IGNORECASE)
