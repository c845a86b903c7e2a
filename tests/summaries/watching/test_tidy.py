"""Results whose source is gone, under a watcher: taken away if that was asked for, and only then."""

from __future__ import annotations

from summaries import convert
from tests.support.articles import PERSIAN
from tests.support.watchers import PATIENT, Watched, is_right, record_of, write


def test_what_was_made_of_a_deleted_source_is_taken_away_if_asked(folder, translator):
    before, kept = write(folder / "before.txt"), write(folder / "kept.txt")
    list(convert([folder], translator=translator))
    before.unlink()
    path = write(folder / "a.txt")
    with Watched(folder, translator, tidy=True) as watched:
        watched.until("tidied", before)
        watched.until("done", path)
        changed = write(folder / "a.txt.summary.en.txt", "mine")
        notes = write(folder / "a.txt.notes.txt~", "mine")
        path.rename(folder / "b.txt")
        watched.until("tidied", path)
        watched.until("done", folder / "b.txt")
    stems = {"kept.txt", "b.txt"}
    expected = {f"{stem}{end}" for stem in stems for end in ("", ".parallel.json")}
    expected |= {f"{stem}.summary.{code}.txt" for stem in stems for code in ("en", "fa", "ur")}
    assert {path.name for path in folder.iterdir()} == expected | {changed.name, notes.name}
    assert is_right(kept)


def test_results_stay_where_nobody_asked_to_tidy(folder, translator):
    path = write(folder / "a.txt")
    with Watched(folder, translator) as watched:
        watched.until("done", path)
        path.unlink()
        watched.until("gone", path)
    assert record_of(path).is_file()


def test_a_program_that_saves_by_deleting_first_loses_nothing(folder, translator):
    path = write(folder / "a.txt")
    with Watched(folder, translator, settle=PATIENT, tidy=True) as watched:
        watched.until("done", path)
        path.unlink()
        write(path, PERSIAN)
        watched.until("done", path, count=2)
    assert not watched.of("tidied")
    assert is_right(path)
