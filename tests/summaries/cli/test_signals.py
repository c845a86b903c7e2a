"""Ctrl-C and SIGTERM: what is in flight is finished; twice, and it ends at once, whatever the decoder is doing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, plain_record
from tests.support.articles import ENGLISH

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals for another process")
COUNT = 200
# Seconds after which a test gives up; nothing is asserted about how long anything takes.
PATIENCE = 60
# One call into the decoder that takes minutes.
DECODING = """
import sys, ctranslate2
from summaries.cli.signals import interruptible
decoder = ctranslate2.Translator(sys.argv[1], intra_threads=1)
with interruptible():
    print("decoding", flush=True)
    decoder.translate_batch([["\\u2581water"] * 200] * 50_000, beam_size=4)
    print("decoded", flush=True)
"""


@pytest.fixture
def many(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"{number:03}.txt").write_text(ENGLISH.replace("three", str(number)), encoding="utf-8")
    return folder


def start(folder: Path, environment: dict[str, str], *options: str) -> subprocess.Popen[bytes]:
    """A run that has written something already."""
    process = subprocess.Popen(
        [sys.executable, "run.py", "convert", str(folder), *options],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    give_up = time.monotonic() + PATIENCE
    while not list(folder.glob("*.parallel.json")):
        assert time.monotonic() < give_up and process.poll() is None
        time.sleep(0.005)
    return process


def test_told_to_end_it_finishes_what_is_in_flight_and_says_so(many, environment):
    process = start(many, environment, "--workers", "2")
    process.send_signal(signal.SIGTERM)
    errors = process.communicate(timeout=PATIENCE)[1].decode("utf-8")
    assert process.returncode == 130, errors
    assert (
        "Stopping: finishing articles" in errors
        and "run the same command again to continue" in errors
        and "Traceback" not in errors
    )
    assert 0 < len(list(many.glob("*.parallel.json"))) < COUNT
    assert not list(many.glob(".hamzaban*"))


def test_told_twice_it_ends_with_only_whole_records(many, environment):
    process = start(many, environment)
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGTERM)
    errors = process.communicate(timeout=PATIENCE)[1].decode("utf-8")
    assert process.returncode == 130 and "Traceback" not in errors
    found = list(many.glob("*.parallel.json"))
    assert 0 < len(found) < COUNT
    for path in found:
        for name in plain_record(path)["outputs"]:
            assert (many / name).is_file()


def test_twice_ends_it_also_while_the_decoder_is_in_one_long_call(packages, environment):
    process = subprocess.Popen(
        [sys.executable, "-c", DECODING, str(packages / "en_fa" / "model")],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout and process.stderr
    try:
        assert process.stdout.readline() == b"decoding\n"
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.stderr.readline() == b"\n"
        assert b"Stopping: finishing articles" in process.stderr.readline()
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=PATIENCE) == (b"", b"")
        assert process.returncode == 130
    finally:
        process.kill()
        process.wait()


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are told apart by /proc")
def test_killed_it_leaves_no_process_behind(many, environment):
    mark = f"HAMZABAN_TEST={many}"

    def alive() -> list[str]:
        found = []
        for path in Path("/proc").glob("[0-9]*"):
            try:
                if mark.encode() in (path / "environ").read_bytes().split(b"\0"):
                    found.append((path / "cmdline").read_text("utf-8").replace("\0", " "))
            except OSError:  # ended meanwhile, or somebody else's
                continue
        return found

    process = start(many, environment | {"HAMZABAN_TEST": str(many)}, "--workers", "2", "--full")
    assert len(alive()) > 2
    process.kill()
    process.communicate()
    give_up = time.monotonic() + PATIENCE
    while left := alive():
        assert time.monotonic() < give_up, left
        time.sleep(0.05)
