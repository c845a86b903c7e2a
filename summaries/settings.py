"""What decides how an article is summarised, as data and as a hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from translate import find_language, find_languages

from .ranking import METHODS, Length
from .reading import Reading

DEFAULT_LANGUAGES = ("en", "fa", "ur")


@dataclass(frozen=True)
class Settings:
    """What decides a summary besides the article and the packages.

    `to`: languages, in the order they are asked for; kept as codes. `source`: the articles' language, or None to
    detect each one's. `length`: of the summary. `method`: of ranking. `full`: whether to translate the
    whole article too. `about`: a topic, in any language, or None. `reading`: how files are to be read.
    `keep_all`: whether cleaning leaves every line in.
    """

    to: tuple[str, ...] = DEFAULT_LANGUAGES
    source: str | None = None
    length: Length = field(default_factory=Length)
    method: str = METHODS[0]
    full: bool = False
    about: str | None = None
    reading: Reading = field(default_factory=Reading)
    keep_all: bool = False

    def __post_init__(self) -> None:
        """Spell languages as codes. Raises `UnknownLanguage`."""
        object.__setattr__(self, "to", find_languages(self.to))
        if self.source is not None:
            object.__setattr__(self, "source", find_language(self.source).code)


def describe_settings(settings: Settings) -> dict[str, Any]:
    """The settings as plain data."""
    return {
        "to": list(settings.to),
        "from": settings.source,
        "sentences": settings.length.sentences,
        "ratio": settings.length.ratio,
        "words": settings.length.words,
        "method": settings.method,
        "full": settings.full,
        "about": settings.about,
        "keep_all": settings.keep_all,
        **asdict(settings.reading),
    }


def hash_settings(settings: Mapping[str, Any], engine: Mapping[str, Any]) -> str:
    """The SHA-256 of what decides a summary besides its source: settings, beam and packages, as plain data."""
    decided = {"settings": dict(settings), "engine": dict(engine)}
    canonical = json.dumps(decided, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    # A topic comes from a command line, where bytes that are not UTF-8 are halves of pairs.
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
