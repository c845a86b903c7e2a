"""What callers may give in place of a list of paths, languages or texts, and what they may not give by mistake."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summaries import (
    Selection,
    Settings,
    convert,
    find_sources,
    make_job,
    make_plan,
    parallel_summary,
    summarize,
    watch,
)
from summaries.batch.removal import find_outputs
from summaries.exporting.exporter import export
from summaries.exporting.record_finder import find_records
from summaries.filesystem.whole_disks import WholeDisk, whole_disk
from tests.conftest import plain_record
from tests.support.articles import ENGLISH, PERSIAN, fill
from translate import (
    Translator,
    UnknownLanguage,
    WrongUse,
    check,
    describe_engine,
    detect_paragraphs,
    find_languages,
    installed_packages,
    needed_packages,
    reaches_all,
    split_sentences,
    words,
)
from translate.installing.index import wanted_pairs


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder named `p.q`, with an article, beside one that a path's characters would lead to."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "outside.txt").write_text(ENGLISH, encoding="utf-8")
    return fill(tmp_path / "p.q")


@pytest.mark.parametrize("kind", [str, os.fsencode, Path, lambda path: [str(path)], lambda path: iter([path])])
def test_find_sources_takes_one_path_for_one_path(folder, kind):
    found = find_sources(kind("p.q"))
    assert {source.path.parent.name for source in found.sources} == {"p.q"} and len(found.sources) == 3


def test_convert_takes_one_path_and_one_language(folder, translator):
    results = list(convert("p.q", "EN", translator=translator, workers=0, formats="txt", source="English"))
    assert {Path(result.path).parent.name for result in results} == {"p.q"}
    record = plain_record(folder / "en.txt.parallel.json")
    assert record["settings"]["to"] == ["en"]
    assert not (folder.parent / "outside.txt.parallel.json").exists()


def test_watch_takes_one_language_and_one_pattern(folder, translator):
    events = list(watch("p.q", "FA", ignore="ur.txt", once=True, settle=0, translator=translator, workers=0))
    assert sorted(event.path.name for event in events if event.kind == "done") == ["en.txt", "fa.txt"]
    assert plain_record(folder / "en.txt.parallel.json")["settings"]["to"] == ["fa"]


def test_export_takes_one_path_and_one_language(folder, translator):
    list(convert(iter([folder / "en.txt"]), iter(["en", "fa"]), translator=translator, workers=0))
    exported = export("p.q", "txt", "out.txt", languages="Persian")
    assert exported.records == len(find_records("p.q")) == 1
    assert find_outputs("p.q").articles == 1
    assert "Persian" in Path("out.txt").read_text(encoding="utf-8")


def test_make_plan_and_make_job_take_iterators_once(folder, translator):
    job = make_job((code for code in ("EN", "fa", "English")), formats=(name for name in ("json", "txt")))
    assert (job.settings.to, job.formats) == (("en", "fa"), ("json", "txt"))
    assert len(make_plan(find_sources("p.q"), job, translator).planned) == 3


def test_settings_and_selection_take_one_for_one():
    assert Settings(to="Persian").to == ("fa",) and Settings(to=iter(["EN"]), source="URDU").source == "ur"
    selection = Selection(include="*.txt", exclude=iter(["a", "b"]))
    assert (selection.include, selection.exclude) == (("*.txt",), ("a", "b"))


@pytest.mark.parametrize("texts", ["Water.", ["Water."], iter(["Water."]), (text for text in ["Water."])])
def test_translate_takes_one_text_or_any_iterable(translator, texts):
    assert [one.text for one in translator.translate(texts, "English", "FA")] == ["آب."]


def test_translate_all_takes_one_language_or_any_iterable(translator):
    assert list(translator.translate_all("Water.", "en", "Persian")) == ["fa"]
    assert list(translator.translate_all(iter(["Water."]), "EN", iter(["FA", "Urdu"]))) == ["fa", "ur"]
    assert translator.translate_text("Water.", "English", "Persian") == "آب."


def test_parallel_summary_and_summarize_take_names_in_any_case(translator):
    summary = parallel_summary(ENGLISH, to="fa", source="ENGLISH", translator=translator)
    assert summary.languages == ("fa",) and summary.lines("Persian") == summary.lines("fa")
    with pytest.raises(KeyError):
        summary.lines("ur")
    assert summarize(PERSIAN, "PERSIAN") == summarize(PERSIAN, "fa")


def test_packages_between_languages_are_found_by_name(translator, packages):
    assert needed_packages(translator, "English", "German") == ("en_de",)
    assert needed_packages(translator, iter(["EN", "FA"]), iter(["German"])) == ("en_de",)
    assert reaches_all(translator, iter(["EN", "Persian", "ur"])) and reaches_all(translator, "en")
    assert describe_engine(translator, "English", "FA") == describe_engine(translator, "en", ["fa"])
    assert installed_packages(str(packages)) == installed_packages([packages])
    with Translator(str(packages)) as other:
        assert other.packages == translator.packages
    assert wanted_pairs("EN-FA") == ["en_fa"]
    assert wanted_pairs(["EN-FA", "Urdu", "english_persian"]) == ["en_fa", "en_ur", "ur_en"]


def test_texts_are_split_and_checked_by_a_languages_name():
    assert split_sentences("آب. رود؟ باز.", "Persian") == split_sentences("آب. رود؟ باز.", "fa")
    assert words("كتاب", "PERSIAN") == words("كتاب", "fa")
    assert check("Water.", "Water.", "EN", "Persian") == check("Water.", "Water.", "en", "fa")
    assert detect_paragraphs(PERSIAN, "Persian") == [None]
    assert detect_paragraphs(iter([ENGLISH, PERSIAN]), "FA")[0].language == "en"


@pytest.mark.parametrize("language", ["klingon", "", " ", b"xx", "e", "en,fa"])
def test_an_unknown_language_is_told_wherever_one_is_taken(language, translator):
    for use in (
        lambda: find_languages(language),
        lambda: make_job(language),
        lambda: Settings(to=[language]),
        lambda: translator.translate(["Water."], language, "fa"),
        lambda: translator.translate(["Water."], "en", language),
        lambda: translator.route("en", language),
        lambda: summarize(ENGLISH, language),
        lambda: parallel_summary(ENGLISH, language, translator=translator),
    ):
        with pytest.raises(UnknownLanguage):
            use()


def test_an_empty_path_is_refused_from_python(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for use in (
        lambda: convert("", "en"),
        lambda: convert([""], "en"),
        lambda: convert("a.txt", "en", output=""),
        lambda: find_sources(["a", b""]),
        lambda: watch("", "en"),
        lambda: watch(".", "en", output=""),
        lambda: watch(".", "en", done_folder=""),
        lambda: watch(".", "en", heartbeat=""),
        lambda: export("", "txt", "out"),
        lambda: export("a", "txt", ""),
        lambda: Translator([""]),
    ):
        with pytest.raises(WrongUse, match="is empty"):
            use()


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert", ""],
        ["convert", ".", "--output", ""],
        ["convert", ".", "--site", ""],
        ["convert", ".", "--glossary", ""],
        ["watch", ""],
        ["watch", ".", "--done-folder", ""],
        ["watch", ".", "--failed-folder", ""],
        ["watch", ".", "--heartbeat", ""],
        ["export", "", "--format", "txt"],
        ["export", ".", "--format", "txt", "--output", ""],
        ["show", ""],
        ["detect", ""],
        ["summarize", ""],
        ["translate", "", "--to", "en"],
        ["demo", ""],
        ["config", ""],
        ["models", "import", ""],
    ],
    ids=lambda arguments: " ".join(one or "''" for one in arguments),
)
def test_an_empty_path_is_refused_by_every_command(arguments, tmp_path, monkeypatch):
    import click

    from run import cli

    monkeypatch.chdir(tmp_path)
    with pytest.raises(click.UsageError, match="the path is empty"):
        cli(arguments, standalone_mode=False)


def test_a_missing_path_is_told_before_the_plan_and_the_others_are_done(run, folder):
    ended = run("convert", folder / "missing", folder, "--to", "en")
    told = ended.stderr.decode("utf-8").splitlines()
    assert ended.returncode == 1
    assert told[0] == f"Error: {folder / 'missing'}: there is no such file or folder; check the path."
    assert told[1] == "4 articles: 1 missing, 3 new" and told[-1].startswith("3 done, 1 failed in ")
    assert sum("no such file" in line for line in told) == 1
    ended = run("convert", folder / "missing", "--dry-run")
    assert (ended.returncode, ended.stdout.decode()) == (1, f"missing\t{folder / 'missing'}{os.linesep}")


def test_whole_disk_is_a_file_system_or_the_home_folder(tmp_path, monkeypatch):
    home = tmp_path / "home"
    (home / "news").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.chdir(home)
    assert whole_disk(Path(tmp_path.anchor)) == "a whole file system"
    assert whole_disk(home) == whole_disk(Path()) == whole_disk(home / "news" / "..") == "your home folder"
    assert whole_disk(home / "news") is whole_disk(tmp_path) is whole_disk(home / "missing") is None
    monkeypatch.setattr("os.path.ismount", lambda path: Path(path) == home / "news")
    assert whole_disk(home / "news") == "a whole file system"


@pytest.fixture
def home(environment):
    """The home folder of the command line, with an article in it."""
    return fill(Path(environment["HOME"]))


@pytest.mark.parametrize("use", [convert, watch])
def test_a_whole_disk_is_refused_from_python_unless_agreed_to(use, tmp_path, monkeypatch, translator):
    home = fill(tmp_path / "home")
    monkeypatch.setattr(Path, "home", lambda: home)
    with pytest.raises(WholeDisk, match="your home folder"):
        use(home, "en", translator=translator)
    monkeypatch.setattr("os.path.ismount", lambda path: Path(path) == home)
    with pytest.raises(WholeDisk, match="a whole file system"):
        use(str(home), "en", translator=translator)
    assert not list(home.glob("*.parallel.json"))
    options = {"once": True, "settle": 0} if use is watch else {}
    list(use(home, "en", translator=translator, workers=0, whole_disk=True, **options))
    assert len(list(home.glob("*.parallel.json"))) == 3


def test_the_home_folder_is_only_converted_with_yes(run, home):
    for command in (["convert", home], ["watch", home, "--once"], ["convert", home, home / "en.txt"]):
        ended = run(*command, "--to", "en")
        assert ended.returncode == 2 and b"your home folder" in ended.stderr and b"--yes" in ended.stderr
    assert not list(home.glob("*.parallel.json"))
    assert run("convert", home, "--dry-run").returncode == 0
    assert run("convert", home, "--to", "en", "--yes", "--offline").returncode == 0
    assert len(list(home.glob("*.parallel.json"))) == 3


@pytest.mark.skipif(os.name == "nt", reason="there is no such terminal")
@pytest.mark.parametrize(("answer", "records"), [("y", 3), ("n", 0), ("", 0)])
def test_in_a_terminal_there_is_a_question(environment, home, answer, records):
    from tests.support.terminals import in_terminal

    code, shown = in_terminal(["convert", str(home), "--to", "en", "--offline"], environment, answers=f"{answer}\n")
    assert "is your home folder. Put summaries beside every article in it? [y/N]" in shown
    assert code == (0 if records else 2)
    assert len(list(home.glob("*.parallel.json"))) == records
