"""Identifiers: the same in every run and format, never twice in an export."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from summaries.rendering.tables import comma_separated, json_lines
from summaries.rendering.tmx import tmx
from summaries.rendering.units import rounded, units
from tests.support.crafted import ordinary


def identifiers(*made) -> list[str]:
    return [unit.identifier for unit in units(made)]


def test_all_formats_use_the_same_identifiers():
    made = [ordinary(), ordinary(sha256="ab" * 32)]
    expected = identifiers(*made)
    assert re.findall('tuid="(.*?)"', "".join(tmx(made))) == expected
    assert [json.loads(line)["id"] for line in json_lines(made)] == expected
    assert [row.split(",")[0] for row in list(comma_separated(made))[1:]] == expected


def test_copies_of_one_file_are_told_apart():
    found = identifiers(ordinary("a.txt"), ordinary("b.txt"), ordinary("c.txt", sha256="ab" * 32), ordinary("d.txt"))
    assert len(set(found)) == len(found) == 12
    assert found[0] == "9f86d081884c7d65-title"
    assert found[3] == "9f86d081884c7d65.2-title" and found[9] == "9f86d081884c7d65.3-title"


def test_neither_a_files_name_nor_its_neighbours_change_its_identifiers():
    one = ordinary("a.txt")
    moved = replace(one, source=replace(one.source, name="elsewhere/z.txt"))
    assert identifiers(one) == identifiers(moved) == identifiers(ordinary(sha256="ab" * 32), moved)[3:]


def test_scores_have_two_decimals_and_no_negative_zero():
    assert [str(rounded(score)) for score in (-0.001, 0.125, -1.239)] == ["0.0", "0.12", "-1.24"]
