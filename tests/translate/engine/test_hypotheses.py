"""Models that loop, echo, drop numbers and never end: each is found, tried again and flagged."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from translate import Translator, check
from translate.demo.copy_model import PUNCTUATION, SPACE, Entry, craft_model
from translate.demo.package_writer import craft_tokenizer
from translate.engine.effort import Step
from translate.engine.model import Decoding

WORDS = {"water": "آب", "river": "رود", "rain": "باران", "peace": "صلح", "talks": "مذاکرات", "today": "امروز"}


def craft(folder: Path, *, ends: bool = True, **changed: tuple[str, str | None]) -> Path:
    """A package en→fa of a few words; `changed` gives a word or digit another translation, and a rival."""
    entries = [
        Entry(SPACE + word, SPACE + changed.get(word, (translation, None))[0], closed=True)
        for word, translation in WORDS.items()
    ]
    for digit in "0123456789":
        translation, rival = changed.get(f"d{digit}", (digit, None))
        entries.append(Entry(digit, translation, rival=rival))
    entries += [Entry(sign, sign) for sign in (SPACE, *PUNCTUATION)]
    package = folder / "en_fa"
    package.mkdir(parents=True)
    craft_tokenizer(package / "sentencepiece.model", [entry.piece for entry in entries])
    craft_model(package / "model", entries, ends=ends)
    described = {"from_code": "en", "to_code": "fa", "package_version": "1.0"}
    (package / "metadata.json").write_text(json.dumps(described), encoding="utf-8")
    return folder


class Watched(Translator):
    """Remembers what was decoded, and whether carefully."""

    def __init__(self, folder: Path, beam: int = 4) -> None:
        super().__init__([folder], threads=1, beam=beam)
        self.decoded: list[tuple[str, bool]] = []

    def _begin(self, steps: Sequence[Step], no_repeat: bool = False) -> Decoding | None:
        self.decoded += [(text, no_repeat) for step in steps for text in step.texts]
        return super()._begin(steps, no_repeat)


def test_a_sound_translation_is_decoded_once(tmp_path):
    with Watched(craft(tmp_path)) as translator:
        (found,) = translator.translate(["water river 25 rain."], "en", "fa")
    assert (found.text, found.flags) == ("آب رود 25 باران.", ())
    assert translator.decoded == [("water river 25 rain.", False)]


def test_of_the_hypotheses_the_best_sound_one_is_taken(tmp_path):
    with Watched(craft(tmp_path, d5=("6", "5"))) as translator:
        (found,) = translator.translate(["water river 25 rain."], "en", "fa")
    assert (found.text, found.flags) == ("آب رود 25 باران.", ())
    assert translator.decoded == [("water river 25 rain.", False)]
    with Translator([tmp_path], beam=1) as fast:
        (found,) = fast.translate(["water river 25 rain."], "en", "fa")
    assert found.flags == ("numbers",)


@pytest.mark.parametrize(
    ("changed", "flag"),
    [
        ({"d5": ("6", None)}, "numbers"),
        ({"rain": ("آب آب آب آب آب آب آب آب", None)}, "loop"),
        ({word: (word, None) for word in WORDS}, "echo"),
        ({"rain": ("⁇", None)}, "junk"),
    ],
)
def test_what_no_hypothesis_mends_is_tried_again_and_flagged(tmp_path, changed, flag):
    text = "water river 25 rain peace talks today."
    with Watched(craft(tmp_path, **changed), beam=1) as translator:
        (found,) = translator.translate([text], "en", "fa")
    assert flag in found.flags
    assert translator.decoded == [(text, False), (text, True)]


def test_a_decoder_that_never_ends_is_stopped_and_flagged(tmp_path):
    with Watched(craft(tmp_path, ends=False)) as translator:
        (found,) = translator.translate(["water river rain peace talks."], "en", "fa")
    assert "cut" in found.flags
    assert [no_repeat for _, no_repeat in translator.decoded] == [False, True]


def test_what_one_sentence_lacks_costs_no_other(tmp_path):
    with Watched(craft(tmp_path, d5=("6", None))) as translator:
        found = translator.translate(["water rain.", "water 25 rain.", "river peace."], "en", "fa")
    assert [one.flags for one in found] == [(), ("numbers",), ()]
    assert [text for text, no_repeat in translator.decoded if no_repeat] == ["water 25 rain."]


def test_flags_of_the_first_hop_stay_to_the_end(tmp_path, packages):
    from tests.conftest import craft as craft_pair

    craft(tmp_path, d5=("6", None))
    craft_pair(tmp_path / "fa_ur", "fa", "ur")
    with Translator([tmp_path]) as translator:
        (found,) = translator.translate(["water 25 rain."], "en", "ur")
    assert "numbers" in found.flags


def test_a_headline_gets_its_full_stop_for_decoding_and_loses_it_again(tmp_path):
    with Translator([craft(tmp_path)]) as translator:
        found = translator.translate(["water river", "water river.", "water river?"], "en", "fa")
    assert [one.text for one in found] == ["آب رود", "آب رود.", "آب رود؟"]


def test_the_same_check_is_open_to_anybody():
    assert check("25 dams.", "۲۶ سد.", "en", "fa") == ("numbers",)
    assert check("25 dams.", "۲۵ سد.", "en", "fa") == ()
