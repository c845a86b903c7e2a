"""Subtitles: what is said, as sentences."""

from __future__ import annotations

import pytest

from summaries import UnreadableArticle, read_article

FILM = """1
00:00:01,000 --> 00:00:03,500
The minister said on Monday
that the talks

2
00:00:03,600 --> 00:00:06,000
<i>will go on</i> in Kabul.

3
00:00:06,100 --> 00:00:07,000
[applause]

4
00:00:12,000 --> 00:00:14,000
{\\an8}Roads are open again.
"""


def read(folder, data, name="a.srt"):
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_article(folder / name)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_are_joined_to_sentences_and_pauses_part_paragraphs(tmp_path, ends):
    article = read(tmp_path, FILM.replace("\n", ends))
    assert article.text == ("The minister said on Monday that the talks will go on in Kabul.\n\nRoads are open again.")
    assert (article.title, article.format) == (None, "subtitles")


def test_what_browsers_show_is_read_by_speakers(tmp_path):
    data = (
        "WEBVTT - news\n\nNOTE this is not said\n00 --\n\nSTYLE\n::cue { color: red }\n\n"
        "intro\n00:01.000 --> 00:03.000 align:start\n<v Sara Ahmadi>Water &amp; power are back.</v>\n\n"
        "00:03.000 --> 00:05.000\n<v Sara Ahmadi><c.yellow>Schools</c> <00:04.000>too.\n\n"
        "00:05.000 --> 00:06.000\n<v Omar>When?\n"
    )
    text = read(tmp_path, data, "a.vtt").text
    assert text == "Sara Ahmadi: Water & power are back. Schools too.\n\nOmar: When?"


def test_two_voices_in_one_subtitle_are_two_paragraphs(tmp_path):
    data = "1\n0:00:01,0 --> 0:00:02,0\n- Will it rain?\n- No.\n"
    assert read(tmp_path, data).text == "Will it rain?\n\nNo."


def test_lines_of_live_subtitles_that_scroll_are_read_once(tmp_path):
    lines = ["water is back", "in the whole city", "and power too."]
    cues = "".join(
        f"00:00:0{number}.000 --> 00:00:0{number + 1}.000\n{lines[number - 1] if number else ''}\n{line}\n\n"
        for number, line in enumerate(lines)
    )
    assert read(tmp_path, f"WEBVTT\n\n{cues}", "a.vtt").text == " ".join(lines)


def test_subtitles_without_blank_lines_and_in_an_old_encoding_are_read(tmp_path):
    said = ["وزير گفت كه آب رودخانه در اين سال", "به كمترين اندازه در ده سال رسيده است و مردم نگران هستند."]
    data = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{line}\n" for n, line in enumerate(said, 1))
    article = read(tmp_path, data.encode("cp1256"))
    assert (article.text, article.encoding) == (" ".join(said), "cp1256")


def test_a_text_without_times_is_no_subtitles(tmp_path):
    with pytest.raises(UnreadableArticle, match="no subtitles in it"):
        read(tmp_path, "Water is back.\n")
