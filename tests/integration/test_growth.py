"""Nothing that reads a text takes time or memory that grows faster than the text.

At this size what grows with the square of it takes minutes or gigabytes; the limits only end what has gone wrong.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

GROWING = Path(__file__).parents[1] / "support" / "growing.py"
SIZE = 200_000
CPU_SECONDS, MEMORY_BYTES = 60, 3 * 1024**3
SIGNS = (".", '"', ")", "“", "۔", "1,", "space", "non-joiner", "combining acute")
CASES = {
    **{
        name: [(sign, shape) for sign in SIGNS for shape in ("run in a word", "words")]
        for name in ("cleaning", "splitting: en", "splitting: fa", "quotations", "typography", "checks")
    },
    "detection of paragraphs": [("a", "lines"), (".", "run in a word")],
    "ranking": [(".", "run"), ('"', "words")],
    "summarize": [("!", "run between words")],
    "reading: Markdown": [("*", "run"), ("[", "run")],
    "reading: page": [("<a", "run"), ("!", "run"), ("&", "run")],
    "reading: page's metadata": [("!", "run in a word"), ("(", "among letters")],
    "reading: page's script": [("<", "run"), ("<!--", "run")],
    "reading: RTF": [("{", "run"), ("\\", "run")],
    "reading: mail's subject": [("=?utf-8?q?a?=", "words"), (".", "words"), ("“", "words")],
    "reading: mail's sender": [("a@", "words"), (",", "words"), ("(", "run")],
    "reading: mail's type": [(";", "run"), ('"', "words"), ("a.", "words")],
    "reading: mail's parameters": [(";", "run"), ("a.", "words")],
    "reading: mail's disposition": [(";", "run"), ("(", "words")],
    "reading: JSON Lines of anything": [("[", "run"), ("a", "lines")],
    "reading: JSON of anything": [("[", "run"), ("{", "run"), ("\\'", "run"), ('"', "run"), ("a", "lines")],
    "reading: JSON's string that is not closed": [("\\'", "run"), ("\\", "run"), ('"', "words")],
    "reading: web archive of anything": [("a", "lines"), ("WARC/", "lines")],
    "reading: web archive's HTTP header": [("a", "lines"), ("a", "run")],
    "reading: subtitles": [("<", "run"), ("{\\", "run"), ("- ", "lines"), ("(", "run"), ("&", "run")],
    "reading: subtitles of anything": [("1", "run"), ("-->", "lines")],
    "reading: Telegram": [("<div>", "run"), ("<", "run"), ("<a", "run")],
    "reading: cell of tags": [("<", "run"), ("&", "run"), ("</a", "run")],
    "reading: page in a legacy encoding": [("<", "run"), ("<script", "run"), ("&", "run")],
    "reading: text with a byte that is cut": [("م", "run")],
    "reading: mail's footer": [("_", "run"), ("_", "lines"), ("-- ", "lines")],
    "reading: mail that flows": [("a ", "lines"), ("space", "run")],
    "reading: mailbox": [("From ", "lines"), ("line end", "run")],
    "reading: table": [('"', "run"), (",", "run"), ("a", "lines")],
}


def limit() -> None:
    """End the process that is about to begin where it hangs or takes all memory."""
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")
@pytest.mark.parametrize("operation", CASES)
def test_growth_is_linear(operation):
    texts = [part for case in CASES[operation] for part in case]
    ended = subprocess.run(
        [sys.executable, GROWING, operation, str(SIZE), *texts],
        capture_output=True,
        text=True,
        encoding="utf-8",
        preexec_fn=limit,
        check=False,
    )
    assert ended.stdout.splitlines()[-1:] == ["done"], ended.stdout[-60:] + ended.stderr[-500:]
