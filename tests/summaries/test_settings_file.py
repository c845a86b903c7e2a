"""What holds without being typed: environment, the folder's settings, the user's own, in that order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from run import cli
from summaries.settings_file import NAME, find_settings, read_settings
from tests.summaries.articles import ENGLISH
from translate import WrongUse


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr("summaries.settings_file.user_file", lambda: tmp_path / "user" / NAME)
    folder = tmp_path / "news" / "today"
    folder.mkdir(parents=True)
    return folder


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(folder: Path, command: str = "convert") -> dict[str, object]:
    return {name: setting.value for name, setting in find_settings(cli.commands[command], folder, cli).items()}


def test_the_nearest_file_of_the_folder_or_those_above_holds_before_the_users_own(folder, tmp_path):
    write(tmp_path / "user" / NAME, "sentences = 9\nfast = true\n")
    write(tmp_path / NAME, "sentences = 8\nfull = true\n")
    write(tmp_path / "news" / NAME, "sentences = 7\n")
    assert found(folder) == {"sentences": "7", "fast": True}


def test_keys_under_a_commands_name_hold_for_it_alone_and_before_the_common_ones(folder):
    write(folder / NAME, 'to = "fa"\n[convert]\nto = ["en", "ur"]\nmethod = "lexrank"\n')
    assert found(folder) == {"targets": ["en", "ur"], "method": "lexrank"}
    assert found(folder, "summarize") == {"target": "fa"}


def test_paths_are_meant_from_where_the_file_lies(folder, tmp_path):
    write(tmp_path / NAME, 'glossary = "terms.tsv"\n')
    assert found(folder) == {"glossary": str(tmp_path / "terms.tsv")}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sentence = 3", "'sentence' is not known. Did you mean 'sentences'?"),
        ("[convert]\nsentence = 3", "'sentence' is not known. Did you mean 'sentences'?"),
        ("[convrt]\nsentences = 3", "'convrt' is not known. Did you mean 'convert'?"),
        ('sentences = "many"', "sentences = 'many'"),
        ("sentences = [1, 2]", "one value is meant"),
        ('full = "yes"', "true or false is meant"),
        ("sentences = true", "one value is meant"),
        ("to = [[1]]", "one value is meant"),
        ("to = ", "cannot be read as settings"),
    ],
)
def test_what_cannot_be_meant_is_told_with_the_file(folder, text, message):
    path = write(folder / NAME, text)
    with pytest.raises(WrongUse) as raised:
        found(folder)
    assert str(raised.value).startswith(f"{path}: ") and message in str(raised.value)


def test_a_file_that_is_no_text_is_told(folder):
    (folder / NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WrongUse, match="cannot be read as settings"):
        read_settings(folder / NAME)


def test_only_the_user_may_let_the_network_be_used(folder, tmp_path):
    write(folder / NAME, "yes = true")
    with pytest.raises(WrongUse, match="'yes' may only be typed"):
        found(folder)
    (folder / NAME).unlink()
    write(tmp_path / "user" / NAME, "yes = true")
    assert found(folder) == {"yes": True}


def test_what_is_typed_holds_before_the_environment_and_that_before_files(run, tmp_path):
    write(tmp_path / "news" / "en.txt", ENGLISH)
    write(tmp_path / "news" / NAME, 'sentences = 4\nto = "ur"\nformat = "json"\n')
    news = tmp_path / "news"

    def held(*arguments: str, **changes: str) -> dict[str, str]:
        ended = run("config", *arguments, **changes)
        assert ended.returncode == 0, ended.stderr
        return {line.split("\t")[0]: line.split("\t", 1)[1] for line in ended.stdout.decode().splitlines()}

    origin = str((news / NAME).resolve())
    assert held(str(news))["sentences"] == f"4\t{origin}"
    assert held(str(news), HAMZABAN_SENTENCES="3")["sentences"] == "3\tenvironment variable HAMZABAN_SENTENCES"
    assert held(str(news))["method"] == "news\tdefault"
    assert run("convert", news, "--sentences", "1", HAMZABAN_SENTENCES="3").returncode == 0
    assert sorted(path.name for path in news.iterdir()) == ["en.txt", "en.txt.parallel.json", NAME]
    assert '"sentences": 1,' in (news / "en.txt.parallel.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("hamzaban conv", "convert"),
        ("hamzaban convert --ful", "--full"),
        ("hamzaban convert --method lex", "lexrank"),
        ("hamzaban convert --to en,f", "en,fa"),
        ("hamzaban convert --format js", "json"),
    ],
)
def test_the_shell_completes_commands_options_and_values(run, words, completed):
    number = str(len(words.split()) - 1)
    ended = run(_HAMZABAN_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=number)
    assert f"plain,{completed}" in ended.stdout.decode().splitlines()


@pytest.mark.skipif(os.name == "nt", reason="there is no such shell")
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_printed(run, shell):
    ended = run("completion", shell)
    assert ended.returncode == 0 and b"_HAMZABAN_COMPLETE" in ended.stdout
