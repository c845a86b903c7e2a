"""Many files: which are taken, where their outputs go, what a failure costs."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from summaries import Batch, Result, convert, find_sources, make_job, make_plan
from summaries.batch import LocalExecutor, local
from summaries.batch.local import GROUP_ARTICLES
from tests.conftest import plain_record
from tests.support.articles import ARTICLES, ENGLISH, PERSIAN, PUNJABI, fill
from translate import MissingPackage, NoText, Translator, UnknownLanguage, UnsupportedLanguage, WrongUse
from translate.engine import Memory


@pytest.fixture
def folder(tmp_path):
    return fill(tmp_path / "news", apart=True)


def run(paths, translator, **options) -> dict[str, Result]:
    return {result.path.name: result for result in convert(paths, translator=translator, **options)}


def test_a_folder_is_searched_to_any_depth_in_a_steady_order(folder):
    (folder / "fa" / "deep" / "er").mkdir(parents=True)
    for name in ("fa/deep/er/x.md", "b.TXT", "c.jpg", ".hidden.txt", "b.TXT.summary.en.txt"):
        (folder / name).write_text("x", encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "a.txt").write_text("x", encoding="utf-8")
    found = [source.path.relative_to(folder).as_posix() for source in find_sources([folder]).sources]
    assert found == ["b.TXT", "en/en.txt", "fa/deep/er/x.md", "fa/fa.txt", "ur/ur.txt"]


def test_a_file_given_twice_is_taken_once(folder):
    assert len(find_sources([folder, folder / "en" / "en.txt", folder / "en"]).sources) == 3


def test_outputs_stand_next_to_each_source(folder, translator):
    results = run([folder], translator)
    assert {name: result.status for name, result in results.items()} == dict.fromkeys(results, "done")
    for result in results.values():
        assert {path.parent for path in result.outputs} == {result.path.parent}
        assert all(path.is_file() for path in result.outputs)
    assert {name: result.language for name, result in results.items()} == {
        "en.txt": "en",
        "fa.txt": "fa",
        "ur.txt": "ur",
    }


def test_another_folder_is_laid_out_as_cp_would(folder, translator, tmp_path, monkeypatch):
    run([folder, folder / "en" / "en.txt"], translator, output=tmp_path / "out")
    written = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.json")}
    assert written == {f"news/{code}/{code}.txt.parallel.json" for code in ARTICLES}
    assert not list(folder.rglob("*.json"))
    monkeypatch.chdir(folder)
    run(["."], translator, output=tmp_path / "again")
    assert (tmp_path / "again" / "news" / "en" / "en.txt.parallel.json").is_file()


def test_sources_whose_outputs_would_collide_are_not_mixed_up(folder, translator, tmp_path):
    other = tmp_path / "other" / "en.txt"
    other.parent.mkdir()
    other.write_text(ENGLISH, encoding="utf-8")
    results = list(convert([folder / "en" / "en.txt", other], translator=translator, output=tmp_path / "out"))
    assert [result.status for result in results] == ["failed", "done"] or [r.status for r in results] == [
        "done",
        "failed",
    ]
    (clash,) = [error for result in results for error in result.errors]
    assert isinstance(clash, WrongUse) and "en.txt" in str(clash)


def test_a_second_run_skips_what_is_done_and_force_does_it_again(folder, translator):
    run([folder], translator)
    assert {result.status for result in run([folder], translator).values()} == {"skipped"}
    (folder / "fa" / "fa.txt").write_text(PERSIAN + " صلح.", encoding="utf-8")
    statuses = {name: result.status for name, result in run([folder], translator).items()}
    assert statuses == {"en.txt": "skipped", "fa.txt": "done", "ur.txt": "skipped"}
    assert {result.status for result in run([folder], translator, force=True).values()} == {"done"}


def test_the_sources_are_never_written_to(folder, translator):
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*.txt")}
    run([folder], translator, full=True)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before} == before


def test_bad_files_fail_with_a_reason_and_cost_nothing_else(folder, translator):
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "digits.txt").write_text("12 34\n", encoding="utf-8")
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02")
    (folder / "arabic1256.txt").write_bytes("خبر".encode("cp1256"))
    (folder / "punjabi.txt").write_text(PUNJABI, encoding="utf-8")
    results = run([folder / "missing.txt", folder], translator)
    failed = {name: result for name, result in results.items() if result.status == "failed"}
    assert set(failed) == {"missing.txt", "empty.txt", "digits.txt", "binary.txt", "arabic1256.txt", "punjabi.txt"}
    for name, result in failed.items():
        (error,) = result.errors
        assert name in str(error) and "\n" not in str(error)
        assert result.exit_code == 1
    assert isinstance(failed["punjabi.txt"].errors[0], UnsupportedLanguage)
    assert isinstance(failed["digits.txt"].errors[0], NoText)
    assert sum(result.status == "done" for result in results.values()) == 3


def test_a_missing_package_still_gives_the_summary_in_the_sources_own_language(folder, tmp_path):
    with Translator([tmp_path / "none"]) as none:
        results = run([folder], none, to=["en", "fa"])
    assert {result.status for result in results.values()} == {"partial"}
    for code in ("en", "fa"):
        result = results[f"{code}.txt"]
        assert result.exit_code == 3
        assert [path.name for path in result.outputs] == [f"{code}.txt.summary.{code}.txt", f"{code}.txt.parallel.json"]
        assert all(isinstance(error, MissingPackage) for error in result.errors)
    # Urdu was not asked for, but it is what there is.
    assert [path.name for path in results["ur.txt"].outputs] == ["ur.txt.summary.ur.txt", "ur.txt.parallel.json"]


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"to": ["xx"]}, UnknownLanguage),
        ({"to": ["pnb"]}, UnknownLanguage),
        ({"source": "xx"}, UnknownLanguage),
        ({"to": []}, WrongUse),
        ({"formats": ["docx"]}, WrongUse),
        ({"method": "best"}, WrongUse),
        ({"method": "luhn", "about": "water"}, WrongUse),
        ({"sentences": 0}, WrongUse),
    ],
)
def test_options_that_cannot_be_meant_are_refused_before_any_file_is_read(folder, translator, options, error):
    with pytest.raises(error):
        convert([folder], translator=translator, **options)
    assert not list(folder.rglob("*.json"))


def test_languages_may_be_given_by_name(folder, translator):
    (result,) = convert([folder / "en"], ["Persian", "fa", "English"], translator=translator)
    assert plain_record(result.outputs[-1])["settings"]["to"] == ["fa", "en"]


def test_a_given_language_is_not_detected(folder, translator):
    (result,) = convert([folder / "en"], ["ur"], source="en", translator=translator)
    assert plain_record(result.outputs[-1])["language"] == {"code": "en", "confidence": 1.0}


def test_more_files_than_one_group_all_come_out(tmp_path, translator):
    for number in range(GROUP_ARTICLES + 3):
        code = ("en", "fa", "ur")[number % 3]
        (tmp_path / f"{number:03}.txt").write_text(ARTICLES[code], encoding="utf-8")
    results = list(convert([tmp_path], ["en"], translator=translator, sentences=1))
    assert len(results) == GROUP_ARTICLES + 3
    assert [result.path.name for result in results] == [f"{number:03}.txt" for number in range(GROUP_ARTICLES + 3)]


def test_nothing_is_done_before_the_first_result_is_asked_for(folder, translator):
    results = convert([folder], translator=translator)
    assert not list(Path(folder).rglob("*.json"))
    next(results)
    assert list(Path(folder).rglob("*.json"))


def test_what_a_killed_run_left_is_cleared_though_nothing_is_to_be_done(folder, translator):
    run([folder], translator)
    for name in (".hamzaban.lock", ".hamzaban-0123456789abcdef.part"):
        (folder / "en" / name).write_text("half", encoding="utf-8")
    assert {result.status for result in run([folder], translator).values()} == {"skipped"}
    assert not [path.name for path in (folder / "en").iterdir() if path.name.startswith(".")]


def test_progress_goes_from_nothing_to_all_of_what_is_in_flight(folder, translator):
    told: list[tuple[float, int]] = []
    with Batch(
        make_job(), translator, executor=LocalExecutor(on_progress=lambda *progress: told.append(progress))
    ) as batch:
        before = translator.effort.decoded
        results = list(batch.run(make_plan(find_sources([folder]), batch.job, translator)))
    assert len(results) == 3 and told
    assert told == sorted(told)
    assert told[0] == (0, before) and 0 < told[-1][0] <= 3
    assert translator.effort.decoded - before >= told[-1][1] - before > 0


@pytest.mark.parametrize("remembers", [True, False])
def test_stopped_batch_writes_what_is_decoded_and_remembered(folder, packages, tmp_path, monkeypatch, remembers):
    monkeypatch.setattr(local, "GRACE_SECONDS", -1.0)
    with Translator([packages]) as translator:
        run([folder / "en"], translator, output=tmp_path / "alone")
        sentences_of_first = translator.effort.decoded
    stop = Event()

    def on_progress(_articles: float, sentences: int) -> None:
        if sentences > sentences_of_first:
            stop.set()

    with (
        Memory(tmp_path / "memory.db") as memory,
        Translator([packages], memory=memory if remembers else None) as translator,
    ):
        job = make_job()
        with Batch(job, translator, stop=stop, executor=LocalExecutor(on_progress=on_progress)) as batch:
            results = list(batch.run(make_plan(find_sources([folder]), job, translator)))
        written = sorted(path.name for path in folder.rglob("*.parallel.json"))
        assert written == (["en.txt.parallel.json"] if remembers else [])
        assert [(result.path.name, result.status) for result in results] == [("en.txt", "done")] * remembers
        again = run([folder], translator)
        assert sorted(result.status for result in again.values()) == [
            "done",
            "done",
            "skipped" if remembers else "done",
        ]
