"""Models fetched from a hub, several files each, over the same resumable download as packages.

Addresses are those of the Hugging Face hub (its Hub API and `resolve` links); `HAMZABAN_MODEL_HUB` names a mirror. All
files are of one commit, whatever is uploaded meanwhile.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ..engine import MODEL, find_family, recognise
from ..errors import DownloadFailed, PackageRefused, WrongUse
from ..packages import ModelFolder, models_folder
from ..regular_files import MEGABYTE, read_regular
from ..text import printable
from .download import Progress, download
from .model_import import MODEL_BYTES, OTHER_BYTES, checked_name, is_wanted, put_in_place
from .staging import staging

HUB = "https://huggingface.co"
PREFIX = "hf:"
REFERENCE = re.compile(r"hf:([\w.-]{1,96})/([\w.-]{1,96})(?:@([\w./-]{1,200}))?")
COMMIT = re.compile(r"[0-9a-f]{40}")
DEFAULT_REVISION = "main"
LISTING_BYTES = 16 * MEGABYTE


@dataclass(frozen=True)
class Reference:
    """A model on a hub: its owner, its name, and a branch, tag or commit."""

    owner: str
    name: str
    revision: str

    @property
    def repository(self) -> str:
        """Owner and name, as addresses have them."""
        return f"{quote(self.owner)}/{quote(self.name)}"


def parse_reference(text: str) -> Reference:
    """Read `hf:OWNER/NAME` or `hf:OWNER/NAME@REVISION`. Raises `WrongUse` for anything else."""
    found = REFERENCE.fullmatch(text)
    if found is None or ".." in text:
        raise WrongUse(
            f"{printable(text)}: this names no model on a hub; give hf:OWNER/NAME or hf:OWNER/NAME@REVISION."
        )
    return Reference(found[1], found[2], found[3] or DEFAULT_REVISION)


def hub_address() -> str:
    """Return the address of the hub: `HAMZABAN_MODEL_HUB`, or that of Hugging Face."""
    return os.environ.get("HAMZABAN_MODEL_HUB", "").rstrip("/") or HUB


def fetch_model(
    reference: Reference,
    *,
    name: str | None = None,
    family: str | None = None,
    languages: Iterable[str] = (),
    place: Path | None = None,
    progress: Callable[[str], Progress] | None = None,
) -> ModelFolder:
    """Fetch and import a model.

    Args:
        reference: Which one.
        name: What it is to be called (default: its name on the hub).
        family: Which it is of (default: told by its files).
        languages: As for `import_model`.
        place: The folder for models (default: `models_folder()`).
        progress: From the name of a file to what is called with bytes so far and in all.

    Returns:
        The model in its place.

    Raises:
        DownloadFailed: Something cannot be fetched; what was fetched is kept for the next try.
        PackageRefused: It is not fit to be used.
    """
    chosen = checked_name(name or reference.name)
    place = place or models_folder()
    if place is None:
        raise PackageRefused("There is no folder for models: the home cannot be written. Set HAMZABAN_MODELS_DIR.")
    with staging(place, f"{chosen}.fetched") as incoming:
        commit, names = _list_files(reference, incoming)
        fetched = []
        for file in names:
            # What was fetched of another commit is never taken for this one's.
            path = incoming / f"{commit[:12]}-{file}"
            if not path.is_file():
                link = f"{hub_address()}/{reference.repository}/resolve/{quote(commit)}/{quote(file)}"
                most = MODEL_BYTES if file == MODEL else OTHER_BYTES
                download([link], path, progress=progress(file) if progress else None, largest=most)
            fetched.append((path, file))
        folder = incoming / chosen
        folder.mkdir()
        for path, file in fetched:
            path.rename(folder / file)
        kind = find_family(family) if family else recognise(folder)
        return put_in_place(folder, incoming, place, chosen, kind, languages)


def _list_files(reference: Reference, incoming: Path) -> tuple[str, list[str]]:
    """The commit that a revision is, and the files of it that are of use."""
    listing = incoming / "listing.json"
    link = f"{hub_address()}/api/models/{reference.repository}/revision/{quote(reference.revision, safe='')}"
    try:
        download([link], listing, largest=LISTING_BYTES)
        told = json.loads(read_regular(listing, LISTING_BYTES))
        names = sorted({str(file["rfilename"]) for file in told["siblings"]})
        commit = str(told.get("sha") or reference.revision)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DownloadFailed(
            f"{link} is no list of a model's files ({type(error).__name__}); check the address."
        ) from error
    finally:
        listing.unlink(missing_ok=True)
    if not COMMIT.fullmatch(commit):
        commit = reference.revision.replace("/", "%2F")
    wanted = [name for name in names if is_wanted(name)]
    if MODEL not in wanted:
        raise PackageRefused(
            f"{reference.owner}/{reference.name} holds no {MODEL} of CTranslate2. Name a conversion of it, or "
            "convert it: `hamzaban models convert FOLDER`."
        )
    return commit, wanted
