"""The summaries side by side in a terminal."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from rich.cells import cell_len
from rich.console import Console

from summaries import convert
from summaries.cli.terminal import AFTER, BEFORE, side_by_side, table_of
from tests.support.articles import ENGLISH
from tests.support.crafted import ordinary, record, records, segment


@pytest.fixture
def lines(tmp_path, translator):
    path = tmp_path / "news.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    (result,) = convert([path], translator=translator, sentences=2)
    console = Console(width=78, record=True, file=(tmp_path / "out").open("w", encoding="utf-8"))
    console.print(side_by_side(result.outputs[-1]))
    console.file.close()
    return console.export_text().splitlines()


def test_there_is_a_column_a_language_and_a_row_a_sentence(lines):
    assert "English (source)" in lines[2] and "Persian" in lines[2] and "Urdu" in lines[2]
    assert sum(line.startswith("├") for line in lines) == 3
    assert all(line.count("│") == 4 for line in lines if line.startswith("│"))


def test_no_right_to_left_cell_touches_its_neighbour(lines):
    for line in lines:
        if line.startswith("│") and any("\u0600" <= letter <= "\u06ff" for letter in line):
            _, _, persian, urdu, _ = line.split("│")
            for cell in filter(str.strip, (persian, urdu)):
                assert cell.strip().startswith(BEFORE) and cell.strip().endswith(AFTER)


def test_what_is_no_record_is_not_shown(tmp_path):
    with pytest.raises(ValueError, match="no record"):
        side_by_side(tmp_path / "a.parallel.json")


def printed(made, width: int = 78, **console: object) -> str:
    file = io.StringIO()
    Console(file=file, width=width, **console).print(table_of(made))
    return file.getvalue()


@given(records())
def test_whatever_a_record_says_the_terminal_is_not_told_to_do_anything(made):
    shown = printed(made, force_terminal=True, color_system=None)
    assert not set("\x00\x07\x08\r\x9b\u202e\u2066") & set(shown)
    assert shown.encode("utf-8")


def test_escape_sequences_and_brackets_are_no_commands():
    text = {"en": "\x1b]0;title\x07\x1b[2J[red]Rain[/red]", "fa": "باران"}
    made = record(sentences=[segment(text, 0)], name="a[/b].txt", to=("en", "fa"))
    shown = printed(made, width=160, force_terminal=True, color_system="truecolor")
    assert "\x1b]" not in shown and "\x1b[2J" not in shown and "\x07" not in shown
    assert "[red]Rain[/red]" in shown and "a[/b].txt" in shown


@pytest.mark.parametrize("width", [20, 40, 79, 200])
def test_columns_fit_the_terminal_whatever_its_width(width):
    codes = ["en", "fa", "ur", "zh", "ja", "he"]
    text = dict(
        zip(codes, ("A long_" * 9, "جاده‌ها " * 9, "سڑکیں " * 9, "道路" * 19, "どうろ" * 9, "גשם " * 9), strict=True)
    )
    made = record(sentences=[segment(text, 0)], to=codes)
    for line in printed(made, width).splitlines():
        assert cell_len(line) <= width


def test_a_title_is_bold_in_a_terminal_and_plain_in_a_pipe():
    assert "\x1b[1m" in printed(ordinary(), force_terminal=True, color_system="standard")
    assert "\x1b" not in printed(ordinary(), force_terminal=False)
