"""Only regular files are opened, and no more is read of one than was bounded."""

from __future__ import annotations

import os
import socket

import pytest

from translate import WrongUse, open_regular, read_regular, read_term_list
from translate.packages import read_package

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and devices have no such names here")


@pytest.fixture
def others(tmp_path):
    """One path for every kind of file that is no regular one."""
    pipe, plug, link, folder = (tmp_path / name for name in ("pipe", "plug", "link", "folder"))
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    folder.mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(plug))
    return [pipe, plug, link, folder, tmp_path.__class__("/dev/zero")]


def test_open_regular_refuses_what_is_no_file_at_once(others):
    for path in others:
        with pytest.raises(OSError, match=r"a pipe, a socket or a device|Is a directory"):
            open_regular(path)


def test_open_regular_reads_a_file_and_what_a_link_leads_to(tmp_path):
    (tmp_path / "file").write_bytes(b"\r\n\x1a water")
    (tmp_path / "link").symlink_to("file")
    for name in ("file", "link"):
        with open_regular(tmp_path / name) as file:
            assert file.read() == b"\r\n\x1a water"
            assert os.get_blocking(file.fileno())


def test_read_regular_reads_as_much_as_is_allowed_and_no_byte_more(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"x" * 2048)
    assert read_regular(path, 2048) == b"x" * 2048
    with pytest.raises(OSError, match="more than 1 kB"):
        read_regular(path, 2047)


def test_read_regular_takes_no_memory_for_a_file_of_holes(tmp_path):
    path = tmp_path / "file"
    with path.open("wb") as file:
        file.truncate(2**42)
    with pytest.raises(OSError, match="more than 64 MB"):
        read_regular(path, 64 * 2**20)


def test_read_term_list_says_what_is_wrong_with_a_pipe_and_a_file_of_holes(tmp_path):
    os.mkfifo(tmp_path / "pipe.tsv")
    with pytest.raises(WrongUse, match="a pipe, a socket or a device"):
        read_term_list(tmp_path / "pipe.tsv")
    with (tmp_path / "holes.tsv").open("wb") as file:
        file.truncate(2**42)
    with pytest.raises(WrongUse, match="more than 64 MB"):
        read_term_list(tmp_path / "holes.tsv")


def test_read_package_passes_over_metadata_that_is_a_pipe_or_too_large(tmp_path):
    for name in ("pipe", "holes", "deep"):
        (tmp_path / name / "model").mkdir(parents=True)
    os.mkfifo(tmp_path / "pipe" / "metadata.json")
    with (tmp_path / "holes" / "metadata.json").open("wb") as file:
        file.truncate(2**42)
    (tmp_path / "deep" / "metadata.json").write_text("[" * 100_000, encoding="utf-8")
    assert [read_package(tmp_path / name) for name in ("pipe", "holes", "deep")] == [None, None, None]
