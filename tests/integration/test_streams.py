"""Standard streams that are closed, full or of an odd encoding, and what of others' text reaches a terminal or log."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.articles import ENGLISH, fill
from tests.support.terminals import in_terminal

POSIX = pytest.mark.skipif(os.name == "nt", reason="there is no such shell")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
# OSC that sets the title, CSI that clears, C1, a mark that turns, a line end with a forged line.
EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\u2066\nError: forged"
HARMFUL = set("\x1b\x07\x9b\u202e\u2066")


@pytest.fixture
def folder(tmp_path):
    return fill(tmp_path / "news")


@pytest.fixture
def shell(environment):
    """A command line of the shell, in which `hamzaban` is the command line; its exit code and both outputs."""

    def shell(script: str, **changes: str) -> subprocess.CompletedProcess[bytes]:
        program = script.replace("hamzaban", f"'{sys.executable}' '{ROOT / 'run.py'}'")
        return subprocess.run(["sh", "-c", program], env=environment | changes, capture_output=True, check=False)

    return shell


@POSIX
@pytest.mark.parametrize(
    ("redirection", "code"),
    [
        ("2>&-", 4),
        ("-v 2>&-", 4),
        ("-q 2>&-", 0),
        ("2>&- >&- <&-", 4),
        ("<&-", 0),
        ("--json >&-", 4),
        pytest.param("2>/dev/full", 4, marks=FULL),
        pytest.param("-v --json >/dev/full 2>/dev/full", 4, marks=FULL),
        ("--json -q | true", 0),
    ],
)
def test_the_work_is_done_whatever_becomes_of_the_messages(shell, folder, redirection, code):
    ended = shell(f"hamzaban convert '{folder}' --to en,fa {redirection}")
    assert ended.returncode == code, ended.stderr
    assert b"Traceback" not in ended.stderr
    assert len(list(folder.glob("*.parallel.json"))) == 3
    for record in folder.glob("*.parallel.json"):  # nothing that was printed went into a file
        assert json.loads(record.read_text(encoding="utf-8"))["schema"]


@POSIX
def test_what_went_wrong_decides_the_exit_code_before_what_was_lost(shell, folder):
    (folder / "empty.txt").write_bytes(b"")
    assert shell(f"hamzaban convert '{folder}' 2>&-").returncode == 1
    assert shell("hamzaban convert '' 2>&-").returncode == 2
    assert shell(f"hamzaban convert '{folder}' --to de 2>&-").returncode == 3


@POSIX
@FULL
@pytest.mark.parametrize("command", ["summarize", "detect", "translate --to fa", "show"])
def test_a_result_that_could_not_be_printed_is_told(shell, folder, command):
    assert shell(f"hamzaban convert '{folder}'").returncode == 0
    ended = shell(f"hamzaban {command} '{folder}/en.txt' >/dev/full")
    assert ended.returncode == 4
    assert b"Error: Standard output could not be written (No space left on device)" in ended.stderr


@POSIX
@FULL
def test_an_export_that_could_not_be_printed_is_told(shell, folder):
    assert shell(f"hamzaban convert '{folder}'").returncode == 0
    for redirection in (">/dev/full", ">&-"):
        ended = shell(f"hamzaban export '{folder}' --format csv {redirection}")
        assert ended.returncode == 1
        assert ended.stderr.startswith(b"Error: standard output: cannot be written")
    assert shell(f"(hamzaban export '{folder}' --format csv; echo $? >&2) | true").stderr in {b"0\n", b"1\n"}


@POSIX
@pytest.mark.parametrize(
    "changes",
    [
        {"LANG": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii:strict"},
        {"PYTHONIOENCODING": "utf-16"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1:strict"},
    ],
    ids=str,
)
def test_no_locale_keeps_a_name_from_being_told(run, tmp_path, changes):
    folder = tmp_path / "news"
    folder.mkdir()
    names = [b"caf\xe9.txt", "خبر.txt".encode(), b"plain.txt"]
    if sys.platform == "darwin":
        del names[0]
    for name in names:
        (folder / os.fsdecode(name)).write_text(ENGLISH, encoding="utf-8")
    for arguments in (["-v"], ["--json"], ["--dry-run"], ["--force", "-v", "--json"]):
        ended = run("convert", folder, "--to", "en", *arguments, **changes)
        assert (ended.returncode, b"Traceback" in ended.stderr) == (0, False), ended.stderr
        assert ended.stdout.decode("utf-8") + ended.stderr.decode("utf-8")
    ended = run("detect", *(folder / os.fsdecode(name) for name in names), **changes)
    assert ended.returncode == 0 and len(ended.stdout.decode("utf-8").splitlines()) == len(names)
    assert sys.platform == "darwin" or b"caf\\udce9.txt" in ended.stdout


@pytest.mark.skipif(os.name == "nt", reason="no file has such a name there")
def test_no_name_or_value_of_others_reaches_a_log_raw(run, tmp_path, packages):
    folder = tmp_path / "news"
    folder.mkdir()
    name = EVIL.replace("/", "")
    (folder / f"{name}.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "bad.txt.parallel.json").write_text("{", encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"")
    index = tmp_path / "index"
    index.mkdir()
    entry = {
        "from_code": "en",
        "to_code": "fa",
        "package_version": f"1.{EVIL}",
        "links": [f"http://127.0.0.1:9/{EVIL}"],
    }
    evil_pair = {"from_code": f"a{EVIL}", "to_code": "en", "package_version": "1", "links": ["http://127.0.0.1:9/x"]}
    (index / "index.json").write_text(json.dumps([entry, evil_pair]), encoding="utf-8")
    settings = tmp_path / "settings"
    settings.mkdir()
    (settings / "hamzaban.toml").write_text(f"{json.dumps('k' + EVIL)} = 1\n", encoding="utf-8")
    odd = folder / f"{name}.txt"
    changes = {"ARGOS_PACKAGE_INDEX": str(index)}
    commands = [
        ["convert", folder, "--to", "en", "-v"],
        ["convert", folder, "--to", "en", "--json", "-v"],
        ["convert", folder, "--to", "en", "--dry-run"],
        ["convert", folder / f"missing{name}"],
        ["convert", folder, "--to", f"x{EVIL}"],
        ["convert", folder, "--format", f"x{EVIL}"],
        ["convert", folder, f"--{EVIL}"],
        ["convert", folder, "--glossary", f"{odd}/x"],
        ["convert", settings],
        ["config", settings],
        ["watch", folder, "--once", "--to", "en", "-v", "--settle", "0"],
        ["watch", folder, "--once", "--to", "en", "--json", "--settle", "0"],
        ["watch", folder / f"missing{name}"],
        ["detect", odd, folder / f"missing{name}"],
        ["summarize", folder / f"missing{name}"],
        ["export", folder, "--format", f"x{EVIL}"],
        ["export", folder / f"missing{name}", "--format", "txt"],
        ["export", folder, "--format", "txt", "--output", folder / f"{name}.parallel.txt"],
        ["export", folder, "--site", folder / f"{name}-site"],
        ["show", folder / f"missing{name}"],
        ["models", "available"],
        ["models", "install", "en-fa"],
        ["models", "install", f"x{EVIL}"],
        ["models", "import", folder / f"missing{name}"],
        ["models", "remove", f"x{EVIL}"],
        [f"x{EVIL}"],
    ]
    for command in commands:
        ended = run(*command, **changes)
        said, printed = ended.stderr.decode("utf-8"), ended.stdout.decode("utf-8")
        assert not HARMFUL & set(said + printed), (command, said, printed)
        assert not [line for line in (said + printed).splitlines() if line.startswith("Error: forged")], command
        assert "Traceback" not in said, (command, said)


@POSIX
def test_no_text_of_others_reaches_a_terminal_raw(environment, tmp_path):
    evil = f"{ENGLISH}\n\nThe water of the river in Lahore {EVIL.replace(chr(10), ' ')} rose today in the market.\n"
    path = tmp_path / "a.txt"
    path.write_text(evil, encoding="utf-8")
    own = {"\x1b[0m", "\x1b[1m"}
    for command in (
        ["translate", str(path), "--to", "fa"],
        ["translate", str(path), "--to", "fa", "--no-typography"],
        ["summarize", str(path), "--words", "500"],
        ["convert", str(path), "--to", "en,fa", "--words", "500", "-v", "--full"],
        ["show", str(path)],
        ["export", str(path), "--format", "csv"],
        ["export", str(path), "--format", "jsonl"],
        ["export", str(path), "--format", "md"],
        ["export", str(path), "--format", "tmx"],
    ):
        code, shown = in_terminal(command, environment)
        assert code == 0, shown
        for allowed in own:
            shown = shown.replace(allowed, "")
        assert not (HARMFUL & set(shown)), (command, shown)


@pytest.mark.parametrize(
    "path", sorted([ROOT / "run.py", *ROOT.glob("summaries/**/*.py"), *ROOT.glob("translate/**/*.py")]), ids=str
)
def test_nothing_is_printed_but_by_the_functions_that_make_it_harmless(path):
    if path.name == "saying.py":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            assert name not in {"print", "click.echo", "click.secho", "click.confirm", "click.prompt"}, node.lineno
