"""What is written allows others no more than what it was made from: outputs, sites, exports."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summaries import convert, watch
from summaries.exporting.exporter import export
from summaries.exporting.site_plan import make_site, plan_site_of_records
from summaries.filesystem.atomic import write_atomically
from summaries.filesystem.rights import ANYBODY, EVERYBODY, OWNER, Rights, make_folder, narrow, rights_of
from tests.support.articles import ARTICLES, ENGLISH, PERSIAN
from tests.support.watchers import write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="permission bits mean nothing on Windows")
FORMATS = ["json", "txt", "html", "csv", "tmx", "md", "jsonl"]
MODES = st.integers(0, 0o66).map(lambda bits: OWNER | bits & 0o066)
RIGHTS = st.builds(Rights, MODES, st.sampled_from([1, 2]))


@pytest.fixture(autouse=True)
def _usual_mask():
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def modes(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): mode_of(path) for path in folder.rglob("*")}


@given(RIGHTS, RIGHTS, st.sampled_from([1, 2, 3]))
def test_rights_together_allow_nobody_what_one_of_them_denies(one, other, group):
    both = one & other
    assert both.mode_for(group) & ~one.mode_for(group) == 0 == both.mode_for(group) & ~other.mode_for(group)
    assert both.mode & OWNER == OWNER
    assert one & ANYBODY == one == ANYBODY & one


@given(RIGHTS, st.sampled_from([1, 2, 3]))
def test_mode_for_another_group_allows_members_of_either_no_more_than_others_have(rights, group):
    mode = rights.mode_for(group)
    if group == rights.group:
        assert mode == rights.mode
    else:
        # Whoever is of the new group was one of all others before, and the other way round.
        assert mode >> 3 & 6 & ~(rights.mode & 6) == 0 and mode & 6 & ~(rights.mode >> 3 & 6) == 0


@pytest.mark.parametrize("mode", [0o600, 0o400, 0o640, 0o604, 0o644, 0o664])
def test_every_output_has_at_most_the_rights_of_its_source(folder, translator, mode):
    path, bad = write(folder / "a.txt"), write(folder / "bad.txt", "12 34")
    path.chmod(mode)
    bad.chmod(mode)
    list(convert([folder], ["en", "fa"], translator=translator, formats=FORMATS, full=True, workers=0))
    written = modes(folder)
    # The two sources, why one failed, and a record, two summaries, two translations and five pages of the other.
    assert len(written) == 13
    for name, one in written.items():
        if name not in {"a.txt", "bad.txt"}:
            assert one & 0o600 == 0o600 and one & 0o077 & ~mode == 0, name
            assert one == (OWNER | mode & 0o066) & ~0o022, name


def test_convert_keeps_what_is_confidential_so_as_a_process(folder, run, tmp_path):
    write(folder / "a.txt").chmod(0o600)
    write(folder / "b.txt").chmod(0o644)
    output = tmp_path / "out"
    ended = run("convert", folder, "--to", "en,fa", "--format", "txt,html", "--output", output, "--no-memory")
    assert ended.returncode == 0
    written = modes(output)
    assert {one for name, one in written.items() if "a.txt." in name} == {0o600}
    assert {one for name, one in written.items() if "b.txt." in name} == {0o644}


def test_a_file_that_is_not_renamed_yet_has_no_more_rights_either(tmp_path, monkeypatch):
    seen = []
    real = os.fsync

    def look(number: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(number).st_mode))
        real(number)

    monkeypatch.setattr(os, "fsync", look)
    os.umask(0)
    write_atomically(tmp_path / "a", "x", Rights(0o640, os.getegid()))
    write_atomically(tmp_path / "b", "x", Rights(0o640, os.getegid() + 1))
    write_atomically(tmp_path / "c", "x")
    assert seen == [0o640, 0o600, 0o666]


def test_what_became_confidential_takes_its_outputs_along(folder, translator):
    path = write(folder / "a.txt")
    list(convert([folder], ["en", "fa"], translator=translator, workers=0))
    path.chmod(0o600)
    (result,) = convert([folder], ["en", "fa"], translator=translator, workers=0)
    assert result.status == "skipped"
    assert set(modes(folder).values()) == {0o600}
    (result,) = convert([folder], ["en", "fa"], translator=translator, workers=0, formats=["html"])
    assert set(modes(folder).values()) == {0o600} and (folder / "a.txt.parallel.html").is_file()


def test_folders_that_are_made_allow_no_more_than_the_source_or_its_folder(tmp_path, translator):
    folder = tmp_path / "news"
    write(folder / "sub" / "a.txt")
    lines = [json.dumps({"text": ARTICLES[code]}, ensure_ascii=False) for code in ("ur", "en")]
    write(folder / "wire.jsonl", "\n".join(lines)).chmod(0o600)
    (folder / "sub").chmod(0o700)
    list(convert([folder], ["en"], translator=translator, workers=0))
    assert mode_of(folder / "wire.jsonl.articles") == 0o700
    list(convert([folder], ["en"], translator=translator, workers=0, output=tmp_path / "x" / "out"))
    assert mode_of(tmp_path / "x" / "out" / "news" / "sub") == 0o700
    assert mode_of(tmp_path / "x" / "out" / "news" / "wire.jsonl.articles") == 0o700


@pytest.mark.parametrize("mode", [0o700, 0o750, 0o755, 0o2775])
def test_make_folder_allows_no_more_than_the_one_it_is_like(tmp_path, mode):
    like = tmp_path / "like"
    like.mkdir()
    like.chmod(mode)
    make_folder(tmp_path / "a" / "b", like)
    assert mode_of(tmp_path / "a") & ~mode == 0 == mode_of(tmp_path / "a" / "b") & ~mode
    make_folder(tmp_path / "c", like, Rights(OWNER))
    assert mode_of(tmp_path / "c") & 0o055 == 0


def test_the_index_of_a_site_is_as_confidential_as_its_most_confidential_article(folder, translator, tmp_path):
    for name in ("a", "b", "c", "d"):
        write(folder / f"{name}.txt")
    (folder / "a.txt").chmod(0o600)
    list(convert([folder], ["en", "fa"], translator=translator, workers=0))
    site = tmp_path / "site"
    make_site(plan_site_of_records(site, [folder]))
    pages = {name: mode for name, mode in modes(site).items() if (site / name).is_file()}
    others = {name: mode for name, mode in pages.items() if not name.startswith("articles/")}
    assert len(others) == 2 and set(others.values()) == {0o600}
    assert pages["articles/news/a.txt.parallel.html"] == 0o600
    # A page names its neighbours; the two that lie apart from the confidential one name nothing of it.
    assert sorted(pages.values()).count(0o644) == 2


def test_a_site_that_stands_is_narrowed_when_an_article_became_confidential(folder, translator, tmp_path):
    path = write(folder / "a.txt")
    list(convert([folder], ["en"], translator=translator, workers=0))
    make_site(plan_site_of_records(tmp_path / "site", [folder]))
    path.chmod(0o600)
    list(convert([folder], ["en"], translator=translator, workers=0))
    make_site(plan_site_of_records(tmp_path / "site", [folder]))
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "site").rglob("*") if path.is_file()} == {0}


def test_an_export_is_as_confidential_as_its_most_confidential_record(folder, translator, tmp_path):
    write(folder / "a.txt").chmod(0o600)
    write(folder / "b.txt", PERSIAN)
    list(convert([folder], ["en"], translator=translator, workers=0))
    export([folder], "csv", tmp_path / "all.csv")
    export([folder / "b.txt"], "csv", tmp_path / "b.csv")
    assert mode_of(tmp_path / "all.csv") == 0o600 and mode_of(tmp_path / "b.csv") == 0o644


def test_what_a_watcher_moves_and_its_heartbeat_stay_confidential(folder, translator, tmp_path):
    folder.chmod(0o700)
    write(folder / "sub" / "a.txt", ENGLISH).chmod(0o600)
    done, beat = tmp_path / "done", tmp_path / "beat.json"
    for _ in range(2):  # the second gets another name, so that its record is written anew
        list(watch(folder, ["en"], translator=translator, settle=0.1, once=True, done_folder=done, heartbeat=beat))
        write(folder / "sub" / "a.txt", ENGLISH).chmod(0o600)
    assert mode_of(done) == 0o700 and mode_of(beat) == 0o600
    moved = [path for path in done.rglob("*") if path.is_file()]
    assert {mode_of(path) for path in moved} == {0o600} and len(moved) == 2 * 3


def test_narrow_takes_only_what_is_too_much_and_leaves_links(tmp_path):
    path = write(tmp_path / "a", "x")
    path.chmod(0o754)
    narrow(path, Rights(0o640, path.stat().st_gid))
    assert mode_of(path) == 0o740
    path.chmod(0o644)
    (tmp_path / "link").symlink_to(path)
    narrow(tmp_path / "link", Rights(OWNER))
    assert mode_of(path) == 0o644
    assert rights_of(tmp_path / "missing").mode == OWNER and rights_of(path).mode == 0o644 & EVERYBODY
