"""Names that files have somewhere in the world, and one that is not even text."""

from __future__ import annotations

import json
import os
import sys

import jsonschema
import pytest

from summaries import convert, read_record
from tests.summaries.articles import ENGLISH
from tests.summaries.test_reporting import SCHEMA

NAMES = {
    "right-to-left": "خبر امروز\u200cما.txt",
    "spaces": "  two  spaces .txt",
    "newline": "a\nb.txt",
    "emoji": "🌊 floods 👩‍🚒.txt",
    "255 bytes": "خ" * 125 + "a.txt",
    "a terminal's command": "\x1b[31mred\x07.txt",
    "a mark that turns": "\u202etxt.exe.txt",
    "a leading dash": "--force.txt",
    "brackets": "[red]{0}%s$HOME`id`.txt",
    "half of a pair": os.fsdecode(b"caf\xe9 \xff\xfe.txt"),
}
TAKEN = [name for name, text in NAMES.items() if os.name == "posix" or not set(text) & set('\n\x1b\x07"')]
if sys.platform == "darwin":  # which takes only names that are UTF-8
    TAKEN.remove("half of a pair")


@pytest.mark.parametrize("kind", TAKEN)
def test_any_name_is_read_written_beside_and_found_again(tmp_path, translator, kind):
    path = tmp_path / NAMES[kind]
    path.write_text(ENGLISH, encoding="utf-8")
    options = {"translator": translator, "full": True, "formats": ["json", "txt", "html", "csv", "jsonl", "md", "tmx"]}
    (result,) = convert([tmp_path], **options)
    assert (result.status, result.errors) == ("done", ())
    record = read_record(result.outputs[-1])
    assert record.source.name == path.name
    assert {output.name for output in result.outputs[:-1]} == set(record.outputs)
    assert all(output.is_file() for output in result.outputs)
    assert [one.status for one in convert([tmp_path], **options)] == ["skipped"]


@pytest.mark.parametrize("arguments", [["--json"], ["-v"], ["--dry-run"]], ids=" ".join)
def test_all_of_them_are_told_of_in_one_line_each_whatever_goes_wrong(run, tmp_path, arguments):
    folder = tmp_path / "news"
    folder.mkdir()
    for kind in TAKEN:
        (folder / NAMES[kind]).write_text("\n" if kind in {"newline", "half of a pair"} else ENGLISH, encoding="utf-8")
    ended = run("convert", folder, "--to", "en", *arguments)
    assert ended.returncode == (0 if "--dry-run" in arguments else 1)
    assert b"Traceback" not in ended.stderr
    assert not set(ended.stderr.decode("utf-8")) & set("\x1b\x07\u202e")
    # To a program a name is data; of what a terminal would obey JSON lets nothing through but marks of direction.
    assert not set(ended.stdout.decode("utf-8")) & set("\x1b\x07" if "--json" in arguments else "\x1b\x07\u202e")
    if "--json" in arguments:
        results = [json.loads(line) for line in ended.stdout.decode("utf-8").splitlines()]
        for result in results:
            jsonschema.validate(result, SCHEMA)
        assert {result["path"] for result in results} == {str(folder / NAMES[kind]) for kind in TAKEN}
    elif "--dry-run" in arguments:
        assert len(ended.stdout.decode("utf-8").splitlines()) == len(TAKEN)
    errors = [line for line in ended.stderr.decode("utf-8").splitlines() if line.startswith("Error: ")]
    assert len(errors) == (0 if "--dry-run" in arguments else len({"newline", "half of a pair"} & set(TAKEN)))


@pytest.mark.skipif(os.name == "nt", reason="arguments are text there")
def test_a_topic_that_is_not_text_is_no_trouble(run, tmp_path):
    path = tmp_path / "news.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    for expected in ("1 done", "1 up to date"):
        ended = run("convert", path, "--to", "en,fa", "--about", os.fsdecode(b"water \xff"))
        assert (ended.returncode, ended.stderr.decode("utf-8").splitlines()[-1]) == (0, expected)
