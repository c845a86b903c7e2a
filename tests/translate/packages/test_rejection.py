"""How a refusal is told: in one line, with nothing of the archive that could deceive a terminal."""

from __future__ import annotations

import pytest

from tests.support.crafted_archives import named
from tests.support.refused_archives import put, refused
from translate.errors import PackageRefused
from translate.installing.archive import peek_metadata, unpack


def test_a_hostile_name_is_shown_escaped_and_cut(tmp_path):
    message = refused(put(tmp_path, named("pkg/\x1b[31m" + "ی" * 300)))
    assert r"\x1b[31m\u06cc" in message
    assert len(message.split("'", 1)[1].split("...")[0]) <= 80


def test_a_hostile_archive_name_is_shown_escaped(tmp_path):
    with pytest.raises(PackageRefused) as caught:
        unpack(tmp_path / "en\u202e_fa.argosmodel", tmp_path / "en_fa")
    assert str(caught.value).startswith(r"en\u202e_fa.argosmodel: the system refused: 'en\u202e_fa.argosmodel': ")


def test_an_archive_that_is_not_there_or_a_folder(tmp_path):
    (tmp_path / "folder").mkdir()
    for name in ("missing", "folder"):
        with pytest.raises(PackageRefused, match=rf"^{name}: the system refused: '{name}': "):
            unpack(tmp_path / name, tmp_path / "new")
        assert peek_metadata(tmp_path / name) is None
