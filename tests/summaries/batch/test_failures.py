"""Failures: remembered as long as they would be the same, gone once it works."""

from __future__ import annotations

import json

import pytest

from summaries import convert
from summaries.batch.failures import FailedBefore
from tests.support.articles import ENGLISH, PUNJABI
from translate import Translator, UnsupportedLanguage


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "news.txt"
    path.write_text(PUNJABI, encoding="utf-8")
    return path


def one(path, translator: Translator, **options):
    (result,) = convert([path], translator=translator, **options)
    return result


def test_what_fails_is_told_again_without_being_tried_again(path, translator):
    first = one(path, translator)
    beside = path.with_name("news.txt.parallel.error.json")
    plain = json.loads(beside.read_text(encoding="utf-8"))
    assert plain["error"] == UnsupportedLanguage.__name__ and plain["source"]["name"] == "news.txt"
    assert plain["message"] == str(first.errors[0]).replace(str(path), path.name)
    before = beside.stat().st_mtime_ns
    again = one(path, translator)
    (error,) = again.errors
    assert isinstance(error, FailedBefore) and (again.status, again.exit_code) == ("failed", 1)
    assert str(path) in str(error) and "--retry-failed" in str(error)
    assert beside.stat().st_mtime_ns == before


def test_it_is_tried_again_where_asked_for_or_where_something_changed(path, translator):
    one(path, translator)
    assert isinstance(one(path, translator, retry_failed=True).errors[0], UnsupportedLanguage)
    assert isinstance(one(path, translator, sentences=3).errors[0], UnsupportedLanguage)
    path.write_text(PUNJABI + " ۲", encoding="utf-8")
    assert isinstance(one(path, translator, sentences=3).errors[0], UnsupportedLanguage)
    assert one(path, translator, source="fa").status == "done"


def test_once_it_works_nothing_of_the_failure_is_left_and_the_other_way_round(path, translator):
    one(path, translator)
    path.write_text(ENGLISH, encoding="utf-8")
    assert one(path, translator).status == "done"
    assert not path.with_name("news.txt.parallel.error.json").exists()
    path.write_text(PUNJABI, encoding="utf-8")
    assert one(path, translator).status == "failed"
    assert sorted(file.name for file in path.parent.iterdir()) == ["news.txt", "news.txt.parallel.error.json"]


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"schema": 1}', "\x00", '{"source": {"sha256": 1}}'])
def test_a_damaged_memory_of_a_failure_is_none(path, translator, damaged):
    one(path, translator)
    path.with_name("news.txt.parallel.error.json").write_text(damaged, encoding="utf-8")
    assert isinstance(one(path, translator).errors[0], UnsupportedLanguage)


def test_what_may_pass_is_not_remembered(tmp_path, translator):
    assert one(tmp_path / "missing.txt", translator).status == "failed"
    assert list(tmp_path.iterdir()) == []
