"""Decoding over real packages: order, count, pivots, what must not be touched, what is too long."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import craft
from translate import (
    BadPackage,
    Finding,
    MissingPackage,
    Translation,
    Translator,
    WrongUse,
    describe_engine,
    reaches_all,
)
from translate.demo.copy_model import Entry, craft_model
from translate.demo.package_writer import craft_package
from translate.engine.effort import Step
from translate.engine.memory import Memory
from translate.engine.model import MAX_SOURCE_TOKENS, Decoding, Model

WORDS = ["talks", "resumed", "in", "Tehran", "water", "river", "peace", "Quetta", "market", "rain"]


class CountingTranslator(Translator):
    """Says how often each package was decoded with."""

    def __init__(self, folders: list[Path], **options: Any) -> None:
        super().__init__(folders, threads=1, **options)
        self.decoded: list[str] = []
        self.texts: list[str] = []

    def _begin(self, steps: Sequence[Step], no_repeat: bool = False) -> Decoding | None:
        for step in steps:
            if step.texts:
                self.decoded.append(step.package.pair)
                self.texts += step.texts
        return super()._begin(steps, no_repeat)


def texts_of(translations: Sequence[Translation]) -> list[str]:
    return [translation.text for translation in translations]


def test_each_sentence_gets_its_own_translation_in_order(translator):
    translations = translator.translate(["peace talks resumed.", "rain in Tehran", "water and peace"], "en", "fa")
    assert texts_of(translations) == ["صلح مذاکرات ازسرگرفته‌شد.", "باران در تهران", "آب و صلح"]
    assert all(translation.flags == () and translation.score <= 0 for translation in translations)


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), max_size=12))
def test_how_sentences_are_batched_does_not_show(translator, texts):
    together = translator.translate(texts, "en", "ur")
    alone = [translator.translate([text], "en", "ur")[0] for text in texts]
    assert texts_of(together) == texts_of(alone)
    assert [round(one.score, 2) for one in together] == [round(one.score, 2) for one in alone]


def test_persian_reaches_urdu_through_english(translator):
    assert str(translator.route("fa", "ur")) == "fa → en → ur"
    assert texts_of(translator.translate(["آب در رود.", "صلح"], "fa", "ur")) == ["پانی میں دریا۔", "امن"]


def test_the_english_hop_is_decoded_once_for_all_targets(packages, tmp_path):
    craft_package(tmp_path / "en_de", "en", "de", {"water": "Wasser", "peace": "Frieden"})
    with CountingTranslator([packages, tmp_path]) as counting:
        found = counting.translate_all(["آب", "صلح"], "fa", ["ur", "de", "en"])
    assert {code: texts_of(translations) for code, translations in found.items()} == {
        "ur": ["پانی", "امن"],
        "de": ["Wasser", "Frieden"],
        "en": ["water", "peace"],
    }
    assert sorted(counting.decoded) == ["en_de", "en_ur", "fa_en"]


def test_a_pivot_never_has_a_better_score_than_its_first_hop(translator):
    first = translator.translate(["آب در رود و صلح در تهران."], "fa", "en")[0]
    whole = translator.translate(["آب در رود و صلح در تهران."], "fa", "ur")[0]
    assert whole.score <= first.score


def test_no_sentences_give_no_translations(translator):
    assert translator.translate([], "en", "fa") == []


def test_the_same_language_gives_the_text_back(translator):
    assert translator.translate(["water"], "en", "en") == [Translation("water", 0.0)]


@pytest.mark.parametrize(
    "text",
    ["https://example.org/a_b/page?id=7&x=water", "www.example.org", "editor@example.org", "3.5 %", "— — —", "", "😀"],
)
def test_addresses_numbers_and_signs_pass_untouched(translator, text):
    assert translator.translate(["water", text, "peace"], "en", "ur")[1] == Translation(text, 0.0)


def test_an_address_within_a_sentence_survives(translator):
    text = "water in https://example.org/a_b today"
    assert translator.translate([text], "en", "fa")[0].text == "آب در https://example.org/a_b امروز"


def test_unknown_words_and_words_of_other_languages_stay_as_they_are(translator):
    found = translator.translate(["Gwadar water: صلح, Frieden, 世界 in Lahore"], "en", "ur")[0].text
    assert found == "Gwadar پانی: صلح، Frieden، 世界 میں لاہور"


@pytest.mark.parametrize("joint", [", ", " ", ""])
def test_a_sentence_longer_than_any_model_takes_comes_out_whole(translator, joint):
    words = [f"w{number}" for number in range(3 * MAX_SOURCE_TOKENS)]
    text = joint.join(words)
    found = translator.translate(["water", text, "peace"], "en", "fa")
    assert found[1].text.split() == text.split()
    assert texts_of(found)[::2] == ["آب", "صلح"]
    assert "cut" not in found[1].flags


def test_layout_is_kept_in_a_whole_text(translator):
    text = "\n  peace talks\n\n\nWater.  Rain.\r\n\tSchools are open.\n"
    assert translator.translate_text(text, "en", "fa") == "\n  صلح مذاکرات\n\n\nآب.  باران.\r\n\tمدارس هستند باز.\n"


@given(st.text(alphabet="ab .\n\t!", max_size=80))
def test_a_text_without_known_words_keeps_its_words_and_lines(translator, text):
    found = translator.translate_text(text, "en", "fa")
    assert [line.split() for line in found.split("\n")] == [line.split() for line in text.split("\n")]


def test_a_target_prefix_is_given_to_the_model_and_taken_off_again(tmp_path):
    glossary = {"water": "آب", "peace": "صلح"}
    plain = craft_package(tmp_path / "plain" / "en_fa", "en", "fa", glossary)
    # This model copies by position, so a prefix takes the first word's place.
    craft_package(tmp_path / "prefixed" / "en_fa", "en", "fa", glossary, metadata={"target_prefix": "▁صلح"})
    with Translator([tmp_path / "prefixed"]) as prefixed:
        assert prefixed.packages[0].target_prefix == "▁صلح"
        assert texts_of(prefixed.translate(["peace water"], "en", "fa")) == ["آب"]
    with Translator([plain.parent]) as unprefixed:
        assert texts_of(unprefixed.translate(["peace water"], "en", "fa")) == ["صلح آب"]


def test_the_older_generation_of_packages_is_read_too(tmp_path):
    """A byte-pair package: words cut into letters, as a `bpe.model` without merges does."""
    folder = tmp_path / "en_fa"
    folder.mkdir()
    (folder / "bpe.model").write_text("#version: 0.2\n", encoding="utf-8")
    (folder / "metadata.json").write_text('{"from_code": "en", "to_code": "fa", "package_version": "1.0"}', "utf-8")
    letters = {"a": "ا", "b": "ب", "d": "د"}
    entries = [Entry(f"{one}{end}", f"{other}{end}") for one, other in letters.items() for end in ("@@", "")]
    craft_model(folder / "model", [*entries, Entry(".", ".")])
    with Translator([tmp_path]) as older:
        assert texts_of(older.translate(["bad dab.", "ab"], "en", "fa")) == ["باد داب.", "اب"]


def test_a_language_without_a_route_is_named_with_the_packages_it_needs(translator):
    with pytest.raises(MissingPackage, match=r"Persian \(fa\) to German \(de\).*en_de") as caught:
        translator.translate(["آب"], "fa", "de")
    assert caught.value.needed == ("en_de",)
    assert caught.value.exit_code == 3


def test_a_damaged_model_is_named(tmp_path):
    folder = craft(tmp_path / "en_fa", "en", "fa")
    (folder / "model" / "model.bin").write_bytes(b"not a model")
    with Translator([tmp_path]) as broken, pytest.raises(BadPackage, match="en_fa"):
        broken.translate(["water"], "en", "fa")


def test_a_damaged_tokenizer_is_named(tmp_path):
    folder = craft(tmp_path / "en_fa", "en", "fa")
    (folder / "sentencepiece.model").write_bytes(b"\xff" * 40)
    with Translator([tmp_path]) as broken, pytest.raises(BadPackage, match="en_fa"):
        broken.translate(["water"], "en", "fa")


def test_models_load_again_after_close(packages):
    translator = Translator([packages])
    assert texts_of(translator.translate(["water"], "en", "fa")) == ["آب"]
    translator.close()
    assert texts_of(translator.translate(["water"], "en", "fa")) == ["آب"]


def test_the_engine_is_described_by_its_beam_and_the_packages_on_the_way(packages):
    with Translator([packages], beam=1) as fast:
        assert describe_engine(fast, "fa", ["ur", "fa", "de"]) == {
            "beam": 1,
            "packages": {"en_ur": "1.0", "fa_en": "1.0"},
            "models": {"en_ur": "argos", "fa_en": "argos"},
            "typography": True,
            "digits": None,
            "glossary": None,
        }


def test_it_is_known_whether_languages_reach_each_other(translator):
    assert reaches_all(translator, ["en", "fa", "ur"])
    assert not reaches_all(translator, ["en", "de"])


SENTENCES = st.lists(
    st.lists(st.sampled_from([*WORDS, "25", "Quetta,"]), min_size=1, max_size=8).map(" ".join), max_size=9
)


@given(SENTENCES)
def test_a_cold_and_a_warm_memory_and_none_say_the_same(packages, translator, tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("memory") / "memory.sqlite3"
    plain = translator.translate(texts, "en", "ur")
    for _ in ("cold", "warm"):
        with Memory(path) as memory, Translator([packages], threads=1, memory=memory) as remembering:
            assert remembering.translate(texts, "en", "ur") == plain


def test_what_is_remembered_is_not_decoded_again(packages, tmp_path):
    texts = ["water and peace in Tehran.", "rain today"]
    for number in (1, 2):
        with Memory(tmp_path / "memory.sqlite3") as memory, CountingTranslator([packages], memory=memory) as counting:
            counting.translate(texts, "en", "fa")
            assert counting.texts == (texts if number == 1 else [])


def test_other_packages_settings_and_terms_are_remembered_apart(packages, tmp_path):
    craft_package(tmp_path / "other" / "en_fa", "en", "fa", {"water": "آب‌ها"})
    with Memory(tmp_path / "memory.sqlite3") as memory:
        for folder, wanted in ((packages, "آب"), (tmp_path / "other", "آب‌ها"), (packages, "آب")):
            with Translator([folder], memory=memory) as remembering:
                assert texts_of(remembering.translate(["water"], "en", "fa")) == [wanted]


def test_remembered_translations_are_judged_again_by_new_rules(packages, tmp_path, monkeypatch):
    def flags():
        with Memory(tmp_path / "memory.sqlite3") as memory, Translator([packages], memory=memory) as remembering:
            return [one.flags for one in remembering.translate(["water and peace in Tehran."], "en", "fa")]

    assert flags() == [()]
    # As if a release came with a check that finds a fault in it.
    monkeypatch.setattr("translate.engine.hypotheses.examine", lambda *_: (Finding("numbers", "wrong", "3 is new"),))
    monkeypatch.setattr("translate.engine.translator.rules_version", lambda: "newer")
    assert flags() == [("numbers",)]


def test_one_thread_and_many_say_the_same(packages, translator):
    texts = [f"water {number} in Tehran and rain" for number in range(50)]
    with Translator([packages], threads=3) as many:
        assert many.translate(texts, "en", "fa") == translator.translate(texts, "en", "fa")


def test_more_sentences_than_one_window_come_out_in_order(packages, monkeypatch):
    monkeypatch.setattr("translate.engine.translator.WINDOW", 3)
    with CountingTranslator([packages]) as counting:
        found = counting.translate([f"water {number}" for number in range(10)], "en", "fa")
    assert texts_of(found) == [f"آب {number}" for number in range(10)]
    assert len(counting.decoded) == 4


def test_models_make_room_for_others(packages):
    with Translator([packages], threads=1, models_limit=1) as small:
        for _ in range(2):
            assert texts_of(small.translate(["آب"], "fa", "ur")) == ["پانی"]
        assert len(small._models) == 1


def test_more_targets_than_are_decoded_side_by_side_all_come_out(packages, tmp_path):
    for code in ("de", "fr", "it"):
        craft_package(tmp_path / f"en_{code}", "en", code, {"water": f"water-{code}"})
    with Translator([packages, tmp_path]) as many:
        found = many.translate_all(["آب"], "fa", ["de", "en", "fr", "it", "ur"])
    texts = {code: texts_of(translations) for code, translations in found.items()}
    assert texts == {"de": ["water-de"], "en": ["water"], "fr": ["water-fr"], "it": ["water-it"], "ur": ["پانی"]}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_list_marks_and_indents_are_layout(translator, ending):
    lines = ["- water", "  * peace", "1. rain", "12) river", "(a) market", "• talks", "", "water - peace", "1.5 rain"]
    wanted = ["- آب", "  * صلح", "1. باران", "12) رود", "(a) بازار", "• مذاکرات", "", "آب - صلح", "1.5 باران"]
    assert translator.translate_text(ending.join(lines), "en", "fa") == ending.join(wanted)


@given(st.lists(st.sampled_from(["water", "- peace", "", "  rain.", "\twater. Peace!", "1. river", "x"]), max_size=12))
def test_layout_survives_any_text(translator, lines):
    found = translator.translate_text("\r\n".join(lines), "en", "fa").split("\r\n")
    assert len(found) == max(len(lines), 1)
    for before, after in zip(lines, found, strict=False):
        assert before[: len(before) - len(before.lstrip())] == after[: len(after) - len(after.lstrip())]
        assert bool(before.strip()) == bool(after.strip())


def test_a_card_that_is_not_there_is_no_reason_to_be_slow_in_silence(packages):
    import ctranslate2

    if ctranslate2.get_cuda_device_count():
        pytest.skip("there is a CUDA device here")
    with Translator([packages], device="cuda") as wanting, pytest.raises(WrongUse, match="sees no CUDA device"):
        wanting.translate(["water"], "en", "fa")
    with Translator([packages]) as automatic:
        assert automatic.device == "cpu"


def test_typography_and_digits_can_be_had_or_left(packages):
    with Translator([packages], typography=False) as plain, Translator([packages], digits="native") as native:
        assert texts_of(plain.translate(["water, 25 rain?"], "en", "fa")) == ["آب, 25 باران?"]
        assert texts_of(native.translate(["water, 25 rain?"], "en", "fa")) == ["آب، ۲۵ باران؟"]


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_sentences_come_out_in_number_and_order(translator, texts):
    together = translator.translate(texts, "en", "fa")
    assert texts_of(together) == [translator.translate([text], "en", "fa")[0].text for text in texts]


@given(st.text(max_size=200), st.sampled_from(["en", "fa", "ur"]))
def test_any_text_keeps_its_lines(translator, text, source):
    found = translator.translate_text(text, source, "ur" if source != "ur" else "fa")
    assert [bool(line.strip()) for line in found.split("\n")] == [bool(line.strip()) for line in text.split("\n")]


def test_packages_that_came_since_are_found_when_it_looks_again_but_given_ones_stay(packages, tmp_path):
    with Translator([tmp_path], threads=1) as looking, Translator(packages=(), threads=1) as fixed:
        shutil.copytree(packages / "en_fa", tmp_path / "en_fa")
        assert looking.packages == ()
        looking.look_again()
        fixed.look_again()
        assert [package.pair for package in looking.packages] == ["en_fa"] and fixed.packages == ()
        assert looking.translate(["water"], "en", "fa")[0].text == "آب"


def test_a_model_that_is_loaded_ahead_is_the_one_that_decodes(packages):
    with Translator([packages], threads=1) as ready:
        ready.load_ahead("fa", ["en", "ur", "de"])
        assert len(ready._models) == 2
        assert texts_of(ready.translate(["آب"], "fa", "ur")) == ["پانی"]
        assert len(ready._models) == 2


def test_nothing_is_loaded_ahead_that_there_is_no_room_for(packages):
    with Translator([packages], threads=1, models_limit=1) as small:
        small.load_ahead("fa", ["ur"])
        assert len(small._models) == 0


def test_what_is_wrong_with_a_model_is_said_when_it_is_needed(tmp_path):
    folder = craft(tmp_path / "en_fa", "en", "fa")
    (folder / "model" / "model.bin").write_bytes(b"not a model")
    with Translator([tmp_path]) as broken:
        broken.load_ahead("en", ["fa"])
        for _ in range(2):
            with pytest.raises(BadPackage, match="en_fa"):
                broken.translate(["water"], "en", "fa")


def test_decoding_has_no_hypotheses_of_what_is_not_decoded_yet(translator):
    (package,) = translator.route("en", "fa").hops
    whole = Model(package, threads=1).begin(["water", "peace"], beam=1)
    first, second = (result.result() for result in whole.results)
    assert whole.is_done and whole.count_done() == 2
    begun = replace(whole, results=[whole.results[0], Future()])
    assert not begun.is_done and begun.count_done() == 1
    assert begun.hypotheses_so_far() == [whole.hypotheses()[0], None]
    assert first.hypotheses != second.hypotheses
