"""Translation memories: valid, whole, the same text in them, and what XML forbids replaced."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from summaries.rendering.characters import for_xml
from summaries.rendering.tmx import tmx
from summaries.rendering.units import units
from tests.support.crafted import SENTENCES, TITLE, ordinary, record, records, segment

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DTD = etree.DTD(str(Path(__file__).parent / "tmx_level1.dtd"))


def parsed(*made) -> etree._Element:
    root = etree.fromstring("".join(tmx(made)).encode("utf-8"))
    assert DTD.validate(root), DTD.error_log
    return root


def properties(element: etree._Element) -> list[tuple[str, str]]:
    return [(one.get("type"), one.text) for one in element.findall("prop")]


def test_every_title_and_sentence_is_a_unit_with_a_variant_a_language():
    units = parsed(ordinary()).findall("body/tu")
    assert [unit.get("tuid") for unit in units] == [f"9f86d081884c7d65-{end}" for end in ("title", "0", "3")]
    for unit, text in zip(units, (TITLE, *SENTENCES), strict=True):
        assert {variant.get(LANG): variant.findtext("seg") for variant in unit.findall("tuv")} == text
        assert unit.get("srclang") == "en"


def test_properties_say_where_a_unit_is_from_and_how_its_translations_came_out():
    title, first, second = parsed(ordinary(date="2024-05-01")).findall("body/tu")
    common = [("x-source-file", "a.txt"), ("x-source-date", "2024-05-01")]
    assert properties(title) == [("x-kind", "title"), *common, ("x-start", "0"), ("x-end", "15")]
    assert properties(first) == [
        ("x-kind", "sentence"),
        *common,
        ("x-start", "17"),
        ("x-end", "39"),
        ("x-index", "0"),
        ("x-rank-score", "0.88"),
    ]
    english, persian, urdu = second.findall("tuv")
    assert properties(english) == []
    assert properties(persian) == [("x-score", "-0.62")]
    assert properties(urdu) == [("x-score", "-0.75"), ("x-flag", "numbers"), ("x-flag", "loop")]


def test_languages_go_by_the_tags_of_other_programs():
    made = record(sentences=[segment({"zt": "雨", "pb": "chuva"}, 0, source="zt")], source="zt", to=("pb",))
    (unit,) = parsed(made).findall("body/tu")
    assert unit.get("srclang") == "zh-Hant"
    assert [variant.get(LANG) for variant in unit.findall("tuv")] == ["zh-Hant", "pt-BR"]


def test_a_unit_without_its_source_names_no_source_language():
    made = ordinary()
    (first, *_) = made.summary.sentences
    without = replace(first, text={"fa": first.text["fa"], "ur": first.text["ur"]})
    summary = replace(made.summary, title=None, sentences=(without,))
    assert parsed(replace(made, summary=summary)).find("body/tu").get("srclang") == "*all*"


def test_the_header_holds_nothing_that_changes_from_run_to_run():
    header = parsed().find("header")
    assert header.get("creationtool") == "Hamzaban" and header.get("segtype") == "sentence"
    assert not [name for name in header.attrib if "date" in name or name.endswith("id")]


@given(records())
def test_any_text_comes_back_but_for_what_xml_forbids(made):
    read = parsed(made).findall("body/tu")
    for element, unit in zip(read, units([made]), strict=True):
        found = [one.findtext("seg") for one in element.findall("tuv")]
        assert found == [for_xml(text) for text in unit.segment.text.values()]
        assert dict(properties(element))["x-source-file"] == for_xml(made.source.name)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_what_xml_allows_is_left_as_it_is(text):
    assert for_xml(text) == text


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x0b", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"])
def test_each_character_that_xml_forbids_gives_way_to_one(sign):
    with pytest.raises(ValueError, match=r"XML|surrogates"):
        etree.Element("seg").text = sign
    assert for_xml(f"a{sign}b") == "a\ufffdb"
