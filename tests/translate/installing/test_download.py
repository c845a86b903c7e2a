"""Large files over bad lines, from a real server."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.server import Page, Server, serving
from translate import DownloadFailed
from translate.installing.download import BLOCK, STALLED, download, remote_size

ROOT = Path(__file__).parents[3]
CONTENT = random.Random(0).randbytes(600_000)
HALF = 18 * BLOCK


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translate.installing.download.FIRST_PAUSE", 0.01)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        running.pages["/a"] = Page(CONTENT)
        yield running


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.argosmodel"


def left(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir())


def test_a_file_comes_whole_and_nothing_is_left_beside_it(server, path):
    told: list[tuple[int, int | None]] = []
    download([f"{server.address}/a"], path, progress=lambda done, total: told.append((done, total)))
    assert path.read_bytes() == CONTENT
    assert left(path) == ["a.argosmodel"]
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_connection_cut_half_way_is_taken_up_where_it_ended(server, path):
    server.pages["/a"].cuts = [HALF]
    download([f"{server.address}/a"], path)
    assert path.read_bytes() == CONTENT
    assert server.bytes_sent("/a") == len(CONTENT)
    assert server.requests[1][2] == f"bytes={HALF}-"


@pytest.mark.parametrize("validators", [True, False])
def test_many_cuts_are_no_reason_to_give_up_as_long_as_something_comes(server, path, validators):
    server.pages["/a"].cuts = [4 * BLOCK] * 8
    server.pages["/a"].validators = validators
    download([f"{server.address}/a"], path)
    assert path.read_bytes() == CONTENT
    assert server.bytes_sent("/a") == len(CONTENT)


def test_a_part_of_an_earlier_run_is_used(server, path):
    server.pages["/a"].cuts = [HALF] + [0] * 9
    with pytest.raises(DownloadFailed):
        download([f"{server.address}/a"], path)
    assert path.with_name("a.argosmodel.part").stat().st_size == HALF
    server.pages["/a"].cuts = []
    download([f"{server.address}/a"], path)
    assert path.read_bytes() == CONTENT
    assert server.bytes_sent("/a") == len(CONTENT)


def test_parts_of_two_versions_are_never_joined(server, path):
    server.pages["/a"].cuts = [HALF] + [0] * 9
    with pytest.raises(DownloadFailed):
        download([f"{server.address}/a"], path)
    server.pages["/a"] = Page(CONTENT[::-1])
    download([f"{server.address}/a"], path)
    assert path.read_bytes() == CONTENT[::-1]


def test_a_server_that_knows_no_ranges_is_read_from_the_start_again(server, path):
    server.pages["/a"].cuts, server.pages["/a"].ranges = [HALF], False
    download([f"{server.address}/a"], path)
    assert path.read_bytes() == CONTENT


def test_the_second_link_serves_where_the_first_is_gone(server, path):
    download([f"{server.address}/gone", f"{server.address}/a"], path)
    assert path.read_bytes() == CONTENT
    assert [request[1] for request in server.requests] == ["/gone", "/a"]


def test_nothing_at_any_link_is_said_with_each_reason_and_at_once(server, path):
    with pytest.raises(
        DownloadFailed, match=r"a\.argosmodel could not be fetched \(.*/gone: HTTP 404; .*/lost: HTTP 404"
    ):
        download([f"{server.address}/gone", f"{server.address}/lost"], path)
    assert len(server.requests) == 2
    assert left(path) == []


def test_a_busy_server_is_asked_again(server, path):
    server.pages["/a"].status = 503
    with pytest.raises(DownloadFailed, match="HTTP 503"):
        download([f"{server.address}/a"], path)
    assert len(server.requests) == 3


def test_less_than_the_server_promised_is_not_taken_for_whole(server, path):
    server.pages["/a"].length = len(CONTENT) + 10
    with pytest.raises(DownloadFailed, match=r"connection broke|bytes came"):
        download([f"{server.address}/a"], path)
    assert not path.exists()


def test_a_file_larger_than_any_package_is_refused_before_it_is_read(server, path):
    with pytest.raises(DownloadFailed, match="more than a package has"):
        download([f"{server.address}/a"], path, largest=1000)
    assert path.with_name("a.argosmodel.part").exists() is False


def test_nothing_is_fetched_that_has_no_room(server, path, monkeypatch):
    class Usage:
        free = 1000

    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage)
    with pytest.raises(DownloadFailed, match="1000 free"):
        download([f"{server.address}/a"], path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_disk_that_fills_up_on_the_way_is_said_and_leaves_nothing(server, path):
    code = (
        "import resource, signal, sys; from pathlib import Path; from translate.installing.download import download\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "try: download([sys.argv[1]], Path(sys.argv[2]))\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, f"{server.address}/a", str(path)], cwd=ROOT, capture_output=True, check=True
    )
    assert ended.stdout.decode().startswith("DownloadFailed a.argosmodel cannot be written")
    assert left(path) == []


def test_a_server_that_hangs_is_given_up(server, path, monkeypatch):
    assert STALLED < 30
    monkeypatch.setattr("translate.installing.download.STALLED", 1.5)
    server.pages["/a"].hang = 60
    with pytest.raises(DownloadFailed, match="no answer in time"):
        download([f"{server.address}/a"], path)
    assert left(path) == []


def test_a_server_that_hangs_after_every_piece_is_read_piece_by_piece(server, path, monkeypatch):
    monkeypatch.setattr("translate.installing.download.READ", 0.3)
    server.pages["/a"] = Page(CONTENT[: 4 * BLOCK], pause=30)
    download([f"{server.address}/a"], path)
    assert path.read_bytes() == CONTENT[: 4 * BLOCK]


def test_a_mirror_on_this_machine_needs_no_network(tmp_path, path):
    mirror = tmp_path / "mirror"
    mirror.mkdir()
    (mirror / "a").write_bytes(CONTENT)
    download([str(mirror / "gone"), (mirror / "a").as_uri()], path)
    assert path.read_bytes() == CONTENT


def test_the_size_is_known_before_anything_is_fetched(server, path):
    assert remote_size([f"{server.address}/gone", f"{server.address}/a"]) == len(CONTENT)
    assert remote_size([f"{server.address}/gone"]) is None
    assert server.bytes_sent("/a") == 0
