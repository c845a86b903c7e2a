"""`export` and `show` as real processes."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from summaries.cli.export_commands import export_command, show_command
from tests.conftest import ROOT
from tests.support.crafted import ordinary, put


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "news"
    put(folder, ordinary("a.txt"))
    put(folder, ordinary("b.txt", sha256="ab" * 32))
    return folder


def test_an_export_goes_to_a_file(run, folder, tmp_path):
    output = tmp_path / "news.tmx"
    ended = run("export", folder, "--format", "tmx", "--output", output)
    assert (ended.returncode, ended.stdout) == (0, b"")
    assert ended.stderr.decode("utf-8").strip() == f"2 records in {output}"
    assert output.read_text(encoding="utf-8").count("<tu ") == 6


def test_without_a_file_an_export_goes_to_stdout_and_nothing_else_does(run, folder):
    (folder / "a.txt.parallel.json").write_text("{", encoding="utf-8")
    ended = run("export", folder, "--format", "jsonl", "--lang", "en,ur", "--flagged")
    assert ended.returncode == 1
    (line,) = ended.stdout.decode("utf-8").splitlines()
    assert list(json.loads(line)["text"]) == ["en", "ur"]
    (error,) = ended.stderr.decode("utf-8").splitlines()
    assert error.startswith("Error: ") and "a.txt.parallel.json" in error


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["export", "news"], 2, "Give either --format NAME"),
        (["export", "news", "--format", "xls"], 2, "Unknown format 'xls'"),
        (["export", "news", "--format", "csv", "--lang", "xx"], 2, "xx"),
        (["export", "missing.txt", "--format", "csv"], 1, "no such record"),
        (["show", "missing.txt"], 1, "no such record"),
    ],
)
def test_wrong_use_is_said_in_plain_words(run, arguments, code, message):
    ended = run(*arguments)
    assert (ended.returncode, ended.stdout) == (code, b"")
    assert message in ended.stderr.decode("utf-8") and b"Traceback" not in ended.stderr


def test_whoever_reads_only_the_first_line_gets_no_traceback(environment, folder):
    for number in range(200):
        put(folder, ordinary(f"c{number}.txt"))
    command = [sys.executable, "run.py", "export", str(folder), "--format", "jsonl"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout.readline().startswith(b"{")
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_show_prints_a_table_a_record(run, folder):
    ended = run("show", folder / "a.txt", folder / "b.txt.parallel.json")
    shown = ended.stdout.decode("utf-8")
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "a.txt" in shown and "b.txt" in shown and shown.count("English (source)") == 2
    assert "\x1b" not in shown


def test_show_goes_on_after_a_damaged_record(run, folder):
    (folder / "a.txt.parallel.json").write_text("{", encoding="utf-8")
    ended = run("show", folder)
    assert ended.returncode == 1
    assert "b.txt" in ended.stdout.decode("utf-8") and b"a.txt.parallel.json" in ended.stderr


@pytest.mark.parametrize("command", [[export_command, "missing.txt", "--format", "csv"], [show_command, "missing.txt"]])
def test_errors_are_red_unless_nobody_wants_colours(command):
    program, *arguments = command
    assert "\x1b[31m" in CliRunner().invoke(program, arguments, color=True).stderr
    assert "\x1b" not in CliRunner().invoke(program, arguments, color=True, env={"NO_COLOR": "1"}).stderr
