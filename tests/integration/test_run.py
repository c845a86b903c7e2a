"""The command line, as real processes: what it prints, what it leaves behind, how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import NO_NETWORK, ROOT, plain_record
from tests.support.articles import ENGLISH, PERSIAN, PUNJABI, fill

COMMANDS = (
    ("convert",),
    ("translate",),
    ("summarize",),
    ("detect",),
    ("demo",),
    ("config",),
    ("completion",),
    ("export",),
    ("show",),
    ("models",),
    ("models", "list"),
    ("models", "available"),
    ("models", "install"),
    ("models", "import"),
    ("models", "verify"),
    ("models", "remove"),
)


@pytest.fixture
def folder(tmp_path):
    return fill(tmp_path / "news")


def lines(output: bytes) -> list[str]:
    return output.decode("utf-8").splitlines()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help_with_an_example(run, command, flag):
    ended = run(*command, flag)
    assert ended.returncode == 0
    assert f"Example: hamzaban {' '.join(command)}" in ended.stdout.decode("utf-8")


def test_convert_does_a_folder_and_ends_with_zero(run, folder):
    ended = run("convert", folder)
    assert (ended.returncode, ended.stdout) == (0, b"")
    assert lines(ended.stderr)[-1].startswith("3 done in ")
    assert len(list(folder.glob("*.parallel.json"))) == 3
    assert len(list(folder.glob("*.summary.*.txt"))) == 9
    assert lines(run("convert", folder).stderr)[-1] == "3 up to date"


def test_json_gives_one_object_a_file_and_nothing_else_on_stdout(run, folder):
    (folder / "empty.txt").write_text("", encoding="utf-8")
    ended = run("convert", folder, "--json", "--to", "fa", "--to", "en,fa", "-q")
    results = [json.loads(line) for line in lines(ended.stdout)]
    assert [(Path(result["path"]).name, result["status"]) for result in results] == [
        ("empty.txt", "failed"),
        ("en.txt", "done"),
        ("fa.txt", "done"),
        ("ur.txt", "done"),
    ]
    assert ended.returncode == 1
    assert len(lines(ended.stderr)) == 1
    assert plain_record(Path(results[1]["outputs"][-1]))["settings"]["to"] == ["fa", "en"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["convert", "missing.txt"], 1, "missing.txt: there is no such file or folder"),
        (["convert"], 2, "Missing argument 'PATH...'"),
        (["convert", "-"], 2, "for standard input use `summarize --to`"),
        (["convert", ".", "--to", "klingon"], 2, "Unknown language 'klingon'. Known codes: en, fa, ur"),
        (["convert", ".", "--format", "docx"], 2, "Unknown format 'docx'. There are json, txt, "),
        (["convert", ".", "--method", "best"], 2, "Unknown method 'best'"),
        (["convert", ".", "--sentences", "0"], 2, "at least 1 sentence"),
        (["convert", ".", "--sentences", "x"], 2, "'x' is not a valid integer"),
        (["convert", ".", "--ratio", "2"], 2, "The ratio of a summary"),
        (["summarize", "missing.txt"], 1, "no such file"),
        (["translate", "--to", "klingon"], 2, "Unknown language"),
        (["translate"], 2, "Missing option '--to'"),
        (["frobnicate"], 2, "No such command 'frobnicate'"),
        (["detect", "missing.txt"], 1, "no such file"),
    ],
)
def test_wrong_use_is_said_in_plain_words(run, arguments, code, message):
    ended = run(*arguments)
    assert ended.returncode == code
    assert message in ended.stderr.decode("utf-8")
    assert b"Traceback" not in ended.stderr and ended.stdout == b""


def test_one_bad_file_of_each_kind_costs_nothing_else(run, folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "punjabi.txt").write_text(PUNJABI, encoding="utf-8")
    ended = run("convert", folder / "missing.md", folder, "-q")
    errors = lines(ended.stderr)
    assert ended.returncode == 1
    assert len(errors) == 4 and all(error.startswith("Error: ") for error in errors)
    assert len(list(folder.glob("*.parallel.json"))) == 3


def test_a_language_with_no_route_ends_with_three_and_the_rest_is_written(run, folder):
    ended = run("convert", folder, "--to", "en,de,ur")
    assert ended.returncode == 3
    errors = ended.stderr.decode("utf-8")
    assert "needs packages: en-de" in errors and "hamzaban models install en-de" in errors
    assert {path.name.split(".")[-2] for path in folder.glob("en.txt.summary.*.txt")} == {"en", "ur"}


def test_with_no_packages_summaries_in_the_sources_own_language_are_written(run, folder, tmp_path):
    ended = run("convert", folder, ARGOS_PACKAGES_DIR=str(tmp_path / "none"))
    assert ended.returncode == 3
    assert sorted(path.name for path in folder.glob("*.summary.*")) == [
        f"{code}.txt.summary.{code}.txt" for code in ("en", "fa", "ur")
    ]


def test_no_article_at_all_is_said(run, tmp_path):
    (tmp_path / "nothing").mkdir()
    ended = run("convert", tmp_path / "nothing")
    assert ended.returncode == 0
    assert "No article found" in ended.stderr.decode("utf-8")


def test_translate_reads_what_comes_in_and_keeps_its_layout(run):
    ended = run("translate", "--to", "fa", stdin="Schools are open and the market in Lahore was open.\n\nWater.\n")
    assert ended.returncode == 0
    assert ended.stdout.decode("utf-8") == "مدارس هستند باز و the بازار در لاهور was باز.\n\nآب.\n"


def test_translate_reads_a_file_and_goes_through_english(run, tmp_path):
    (tmp_path / "letter").write_text("آب در رود.", encoding="utf-8")
    assert run("translate", tmp_path / "letter", "--to", "ur", "--from", "fa").stdout.decode() == "پانی میں دریا۔"


def test_summarize_budget_below_every_sentence_is_said(run, folder):
    ended = run("summarize", folder / "en.txt", "--words", "3")
    assert len(lines(ended.stdout)) == 1
    assert b"No sentence fits in 3 words." in ended.stderr
    assert not run("summarize", folder / "en.txt", "--words", "60").stderr


def test_summarize_prints_one_sentence_a_line(run, folder):
    own = lines(run("summarize", folder / "fa.txt", "--sentences", "2").stdout)
    assert len(own) == 2 and all(line in PERSIAN for line in own)
    other = lines(run("summarize", "-", "--to", "en", "--sentences", "2", stdin=PERSIAN).stdout)
    assert len(other) == 2 and all("water" in line or "talks" in line or "in" in line for line in other)


def test_detect_prints_language_confidence_and_file(run, folder):
    (folder / "punjabi.txt").write_text(PUNJABI, encoding="utf-8")
    files = [folder / f"{name}.txt" for name in ("en", "fa", "ur", "punjabi")]
    ended = run("detect", *files)
    rows = [line.split("\t") for line in lines(ended.stdout)]
    assert [(row[0], row[2]) for row in rows] == [
        (code, str(file)) for code, file in zip(("en", "fa", "ur", "pnb"), files, strict=True)
    ]
    assert all(0 < float(row[1]) <= 1 for row in rows)
    assert "unsupported: Western Punjabi" in ended.stderr.decode("utf-8")
    assert lines(run("detect", stdin="12 34").stdout) == ["und\t0.00\t-"]


def test_models_list_names_packages_and_pivots(run, packages, tmp_path):
    rows = [line.split("\t") for line in lines(run("models", "list").stdout)]
    assert [rows[0][0], rows[0][1], rows[0][3]] == ["en_fa", "1.0", str(packages / "en_fa")]
    assert rows[0][2].endswith(" MB") and float(rows[0][2].split()[0]) > 0
    assert ["fa_ur", "through", "fa → en → ur"] in rows
    ended = run("models", "list", ARGOS_PACKAGES_DIR=str(tmp_path / "none"))
    assert (ended.returncode, ended.stdout) == (0, b"")
    assert "No package is installed" in ended.stderr.decode("utf-8")


def test_demo_works_in_an_empty_home_without_any_network(run, tmp_path):
    ended = run("demo", tmp_path / "demo", code=("-c", NO_NETWORK), ARGOS_PACKAGES_DIR=str(tmp_path / "none"))
    assert ended.returncode == 0, ended.stderr.decode("utf-8")
    shown = ended.stdout.decode("utf-8")
    assert "for trying out, not for reading" in " ".join(shown.split())
    assert shown.count("(source)") == 3
    assert len(list((tmp_path / "demo").glob("*.summary.*.txt"))) == 9
    for path in (tmp_path / "demo").glob("*.parallel.json"):
        assert len(plain_record(path)["sentences"]) == 5


def test_demo_uses_installed_packages_where_they_reach_all_three(run, tmp_path):
    ended = run("demo", tmp_path / "demo")
    assert ended.returncode == 0
    assert "for trying out" not in ended.stdout.decode("utf-8")
    assert plain_record(next((tmp_path / "demo").glob("*.en.txt.parallel.json")))["engine"]["packages"] == {
        "en_fa": "1.0",
        "en_ur": "1.0",
    }


def test_convert_offline_makes_no_network_call(run, folder):
    ended = run("convert", folder, "--offline", code=("-c", NO_NETWORK))
    assert ended.returncode == 0, ended.stderr.decode("utf-8")


def test_output_is_utf_8_whatever_the_locale(run, folder):
    ended = run("summarize", folder / "ur.txt", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert ended.returncode == 0
    assert ended.stdout.decode("utf-8")


def test_what_was_translated_is_remembered_unless_told_not_to(run, tmp_path):
    ended = run("translate", "--to", "fa", "--from", "en", "--no-memory", stdin="water")
    assert ended.stdout.decode() == "آب"
    assert not list((tmp_path / "home").rglob("memory.sqlite3"))
    for _ in range(2):
        ended = run("translate", "--to", "fa", "--from", "en", stdin="water")
        assert (ended.stdout.decode(), ended.stderr) == ("آب", b"")
    (memory,) = (tmp_path / "home").rglob("memory.sqlite3")
    memory.write_bytes(b"damaged")
    ended = run("translate", "--to", "fa", "--from", "en", stdin="water")
    assert ended.stdout.decode() == "آب"
    assert ended.stderr.decode().startswith("Warning: ") and len(lines(ended.stderr)) == 1


def test_terms_digits_and_typography_are_as_asked_for(run, folder, tmp_path):
    (tmp_path / "names.tsv").write_text("water\tماء\ten-fa\n", encoding="utf-8")
    ended = run("convert", folder / "en.txt", "--glossary", tmp_path / "names.tsv", "--to", "fa", "-q")
    assert ended.returncode == 0
    record = plain_record(folder / "en.txt.parallel.json")
    flagged = [one["text"]["en"] for one in record["sentences"] if "glossary" in one["translations"]["fa"]["flags"]]
    assert flagged == [one["text"]["en"] for one in record["sentences"] if "water" in one["text"]["en"]] != []
    text = ("translate", "--to", "fa", "--from", "en", "--no-memory")
    assert run(*text, "--digits", "native", stdin="water, 25").stdout.decode() == "آب، ۲۵"
    assert run(*text, "--no-typography", stdin="water, 25").stdout.decode() == "آب, 25"
    ended = run(*text, "--glossary", tmp_path / "missing.tsv", stdin="water")
    assert ended.returncode == 2 and "cannot be read" in ended.stderr.decode()


def test_the_device_in_use_is_said(run, folder):
    assert "sentences on cpu" in run("convert", folder, "--device", "cpu", "--verbose").stderr.decode()


@pytest.fixture
def many(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(150):
        (folder / f"{number:03}.txt").write_text(ENGLISH.replace("three", str(number)), encoding="utf-8")
    return folder


def start(folder: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "run.py", "convert", str(folder)], cwd=ROOT, env=environment, stderr=subprocess.PIPE
    )
    give_up = time.monotonic() + 60
    while not list(folder.glob("*.parallel.json")):
        assert time.monotonic() < give_up and process.poll() is None
        time.sleep(0.005)
    return process


def assert_every_record_is_whole(folder: Path) -> None:
    for path in folder.glob("*.parallel.json"):
        record = plain_record(path)
        assert record is not None
        for code in record["settings"]["to"]:
            assert (folder / f"{record['source']['name']}.summary.{code}.txt").is_file()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal for another process")
def test_an_interrupted_run_says_so_ends_with_130_and_goes_on_later(many, environment, run):
    process = start(many, environment)
    process.send_signal(signal.SIGINT)
    errors = process.communicate()[1].decode("utf-8")
    assert process.returncode == 130, errors
    assert "Interrupted" in errors and "Traceback" not in errors
    assert_every_record_is_whole(many)
    done = len(list(many.glob("*.parallel.json")))
    assert 0 < done < 150
    assert lines(run("convert", many).stderr)[-1].startswith(f"{150 - done} done, {done} up to date in ")


def test_a_killed_run_leaves_only_whole_records_and_goes_on_later(many, environment, run):
    process = start(many, environment)
    process.kill()
    process.communicate()
    assert_every_record_is_whole(many)
    ended = run("convert", many)
    assert ended.returncode == 0
    assert len(list(many.glob("*.parallel.json"))) == 150
    assert_every_record_is_whole(many)


def test_pages_and_documents_are_read_from_a_file_or_a_pipe(run, tmp_path):
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PERSIAN.split("\n\n"))
    page = f"<!DOCTYPE html><html><head><title>x</title></head><body><article>{paragraphs}</article></body></html>"
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    from_file = run("summarize", path, "--sentences", "2")
    assert from_file.returncode == 0 and b"<" not in from_file.stdout and from_file.stdout
    assert run("summarize", "-", "--sentences", "2", stdin=page).stdout == from_file.stdout
    assert run("detect", path).stdout.startswith(b"fa\t")


def test_an_old_encoding_is_found_or_given(run):
    old = PERSIAN.replace("ی", "ي").replace("\u200c", " ").encode("windows-1256", "ignore")
    assert run("detect", stdin=old).stdout.startswith(b"fa\t")
    assert run("detect", "--encoding", "windows-1256", stdin=old).stdout.startswith(b"fa\t")
    wrong = run("convert", ".", "--encoding", "klingon")
    assert wrong.returncode == 2 and b"Unknown encoding 'klingon'" in wrong.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", "nothing"),
        ("watch", "nothing"),
        ("clean", "nothing"),
        ("config", "nothing"),
        ("show", "nothing"),
        ("export", "nothing", "--format", "csv"),
        ("models", "import", "nothing"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_missing_path_ends_every_command_with_one(run, arguments):
    ended = run(*arguments)
    assert ended.returncode == 1
    assert "nothing" in ended.stderr.decode("utf-8") and "Traceback" not in ended.stderr.decode("utf-8")
