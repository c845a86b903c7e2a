"""Whatever a record, an error file or a settings file says, nothing outside of the folder is touched for it."""

from __future__ import annotations

import json
import os
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from run import cli
from summaries import convert
from tests.support.articles import ENGLISH
from tests.support.forging import (
    KEPT,
    Guard,
    forge_record,
    forge_settings,
    renew,
    take_all,
    temporary_files_in,
    use_all,
)
from tests.support.watchers import write

# Nothing is made smaller that fails: each try does all that there is to do.
FORGED = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],
)


class Drawn:
    """Choices that hypothesis makes."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data
        self._left = data.draw(st.integers(1, 4))

    def pick(self, several):
        return self._data.draw(st.sampled_from(several))

    def goes_on(self) -> bool:
        self._left -= 1
        return self._left >= 0


@pytest.fixture(scope="module")
def pristine(tmp_path_factory, translator):
    """A folder as converted: `a.txt` with its outputs, `b.txt` that failed, and files of nobody."""
    folder = tmp_path_factory.mktemp("pristine") / "news"
    write(folder / "a.txt")
    write(folder / "b.txt", "\n")
    list(convert([folder], ["en", "fa"], translator=translator))
    for name in ("kept.txt.summary.en.txt", "a.txt.kept.txt.summary.en.txt", "kept.txt.parallel.tmx"):
        write(folder / name, KEPT)
    (folder / "a.txt.summary.x").mkdir()
    return folder


def kept_names(folder):
    return sorted(path.name for path in folder.iterdir() if "kept" in path.name and path.read_text("utf-8") == KEPT)


def write_as(path, plain):
    path.write_text(json.dumps(plain), encoding="utf-8")


@FORGED
@given(data=st.data())
def test_forged_records_and_error_files_lead_nowhere(tmp_path, pristine, translator, data):
    news, made = tmp_path / "box" / "news", tmp_path / "box" / "made"
    renew(news, pristine)
    made.mkdir(exist_ok=True)
    choices = Drawn(data)
    for name in ("a.txt.parallel.json", "b.txt.parallel.error.json"):
        plain = json.loads((pristine / name).read_text(encoding="utf-8"))
        write_as(news / name, forge_record(plain, choices))
    before = kept_names(news)
    with temporary_files_in(made / "tmp"), Guard(news, made) as guard:
        use_all(news, made, lambda folder: convert([folder], ["en", "fa"], translator=translator, workers=0))
        for name in ("a.txt.parallel.json", "b.txt.parallel.error.json"):
            plain = json.loads((pristine / name).read_text(encoding="utf-8"))
            write_as(news / name, forge_record(plain, choices))
        take_all(news, made)
    assert guard.touched == []
    assert kept_names(news) == before


@settings(FORGED, max_examples=12)
@given(data=st.data())
def test_forged_settings_lead_nowhere(tmp_path, pristine, packages, data):
    box = tmp_path / "box"
    news, made = box / "news", box / "made"
    renew(news, pristine)
    made.mkdir(exist_ok=True)
    (news / "hamzaban.toml").write_text(forge_settings(Drawn(data)), encoding="utf-8")
    home = {"HOME": str(box), "XDG_CACHE_HOME": str(made), "XDG_CONFIG_HOME": str(box / "config")}

    def command(folder):
        arguments = ["convert", str(folder), "--no-memory", "--quiet", "--force"]
        return [cli.main(arguments, prog_name="hamzaban", standalone_mode=False)]

    before = kept_names(news)
    with (
        mock.patch.dict(os.environ, home | {"ARGOS_PACKAGES_DIR": str(packages)}),
        temporary_files_in(made / "tmp"),
        Guard(news, made) as guard,
    ):
        use_all(news, made, command)
    assert guard.touched == []
    assert kept_names(news) == before


def test_the_guard_sees_what_is_opened_for_writing_moved_and_removed(tmp_path):
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (inside / "link").symlink_to(outside, target_is_directory=True)
    with Guard(inside) as guard:
        write(inside / "a.txt")
        (inside / "a.txt").rename(inside / "b.txt")
        assert guard.touched == []
        write(inside / ".." / "out" / "victim.txt", ENGLISH)
        write(inside / "link" / "victim.txt", ENGLISH)
        (inside / "b.txt").rename(outside / "b.txt")
        (outside / "victim.txt").unlink()
        (outside / "b.txt").read_text(encoding="utf-8")
    events = [event for event, _ in guard.touched]
    assert [event for event in events if event != "os.mkdir"] == ["open", "open", "os.rename", "os.remove"]
