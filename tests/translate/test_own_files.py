"""What is the user's alone: the memory, what is kept of indexes, the folders of packages and of the demonstration."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from translate import Translator
from translate.demo import demo_packages
from translate.engine.memory import Memory
from translate.own_files import is_own_folder, make_own_folder, open_own

pytestmark = pytest.mark.skipif(os.name == "nt", reason="permission bits mean nothing on Windows")


@pytest.fixture(autouse=True)
def _usual_mask():
    before = os.umask(0o022)
    yield
    os.umask(before)


def wider(folder: Path) -> set[str]:
    """What below a folder others have any rights to, by name, links left out."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) & 0o077
    }


def test_the_memory_is_the_users_alone_while_it_is_open_and_afterwards(tmp_path, packages):
    path = tmp_path / "cache" / "hamzaban" / "memory.sqlite3"
    with Translator([packages], memory=Memory(path)) as translator:
        translator.translate(["Talks resumed in Tehran."], "en", "fa")
        assert path.is_file() and wider(tmp_path) == set()
        assert len(list(path.parent.iterdir())) > 1  # what SQLite keeps beside it
    path.chmod(0o644)  # as a copy, or a backup, may leave it
    with Translator([packages], memory=Memory(path)) as translator:
        translator.translate(["Talks resumed in Lahore."], "en", "fa")
    assert wider(tmp_path) == set()


def test_commands_leave_nothing_in_the_home_that_others_may_read(tmp_path, run, environment):
    home = Path(environment["HOME"])
    text = "Talks resumed in Tehran today after a week of rain. Schools are open and the market was open."
    ended = run("translate", "--from", "en", "--to", "fa", stdin=text)
    assert ended.returncode == 0, ended.stderr
    hidden = [path for path in home.rglob("*") if "hamzaban" in path.name]
    assert hidden and all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in hidden)


def test_make_own_folder_makes_all_of_them_the_users_alone(tmp_path):
    (tmp_path / "there").mkdir(mode=0o755)
    make_own_folder(tmp_path / "there" / "a" / "b")
    assert wider(tmp_path) == {"there"}
    make_own_folder(tmp_path / "there")
    assert wider(tmp_path) == {"there"}


def test_open_own_follows_no_link(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(OSError), open(tmp_path / "link", "w", encoding="utf-8", opener=open_own):
        pass
    with open(tmp_path / "file", "w", encoding="utf-8", opener=open_own):
        assert wider(tmp_path) == set()
    assert not (tmp_path / "target").exists()


def test_the_demonstration_does_not_use_a_temporary_folder_that_others_may_write_in(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path / "file" / "cache")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    planted = tmp_path / f"hamzaban-{os.geteuid()}"
    planted.mkdir()
    planted.chmod(0o777)
    assert not is_own_folder(planted) and not demo_packages().is_relative_to(planted)
    planted.rmdir()
    (tmp_path / "others").mkdir()
    planted.symlink_to(tmp_path / "others")
    assert not is_own_folder(planted) and not demo_packages().is_relative_to(planted)
