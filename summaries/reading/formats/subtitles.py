"""Subtitles (`.srt`, `.vtt`): what is said, without its times, put together to sentences and paragraphs.

The libraries for it (srt, webvtt-py) refuse what players show; what a cue is takes a few lines.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..article import Content, Reading, UnreadableArticle
from ..encodings import decode_with_confidence

TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
TIMES = re.compile(rf"\s*{TIME}\s*-+>\s*{TIME}", re.ASCII)
# A speaker's name in WebVTT; other tags, and those of programs that place subtitles on the picture.
SPEAKER = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]+)>")
TAG = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,200}\}")
# What is heard and not said, alone in its line.
SOUND = re.compile(r"[\[(♪♫][^\])]{0,80}[\])♪♫]|[♪♫\s]+")
# Two people's words in one subtitle.
DASH = re.compile(r"\s*[-–—‐]\s*(?=\S)")
SENTENCE_END = re.compile(r"[.!?؟۔…।。！？][\"'»”’)\]]*$")
# After a sentence, so long a pause begins a paragraph, and so does a sentence after so many letters.
PAUSE_SECONDS = 2.0
PARAGRAPH_LETTERS = 600


@dataclass(frozen=True)
class _Cue:
    """One subtitle: when it is shown, in seconds, and its lines."""

    start: float
    end: float
    lines: Sequence[str]


def read_subtitles(data: bytes, name: str, reading: Reading) -> Content:
    """The text of subtitles. Raises `UnreadableArticle`."""
    decoded = decode_with_confidence(data, name, reading.encoding)
    paragraphs: list[str] = []
    said = ""
    speaker = before = ""
    ended = 0.0
    seen = False
    for cue in _cues(decoded.text):
        seen = True
        if said and SENTENCE_END.search(said) and (cue.start - ended >= PAUSE_SECONDS or len(said) > PARAGRAPH_LETTERS):
            paragraphs.append(said)
            said = ""
        ended = cue.end
        shown = [line for line in map(_spoken, cue.lines) if line]
        several = sum(bool(DASH.match(line)) for line in shown) > 1
        for raw in shown:
            named = SPEAKER.search(raw)
            line = " ".join(html.unescape(TAG.sub("", raw)).split())
            # Live subtitles scroll: what was the last line is the first of the next.
            if not line or line == before:
                continue
            before = line
            turn = several and DASH.match(line)
            if turn:
                line = line[turn.end() :]
            if named and named[1].strip() != speaker:
                speaker = named[1].strip()
                line, turn = f"{speaker}: {line}", DASH.match("- a")
            if turn and said:
                paragraphs.append(said)
                said = ""
            said = f"{said} {line}" if said else line
    if not seen:
        raise UnreadableArticle(f"{name}: no subtitles in it (no line of times); check that it is what its name says.")
    return Content(
        "\n\n".join([*paragraphs, said] if said else paragraphs), None, None, None, decoded.encoding, decoded.confidence
    )


def _cues(text: str) -> Iterator[_Cue]:
    """The subtitles of a file, in its order: from one line of times to the blank line, or the next times, after it."""
    times: re.Match[str] | None = None
    lines: list[str] = []
    for line in [*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]:
        found = TIMES.match(line)
        if found or not line.strip():
            if times is not None:
                if found and lines and lines[-1].strip().isdigit():
                    # The number of the next one, where no blank line stands before it.
                    lines.pop()
                yield _Cue(_seconds(times.groups()[:4]), _seconds(times.groups()[4:]), lines)
            times, lines = found, []
        elif times is not None:
            lines.append(line)


def _seconds(parts: Sequence[str | None]) -> float:
    """Hours, minutes, seconds and their fraction as seconds."""
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(f"{seconds}.{fraction}")


def _spoken(line: str) -> str:
    """A line of a subtitle, without what is heard and not said."""
    return "" if SOUND.fullmatch(TAG.sub("", line).strip()) else line
