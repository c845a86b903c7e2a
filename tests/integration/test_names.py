"""Names that files have somewhere in the world, and one that is not even text."""

from __future__ import annotations

import json
import os
import sys

import jsonschema
import pytest

from summaries import convert, read_record
from tests.summaries.cli.test_progress import SCHEMA
from tests.support.articles import ENGLISH

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
        assert ended.returncode == 0
        assert ended.stderr.decode("utf-8").splitlines()[-1].startswith(expected)


# What the system is said to write names in; in the last, Python does not make up for a system that says nothing.
LOCALES = [
    {},
    {"LC_ALL": "C", "LANG": "C"},
    {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
]


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are text there")
@pytest.mark.parametrize("locale", LOCALES, ids=["UTF-8", "C", "C, and no UTF-8"])
def test_names_that_are_not_text_cost_neither_the_batch_nor_its_site(run, tmp_path, locale):
    folder = tmp_path / "news"
    deep = folder / os.fsdecode(b"dir\xfe")
    deep.mkdir(parents=True)
    for path in (folder / os.fsdecode(b"art\xff.txt"), deep / os.fsdecode(b"in\xfd.txt"), folder / "مقاله.txt"):
        path.write_text(ENGLISH, encoding="utf-8")
    rows = [{"id": "\ud800a", "title": "\udfff t", "author": "\ud801", "text": ENGLISH}, {"id": "متن", "text": ENGLISH}]
    (folder / "many.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    options = ("--format", "json,txt,html,csv,md,tmx,jsonl", "--site", tmp_path / "site", "--json")
    ended = run("convert", folder, "--to", "en", *options, **locale)
    assert ended.returncode == 0, ended.stderr
    results = [json.loads(line) for line in ended.stdout.decode("utf-8").splitlines()]
    assert {os.fsencode(result["path"]) for result in results if not locale} <= {
        *(os.fsencode(path) for path in folder.rglob("*")),
    }
    made = {os.fsencode(path.name) for path in (folder / "many.jsonl.articles").iterdir()}
    assert {"\ufffda.parallel.json".encode(), "متن.parallel.json".encode()} <= made
    assert len(list((tmp_path / "site" / "articles").rglob("*.html"))) == 5
    for name in ("csv", "tmx", "jsonl", "md", "txt"):
        ended = run("export", folder, "--format", name, **locale)
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout.decode("utf-8")
    for arguments in (["show", folder], ["watch", folder, "--once", "--to", "en", "--json"]):
        ended = run(*arguments, **locale)
        assert ended.returncode == 0, ended.stderr
    lines = [json.loads(line) for line in ended.stdout.decode("utf-8").splitlines()]
    # Some of them can only be found by looking through the folder, which is said.
    assert {line["event"] for line in lines} == {"watching", "warning", "skipped", "stopped"}
    assert len({line["path"] for line in lines if line["event"] == "skipped"}) == 4
