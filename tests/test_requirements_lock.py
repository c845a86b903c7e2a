"""`requirements.lock` pins all that is installed, and keeps out what only weighs."""

from __future__ import annotations

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked() -> list[Requirement]:
    """The requirements of the lock, without their hashes."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    return [Requirement(line.removesuffix("\\").strip()) for line in lines if line[:1].strip()]


def test_lock_ends_with_overrides() -> None:
    """`uv tool install` reads no overrides but those it is given, and would fetch gigabytes."""
    overrides = [str(Requirement(line)) for line in PROJECT["tool"]["uv"]["override-dependencies"]]
    assert len(overrides) == 3
    assert [str(one) for one in locked()][-len(overrides) :] == overrides


def test_lock_pins_every_dependency() -> None:
    pinned = {canonicalize_name(one.name): one for one in locked() if str(one.specifier).startswith("==")}
    for line in PROJECT["project"]["dependencies"]:
        wanted = Requirement(line)
        (version,) = pinned[canonicalize_name(wanted.name)].specifier
        assert wanted.specifier.contains(version.version), line


def test_lock_installs_no_override() -> None:
    """Neither way of installing does: their markers hold for no Python that Hamzaban runs on."""
    overrides = {Requirement(line).name for line in PROJECT["tool"]["uv"]["override-dependencies"]}
    markers = [one.marker for one in locked() if one.name in overrides]
    assert markers
    assert not any(marker is None or marker.evaluate() for marker in markers)
