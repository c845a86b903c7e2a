"""The three layers import in one direction, and nothing heavy before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = {
    *("argostranslate", "charset_normalizer", "ctranslate2", "dask", "distributed", "jinja2", "langdetect", "loky"),
    *("lxml", "markdown_it", "numpy", "pdfminer", "rich", "sentencepiece", "striprtf", "sumy", "trafilatura"),
    "watchfiles",
}


def imported(path: Path) -> set[str]:
    """The modules of this project that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module or "")
    return {name for name in found if name.split(".")[0] in {"run", "summaries", "translate"}}


@pytest.mark.parametrize("path", sorted(ROOT.glob("translate/**/*.py")), ids=lambda path: path.name)
def test_translate_knows_nothing_of_the_layers_above(path):
    assert imported(path) == set()


@pytest.mark.parametrize("path", sorted(ROOT.glob("summaries/**/*.py")), ids=lambda path: path.name)
def test_summaries_uses_translate_through_its_public_names(path):
    # What both layers say and take on the command line is in one package.
    allowed = {"translate", "translate.cli"} if path.parent.name == "cli" else {"translate"}
    assert imported(path) <= allowed


@pytest.mark.parametrize("statement", ["import run", "import translate, summaries"])
def test_nothing_heavy_is_imported_before_it_is_needed(statement):
    code = f"import sys; {statement}; print(*{{name.split('.')[0] for name in sys.modules}})"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert set(run.stdout.split()) & HEAVY == set()
