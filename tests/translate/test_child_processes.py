"""What a forked child may use of what its parent holds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# A child that does not end is ended, with an exit code that no other end has.
FORK = """
import os, signal, sys
from pathlib import Path
from translate import Translator
from translate.engine.memory import Memory

def in_a_child(work):
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(60)
        work()
        sys.exit(0)
    return os.waitpid(child, 0)[1]

folder, memory_path = map(Path, sys.argv[1:])
with Memory(memory_path) as memory, Translator([folder], threads=2, memory=memory) as translator:
    translate = lambda text: translator.translate([text], "en", "fa")[0].text
    assert translate("water") == "آب"
"""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.mark.parametrize(
    "work",
    ['print(translate("rain"), translate("water"))', "print('unused')"],
    ids=["which translates", "which only ends"],
)
def test_forked_child_with_the_parents_translator_ends(packages, tmp_path, work):
    code = (
        f"{FORK}    status = in_a_child(lambda: {work})\n    assert translate('river') == 'رود'\nsys.exit(status != 0)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(packages), str(tmp_path / "memory.sqlite3")],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    assert ended.stdout.decode().split() == (["باران", "آب"] if "rain" in work else ["unused"])
