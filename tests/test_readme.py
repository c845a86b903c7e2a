"""What the README files say is so: commands run, tables are those of the code, links lead somewhere."""

from __future__ import annotations

import re
import shlex
import shutil

import pytest

import run
from summaries.reading.table import FORMATS as INPUT_FORMATS
from summaries.rendering import FORMATS as OUTPUT_FORMATS
from tests.conftest import ROOT
from tests.support.articles import ARTICLES
from tests.support.packing import pack
from translate import FLAG_DESCRIPTIONS, LANGUAGES

README = (ROOT / "README.md").read_text(encoding="utf-8")
FILES = [ROOT / "README.md", *sorted((ROOT / "summaries").rglob("README.md")), *(ROOT / "translate").rglob("README.md")]
LINES = 250
COMMANDS = [
    line.split("  #")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, flags=re.S)
    for line in block.splitlines()
    if line.startswith("hamzaban ")
]
# What a test adds or puts in the place of something, so that a command ends by itself and needs nothing else.
ENDING = {"watch": ["--once", "--settle", "0"], "--local-cluster": ["--dry-run"]}
PROGRAM = {"notify --desk asia": "true"}


@pytest.fixture
def place(tmp_path, packages, monkeypatch):
    """A folder with all that the commands name; packages come from a folder that is the index."""
    home = tmp_path / "home"
    index = tmp_path / "index"
    index.mkdir()
    for pair in ("en_fa", "fa_en", "en_ur", "ur_en"):
        pack(packages / pair, index / f"{pair}.argosmodel")
        shutil.copytree(packages / pair, tmp_path / "packages" / pair)
    for folder in ("articles", "incoming", "done", "failed"):
        (tmp_path / folder).mkdir()
    for name in ("articles/water.txt", "incoming/water.txt", "a.txt", "b.md", "article.txt", "letter.txt"):
        (tmp_path / name).write_text(ARTICLES["en"], encoding="utf-8")
    for variable in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(home))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", str(index))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ended(arguments: list[str]) -> int:
    return run.cli(arguments, prog_name="hamzaban", standalone_mode=False) or 0


@pytest.mark.parametrize("command", COMMANDS)
def test_command_of_readme_works(command, place):
    arguments = [PROGRAM.get(word, word) for word in shlex.split(command.split(" > ")[0])[1:]]
    if arguments[0] == "export" or arguments[0] == "show":
        assert ended(["convert", "articles/", "--quiet"]) == 0
    for word, more in ENDING.items():
        if word in arguments:
            arguments += [one for one in more if one not in arguments]
    assert ended(arguments) == 0


def test_readme_is_short():
    assert len(README.splitlines()) <= LINES
    assert len(COMMANDS) > 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (path.parent / target).exists(), target


def table_of(path: str, column: int) -> set[str]:
    """The words in backticks of one column of all tables in a file."""
    rows = [line for line in (ROOT / path).read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return {word for row in rows for word in re.findall(r"`([^`]+)`", row.split("|")[column + 1])}


def test_table_of_input_formats_is_whole():
    told = table_of("summaries/reading/README.md", 1)
    assert INPUT_FORMATS.keys() <= told
    assert {name for name in told if name.count(".") == 1} <= INPUT_FORMATS.keys()


def test_table_of_output_formats_is_whole():
    assert table_of("summaries/rendering/README.md", 0) == set(OUTPUT_FORMATS)


def test_every_flag_is_described():
    text = (ROOT / "translate" / "checks" / "README.md").read_text(encoding="utf-8")
    assert [flag for flag in FLAG_DESCRIPTIONS if f"`{flag}`" not in text] == []


def test_languages_told_of_are_known():
    text = (ROOT / "translate" / "text" / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| [^|]*\((\w+)\) \|", text, flags=re.M)
    assert len(told) > 40 and set(told) <= LANGUAGES.keys()
