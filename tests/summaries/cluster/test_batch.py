"""The same batch on a Dask cluster: real processes, and the same bytes as on one machine, whatever dies on the way."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summaries import convert
from summaries.filesystem.locks import LOCK_NAME
from tests.support.articles import ARTICLES, PUNJABI
from tests.support.dask_cluster import ROOT, Cluster, dask_cluster
from translate import Translator

psutil = pytest.importorskip("psutil")
pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def worker_environment(tmp_path_factory) -> dict[str, str]:
    """Workers are at home elsewhere and have no packages of their own."""
    home = str(tmp_path_factory.mktemp("home"))
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("ARGOS_", "XDG_", "COV_"))}
    return kept | {"HOME": home, "USERPROFILE": home, "LOCALAPPDATA": home, "ARGOS_PACKAGES_DIR": f"{home}/none"}


@pytest.fixture(scope="module")
def shared_cluster(tmp_path_factory, worker_environment):
    with dask_cluster(tmp_path_factory.mktemp("cluster"), worker_environment, workers=2) as cluster:
        yield cluster


@pytest.fixture
def cluster(shared_cluster) -> Cluster:
    """Two workers, with no word from an earlier test."""
    for sign in shared_cluster.signs.iterdir():
        sign.unlink()
    return shared_cluster


@pytest.fixture
def news(tmp_path) -> Path:
    return make_news(tmp_path / "news")


def make_news(folder: Path) -> Path:
    for number in range(12):
        code = ("en", "fa", "ur")[number % 3]
        path = folder / code / f"{number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ARTICLES[code].replace("three", str(number + 3)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def expected(tmp_path_factory, packages) -> dict[str, bytes]:
    """What one machine writes of the news and of a copy, `ur/long.txt`; no output tells where its source lay."""
    place = tmp_path_factory.mktemp("plain")
    news = make_news(place / "news")
    shutil.copy(news / "en" / "00.txt", news / "ur" / "long.txt")
    with Translator([packages], threads=1) as translator:
        assert {result.status for result in convert([news], translator=translator, output=place / "out")} == {"done"}
    return written(place / "out")


def written(folder: Path) -> dict[str, bytes]:
    """What is in a folder, by path; a process that was killed leaves the file of its lock behind."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != LOCK_NAME)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def without_long(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if "long.txt" not in name}


def results(output: bytes) -> list[dict[str, object]]:
    return sorted((json.loads(line) for line in output.splitlines()), key=lambda result: str(result["path"]))


def start(environment, *arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "run.py", "convert", *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def pids(cluster: Cluster, number: int) -> list[int]:
    """The processes of workers that have begun with `number` long articles."""
    begun = cluster.signs / "begun"
    cluster.wait_for(begun)
    while len(lines := begun.read_text().split()) < number:
        time.sleep(0.02)
    return [int(line) for line in lines]


def plain(run, news: Path, output: Path, *options: object) -> subprocess.CompletedProcess[bytes]:
    return run("convert", news, "--output", output, "--json", *options)


@pytest.mark.parametrize("way", [[], ["--ship"]], ids=["shared", "shipped"])
def test_the_same_is_written_and_said_as_on_one_machine(run, cluster, news, tmp_path, way):
    (news / "empty.txt").write_text("", encoding="utf-8")
    (news / "binary.md").write_bytes(b"\x00\x01")
    (news / "punjabi.txt").write_text(PUNJABI, encoding="utf-8")
    terms = tmp_path / "terms.tsv"
    terms.write_text("Tehran\tطهران\ten-fa\n", encoding="utf-8")
    options = ["--to", "en,fa,ur,de", "--full", "--about", "water and peace", "--glossary", terms, "--digits", "latin"]
    one = plain(run, news, tmp_path / "out", *options)
    first = written(tmp_path / "out")
    shutil.rmtree(tmp_path / "out")
    many = plain(run, news, tmp_path / "out", *options, "--scheduler", cluster.address, *way)
    assert many.stderr.count(b"Error:") == one.stderr.count(b"Error:") == 3
    assert many.returncode == one.returncode == 3
    assert results(many.stdout) == results(one.stdout)
    assert {result["status"] for result in results(one.stdout)} == {"partial", "failed"}
    assert written(tmp_path / "out") == first
    again = plain(run, news, tmp_path / "out", *options, "--scheduler", cluster.address, *way)
    assert {result["status"] for result in results(again.stdout)} == {"partial", "failed"}
    assert written(tmp_path / "out") == first


def test_a_worker_that_is_killed_in_mid_bundle_costs_nothing(run, cluster, expected, news, environment, tmp_path):
    shutil.copy(news / "en" / "00.txt", news / "ur" / "long.txt")
    process = start(environment, news, "--output", tmp_path / "many", "--scheduler", cluster.address)
    (pid,) = pids(cluster, 1)
    os.kill(pid, signal.SIGKILL)
    (cluster.signs / "go").touch()
    _, messages = process.communicate(timeout=60)
    assert process.returncode == 0, messages
    assert b"13 done" in messages
    assert written(tmp_path / "many") == expected
    assert len(set(pids(cluster, 2))) == 2


def test_an_article_that_ends_every_worker_fails_alone_and_by_name(run, cluster, expected, news, tmp_path):
    shutil.copy(news / "en" / "00.txt", news / "en" / "deadly.txt")
    many = plain(run, news, tmp_path / "many", "--scheduler", cluster.address)
    assert many.returncode == 1
    failed = [result for result in results(many.stdout) if result["status"] == "failed"]
    assert [Path(str(result["path"])).name for result in failed] == ["deadly.txt"]
    assert "three workers ended" in str(failed[0]["errors"])
    (tmp_path / "many" / "news" / "en" / "deadly.txt.parallel.error.json").unlink()
    assert written(tmp_path / "many") == without_long(expected)


def test_an_article_over_which_every_worker_breaks_down_fails_alone_and_by_name(run, cluster, news, tmp_path):
    shutil.copy(news / "en" / "00.txt", news / "en" / "odd.txt")
    many = plain(run, news, tmp_path / "many", "--scheduler", cluster.address)
    assert many.returncode == 1
    failed = [result for result in results(many.stdout) if result["status"] == "failed"]
    assert [Path(str(result["path"])).name for result in failed] == ["odd.txt"]
    assert "RecursionError" in str(failed[0]["errors"])


def test_a_client_that_is_killed_goes_on_where_it_was(run, cluster, expected, news, environment, tmp_path):
    shutil.copy(news / "en" / "00.txt", news / "ur" / "long.txt")
    process = start(environment, news, "--output", tmp_path / "many", "--scheduler", cluster.address)
    pids(cluster, 1)
    cluster.wait_for(tmp_path / "many" / "news" / "en" / "00.txt.parallel.json")
    process.kill()
    process.communicate()
    (cluster.signs / "go").touch()
    again = plain(run, news, tmp_path / "many", "--scheduler", cluster.address)
    statuses = [result["status"] for result in results(again.stdout)]
    # What a worker was in the middle of it finishes without the client, and perhaps in time.
    assert len(statuses) == 13 and "skipped" in statuses and {*statuses} <= {"done", "skipped"}
    assert written(tmp_path / "many") == expected


def test_an_interrupted_run_waits_for_what_is_being_done_and_goes_on_later(
    run, cluster, expected, news, environment, tmp_path
):
    shutil.copy(news / "en" / "00.txt", news / "ur" / "long.txt")
    process = start(environment, news, "--output", tmp_path / "many", "--scheduler", cluster.address)
    pids(cluster, 1)
    process.send_signal(signal.SIGINT)
    (cluster.signs / "go").touch()
    _, messages = process.communicate(timeout=40)
    assert process.returncode == 130
    assert b"run the same command again" in messages
    again = plain(run, news, tmp_path / "many", "--scheduler", cluster.address)
    assert again.returncode == 0
    assert written(tmp_path / "many") == expected


def test_a_worker_with_other_versions_is_refused_or_does_nothing(run, cluster, news, environment, tmp_path):
    (news / "ur" / "long.txt").write_bytes((news / "en" / "00.txt").read_bytes())
    process = start(environment, news, "--output", tmp_path / "many", "--scheduler", cluster.address)
    pids(cluster, 1)
    odd = cluster.start_workers(1, OTHER_NUMPY="0.5")
    while not (line := process.stderr.readline()).startswith(b"Warning"):
        assert line, cluster.told()
    (cluster.signs / "go").touch()
    _, messages = process.communicate(timeout=60)
    assert b"numpy 0.5 instead of" in line
    assert process.returncode == 0 and b"13 done" in messages

    refused = plain(run, news, tmp_path / "refused", "--scheduler", cluster.address)
    assert refused.returncode == 1
    assert b"The worker tcp://127.0.0.1:" in refused.stderr and b"has numpy 0.5 instead of" in refused.stderr
    assert not refused.stdout and not (tmp_path / "refused").exists()
    odd.terminate()
    odd.wait()


def test_packages_are_sent_once_a_machine_and_a_lost_scheduler_is_said(
    run, expected, worker_environment, packages, news, environment, tmp_path
):
    folder = tmp_path / "cluster"
    with dask_cluster(folder, worker_environment, workers=2, UNSEEN=str(packages)) as other:
        many = plain(run, news, tmp_path / "many", "--scheduler", other.address)
        assert many.returncode == 0, many.stderr
        assert written(tmp_path / "many") == without_long(expected)
        (store,) = folder.rglob("hamzaban-packages")
        assert sum(path.is_dir() for path in store.iterdir()) == 4

        shutil.copy(news / "en" / "00.txt", news / "ur" / "long.txt")
        process = start(environment, news, "--output", tmp_path / "lost", "--scheduler", other.address)
        pids(other, 1)
        other.scheduler.kill()
        _, messages = process.communicate(timeout=60)
        (other.signs / "go").touch()
    assert process.returncode == 1
    assert b"The scheduler was lost; a rerun goes on from the records" in messages
    assert b"Traceback" not in messages, messages.decode()


@pytest.mark.skipif(
    not Path("/proc/self/cwd").exists(), reason="needs a path that means another folder in each process"
)
def test_a_folder_that_workers_do_not_see_is_said_and_can_be_done_without(cluster, news, environment):
    def convert_there(*options):
        command = [sys.executable, ROOT / "run.py", "convert", "/proc/self/cwd/news", "--scheduler", cluster.address]
        return subprocess.run([*command, *options], cwd=news.parent, env=environment, capture_output=True, check=False)

    before = written(news)
    unseen = convert_there()
    assert unseen.returncode == 1
    assert b"does not see /proc/self/cwd/news/en/00.txt: give --ship" in unseen.stderr
    assert b"Traceback" not in unseen.stderr
    assert written(news) == before
    shipped = convert_there("--ship")
    assert shipped.returncode == 0, shipped.stderr
    assert b"12 done" in shipped.stderr


def test_a_cluster_of_its_own_listens_on_the_loopback_alone(environment, news, tmp_path):
    process = start(environment, news, "--output", tmp_path / "many", "--local-cluster", "2", "-v")
    listening: set[str] = set()
    while process.poll() is None:
        try:
            family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
            for member in family:
                found = member.net_connections(kind="inet")
                listening |= {one.laddr.ip for one in found if one.status == psutil.CONN_LISTEN}
        except psutil.NoSuchProcess:
            continue
        time.sleep(0.1)
    _, messages = process.communicate()
    assert process.returncode == 0 and b"12 done" in messages, messages
    assert listening == {"127.0.0.1"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--ship"], "--ship is for a cluster"),
        (["--scheduler", "tcp://127.0.0.1:9", "--local-cluster", "2"], "give one of them"),
        (["--local-cluster", "0"], "0 is not in the range"),
    ],
)
def test_wrong_use_is_said_in_plain_words(run, news, arguments, message):
    finished = run("convert", news, *arguments)
    assert finished.returncode == 2
    assert message in finished.stderr.decode()


def test_an_address_that_leads_nowhere_is_said(run, news):
    finished = run("convert", news, "--scheduler", "nonsense://here")
    assert finished.returncode == 1
    assert b"No scheduler answers at nonsense://here" in finished.stderr
    assert b"Traceback" not in finished.stderr


def test_without_dask_it_is_said_what_to_install(run, news):
    code = "import sys; sys.modules['distributed'] = None; import run; run.main()"
    finished = run("convert", news, "--scheduler", "tcp://127.0.0.1:9", code=("-c", code))
    assert finished.returncode == 2
    assert b"pip install 'hamzaban[cluster]'" in finished.stderr
