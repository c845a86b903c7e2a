"""What there is to do, found out before anything is done; what happens to sources between that and their turn."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from summaries import Batch, Selection, convert, find_sources, make_job, make_plan, moment, read_record
from summaries.reading.reader import sha256_of
from tests.support.articles import ENGLISH, PERSIAN, fill
from translate import WrongUse


@pytest.fixture
def folder(tmp_path):
    return fill(tmp_path / "news", apart=True)


def states(folder: Path, translator, **options) -> dict[str, str]:
    plan = make_plan(find_sources([folder]), make_job(**options), translator)
    return {one.source.path.name: one.state for one in plan.planned}


def everything(folder: Path) -> dict[Path, tuple[int, int]]:
    """All that is there, with what changes when it is touched."""
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (folder, *folder.rglob("*"))}


def test_each_state_is_found_out_and_nothing_is_written_for_it(folder, translator):
    assert set(states(folder, translator).values()) == {"new"}
    (folder / "empty.txt").write_text("", encoding="utf-8")
    list(convert([folder], translator=translator))
    (folder / "fa" / "fa.txt").write_text(PERSIAN + " صلح.", encoding="utf-8")
    (folder / "ur" / "ur.txt.summary.en.txt").write_text("edited", encoding="utf-8")
    (folder / "new.txt").write_text(ENGLISH, encoding="utf-8")
    before = everything(folder)
    assert states(folder, translator) == {
        "empty.txt": "failed before",
        "new.txt": "new",
        "en.txt": "up to date",
        "fa.txt": "changed",
        "ur.txt": "unwritten",
    }
    assert states(folder, translator, formats=["json", "tmx"])["en.txt"] == "unwritten"
    assert states(folder, translator, sentences=3)["en.txt"] == "changed"
    assert states(folder, translator, retry_failed=True)["empty.txt"] == "new"
    assert states(folder, translator, sentences=3)["empty.txt"] == "new"
    assert states(folder, translator, force=True)["en.txt"] == "changed"
    assert everything(folder) == before


def test_plan_record_of_schema_1_is_made_anew(folder, translator):
    list(convert([folder / "en"], translator=translator))
    record = next((folder / "en").glob("*.parallel.json"))
    plain = json.loads(record.read_text(encoding="utf-8"))
    for sentence in plain["sentences"]:
        del sentence["why"]
    del plain["removed"]
    record.write_text(json.dumps(plain | {"schema": 1}), encoding="utf-8")
    assert read_record(record) is not None
    assert states(folder / "en", translator) == {"en.txt": "changed"}
    list(convert([folder / "en"], translator=translator))
    assert json.loads(record.read_text(encoding="utf-8"))["schema"] == 2
    assert states(folder / "en", translator) == {"en.txt": "up to date"}


def test_a_dry_run_says_each_files_state_and_writes_nothing(run, folder):
    run("convert", folder / "en", "-q")
    (folder / "odd\nname.txt").write_text(ENGLISH, encoding="utf-8")
    before = everything(folder)
    ended = run("convert", folder, "--dry-run", "--exclude", "ur")
    assert (ended.returncode, everything(folder)) == (0, before)
    assert [line.split("\t") for line in ended.stdout.decode("utf-8").splitlines()] == [
        ["up to date", str(folder / "en" / "en.txt")],
        ["new", str(folder / "fa" / "fa.txt")],
        ["new", str(folder / "odd\\nname.txt")],
    ]
    assert "3 articles: 1 up to date, 2 new" in ended.stderr.decode("utf-8")


def test_a_source_that_is_gone_at_its_turn_fails_by_name_and_its_folder_stays_gone(folder, translator):
    job = make_job()
    plan = make_plan(find_sources([folder]), job, translator)
    shutil.rmtree(folder / "fa")
    (folder / "ur" / "ur.txt").unlink()
    with Batch(job, translator) as batch:
        results = {result.path.name: result for result in batch.run(plan)}
    assert {name: result.status for name, result in results.items()} == {
        "en.txt": "done",
        "fa.txt": "failed",
        "ur.txt": "failed",
    }
    for name in ("fa.txt", "ur.txt"):
        (error,) = results[name].errors
        assert name in str(error) and "no such file" in str(error)
    assert not (folder / "fa").exists() and list((folder / "ur").iterdir()) == []


def test_a_source_that_changed_before_its_turn_is_done_as_it_is_then(folder, translator):
    job = make_job()
    plan = make_plan(find_sources([folder / "fa"]), job, translator)
    path = folder / "fa" / "fa.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    with Batch(job, translator) as batch:
        (result,) = batch.run(plan)
    record = read_record(result.outputs[-1])
    assert (record.summary.language, record.source.sha256) == ("en", sha256_of(path))
    assert states(folder / "fa", translator) == {"fa.txt": "up to date"}


def test_what_another_process_did_meanwhile_is_not_done_again(folder, translator):
    job = make_job()
    plan = make_plan(find_sources([folder]), job, translator)
    list(convert([folder], translator=translator))
    before = everything(folder)
    decoded = translator.effort.decoded
    with Batch(job, translator) as batch:
        assert {result.status for result in batch.run(plan)} == {"skipped"}
    assert translator.effort.decoded == decoded
    assert {path: before[path] for path in before if path.is_file()} == {
        path: status for path, status in everything(folder).items() if path.is_file()
    }


def test_only_what_changed_since_is_taken_whoever_named_it(folder, translator):
    old, new = folder / "en" / "en.txt", folder / "fa" / "fa.txt"
    os.utime(old, (moment("3d"), moment("3d")))
    found = find_sources([folder, old], selection=Selection(since=moment("48h")))
    assert new in {source.path for source in found.sources} and old not in {source.path for source in found.sources}
    assert {one.path for one in found.passed_over} == {old}
    assert moment("2026-11-01T00:00:00+00:00") == 1793491200
    assert moment("2w") == pytest.approx(moment("14d"), abs=5)
    for wrong in ("yesterday", "3", "-1d", "2026-13-01", ""):
        with pytest.raises(WrongUse, match="not a date"):
            moment(wrong)


@pytest.mark.skipif(os.name == "nt", reason="links need rights of their own on Windows")
def test_links_that_go_round_end_and_those_that_lead_nowhere_fail_by_name(folder, translator):
    (folder / "en" / "up").symlink_to(folder)
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "nowhere.txt").symlink_to("missing.txt")
    (folder / "again").symlink_to(folder / "fa")
    results = list(convert([folder], translator=translator))
    assert sorted(result.path.name for result in results) == ["en.txt", "fa.txt", "nowhere.txt", "round.txt", "ur.txt"]
    failed = {result.path.name: str(result.errors[0]) for result in results if result.status == "failed"}
    assert set(failed) == {"round.txt", "nowhere.txt"} and all(name in message for name, message in failed.items())


def test_times_and_rights_of_sources_stay_as_they_were(folder, translator):
    sources = sorted(folder.rglob("*.txt"))
    for number, path in enumerate(sources):
        path.chmod((0o400, 0o644, 0o444)[number])
        os.utime(path, ns=(1_600_000_000_123_456_789, 1_500_000_000_123_456_789))
    before = [(path.stat().st_mode, path.stat().st_mtime_ns, path.stat().st_ino, path.read_bytes()) for path in sources]
    assert {result.status for result in convert([folder], translator=translator, full=True)} == {"done"}
    assert before == [
        (path.stat().st_mode, path.stat().st_mtime_ns, path.stat().st_ino, path.read_bytes()) for path in sources
    ]


def test_article_that_lacks_packages_has_its_own_state(run, folder):
    run("convert", folder / "en", "--to", "en,de")
    ended = run("convert", folder / "en", "--to", "en,de", "--dry-run")
    assert ended.stdout.decode("utf-8").split("\t")[0] == "needs packages"
    told = ended.stderr.decode("utf-8").splitlines()
    assert told[0] == "1 article: 1 needs packages"
    assert "needs packages: en-de (about 100 MB)" in told[1] and "`hamzaban models install en-de`" in told[1]
    again = run("convert", folder / "en", "--to", "en,de")
    assert again.returncode == 3
    assert sum("models install" in line for line in again.stderr.decode("utf-8").splitlines()) == 1


def test_include_that_matches_nothing_is_warned_of(run, folder):
    ended = run("convert", folder, "--include", "*.nothing")
    assert ended.returncode == 0
    assert "Warning: no file matches --include" in ended.stderr.decode("utf-8")
    assert "Warning" not in run("convert", folder, "--include", "en*", "--dry-run").stderr.decode("utf-8")
