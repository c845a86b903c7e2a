"""The index of packages that can be had: from the network, from a mirror, or from a folder carried by hand.

`ARGOS_PACKAGE_INDEX` says where, as for Argos Translate: an address, or a local folder with an `index.json` or
with nothing but `.argosmodel` files. What was last fetched is kept with its date and serves while the network is away.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import url2pathname

from ..arguments import one_or_many
from ..errors import DownloadFailed, WrongUse
from ..own_files import make_own_folder, open_own
from ..packages import PIVOT, version_key
from ..regular_files import read_regular
from ..text import table_code

ARCHIVE_SUFFIX = ".argosmodel"
INDEX_NAME = "index.json"
# Seconds to connect, and between two bytes: an index is small.
TIMEOUTS = (6.0, 10.0)
LARGEST_INDEX = 20 * 1024 * 1024


@dataclass(frozen=True)
class AvailablePackage:
    """A package that can be had.

    `source`, `target`: language codes. `version`: as the index says. `links`: addresses or local paths of
    its archive, to be tried in order.
    """

    source: str
    target: str
    version: str
    links: tuple[str, ...]

    @property
    def pair(self) -> str:
        """Its name in Argos's own form, such as `en_fa`."""
        return f"{self.source}_{self.target}"

    @property
    def archive_name(self) -> str:
        """What its archive is called, in Argos's own form."""
        return f"translate-{self.pair}-{self.version.replace('.', '_')}{ARCHIVE_SUFFIX}"


@dataclass(frozen=True)
class Index:
    """What can be had from one place.

    `packages`: the newest of each pair, sorted by pair. `origin`: the address or folder. `date`: when it was
    fetched, in ISO 8601. `kept`: True where it is what was kept from then, because the network is away.
    """

    packages: tuple[AvailablePackage, ...]
    origin: str
    date: str
    kept: bool = False

    def find(self, pair: str) -> AvailablePackage:
        """The package of a pair such as `en_fa`. Raises `DownloadFailed` where the index has none."""
        for package in self.packages:
            if package.pair == pair:
                return package
        raise DownloadFailed(f"The index at {self.origin} has no package {pair}; see `hamzaban models available`.")


def index_origin() -> str:
    """Where the index is: `ARGOS_PACKAGE_INDEX`, or what Argos Translate is set to."""
    chosen = os.environ.get("ARGOS_PACKAGE_INDEX")
    if chosen:
        return chosen
    from argostranslate import settings

    return str(settings.package_index)


def read_index(origin: str | None = None, *, cache: Path | None = None) -> Index:
    """Read the index.

    `origin`: an address, a `file:` address or a folder (default: `index_origin()`). `cache`: a folder to keep
    it in (default: the user's cache folder). Raises `DownloadFailed` where it is out of reach and none was
    kept, or where it is no index.
    """
    origin = origin or index_origin()
    folder = local_path(origin)
    if folder is not None:
        return _read_folder(folder, origin)
    kept = _kept_path(origin, cache)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        content = _fetch(_index_address(origin))
        packages = parse_index(content, _index_address(origin))
    except DownloadFailed:
        found = _read_kept(kept, origin)
        if found is None:
            raise
        return found
    _keep(kept, content, now)
    return Index(packages, origin, now)


def parse_index(content: bytes, origin: str) -> tuple[AvailablePackage, ...]:
    """The packages that an `index.json` lists, the newest of each pair.

    `content`: its bytes. `origin`: the address that relative links count from. Entries that are no translation
    package, or have no link, are passed over. Raises `DownloadFailed` where it is no index at all.
    """
    try:
        entries = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise DownloadFailed(f"What is at {origin} is no index of packages; check ARGOS_PACKAGE_INDEX.") from error
    if not isinstance(entries, list):
        raise DownloadFailed(f"What is at {origin} is no index of packages; check ARGOS_PACKAGE_INDEX.")
    return _newest(package for entry in entries if (package := _entry(entry, origin)))


def wanted_pairs(names: str | Iterable[str]) -> list[str]:
    """What the command line asks for, as pairs.

    `names`: pairs (`en-fa`, `en_fa`) or languages (`ur`, `Urdu`), which mean both ways with English. Raises
    `WrongUse` for anything else.
    """
    pairs: dict[str, None] = {}
    for name in one_or_many(names):
        parts = [table_code(part.strip()) for part in name.replace("-", "_").casefold().split("_")]
        if not all(part.isascii() and part.isalpha() and part.islower() and 2 <= len(part) <= 3 for part in parts):
            raise WrongUse(f"'{name}' is neither a pair such as en-fa nor a language such as ur.")
        if len(parts) == 1 and parts[0] != PIVOT:
            pairs |= dict.fromkeys((f"{PIVOT}_{parts[0]}", f"{parts[0]}_{PIVOT}"))
        elif len(parts) == 2 and parts[0] != parts[1]:
            pairs["_".join(parts)] = None
        else:
            raise WrongUse(f"'{name}' is neither a pair such as en-fa nor a language other than English.")
    return list(pairs)


def local_path(origin: str) -> Path | None:
    """The path that an address or path means, or None where it is on the network."""
    parts = urlsplit(origin)
    if parts.scheme in {"http", "https"}:
        return None
    if parts.scheme == "file":
        return Path(url2pathname(unquote(parts.path)))
    return Path(origin)


def _index_address(origin: str) -> str:
    """Argos writes the address with a slash at its end; people forget it."""
    return origin if origin.endswith(".json") else urljoin(origin.rstrip("/") + "/", INDEX_NAME)


def _fetch(address: str) -> bytes:
    """A small file from the network. Raises `DownloadFailed`."""
    import requests

    try:
        with requests.get(address, timeout=TIMEOUTS, stream=True) as response:
            response.raise_for_status()
            content = bytearray()
            for block in response.iter_content(65536):
                content += block
                if len(content) > LARGEST_INDEX:
                    raise DownloadFailed(f"The index at {address} is too large to be one; check ARGOS_PACKAGE_INDEX.")
            return bytes(content)
    except requests.RequestException as error:
        raise DownloadFailed(
            f"The index at {address} cannot be reached ({type(error).__name__}). Try again when the network is there, "
            "set ARGOS_PACKAGE_INDEX to a mirror or folder, or carry packages by hand: `hamzaban models import`."
        ) from error


def _entry(entry: Any, origin: str) -> AvailablePackage | None:
    """One entry of an index, where it is a translation package that can be had."""
    if not isinstance(entry, dict) or entry.get("type", "translate") != "translate":
        return None
    source, target, links = entry.get("from_code"), entry.get("to_code"), entry.get("links")
    if not (isinstance(source, str) and isinstance(target, str) and isinstance(links, list)):
        return None
    usable = tuple(urljoin(origin, link) for link in links if isinstance(link, str) and link)
    return AvailablePackage(source, target, str(entry.get("package_version") or "0"), usable) if usable else None


def _newest(packages: Iterable[AvailablePackage]) -> tuple[AvailablePackage, ...]:
    newest: dict[str, AvailablePackage] = {}
    for package in packages:
        held = newest.get(package.pair)
        if held is None or version_key(package.version) > version_key(held.version):
            newest[package.pair] = package
    return tuple(newest[pair] for pair in sorted(newest))


def _read_folder(folder: Path, origin: str) -> Index:
    """A mirror on this machine: archives that lie there are taken, whatever the index's links say."""
    listing = folder if folder.suffix == ".json" else folder / INDEX_NAME
    folder = listing.parent
    archives = {path.name: path for path in sorted(folder.glob(f"*{ARCHIVE_SUFFIX}"))} if folder.is_dir() else {}
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if listing.is_file():
        packages = []
        try:
            content = read_regular(listing, LARGEST_INDEX)
        except OSError as error:
            raise DownloadFailed(f"{listing}: cannot be read ({error.strerror}); check the path.") from error
        for package in parse_index(content, str(listing)):
            # Relative links count from the folder; absolute ones are looked for there by their last name.
            names = [unquote(link.rsplit("/", 1)[-1]) for link in package.links]
            here = tuple(str(archives[name]) for name in names if name in archives)
            links = (*here, *(link for link in package.links if local_path(link) is None))
            packages.append(AvailablePackage(package.source, package.target, package.version, links))
        return Index(tuple(package for package in packages if package.links), origin, now)
    if not archives:
        raise DownloadFailed(f"{folder} holds neither {INDEX_NAME} nor a {ARCHIVE_SUFFIX} file; check the path.")
    from .archive import peek_metadata

    found = [(path, peek_metadata(path)) for path in archives.values()]
    return Index(
        _newest(AvailablePackage(data.source, data.target, data.version, (str(path),)) for path, data in found if data),
        origin,
        now,
    )


def _kept_path(origin: str, cache: Path | None) -> Path:
    if cache is None:
        import platformdirs

        cache = platformdirs.user_cache_path("hamzaban", appauthor=False)
    return cache / "indexes" / f"{hashlib.sha256(origin.encode('utf-8')).hexdigest()[:16]}.json"


def _keep(path: Path, content: bytes, date: str) -> None:
    """Keep an index with its date; not being able to is no reason to fail."""
    try:
        make_own_folder(path.parent)
        part = path.with_name(f"{path.name}.{os.getpid()}")
        with open(part, "w", encoding="utf-8", opener=open_own) as file:
            json.dump({"date": date, "index": content.decode("utf-8-sig")}, file)
        part.replace(path)
    except OSError:
        return


def _read_kept(path: Path, origin: str) -> Index | None:
    """The index as it was last fetched, or None where none was kept whole."""
    try:
        kept = json.loads(read_regular(path, 2 * LARGEST_INDEX))
        packages = parse_index(kept["index"].encode("utf-8"), _index_address(origin))
        return Index(packages, origin, str(kept["date"]), kept=True)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, DownloadFailed):
        return None
