"""What is remembered of a failure, next to its source: `NAME.parallel.error.json`, gone once it works.

A file whose content is the trouble fails again as long as it stays the same, so that it is not tried again. What may
pass (a folder that cannot be read, a disk that is full) always is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate import HamzabanError, installed_version, read_regular

from ..filesystem import rights_of, write_atomically
from ..outputs import remove_outputs
from ..records import FAILURE_SUFFIX, MANY_SUFFIX, Destination, output_stem, valid_unicode
from ..settings import hash_settings
from ..sources import Source

SCHEMA = 1
FAILURE_BYTES = 1024**2
KEYS = {"schema", "source", "error", "message", "settings_sha256"}


class FailedBefore(HamzabanError):
    """A file that failed in an earlier run, and has not changed since; the message is that of then."""


@dataclass(frozen=True)
class Failure:
    """Why a file failed.

    `sha256`: of the file then. `settings_sha256`: of the settings that it failed with. `error`: the kind. `message`: as
    it was told.
    """

    sha256: str
    settings_sha256: str
    error: str
    message: str


def write_failure(source: Source, sha256: str, settings: Mapping[str, Any], error: HamzabanError) -> None:
    """Write down why a file failed, in place of anything that was written of it before.

    `sha256`: of the file. `settings`: as plain data. Where nothing can be written nothing is remembered: the failure
    itself is told all the same.
    """
    destination = source.destination
    place = None if source.place is None else source.place.identity
    plain = {
        "schema": SCHEMA,
        "source": {"name": source.path.name, "place": place, "sha256": sha256},
        "error": type(error).__name__,
        "message": str(error).replace(str(source.path), source.path.name),
        "settings_sha256": _hash(settings),
    }
    with suppress(OSError):
        # What an earlier version of the file came to is not what it is now.
        remove_outputs(destination)
        write_atomically(destination.failure, _as_text(plain), rights_of(source.path))


def read_failure(destination: Destination, sha256: str, settings: Mapping[str, Any]) -> Failure | None:
    """What is remembered of a file with this SHA-256 and these settings, or None."""
    try:
        plain = json.loads(read_regular(destination.failure, FAILURE_BYTES))
        failure = Failure(plain["source"]["sha256"], plain["settings_sha256"], plain["error"], plain["message"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    same = failure.sha256 == sha256 and failure.settings_sha256 == _hash(settings)
    return failure if same and isinstance(failure.message, str) else None


def is_failure(path: Path) -> bool:
    """Return whether a file is one that `write_failure` wrote, of a source of that name, and not edited since."""
    try:
        content = read_regular(path, FAILURE_BYTES).decode("utf-8")
        plain = json.loads(content)
        stem = output_stem(plain["source"]["name"])
        in_folder_of_its_file = path.parent.name.endswith(MANY_SUFFIX) and plain["source"]["place"] is not None
        if plain.keys() != KEYS or not (in_folder_of_its_file or path.name == f"{stem}{FAILURE_SUFFIX}"):
            return False
        return content == _as_text(plain)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return False


def _as_text(plain: Mapping[str, Any]) -> str:
    """What stands in the file."""
    return valid_unicode(json.dumps(plain, ensure_ascii=False, indent=1)) + "\n"


def _hash(settings: Mapping[str, Any]) -> str:
    """Another version of the program may do what this one cannot."""
    return hash_settings(settings, {"hamzaban": installed_version()})
