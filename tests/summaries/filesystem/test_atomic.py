"""Files are written whole or not at all, and what was left half-written is found."""

from __future__ import annotations

import pytest

from summaries.filesystem.atomic import partial_files, write_atomically


def test_a_file_is_written_as_it_is(tmp_path):
    write_atomically(tmp_path / "a", "یک\r\ndo\n")
    assert (tmp_path / "a").read_bytes() == "یک\r\ndo\n".encode()


def test_a_file_that_cannot_be_put_in_place_leaves_nothing_behind(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match=r".*"):
        write_atomically(tmp_path / "a", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_name_as_long_as_the_file_system_takes_can_be_written(tmp_path):
    write_atomically(tmp_path / ("n" * 255), "text")
    assert [len(path.name) for path in tmp_path.iterdir()] == [255]


def test_only_our_own_leftovers_are_found(tmp_path):
    for name in (".hamzaban-0123456789abcdef.part", ".hamzaban-x.part", "a.part", ".hamzaban.lock"):
        (tmp_path / name).write_text("half", encoding="utf-8")
    assert [path.name for path in partial_files(tmp_path)] == [".hamzaban-0123456789abcdef.part"]
