"""What was written beside sources is removed again: all of it, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summaries import convert
from summaries.batch.removal import Kept, find_outputs, remove
from summaries.exporting.site_plan import make_site, plan_site_of_records
from summaries.filesystem.locks import FolderLock
from tests.support.articles import PERSIAN, URDU
from tests.support.disk import tree
from tests.support.watchers import write
from translate import WrongUse

WIRE = "".join(json.dumps({"id": code, "text": f"Talks resumed in {code}. Schools are open."}) + "\n" for code in "ab")


@pytest.fixture
def folder(tmp_path):
    """Articles, one of them in a file of many, one that fails, and a file that is none."""
    folder = tmp_path / "news"
    write(folder / "a.txt")
    write(folder / "sub" / "b.txt", PERSIAN)
    write(folder / "bad.txt", "12 34")
    write(folder / "wire.jsonl", WIRE)
    write(folder / "notes.ppt", "mine")
    return folder


def converted(folder: Path, translator, **options) -> dict[str, bytes]:
    before = tree(folder)
    options = {"formats": ["json", "txt", "html", "csv"], "full": True} | options
    list(convert([folder], ["en", "fa"], translator=translator, workers=0, **options))
    assert output_count(folder) >= 20 or "output" in options
    return before


def output_count(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*.*.*"))


def removed(*paths: Path) -> tuple[set[str], dict[str, str]]:
    """What is removed, by name, and why what is kept is kept."""
    findings = find_outputs(paths)
    outcomes = [*findings.kept, *remove(findings)]
    kept = {one.path.name: one.reason for one in outcomes if isinstance(one, Kept)}
    return {path.name for path in outcomes if isinstance(path, Path)}, kept


def test_all_that_was_written_is_removed_and_nothing_else(folder, translator):
    before = converted(folder, translator)
    write(folder / "sub" / ".hamzaban-0123456789abcdef.part", "half")
    findings = find_outputs([folder])
    assert findings.kept == [] and findings.articles == 5
    assert all(isinstance(one, Path) for one in remove(findings))
    assert tree(folder) == before
    assert not (folder / "wire.jsonl.articles").exists() and not list(folder.rglob(".hamzaban*"))
    assert find_outputs([folder]).count == 0


def test_outputs_elsewhere_are_removed_there(folder, translator, tmp_path):
    before = converted(folder, translator, output=tmp_path / "out")
    assert removed(tmp_path / "out")[1] == {}
    assert tree(tmp_path / "out") == {} and tree(folder) == before


@pytest.mark.parametrize("given", ["a.txt", "a.txt.parallel.json"])
def test_one_article_is_cleaned_by_its_name_or_its_record(folder, translator, given):
    converted(folder, translator)
    others = {name: content for name, content in tree(folder).items() if not name.startswith("a.txt.")}
    if given == "a.txt":  # it may be gone already
        (folder / "a.txt").unlink()
        del others["a.txt"]
    removed(folder / given)
    assert tree(folder) == others


def test_a_file_of_many_is_cleaned_by_its_name(folder, translator):
    converted(folder, translator)
    removed(folder / "wire.jsonl")
    assert (folder / "wire.jsonl").is_file() and not (folder / "wire.jsonl.articles").exists()


def test_what_somebody_has_changed_is_kept(folder, translator):
    converted(folder, translator)
    write(folder / "a.txt.summary.fa.txt", "corrected")
    assert removed(folder)[1] == {"a.txt.summary.fa.txt": "changed since it was written"}
    assert (folder / "a.txt.summary.fa.txt").read_text(encoding="utf-8") == "corrected"
    assert not (folder / "a.txt.parallel.json").exists()


def edited(path: Path, change) -> None:
    plain = json.loads(path.read_text(encoding="utf-8"))
    change(plain)
    path.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def correct(plain: dict) -> None:
    plain["sentences"][0]["text"]["fa"] = "corrected"


@pytest.mark.parametrize(
    "change",
    [
        correct,
        lambda plain: plain.update(note="checked by the desk"),
        lambda plain: plain["source"].update(name="other.txt"),
        lambda plain: plain["outputs"].update({"notes.ppt": "0"}),
        lambda plain: plain["outputs"].update({"../news/notes.ppt": "0"}),
        lambda plain: plain["outputs"].update({"b.txt.summary.en.txt": "0"}),
        lambda plain: plain.update(schema=99),
    ],
)
def test_a_record_that_somebody_has_edited_is_kept_with_all_it_names(folder, translator, change):
    converted(folder, translator)
    edited(folder / "a.txt.parallel.json", change)
    before = {name: content for name, content in tree(folder).items() if name.startswith("a.txt")}
    kept = removed(folder)[1]
    assert list(kept) == ["a.txt.parallel.json"]
    assert {name: content for name, content in tree(folder).items() if name.startswith("a.txt")} == before


def test_an_error_file_that_is_none_of_ours_is_kept(folder, translator):
    converted(folder, translator)
    edited(folder / "bad.txt.parallel.error.json", lambda plain: plain.update(note="asked the author"))
    write(folder / "x.txt.parallel.error.json", "{}")
    write(folder / "y.txt.parallel.json", "[" * 100_000)
    assert set(removed(folder)[1]) == {
        "bad.txt.parallel.error.json",
        "x.txt.parallel.error.json",
        "y.txt.parallel.json",
    }


def test_what_changes_between_looking_and_removing_is_kept(folder, translator):
    converted(folder, translator)
    findings = find_outputs([folder])
    write(folder / "a.txt.summary.fa.txt", "corrected")
    kept = [one for one in remove(findings) if isinstance(one, Kept)]
    assert [one.path.name for one in kept] == ["a.txt.summary.fa.txt"]


def test_nothing_is_removed_through_a_link(folder, translator, tmp_path):
    converted(folder, translator)
    elsewhere = tmp_path / "elsewhere"
    (folder / "sub").rename(elsewhere)
    (folder / "wire.jsonl.articles").rename(tmp_path / "articles")
    (folder / "a.txt.summary.fa.txt").rename(tmp_path / "summary")
    try:
        (folder / "sub").symlink_to(elsewhere, target_is_directory=True)
        (folder / "wire.jsonl.articles").symlink_to(tmp_path / "articles", target_is_directory=True)
        (folder / "a.txt.summary.fa.txt").symlink_to(tmp_path / "summary")
    except OSError:
        pytest.skip("no links may be made here")
    before = tree(elsewhere), tree(tmp_path / "articles"), (tmp_path / "summary").read_bytes()
    assert removed(folder, folder / "wire.jsonl")[1] == dict.fromkeys(
        ["sub", "wire.jsonl.articles", "a.txt.summary.fa.txt"], "a link"
    )
    assert (tree(elsewhere), tree(tmp_path / "articles"), (tmp_path / "summary").read_bytes()) == before
    # A folder that becomes one after it was looked at.
    write(folder / "c" / "c.txt", URDU)
    list(convert([folder / "c"], ["en"], translator=translator, workers=0))
    findings = find_outputs([folder])
    (folder / "c").rename(tmp_path / "c")
    (folder / "c").symlink_to(tmp_path / "c", target_is_directory=True)
    before_c = tree(tmp_path / "c")
    assert [one for one in remove(findings) if isinstance(one, Kept)] == [Kept(folder / "c", "a link")]
    assert tree(tmp_path / "c") == before_c


def test_a_folder_that_another_process_writes_in_is_left(folder, translator):
    converted(folder, translator)
    findings = find_outputs([folder / "sub"])
    with FolderLock(folder / "sub"):
        (kept,) = remove(findings)
    assert isinstance(kept, Kept) and "another process" in kept.reason
    assert (folder / "sub" / "b.txt.parallel.json").is_file()


def test_a_site_is_left_and_named(folder, translator):
    converted(folder, translator)
    make_site(plan_site_of_records(folder / "site", [folder]))
    site = tree(folder / "site")
    assert list(removed(folder)[1]) == ["site"]
    assert tree(folder / "site") == site


def test_a_path_that_is_not_there_is_said(tmp_path):
    with pytest.raises(WrongUse, match="no such file or folder"):
        find_outputs([tmp_path / "missing"])


def test_the_command_asks_and_can_be_told_not_to(folder, translator, run):
    before = converted(folder, translator)
    written = tree(folder)
    ended = run("clean", folder, stdin="y\n")
    assert ended.returncode == 2 and b"--yes" in ended.stderr and b"--dry-run" in ended.stderr
    assert tree(folder) == written
    ended = run("clean", folder, "--dry-run")
    assert ended.returncode == 0 and tree(folder) == written
    named = {Path(line).relative_to(folder).as_posix() for line in ended.stdout.decode().splitlines()}
    assert named == written.keys() - before.keys()
    ended = run("clean", folder, "--yes")
    assert ended.returncode == 0 and tree(folder) == before
    assert f"{len(named)} files of 5 articles removed" in ended.stderr.decode()
    ended = run("clean", folder)
    assert ended.returncode == 0 and b"0 files of 0 articles removed" in ended.stderr


def test_the_command_removes_once_a_person_agrees(folder, translator, monkeypatch):
    from click.testing import CliRunner

    from summaries.cli import clean_commands

    before = converted(folder, translator)
    written = tree(folder)
    monkeypatch.setattr(clean_commands, "can_ask", lambda: True)
    ended = CliRunner().invoke(clean_commands.clean_command, [str(folder)], input="n\n", standalone_mode=False)
    assert ended.return_value == 0 and "Nothing was removed" in ended.output and tree(folder) == written
    ended = CliRunner().invoke(clean_commands.clean_command, [str(folder)], input="y\n", standalone_mode=False)
    assert ended.return_value == 0 and tree(folder) == before
