"""Models of many languages in a translator: routes, shared batches, what is told of them, and their memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.support.crafted_families import craft_folder, describe_folder
from translate import (
    BadPackage,
    MissingPackage,
    ModelFolder,
    Translator,
    WrongUse,
    describe_engine,
    installed_packages,
    reaches_all,
)
from translate.engine import Memory
from translate.engine.effort import Step
from translate.engine.model import Decoding
from translate.engine.model_cache import free_memory


class Watched(Translator):
    """Remembers which directions were decoded together."""

    batches: list[list[str]]

    def _begin(self, steps: Sequence[Step], no_repeat: bool = False) -> Decoding | None:
        if not hasattr(self, "batches"):
            self.batches = []
        if any(step.texts for step in steps):
            self.batches.append([step.package.pair for step in steps if step.texts])
        return super()._begin(steps, no_repeat)


@pytest.fixture(scope="module")
def nllb(tmp_path_factory: pytest.TempPathFactory) -> ModelFolder:
    return describe_folder(craft_folder(tmp_path_factory.mktemp("models") / "nllb-600m", "nllb"), "nllb-600m", "nllb")


@pytest.fixture
def translator(nllb: ModelFolder) -> Iterator[Watched]:
    with Watched(packages=[], models=[nllb], threads=1) as ready:
        yield ready


def test_translate_from_persian_into_urdu_is_one_hop_and_sentence_for_sentence(translator):
    sentences = ["آب، رود.", "جاده بسته.", "صلح 25.", "بازار بسته."]
    assert str(translator.route("fa", "ur")) == "fa → ur"
    found = translator.translate(sentences, "fa", "ur")
    assert [one.text for one in found] == ["پانی، دریا۔", "سڑکیں بند۔", "امن 25.", "منڈی بند۔"]
    assert translator.batches == [["fa_ur"]] and all(one.flags == () for one in found)


def test_translate_all_decodes_sentences_of_several_pairs_in_the_same_batches(translator):
    found = translator.translate_all(["water closed.", "roads 3."], "en", ["fa", "ur", "ps"])
    assert {code: [one.text for one in texts] for code, texts in found.items()} == {
        "fa": ["آب بسته.", "جاده 3."],
        "ur": ["پانی بند۔", "سڑکیں 3."],
        "ps": ["اوبه تړلې.", "لارې 3."],
    }
    assert translator.batches == [["en_fa", "en_ur", "en_ps"]]
    assert len(translator._models) == 1


def test_route_prefers_what_is_direct_then_argos_then_the_order_of_the_reader(packages, nllb):
    installed = installed_packages([packages])
    other = ModelFolder("madlad", "madlad", "1", Path("nowhere"), (("en", "<2en>"), ("fa", "<2fa>")))
    with Translator(packages=installed, models=[nllb, other]) as by_default:
        assert [hop.name for hop in by_default.route("en", "fa").hops] == ["argos"]
        assert [hop.name for hop in by_default.route("fa", "ur").hops] == ["nllb-600m"]
        assert [hop.name for hop in by_default.route("ps", "ur").hops] == ["nllb-600m"]
    with Translator(packages=installed, models=[nllb, other], order=["madlad", "nllb-600m"]) as chosen:
        assert [hop.name for hop in chosen.route("en", "fa").hops] == ["madlad"]
        assert [hop.name for hop in chosen.route("en", "ur").hops] == ["nllb-600m"]
    only = ModelFolder("few", "nllb", "1", Path("nowhere"), (("ps", "pbt_Arab"), ("en", "eng_Latn")))
    with Translator(packages=installed, models=[only]) as mixed:
        assert [(hop.name, hop.pair) for hop in mixed.route("ps", "fa").hops] == [("few", "ps_en"), ("argos", "en_fa")]


def test_route_refuses_a_name_and_a_language_that_no_model_has(translator, nllb):
    with pytest.raises(WrongUse, match=r"--model nlb: there is no such model\. There are argos, nllb-600m"):
        Translator(packages=[], models=[nllb], order="nlb")
    with pytest.raises(MissingPackage, match=r"Sindhi.*models import FOLDER.*hf:OWNER/NAME") as missing:
        translator.route("sd", "fa")
    assert missing.value.needed == ()
    assert reaches_all(translator, ["en", "fa", "ps"]) and not reaches_all(translator, ["en", "sd"])


def test_a_model_for_some_pairs_serves_no_others(nllb):
    bound = ModelFolder("some", "nllb", "1", nllb.folder, nllb.tokens, (("fa", "ur"),))
    with Translator(packages=[], models=[bound]) as translator:
        assert translator.translate(["آب."], "fa", "ur")[0].text == "پانی۔"
        with pytest.raises(MissingPackage):
            translator.route("ur", "fa")


def test_describe_engine_names_the_model_of_each_hop(translator):
    described = describe_engine(translator, "ps", ["fa", "ur"])
    assert described["models"] == {"ps_fa": "nllb-600m", "ps_ur": "nllb-600m"}
    assert described["packages"] == {"ps_fa": "0123456789ab", "ps_ur": "0123456789ab"}


def test_the_memory_is_apart_for_each_model(packages, nllb, tmp_path):
    installed = installed_packages([packages])
    with Memory(tmp_path / "memory.sqlite3") as memory:
        for order, right in (("argos", "جاده‌ها"), ("nllb-600m", "جاده")):
            for remembered in (0, 1):
                with Translator(packages=installed, models=[nllb], order=order, memory=memory, threads=1) as translator:
                    assert translator.translate(["roads"], "en", "fa")[0].text == right
                    assert translator.effort.remembered == remembered


def test_a_model_that_does_not_fit_is_refused_before_it_is_loaded(nllb, monkeypatch):
    monkeypatch.setattr("translate.engine.model_cache.free_memory", lambda: 300 * 1024)
    with Translator(packages=[], models=[nllb], threads=1) as translator:
        for _ in range(2):
            with pytest.raises(BadPackage, match=r"nllb-600m in .* needs 1 MiB of memory, and 0 MiB are free"):
                translator.translate(["water"], "en", "fa")


def test_free_memory_is_what_the_system_and_the_container_leave(tmp_path):
    assert free_memory(tmp_path) is None
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/meminfo").write_text("MemTotal: 9 kB\nMemAvailable: 2048 kB\n", encoding="ascii")
    assert free_memory(tmp_path) == 2048 * 1024
    group = tmp_path / "sys/fs/cgroup"
    group.mkdir(parents=True)
    (group / "memory.current").write_text("1000\n", encoding="ascii")
    for limit, free in (("max", 2048 * 1024), ("51000", 50_000), ("500", 0)):
        (group / "memory.max").write_text(f"{limit}\n", encoding="ascii")
        assert free_memory(tmp_path) == free
