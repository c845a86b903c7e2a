"""Documents of old Word (`.doc`), by LibreOffice where it is installed; else it is said how to save them.

It runs without a window, in a folder and with settings of its own that are removed again, reaches no network, runs no
macros, and is ended when it takes too long.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from translate import read_regular

from .. import limits
from ..article import Content, MissingExtra, Reading, UnreadableArticle
from .html import read_page
from .office import read_docx
from .rtf import read_rtf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROGRAMS = ("soffice", "libreoffice")
# Where its installer puts it and no path leads.
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
# No macros, no links that are brought up to date, and a proxy that there is none behind.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


def read_doc(data: bytes, name: str, reading: Reading) -> Content:
    """The paragraphs of a document of old Word. Raises `UnreadableArticle`, `MissingExtra` without LibreOffice."""
    # Word opens by content, so other formats go by this name too.
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{\\rtf"):
        return read_rtf(data, name, reading)
    if head.startswith(b"PK\x03\x04"):
        return read_docx(data, name, reading)
    if head[:1] == b"<":
        return read_page(data, name, reading)
    if not data.startswith(OLE):
        raise UnreadableArticle(f"{name}: this is no Word document; open it in a word processor and save it as .docx.")
    office = find_office()
    if office is None:
        raise MissingExtra(
            f"{name}: .doc is read by LibreOffice, which is not installed here; install it, or save the file as .docx."
        )
    return read_docx(_converted(data, name, office), name, reading)


def find_office() -> str | None:
    """The program of LibreOffice, None where it is not installed."""
    # On Windows the folder that one is in comes before those of the path, and may hold anything.
    found = None if sys.platform == "win32" else next(filter(None, map(shutil.which, PROGRAMS)), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def _converted(data: bytes, name: str, office: str) -> bytes:
    """A document of old Word as DOCX. Raises `UnreadableArticle`."""
    with TemporaryDirectory(prefix="hamzaban-", ignore_cleanup_errors=True) as below:
        folder = Path(below)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        (folder / "article.doc").write_bytes(data)
        command = [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", "docx"),
            *("--outdir", str(folder), str(folder / "article.doc")),
        ]
        # A process group of its own: what it starts is ended with it.
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(limits.OFFICE_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise UnreadableArticle(
                f"{name}: LibreOffice takes more than {limits.OFFICE_SECONDS} s to open it; save it as .docx."
            ) from error
        finally:
            _end(process)
        try:
            return read_regular(folder / "article.docx", limits.ARTICLE)
        except OSError as error:
            raise UnreadableArticle(
                f"{name}: LibreOffice cannot open it; open it in Word and save it as .docx."
            ) from error


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process that still runs, and those it started."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, 9)
        process.wait()
