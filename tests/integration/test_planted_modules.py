"""Modules that lie in the working folder, where anybody may put articles, are not run by any command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from translate import python_environment

ROOT = Path(__file__).parents[2]
MARK = "planted-code-ran"
PLANTED = """
from pathlib import Path
with Path({mark!r}).open("a", encoding="utf-8") as file:
    file.write({name!r} + "\\n")
"""
# Packages of this program, of its libraries and of Python that child processes import, most of them before all else.
NAMES = (
    *("summaries", "translate", "run", "loky", "numpy", "distributed", "dask", "multiprocessing", "ctranslate2"),
    *("json", "signal", "threading", "pickle", "sitecustomize", "usercustomize", "pdfminer"),
)


def make_pdf(words: str) -> bytes:
    """A PDF of one page with one line on it."""
    drawn = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(data + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of articles among which somebody has put modules."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in NAMES:
        code = PLANTED.format(mark=str(tmp_path / MARK), name=name)
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
        if name not in ("json", "signal"):
            (folder / name).mkdir()
            (folder / name / "__init__.py").write_text(code, encoding="utf-8")
    return folder


@pytest.fixture
def command(articles: Path, environment: dict[str, str]) -> Callable[..., subprocess.Popen[bytes]]:
    """The command line as a process whose working folder is `articles`."""

    def start(*arguments: str, **changes: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, str(ROOT / "run.py"), *arguments],
            cwd=articles,
            env=environment | {"PYTHONDONTWRITEBYTECODE": "1"} | changes,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    return start


@pytest.fixture
def ran(tmp_path: Path) -> Iterator[Callable[[], str]]:
    """What of the planted modules has run."""
    mark = tmp_path / MARK
    yield lambda: mark.read_text(encoding="utf-8") if mark.exists() else ""


def write_articles(folder: Path, count: int) -> None:
    for number in range(count):
        (folder / f"{number}.txt").write_text("The minister said in Tehran. Schools are open today.", encoding="utf-8")


def finish(process: subprocess.Popen[bytes]) -> str:
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors.decode()
    return output.decode()


@pytest.mark.skipif(find_spec("pdfminer") is None, reason="needs the extra pdf")
def test_convert_of_a_pdf_runs_no_planted_module(articles, command, ran):
    (articles / "water.pdf").write_bytes(make_pdf("The minister said in Tehran. Schools are open today."))
    finish(command("convert", "water.pdf", "--to", "en,fa", "--no-memory"))
    assert list(articles.glob("water*.json"))
    assert ran() == ""


def test_convert_with_worker_processes_runs_no_planted_module(articles, command, ran):
    write_articles(articles, 40)
    finish(command("convert", ".", "--to", "en", "--workers", "2", "--no-memory"))
    assert len(list(articles.glob("*.json"))) == 40
    assert ran() == ""


def test_models_verify_runs_no_planted_module(command, ran):
    assert "en_fa" in finish(command("models", "verify", "en-fa"))
    assert ran() == ""


@pytest.mark.skipif(find_spec("distributed") is None, reason="needs the extra cluster")
def test_convert_on_a_local_cluster_runs_no_planted_module(articles, command, ran):
    write_articles(articles, 2)
    finish(command("convert", ".", "--to", "en", "--local-cluster", "1", "--no-memory"))
    assert len(list(articles.glob("*.json"))) == 2
    assert ran() == ""


@pytest.mark.skipif(find_spec("pdfminer") is None, reason="needs the extra pdf")
def test_watch_runs_no_planted_module(articles, command, ran):
    (articles / "water.pdf").write_bytes(make_pdf("The minister said in Tehran. Schools are open today."))
    finish(command("watch", ".", "--to", "en", "--no-memory", "--once"))
    assert list(articles.glob("water*.json"))
    assert ran() == ""


def test_python_environment_keeps_whole_paths_alone(tmp_path, monkeypatch):
    whole = str(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", whole, ".", "planted"]))
    assert python_environment()["PYTHONPATH"].split(os.pathsep) == [str(ROOT), whole]
