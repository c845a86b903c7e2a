"""Articles read in other processes: in order, ahead, and whatever one of them does to the process it is read in."""

from __future__ import annotations

import pytest

from summaries import convert, find_sources, make_job
from summaries.batch.local import GROUP_ARTICLES
from summaries.batch.preparation import PreparationPool, Prepared, Unprepared, prepare
from tests.support.articles import ENGLISH

# What ends a process of loky's, and no other, as soon as it opens a file of a certain name.
DEADLY = """
import os, sys
def look(event, arguments):
    if event == "open" and str(arguments[0]).endswith("deadly.txt") and "loky" in " ".join(sys.orig_argv):
        os._exit(9)
sys.addaudithook(look)
"""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(GROUP_ARTICLES + 8):
        (folder / f"{number:02}.txt").write_text(f"{ENGLISH} {number}.", encoding="utf-8")
    return folder


def test_what_other_processes_prepare_is_what_this_one_would_in_the_same_order(folder):
    (folder / "05.txt").write_text("", encoding="utf-8")
    settings = make_job().settings
    sources = find_sources([folder]).sources
    with PreparationPool(settings, workers=2) as preparation:
        found = [*preparation.prepare_all(sources, many=True)]
    assert [source for source, _ in found] == list(sources)
    for source, outcome in found:
        expected = prepare(source, settings)
        if isinstance(expected, Prepared):
            assert outcome == expected
        else:
            assert isinstance(outcome, Unprepared)
            assert (outcome.sha256, str(outcome.error)) == (expected.sha256, str(expected.error))


def test_an_article_that_ends_the_process_it_is_read_in_fails_by_name_alone(folder, translator, tmp_path, monkeypatch):
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks" / "sitecustomize.py").write_text(DEADLY, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hooks"))
    (folder / "07.deadly.txt").write_text(ENGLISH, encoding="utf-8")
    results = list(convert([folder], translator=translator, workers=2, sentences=1))
    assert {result.path for result in results} == {source.path for source in find_sources([folder]).sources}
    assert len(results) == GROUP_ARTICLES + 9
    failed = [result for result in results if result.status != "done"]
    assert [(result.path.name, result.status) for result in failed] == [("07.deadly.txt", "failed")]
    (error,) = failed[0].errors
    assert str(folder / "07.deadly.txt") in str(error) and "ended the process" in str(error)
    assert (folder / "07.deadly.txt.parallel.error.json").is_file()
    monkeypatch.delenv("PYTHONPATH")
    again = convert([folder], translator=translator, workers=2, sentences=1, retry_failed=True)
    assert [result.status for result in again].count("done") == 1
