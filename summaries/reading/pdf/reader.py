"""PDF: the text of what is printed, read in a process of its own that is ended when it takes too long.

Nothing bounds what a few bytes of PDF may ask of the library that reads it. So a file that is hostile brings down, or
keeps busy for a minute, a process that has nothing else to do: that of `printed_text.py`.
"""

from __future__ import annotations

import json
import subprocess

from translate import python_command, python_environment

from .. import limits
from ..article import Content, Reading, UnreadableArticle
from ..optional import import_optional

# The module that reads, as a program: a PDF comes in, `text` and `title` or `refused` come out.
PROGRAM = "summaries.reading.pdf.worker"


def read_pdf(data: bytes, name: str, reading: Reading) -> Content:
    """The paragraphs of a PDF, and a title where it begins with larger letters. Raises `UnreadableArticle`.

    Right-to-left text comes in the order it is read in, in letters and not in their shapes. Headers, footers and page
    numbers are left out.
    """
    if b"%PDF-" not in data[:1024]:
        raise UnreadableArticle(f"{name}: this is no PDF; fetch it again.")
    import_optional("pdfminer", "pdfminer.six", name)
    try:
        ended = subprocess.run(
            python_command(PROGRAM),
            env=python_environment(),
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.PDF_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableArticle(
            f"{name}: reading it takes more than {limits.PDF_SECONDS} s; print it to a new PDF, or save it as text."
        ) from error
    if ended.returncode:
        raise UnreadableArticle(f"{name}: this PDF is broken, or asks for too much; print it to a new PDF.")
    found = json.loads(ended.stdout)
    if "refused" in found:
        raise UnreadableArticle(f"{name}: {found['refused']}")
    return Content(found["text"], found["title"])
