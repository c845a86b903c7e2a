"""Crafted models of every family: the tokens that reach the decoder, and what is cut from its output."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ctranslate2
import pytest

from tests.support.crafted_families import craft_folder
from translate import BadPackage
from translate.engine.families import FAMILIES, language_tokens
from translate.engine.model import Model
from translate.packages import Package

# The sentence in four languages, and where its words lie in the tokens of each family.
SENTENCES = {"en": "water, roads closed 25.", "fa": "آب، جاده بسته 25.", "ur": "پانی، سڑکیں بند 25۔"}
RIGHT = {
    ("en", "fa"): "آب, جاده بسته 25.",
    ("fa", "ur"): "پانی، سڑکیں بند 25.",
    ("ur", "en"): "water، roads closed 25۔",
}
PIECES = {
    "en": ["▁water", ",", "▁roads", "▁closed"],
    "fa": ["▁آب", "،", "▁جاده", "▁بسته"],
    "ur": ["▁پانی", "،", "▁سڑکیں", "▁بند"],
}
END = {"en": ".", "fa": ".", "ur": "۔"}
BYTE_PAIRS, UNIGRAMS = ["▁2", "5"], ["▁", "2", "5"]


def written(family: str, source: str, target: str) -> tuple[list[str], list[str]]:
    """The tokens of the source and the prefix of the target, as the family's documentation has them."""
    flores = {"en": "eng_Latn", "fa": "pes_Arab", "ur": "urd_Arab"}
    body = PIECES[source]
    last = END[source]
    return {
        "nllb": ([flores[source], *body, *BYTE_PAIRS, last, "</s>"], [flores[target]]),
        "m2m100": ([f"__{source}__", *body, *BYTE_PAIRS, last, "</s>"], [f"__{target}__"]),
        "marian": ([f">>{flores[target][:3]}<<", *body, *UNIGRAMS, last, "</s>"], []),
        "madlad": (["▁", f"<2{target}>", *body, *UNIGRAMS, last, "</s>"], []),
    }[family]


class Recording:
    """The decoder itself, remembering what reached it and what came out."""

    def __init__(self, decoder: ctranslate2.Translator) -> None:
        self.decoder = decoder
        self.calls: list[tuple[Any, Any]] = []
        self.results: list[Any] = []

    def translate_batch(self, source: Any, **options: Any) -> Any:
        self.calls.append((source, options["target_prefix"]))
        self.results = self.decoder.translate_batch(source, **options)
        return self.results


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    top = tmp_path_factory.mktemp("families")
    return {name: craft_folder(top / name, name).folder for name in ("nllb", "m2m100", "marian", "madlad")}


@pytest.fixture(params=["nllb", "m2m100", "marian", "madlad"])
def loaded(request: pytest.FixtureRequest, folders: dict[str, Path]) -> Iterator[tuple[Model, Recording]]:
    model = Model(direction(folders, request.param, "en", "fa"), threads=1)
    model._decoder = recording = Recording(model._decoder)
    yield model, recording


def direction(folders: dict[str, Path], name: str, source: str, target: str, **tokens: str) -> Package:
    known = language_tokens(folders[name], FAMILIES[name])
    source_token, target_token = tokens.get("source_token", known[source]), tokens.get("target_token", known[target])
    return Package(source, target, "1", folders[name], target_token, name, "crafted", source_token)


def test_begin_sends_the_tokens_of_the_family_and_cuts_its_own_from_the_output(loaded, folders):
    model, recording = loaded
    name = model.family.name
    packages = [direction(folders, name, *pair) for pair in RIGHT]
    decoding = model.begin([SENTENCES[source] for source, _ in RIGHT], beam=2, packages=packages)
    spelt = [hypotheses[0].text for hypotheses in decoding.hypotheses()]
    ((sources, prefixes),) = recording.calls
    expected = [written(name, *pair) for pair in RIGHT]
    assert sources == [tokens for tokens, _ in expected]
    assert (prefixes or [[], [], []]) == [prefix for _, prefix in expected]
    for result, (_, prefix), package in zip(recording.results, expected, packages, strict=True):
        pieces = result.result().hypotheses[0]
        assert pieces[: len(prefix)] == prefix
        cut = model.family.without_special([*pieces, "</s>"], package.source_token, package.target_prefix)
        assert cut == pieces[len(prefix) :]
    assert spelt == list(RIGHT.values())


def test_begin_gives_one_sentence_the_same_words_alone_and_among_others(loaded, folders):
    model, _ = loaded
    name = model.family.name
    for (source, target), right in RIGHT.items():
        decoding = model.begin([SENTENCES[source]], beam=1, packages=[direction(folders, name, source, target)])
        assert decoding.hypotheses()[0][0].text == right


def test_without_special_drops_a_token_of_the_source_that_replaced_an_unknown_word():
    pieces = ["pes_Arab", "▁آب", "eng_Latn", "</s>", "<pad>"]
    assert FAMILIES["nllb"].without_special(pieces, "eng_Latn", "pes_Arab") == ["▁آب"]
    assert FAMILIES["marian"].without_special(["▁آب", ">>pes<<"], "", ">>pes<<") == ["▁آب"]


def test_begin_of_a_model_of_one_pair_needs_no_token(tmp_path):
    folder = craft_folder(tmp_path / "opus-mt-en-fa", "marian", ("en", "fa"), told=False).folder
    model = Model(Package("en", "fa", "1", folder, "", "marian", "opus"), threads=1)
    model._decoder = recording = Recording(model._decoder)
    (hypotheses,) = model.begin([SENTENCES["en"]], beam=1).hypotheses()
    assert recording.calls[0][0] == [[*PIECES["en"], *UNIGRAMS, ".", "</s>"]] and recording.calls[0][1] is None
    assert hypotheses[0].text == RIGHT["en", "fa"]


def test_begin_leaves_the_end_to_a_model_that_adds_it(tmp_path):
    folder = craft_folder(tmp_path / "nllb", "nllb").folder
    configuration = folder / "config.json"
    configuration.write_text(
        configuration.read_text("utf-8").replace('"add_source_eos": false', '"add_source_eos": true'), encoding="utf-8"
    )
    model = Model(direction({"nllb": folder}, "nllb", "en", "fa"), threads=1)
    model._decoder = recording = Recording(model._decoder)
    (hypotheses,) = model.begin([SENTENCES["en"]], beam=1).hypotheses()
    assert recording.calls[0][0][0][-1] == "."
    assert hypotheses[0].text == RIGHT["en", "fa"]


@pytest.mark.parametrize(
    ("name", "tokens", "told"),
    [
        ("nllb", {"target_token": "fra_Latn"}, "no token fra_Latn for Persian"),
        ("nllb", {"source_token": "pes_Latn"}, "no token pes_Latn for English"),
        ("nllb", {"target_token": ""}, "no token for Persian"),
        ("m2m100", {"target_token": "pes_Arab"}, "no token pes_Arab for Persian"),
        ("madlad", {"target_token": "<2de>"}, "no token <2de> for Persian"),
        ("marian", {"target_token": ">>fas<<"}, "no token >>fas<< for Persian"),
    ],
)
def test_begin_refuses_a_token_that_the_model_has_not(folders, name, tokens, told):
    model = Model(direction(folders, name, "en", "fa", **tokens), threads=1)
    with pytest.raises(BadPackage, match=told):
        model.begin([SENTENCES["en"]], beam=1)


def test_begin_refuses_a_tokenizer_that_cuts_the_token_of_the_language(folders, tmp_path):
    folder = craft_folder(tmp_path / "madlad", "madlad").folder
    (folder / "spiece.model").write_bytes((folders["marian"] / "source.spm").read_bytes())
    model = Model(direction({"madlad": folder}, "madlad", "en", "fa"), threads=1)
    with pytest.raises(BadPackage, match="cuts the token <2fa> to pieces"):
        model.begin([SENTENCES["en"]], beam=1)
