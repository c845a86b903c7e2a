"""What tests of the translation memory share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a translation memory may lie; there is nothing yet, not even the folder."""
    return tmp_path / "cache" / "memory.sqlite3"
