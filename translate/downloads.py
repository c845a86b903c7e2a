"""One large file over a bad line: in pieces, resumed, retried over all its links, never half-taken for whole.

The file grows as `NAME.part` beside its place, with a note of where it comes from, and is renamed when it is
whole. What is there of it is kept between runs and asked for from where it ends (HTTP Range, RFC 9110, with
If-Range, so that two versions are never joined).
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import DownloadFailed
from .index import local_path
from .regular_files import open_regular, read_regular

if TYPE_CHECKING:
    import requests

Progress = Callable[[int, int | None], None]
# What of a block has come when the connection breaks is lost, so blocks are small.
BLOCK = 16 * 1024
# Seconds: to connect, between two bytes, and without one new byte over all links until it is given up.
CONNECT, READ, STALLED = 6.0, 10.0, 24.0
# Back-off between rounds over the links, doubled each time.
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0
FRUITLESS_ROUNDS = 3
LARGEST = 4 * 1024**3
# What is noted beside a download: a link, and what the server says of its version.
NOTE_BYTES = 64 * 1024
# Left free beside what is written, for everybody else on the disk.
SPARE = 64 * 1024**2


@dataclass(frozen=True)
class Origin:
    """What a `.part` file is a part of: the link, its validator (strong ETag or date), its size if known."""

    link: str
    validator: str
    size: int | None


def download(links: Sequence[str], path: Path, *, progress: Progress | None = None, largest: int = LARGEST) -> None:
    """Fetch a file.

    `links`: addresses or local paths of the same file, tried in turn as long as any brings something new.
    `path`: where it is to stand; its folder must exist. `progress`: called with bytes so far and in all
    (None where unknown). `largest`: more bytes than these are refused. Raises `DownloadFailed`, which names
    the link and reason; what was fetched stays for the next try, except on a full disk.
    """
    part = path.with_name(f"{path.name}.part")
    last_gain = time.monotonic()
    fruitless, pause = 0, FIRST_PAUSE
    failures: dict[str, _FailedAttempt] = {}
    while True:
        before = _size(part)
        for link in links:
            try:
                _fetch(link, part, progress, largest, last_gain + STALLED - time.monotonic())
                part.replace(path)
                _note(part).unlink(missing_ok=True)
                return
            except _FailedAttempt as failure:
                failures[link] = failure
            except OSError as error:
                part.unlink(missing_ok=True)
                _note(part).unlink(missing_ok=True)
                raise DownloadFailed(
                    f"{path.name} cannot be written to {path.parent} ({error.strerror}); make room and try again."
                ) from error
        if _size(part) > before:
            fruitless, pause, last_gain = 0, FIRST_PAUSE, time.monotonic()
        else:
            fruitless += 1
        hopeless = all(failure.final for failure in failures.values())
        if hopeless or fruitless >= FRUITLESS_ROUNDS or time.monotonic() - last_gain + pause >= STALLED:
            told = "; ".join(f"{link}: {failure}" for link, failure in failures.items())
            raise DownloadFailed(f"{path.name} could not be fetched ({told}). Try again, or carry it by hand.")
        time.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)


def remote_size(links: Sequence[str]) -> int | None:
    """The size of a file in bytes, asked for without fetching it; None where nobody says."""
    import requests

    for link in links:
        here = local_path(link)
        if here is not None:
            return _size(here) or None
        try:
            response = requests.head(
                link, timeout=(CONNECT, READ), allow_redirects=True, headers={"Accept-Encoding": "identity"}
            )
        except requests.RequestException:
            continue
        size = response.headers.get("Content-Length", "")
        if response.ok and size.isdigit():
            return int(size)
    return None


class _FailedAttempt(Exception):
    """Why one attempt at one link brought nothing, or not all; `final` where asking again would change nothing."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.final = final


def _fetch(link: str, part: Path, progress: Progress | None, largest: int, patience: float) -> None:
    """One attempt at one link, going on from what `part` holds of it. Raises `_FailedAttempt` or `OSError`."""
    import requests

    here = local_path(link)
    if here is not None:
        _copy(here, part, progress, largest)
        return
    held, origin = _size(part), _read_note(part)
    headers = {"Accept-Encoding": "identity"}
    if held and origin is not None and origin.link == link and (origin.validator or origin.size):
        headers["Range"] = f"bytes={held}-"
        if origin.validator:
            headers["If-Range"] = origin.validator
    else:
        held = 0
    timeouts = (min(CONNECT, max(patience, 1.0)), min(READ, max(patience, 1.0)))
    try:
        with requests.get(link, headers=headers, stream=True, timeout=timeouts) as response:
            if response.status_code == 416 and origin is not None and held == origin.size:
                return
            if response.status_code not in {200, 206}:
                # Nobody mends a 404 by asking again; a busy server may.
                busy = response.status_code >= 500 or response.status_code in {408, 416, 429}
                if response.status_code == 416:
                    part.unlink(missing_ok=True)
                raise _FailedAttempt(f"HTTP {response.status_code}", final=not busy)
            held, size = _begin(response, link, part, held, largest, origin)
            with part.open("ab" if held else "wb") as file:
                for block in response.iter_content(BLOCK):
                    held += len(block)
                    if held > (largest if size is None else size):
                        raise _FailedAttempt("it is longer than it said", final=True)
                    file.write(block)
                    if progress is not None:
                        progress(held, size)
    except requests.Timeout as error:
        raise _FailedAttempt("no answer in time") from error
    except requests.RequestException as error:
        raise _FailedAttempt(f"the connection broke ({type(error).__name__})") from error
    if size is not None and held != size:
        raise _FailedAttempt(f"{held} of {size} bytes came")


def _begin(
    response: requests.Response, link: str, part: Path, held: int, largest: int, origin: Origin | None
) -> tuple[int, int | None]:
    """Where writing starts and how long the whole is; what cannot fit is refused before a byte is taken."""
    length = response.headers.get("Content-Length", "")
    size = int(length) if length.isdigit() else None
    if response.status_code == 206:
        size = None if size is None else size + held
        first = response.headers.get("Content-Range", "").removeprefix("bytes ").split("-")[0]
        changed = origin is not None and not origin.validator and origin.size != size
        if first != str(held) or changed:
            part.unlink(missing_ok=True)
            raise _FailedAttempt("the server answered with another part than was asked for")
    else:
        held = 0
    if size is not None and size > largest:
        raise _FailedAttempt(f"{size} bytes are more than a package has", final=True)
    free = shutil.disk_usage(part.parent).free
    if size is not None and size - held + SPARE > free:
        raise _FailedAttempt(f"{size - held} bytes to come, but {free} free in {part.parent}", final=True)
    validator = response.headers.get("ETag", "")
    if not validator or validator.startswith("W/"):
        validator = response.headers.get("Last-Modified", "")
    note = _note(part)
    note.write_text(json.dumps(asdict(Origin(link, validator, size))), encoding="utf-8")
    return held, size


def _copy(source: Path, part: Path, progress: Progress | None, largest: int) -> None:
    """The same from a mirror on this machine."""
    if not source.is_file():
        raise _FailedAttempt("there is no such file", final=True)
    size = _size(source)
    if size > largest or size + SPARE > shutil.disk_usage(part.parent).free:
        raise _FailedAttempt(f"{size} bytes do not fit in {part.parent}", final=True)
    with open_regular(source) as reading, part.open("wb") as writing:
        done = 0
        while block := reading.read(BLOCK):
            writing.write(block)
            done += len(block)
            if progress is not None:
                progress(done, size)


def _note(part: Path) -> Path:
    return part.with_name(f"{part.name}.json")


def _read_note(part: Path) -> Origin | None:
    try:
        return Origin(**json.loads(read_regular(_note(part), NOTE_BYTES)))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
