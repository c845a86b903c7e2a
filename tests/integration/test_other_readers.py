"""What is exported, read by somebody else's program.

translate-toolkit reads TMX. Its package is called `translate`, as ours is, so it is installed into an environment of
its own and run as a process that cannot see this project.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import venv
from pathlib import Path

import pytest

from summaries.exporting.exporter import export
from summaries.exporting.record_finder import find_records, load
from summaries.rendering.units import units
from tests.support.crafted import ordinary, put, record, segment

READER = Path(__file__).parent / "read_tmx.py"
REQUIREMENT = "translate-toolkit>=3.14,<4"
PATIENCE = 25  # seconds for each step
REQUIRED = "HAMZABAN_REQUIRE_READERS" in os.environ


@pytest.fixture(scope="module")
def python(tmp_path_factory) -> Path:
    """The Python of an environment with translate-toolkit and nothing of ours."""
    folder = tmp_path_factory.mktemp("reader") / "venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    uv = os.environ.get("UV") or shutil.which("uv")
    try:
        venv.create(folder, with_pip=uv is None)
        install = [uv, "pip", "install", "--python", python] if uv else [python, "-m", "pip", "install"]
        subprocess.run(
            [*install, "--quiet", REQUIREMENT], check=True, capture_output=True, timeout=PATIENCE, cwd=folder
        )
    except (OSError, subprocess.SubprocessError) as error:
        if REQUIRED:
            raise
        pytest.skip(f"{REQUIREMENT} cannot be installed into an environment of its own (no registry?): {error}")
    return python


def test_translate_toolkit_reads_every_unit_language_and_text(python, tmp_path):
    special = {"en": "a\r\n\tb  ]]> \"c\" 'd' & <e>", "fa": "\u200f«می‌رود»\u2028و", "zt": "😀 \u0085"}
    put(tmp_path / "news", ordinary("a.txt"))
    put(tmp_path / "news", ordinary("b.txt"))
    put(tmp_path / "news", record(sentences=[segment(special, 2)], name="c.txt", to=("fa", "zt"), sha256="ab" * 32))
    export([tmp_path / "news"], "tmx", tmp_path / "all.tmx")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    ended = subprocess.run(
        [python, "-I", READER, tmp_path / "all.tmx"],
        check=True, capture_output=True, timeout=PATIENCE, cwd=tmp_path, env=environment,
    )  # fmt: skip
    read = json.loads(ended.stdout)
    tags = {"zt": "zh-Hant"}
    expected = [
        [
            unit.identifier,
            "en",
            unit.segment.text["en"],
            [[tags.get(code, code), text] for code, text in unit.segment.text.items()],
        ]
        for unit in units(map(load, find_records([tmp_path / "news"])))
    ]
    assert len(expected) == 7
    assert read["units"] == expected
    assert read["found"] == "سڑکیں بند ہیں۔"
