"""The summaries side by side in a terminal."""

from __future__ import annotations

import pytest
from rich.console import Console

from summaries import convert
from summaries.terminal import AFTER, BEFORE, side_by_side
from tests.summaries.articles import ENGLISH


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
