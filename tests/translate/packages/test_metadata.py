"""What a package says of itself: its usual forms, and what is refused as metadata whatever the archive."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.crafted_archives import DESCRIBED, MIB, described_as, metadata
from tests.support.refused_archives import Hostile, refused_and_nothing_written
from translate.errors import PackageRefused
from translate.packages.metadata import Metadata, read_metadata


def _hostile_metadata() -> dict[str, Hostile]:
    raws = {
        "metadata_not_utf8": (b'{"from_code": "\xff"}', "not UTF-8"),
        "metadata_in_utf16": (metadata().decode().encode("utf-16"), "not UTF-8"),
        "metadata_not_json": (b"from_code: en", "not sound JSON"),
        "metadata_empty": (b"", "not sound JSON"),
        "metadata_cut_short": (metadata()[:-1], "not sound JSON"),
        "metadata_nested_too_deep": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "not sound JSON"),
        "metadata_with_a_number_too_long": (b'{"package_version": ' + b"9" * 10_000 + b"}", "not sound JSON"),
        "metadata_a_list": (b"[]", "not a JSON object"),
        "metadata_null": (b"null", "not a JSON object"),
        "metadata_over_1_mib": (b" " * MIB + metadata(), "too large"),
    }
    changes: dict[str, tuple[dict[str, object], str]] = {
        "no_source_language": ({"from_code": None}, "from_code"),
        "source_language_a_list": ({"from_code": ["en"]}, "from_code"),
        "target_language_a_path": ({"to_code": "../fa"}, "to_code"),
        "target_language_with_a_newline": ({"to_code": "fa\n"}, "to_code"),
        "target_language_in_capitals": ({"to_code": "FA"}, "to_code"),
        "target_language_empty": ({"to_code": ""}, "to_code"),
        "both_languages_the_same": ({"to_code": "en"}, "is the same"),
        "both_languages_the_same_in_two_spellings": ({"from_code": "zh_hant", "to_code": "zh-Hant"}, "is the same"),
        "no_version": ({"package_version": None}, "package_version"),
        "version_no_version": ({"package_version": "latest"}, "package_version"),
        "version_a_path": ({"package_version": "1/../../2"}, "package_version"),
        "version_with_a_newline": ({"package_version": "1.0\n"}, "package_version"),
        "version_true": ({"package_version": True}, "package_version"),
        "version_not_a_number": ({"package_version": float("nan")}, "package_version"),
        "version_of_a_thousand_digits": ({"package_version": "1" * 1000}, "package_version"),
        "another_type_of_package": ({"type": "sbd"}, "its type is 'sbd'"),
        "type_with_an_escape_code": ({"type": "\x1b[2J" * 50}, r"its type is '\\x1b\[2J"),
        "type_null": ({"type": None}, "its type is"),
        "prefix_a_number": ({"target_prefix": 3}, "target_prefix"),
        "prefix_too_long": ({"target_prefix": "x" * 65}, "target_prefix"),
        "prefix_with_a_control_character": ({"target_prefix": "\x1b[2J"}, "target_prefix"),
        "list_that_argos_translate_would_stumble_over": ({"source_languages": {}}, "source_languages"),
    }
    raws |= {which: (metadata(**changed), reason) for which, (changed, reason) in changes.items()}
    return {which: Hostile(lambda raw=raw: described_as(raw), reason) for which, (raw, reason) in raws.items()}


HOSTILE = _hostile_metadata()


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_refused_and_nothing_written(hostile, tmp_path, monkeypatch):
    refused_and_nothing_written(hostile, tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("described", "expected"),
    [
        ({"package_version": 1.9, "target_prefix": "__fa__"}, Metadata("en", "fa", "1.9", "__fa__")),
        ({"package_version": 2, "type": "translate"}, Metadata("en", "fa", "2", "")),
        ({"from_code": "zh-Hant", "to_code": "pt_BR", "links": None}, Metadata("zh-Hant", "pt_BR", "1.5", "")),
    ],
)
def test_metadata_in_its_usual_forms(described, expected, tmp_path):
    (tmp_path / "metadata.json").write_bytes(metadata(**described))
    assert read_metadata(tmp_path) == expected


def test_a_folder_without_metadata_is_no_package(tmp_path):
    with pytest.raises(PackageRefused, match=r"^new: holds no metadata.json$"):
        read_metadata(tmp_path / "new")
    (tmp_path / "metadata.json").mkdir()
    with pytest.raises(PackageRefused, match=r"holds no metadata.json$"):
        read_metadata(tmp_path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=5,
)
KEYS = ("from_code", "to_code", "package_version", "target_prefix", "type", "languages")


@given(st.dictionaries(st.sampled_from(KEYS), JSON).map(lambda changed: DESCRIBED | changed) | JSON)
def test_any_json_is_metadata_or_refused(tmp_path_factory, described):
    folder = tmp_path_factory.mktemp("metadata")
    (folder / "metadata.json").write_bytes(json.dumps(described).encode())
    try:
        found = read_metadata(folder)
    except PackageRefused as refusal:
        assert str(refusal).isprintable()
    else:
        assert all(isinstance(value, str) and value.isprintable() for value in vars(found).values())
