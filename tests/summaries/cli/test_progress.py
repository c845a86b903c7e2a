"""What is said of a batch: a JSON object a file for programs, a line that moves for a person in a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import ROOT
from tests.support.articles import ARTICLES, fill

SCHEMA = json.loads((Path(__file__).parent / "result.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path):
    return fill(tmp_path / "news")


def told(ended: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    results = [json.loads(line) for line in ended.stdout.decode("utf-8").splitlines()]
    for result in results:
        jsonschema.validate(result, SCHEMA)
    return results


def test_every_line_of_json_is_as_the_schema_has_it_whatever_became_of_the_file(run, folder):
    (folder / "empty.txt").write_bytes(b"")
    lines = [json.dumps({"id": "one", "text": ARTICLES["en"]}), "{"]
    (folder / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    first = told(run("convert", folder, "--json", "--to", "en,fa"))
    assert sorted((Path(str(one["path"])).name, one["place"], one["status"]) for one in first if one["place"]) == [
        ("many.jsonl", "000002", "failed"),
        ("many.jsonl", "one", "done"),
    ]
    assert {one["status"] for one in first} == {"done", "failed"}
    again = told(run("convert", folder, "--json", "--to", "en,fa"))
    assert {one["status"] for one in again} == {"skipped", "failed"}
    missing = told(run("convert", folder, "--json", "--to", "en,de"))
    assert {one["status"] for one in missing} == {"partial", "failed"}
    # Up to date, and still without the language that there is no package for.
    assert {one["status"] for one in told(run("convert", folder, "--json", "--to", "en,de"))} == {"partial", "failed"}
    whole = told(run("convert", folder, "--json", "--to", "en,fa", "--format", "json", "--force"))
    for one in whole:
        if one["status"] == "done":
            assert isinstance(one["outputs"], list) and one["outputs"][-1].endswith(".parallel.json")
            assert isinstance(one["sentences"], int) and one["sentences"] >= 1


def test_keys_of_the_schema_are_the_ones_that_the_readme_tells_of():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("`--json` keys")[1].split("\n\n")[1]
    assert [line.split("`")[1] for line in table.splitlines()[2:]] == SCHEMA["required"]


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals of this kind")
@pytest.mark.parametrize(("arguments", "moves"), [([], True), (["-q"], False)])
def test_a_line_moves_in_a_terminal_and_none_where_only_trouble_is_to_be_said(folder, environment, arguments, moves):
    import pty

    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "run.py", "convert", str(folder), *arguments],
        cwd=ROOT,
        env=environment | {"TERM": "xterm", "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=slave,
    )
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # as a terminal says that nobody has it open any more
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    assert process.communicate() == (b"", None) and process.returncode == 0
    text = shown.decode("utf-8")
    assert ("3/3 articles, " in text and "passed" in text and "left" in text) is moves
    assert ("3 done" in text) is moves
    if not moves:
        assert text == ""
