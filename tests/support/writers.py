"""Programs that fill a folder as programs do, and what must stand there in the end."""

from __future__ import annotations

import hashlib
import random
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from summaries import read_record

# How a file comes: written in one go; in slow pieces; under another name and renamed; moved in from elsewhere into a
# new folder; overwritten within a second, or when it has long been done; deleted soon, or when it has been done.
WAYS = ("whole", "slow", "renamed", "moved", "overwritten", "overwritten late", "deleted", "deleted late")


class Writers:
    """Threads that put files into a folder, each in one of the ways above; `expected`: what is left, by SHA-256.

    `folder`: to fill. `elsewhere`: on the same file system. `texts`: to write, by language. `files`: how
    many. `threads`: writing at once. `seconds`: that it takes about. `late`: seconds until a file has long been done.
    """

    def __init__(
        self,
        folder: Path,
        elsewhere: Path,
        texts: Mapping[str, str],
        files: int,
        threads: int,
        seconds: float,
        late: float,
    ) -> None:
        self.expected: dict[Path, str] = {}
        self._texts = tuple(texts.items())
        self._folder, self._elsewhere, self._late = folder, elsewhere, late
        self._pause = seconds * threads / files
        self._threads = [
            threading.Thread(target=self._write, args=(range(first, files, threads), random.Random(first)))
            for first in range(threads)
        ]
        self._later: list[tuple[float, Path, str | None]] = []
        self._lock = threading.Lock()

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def join(self) -> None:
        for thread in self._threads:
            thread.join()
        for moment, path, text in sorted(self._later, key=lambda one: one[0]):
            time.sleep(max(0.0, moment - time.monotonic()))
            if text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")

    def wrong(self) -> list[str]:
        """What is not as it must be in the end; empty if nothing."""
        found = []
        sources = {path for path in self._folder.rglob("*.txt") if ".txt." not in path.name}
        records = set(self._folder.rglob("*.parallel.json"))
        found += [f"{path}: unexpected" for path in sources ^ self.expected.keys()]
        wanted = {path.with_name(path.name + ".parallel.json") for path in self.expected}
        found += [f"{path}: lacking or one too many" for path in records ^ wanted]
        found += [f"{path}: left over" for path in self._folder.rglob(".hamzaban-*")]
        for path, sha256 in self.expected.items():
            record = read_record(path.with_name(path.name + ".parallel.json"))
            if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
                found.append(f"{path}: not as it was written")
            if record is not None and record.source.sha256 != sha256:
                found.append(f"{path}: the record is of something else")
            for name, digest in record.outputs.items() if record else ():
                output = path.with_name(name)
                if not output.is_file() or hashlib.sha256(output.read_bytes()).hexdigest() != digest:
                    found.append(f"{output}: not what the record speaks of")
        return found

    def _write(self, numbers: range, chance: random.Random) -> None:
        for number in numbers:
            self._one(number, WAYS[number // len(self._threads) % len(WAYS)])
            time.sleep(chance.uniform(0, 2 * self._pause))

    def _one(self, number: int, way: str) -> None:
        code, text = self._texts[number % len(self._texts)]
        text = f"{text}\n\n{number}. {text.splitlines()[0]} {number}."
        path = self._folder / f"{number % 7}" / f"{number:04}.{code}.txt"
        path.parent.mkdir(exist_ok=True)
        if way == "slow":
            data = text.encode()
            with path.open("wb") as file:
                for start in range(0, len(data), len(data) // 4 + 1):
                    file.write(data[start : start + len(data) // 4 + 1])
                    file.flush()
                    time.sleep(self._pause / 4)
        elif way == "renamed":
            part = path.with_name(path.name + ".part")
            part.write_text(text, encoding="utf-8")
            time.sleep(self._pause / 4)
            part.replace(path)
        elif way == "moved":
            path = self._folder / "new" / f"{number}" / path.name
            path.parent.mkdir(parents=True)
            (self._elsewhere / path.name).write_text(text, encoding="utf-8")
            (self._elsewhere / path.name).replace(path)
        else:
            path.write_text(text, encoding="utf-8")
        if way == "overwritten":
            time.sleep(min(0.5, self._pause / 2))
            text += f"\n\nSchools are open today, he said, {number}."
            path.write_text(text, encoding="utf-8")
        elif way == "deleted":
            time.sleep(min(0.5, self._pause / 2))
            path.unlink()
            return
        with self._lock:
            if way == "overwritten late":
                text += f"\n\nRoads are closed today, he said, {number}."
            if way in {"overwritten late", "deleted late"}:
                gone = way == "deleted late"
                self._later.append((time.monotonic() + self._late, path, None if gone else text))
                if gone:
                    return
            self.expected[path] = hashlib.sha256(text.encode()).hexdigest()
