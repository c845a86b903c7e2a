"""Package folders as the archives that people carry."""

from __future__ import annotations

import zipfile
from pathlib import Path


def pack(folder: Path, archive: Path, *, name: str | None = None) -> Path:
    """Put a package folder, under its own name or another, in an archive as Argos packages are."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as zipped:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                zipped.write(path, Path(name or folder.name, path.relative_to(folder)))
    return archive
