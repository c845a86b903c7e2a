"""What holds without being typed: environment, the folder's settings, the user's own, in that order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from run import cli
from summaries.cli.configurable import describe_settings
from summaries.cli.settings_file import HARMLESS, NAME, find_settings, option_key, options_of, read_settings
from tests.support.articles import ENGLISH
from translate import WrongUse


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr("summaries.cli.settings_file.user_file", lambda: tmp_path / "user" / NAME)
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
    write(tmp_path / NAME, 'sentences = 8\nmethod = "lexrank"\n')
    write(tmp_path / "news" / NAME, "sentences = 7\n")
    assert found(folder) == {"sentences": "7", "fast": True}


def test_keys_under_a_commands_name_hold_for_it_alone_and_before_the_common_ones(folder):
    write(folder / NAME, 'to = "fa"\n[convert]\nto = ["en", "ur"]\nmethod = "lexrank"\n')
    assert found(folder) == {"targets": ["en", "ur"], "method": "lexrank"}
    assert found(folder, "summarize") == {"target": "fa"}


def test_paths_are_meant_from_where_the_file_lies(folder, tmp_path):
    own = write(tmp_path / "user" / NAME, 'glossary = "terms.tsv"\n')
    assert found(folder) == {"glossary": str(own.parent / "terms.tsv")}
    write(own, 'glossary = ""\n')
    with pytest.raises(WrongUse, match="the path is empty"):
        found(folder)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sentence = 3", "'sentence' is not known. Did you mean 'sentences'?"),
        ("[convert]\nsentence = 3", "'sentence' is not known. Did you mean 'sentences'?"),
        ("[convrt]\nsentences = 3", "'convrt' is not known. Did you mean 'convert'?"),
        ('sentences = "many"', "sentences = 'many'"),
        ("sentences = [1, 2]", "one value is meant"),
        ('no-typography = "yes"', "true or false is meant"),
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


OPTIONS = sorted(
    {(name, option_key(one)) for name in ("convert", "watch", "summarize") for one in options_of(cli.commands[name])}
)


@pytest.mark.parametrize(("command", "key"), OPTIONS, ids=" ".join)
def test_a_folders_file_may_only_set_what_is_harmless(folder, tmp_path, command, key):
    option = next(one for one in options_of(cli.commands[command]) if option_key(one) == key)
    texts = {"to": "en", "from": "en", "method": "news", "format": "json", "digits": "latin", "device": "cpu"}
    texts["page-language"] = "en"
    value = "true" if option.is_flag else repr(texts.get(key, "1"))
    for text in (f"{key} = {value}", f"[{command}]\n{key} = {value}"):
        write(folder / NAME, text)
        if key in HARMLESS:
            assert option.name in found(folder, command)
            continue
        with pytest.raises(WrongUse, match=f"'{key}' may only be given on the command line"):
            found(folder, command)
    (folder / NAME).unlink()
    write(tmp_path / "user" / NAME, f"{key} = {value}")
    assert option.name in found(folder, command)


def test_the_harmless_keys_are_options(folder):
    assert {key for _, key in OPTIONS} >= HARMLESS
    assert HARMLESS & {"heartbeat", "output", "site", "done-folder", "workers", "glossary", "on-done", "yes"} == set()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only the superuser can give files away")
def test_a_file_of_another_user_is_not_obeyed_and_that_is_told(run, folder, tmp_path):
    write(tmp_path / NAME, "sentences = 8\n")
    planted = write(folder / NAME, "sentences = 7\n")
    assert found(folder) == {"sentences": "7"}
    os.chown(planted, 65534, -1)
    with pytest.warns(UserWarning, match="is not obeyed: another user owns it"):
        assert found(folder) == {"sentences": "8"}
    planted.unlink()
    planted.symlink_to(tmp_path / NAME)
    os.chown(planted, 65534, -1, follow_symlinks=False)
    with pytest.warns(UserWarning, match="another user owns it"):
        assert found(folder) == {"sentences": "8"}
    write(folder / "en.txt", ENGLISH)
    ended = run("config", folder)
    assert f"Warning: {planted} is not obeyed: another user owns it." in ended.stderr.decode()
    assert f"sentences\t8\t{tmp_path / NAME}" in ended.stdout.decode()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only the superuser can give folders away")
def test_a_file_in_a_parent_folder_of_another_user_is_not_obeyed(folder, tmp_path):
    write(folder.parent / NAME, "sentences = 7\n")
    os.chown(folder.parent, 65534, -1)
    with pytest.warns(UserWarning, match="another user owns its folder"):
        assert found(folder) == {}
    assert found(folder.parent) == {"sentences": "7"}  # there the folder is the one that was chosen


@pytest.mark.skipif(os.name == "nt", reason="there are none")
@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_regular_file_is_not_waited_for(folder, tmp_path, make):
    make(folder / NAME)
    with pytest.warns(UserWarning, match="is not obeyed: it is not a regular file"):
        assert found(folder) == {}
    with pytest.raises(WrongUse, match="cannot be read as settings"):
        read_settings(folder / NAME)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("#" * 1900 + ("\n" + "#" * 1900) * 10, "larger than 16,384 bytes"),
        (f"to = {'[' * 900}{']' * 900}", "nested too deeply"),
        (f"to = {'{a=' * 300}1{'}' * 300}", "nested too deeply"),
        (".".join(["a"] * 900) + " = 1", "nested too deeply"),
        ("to = '" + "a" * 2000 + "'", "a line of more than 2,000 characters"),
        ("\n".join(".".join(["a"] * 950) + f".b{n} = 1" for n in range(8)), "nested too deeply"),
    ],
)
def test_size_and_nesting_are_bounded(folder, text, reason):
    write(folder / NAME, text)
    with pytest.raises(WrongUse, match=reason):
        found(folder)


@pytest.mark.parametrize("to", ['["en", "fa"]', '"en,fa"'])
def test_a_list_is_for_the_commands_that_take_one(run, folder, to, tmp_path):
    path = write(folder / "en.txt", ENGLISH)
    write(folder / NAME, f"to = {to}\n")
    assert found(folder)["targets"] in (["en", "fa"], ["en,fa"])
    assert found(folder, "translate") == found(folder, "summarize") == {}
    assert run("summarize", path).returncode == 0
    assert run("translate", path, "--to", "fa", "--from", "en").returncode == 0
    assert run("summarize", path, HAMZABAN_TO="en,fa").returncode == 0
    write(folder / NAME, 'to = ["fa"]\n')
    assert found(folder, "translate") == {"target": "fa"}
    write(folder / NAME, '[translate]\nto = ["en", "fa"]\n')
    with pytest.raises(WrongUse, match="one value is meant"):
        found(folder, "translate")


@pytest.mark.parametrize(
    ("given", "environment", "length"),
    [
        ([], {}, {"words": "60"}),
        (["--sentences", "2"], {}, {"sentences": 2}),
        (["--ratio", "0.5"], {}, {"ratio": 0.5}),
        (["--ratio", "0.5"], {"HAMZABAN_WORDS": "9", "HAMZABAN_SENTENCES": "9"}, {"ratio": 0.5}),
        (["--words", "70"], {"HAMZABAN_RATIO": "0.5"}, {"words": 70}),
        ([], {"HAMZABAN_RATIO": "0.5"}, {"ratio": 0.5}),
        ([], {"HAMZABAN_SENTENCES": "2"}, {"sentences": 2}),
        (["--sentences", "2"], {"HAMZABAN_RATIO": "0.5"}, {"sentences": 2}),
    ],
)
def test_what_is_given_on_the_command_line_wins_over_what_it_rules_out(folder, monkeypatch, given, environment, length):
    write(folder / NAME, "words = 60\n")
    write(folder / "a.txt", ENGLISH)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    parent = cli.make_context("hamzaban", [], resilient_parsing=True)
    command = cli.commands["convert"]
    context = command.make_context("convert", [str(folder / "a.txt"), *given], parent)
    held = {key: context.params[key] for key in ("sentences", "ratio", "words")}
    expected = {"sentences": None, "ratio": None, "words": None} | length
    if "words" in length:
        expected["words"] = int(expected["words"])
    assert held == expected
    told = {key: value for key, value, _ in describe_settings(command, folder, cli)}
    assert given or {key: str(value) for key, value in length.items()}.items() <= told.items()


def test_the_nearer_file_and_the_commands_own_keys_win_over_what_they_rule_out(folder, tmp_path):
    write(tmp_path / "user" / NAME, "words = 60\nverbose = true\n")
    write(folder / NAME, "ratio = 0.5\n[summarize]\nsentences = 3\n")
    assert found(folder) == {"ratio": "0.5", "verbose": True}
    assert found(folder, "summarize") == {"sentences": "3"}
    write(folder / NAME, "ratio = 0.5\nwords = 9\n")
    assert found(folder) == {"ratio": "0.5", "words": "9", "verbose": True}


def test_a_flag_on_the_command_line_wins_over_its_opposite_in_a_file(run, folder, environment):
    write(folder / "en.txt", ENGLISH)
    own = write(
        Path(run("config", folder).stderr.decode().strip().rsplit(" and for ", 1)[1].rstrip(".")), "verbose = true"
    )
    assert own.is_relative_to(environment["HOME"])
    assert run("convert", folder, "--to", "en", "-q").stderr == b""
    assert b"skipped" in run("convert", folder, "--to", "en").stderr


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
