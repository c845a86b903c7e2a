"""The version of this program and of its code."""

from __future__ import annotations

import pytest

from translate import hash_code, installed_version
from translate.engine import rules_version as rules


def test_installed_version_of_what_is_not_there():
    assert installed_version("hamzaban-of-nobody") == "not installed"


@pytest.fixture
def code(tmp_path):
    (tmp_path / "checks" / "deep").mkdir(parents=True)
    for name in ("checks/one.py", "checks/deep/two.py", "model.py", "other.py"):
        (tmp_path / name).write_bytes(b"a = 1\n")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "content", "changes"),
    [
        ("checks/one.py", b"a = 2\n", True),
        ("checks/deep/two.py", b"a = 2\n", True),
        ("checks/deep/three.py", b"", True),
        ("model.py", b"a = 1\r\n", False),
        ("other.py", b"a = 2\n", False),
    ],
)
def test_hash_code_follows_the_files_named(code, name, content, changes):
    before = hash_code(code, "checks/**/*.py", "model.py")
    (code / name).write_bytes(content)
    assert (hash_code(code, "checks/**/*.py", "model.py") != before) is changes


def test_hash_code_of_a_renamed_file(code):
    before = hash_code(code, "**/*.py")
    (code / "checks" / "one.py").rename(code / "checks" / "first.py")
    assert hash_code(code, "**/*.py") != before


def test_hash_code_refuses_a_name_that_is_not_there(code):
    with pytest.raises(FileNotFoundError):
        hash_code(code, "model.py", "gone.py")


def test_rules_version_covers_every_check(monkeypatch):
    asked = []
    monkeypatch.setattr(rules, "hash_code", lambda folder, *patterns: asked.append((folder, patterns)) or "0" * 64)
    rules.rules_version.__wrapped__()
    ((folder, patterns),) = asked
    covered = {file.relative_to(folder).as_posix() for pattern in patterns for file in folder.glob(pattern)}
    checks = {file.relative_to(folder).as_posix() for file in folder.glob("checks/**/*.py")}
    assert checks | {"engine/hypotheses.py", "engine/model.py"} <= covered
