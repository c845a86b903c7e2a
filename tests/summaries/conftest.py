"""What tests of a watched folder share."""

from __future__ import annotations

import pytest

from summaries.watching import settle


@pytest.fixture
def folder(tmp_path):
    """An empty folder, to be watched."""
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


@pytest.fixture
def soon(monkeypatch):
    """What may pass is tried again soon."""
    monkeypatch.setattr(settle, "FIRST_WAIT", 0.3)
    monkeypatch.setattr(settle, "LONGEST_WAIT", 0.3)
