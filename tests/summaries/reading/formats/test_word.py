"""Documents of old Word, by a program that stands in for LibreOffice, and by LibreOffice where it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from summaries.reading import limits
from summaries.reading.formats import word
from summaries.reading.reader import MissingExtra, UnreadableArticle, read_article
from tests.support.making import make_docx, make_page, make_rtf, paragraphs, story

SCRIPT = """#!{python}
import pathlib, shutil, subprocess, sys, time
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
assert sys.argv[-1] == str(folder / "article.doc") and (folder / "profile/user/registrymodifications.xcu").is_file()
pathlib.Path({seen!r}).write_text(str(folder))
{do}
"""
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for LibreOffice")


def document(folder, data=word.OLE + b"x"):
    (folder / "a.doc").write_bytes(data)
    return folder / "a.doc"


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Puts a program in the place of LibreOffice that does what is said, and gives where it says its folder."""

    def install(do):
        seen = tmp_path / "seen"
        program = tmp_path / "soffice"
        program.write_text(SCRIPT.format(python=sys.executable, seen=str(seen), do=do), encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setattr(word, "find_office", lambda: str(program))
        return seen

    return install


def test_without_libreoffice_the_way_out_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(word, "find_office", lambda: None)
    with pytest.raises(MissingExtra, match=r"not installed here; install it, or save the file as \.docx"):
        read_article(document(tmp_path))


@needs_posix
def test_what_libreoffice_makes_of_it_is_read_and_nothing_is_left(tmp_path, office):
    (tmp_path / "made.docx").write_bytes(make_docx(story("ur"), "ur"))
    seen = office(f"shutil.copy({str(tmp_path / 'made.docx')!r}, folder / 'article.docx')")
    article = read_article(document(tmp_path))
    assert paragraphs(article) == story("ur") and article.format == "doc"
    assert not Path(seen.read_text("utf-8")).exists()


@needs_posix
def test_a_document_that_libreoffice_cannot_open_says_so(tmp_path, office):
    office("sys.exit(0)")
    with pytest.raises(UnreadableArticle, match="LibreOffice cannot open it"):
        read_article(document(tmp_path))


@needs_posix
def test_a_document_that_takes_too_long_is_given_up_with_all_that_was_started(tmp_path, office, monkeypatch):
    child = tmp_path / "child"
    office(
        "process = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"pathlib.Path({str(child)!r}).write_text(str(process.pid))\ntime.sleep(600)"
    )
    monkeypatch.setattr(limits, "OFFICE_SECONDS", 3)
    with pytest.raises(UnreadableArticle, match="LibreOffice takes more than 3 s"):
        read_article(document(tmp_path))
    state = subprocess.run(["ps", "-o", "stat=", "-p", child.read_text()], capture_output=True, text=True, check=False)
    assert state.stdout.strip()[:1] in {"", "Z"}


@pytest.mark.parametrize("make", [make_docx, make_rtf, make_page])
def test_other_formats_under_this_name_are_read_as_what_they_are(tmp_path, make, monkeypatch):
    monkeypatch.setattr(word, "find_office", lambda: None)
    assert paragraphs(read_article(document(tmp_path, make(story("fa"), "fa")))) == story("fa")


def test_what_is_no_document_says_so(tmp_path):
    with pytest.raises(UnreadableArticle, match="this is no Word document"):
        read_article(document(tmp_path, b"MZ\x90"))


@pytest.mark.skipif(word.find_office() is None, reason="LibreOffice is not installed")
def test_a_document_of_old_word_is_read_by_libreoffice(tmp_path):
    (tmp_path / "a.rtf").write_bytes(make_rtf(story("fa"), "fa"))
    profile = (tmp_path / "profile").as_uri()
    command = [word.find_office(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "doc"]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "a.rtf"], check=True, capture_output=True, timeout=120)
    assert (tmp_path / "a.doc").read_bytes().startswith(word.OLE)
    assert paragraphs(read_article(tmp_path / "a.doc")) == story("fa")
