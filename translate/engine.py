"""Sentences into other languages, over routes of Argos packages: one translation per sentence, in order.

All sentences of a call go through each route hop together, so that batches are full whatever their articles are.
Sentences stay a list at every hop; they are never joined and split again, which is what keeps sentence 3 sentence 3.
Hops that routes share (fa→en, on the way to ur and ar) are decoded once. Of the hypotheses of a sentence the best
sound one is taken; where none is, it is decoded once more against repetition, and what is still doubtful is flagged.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import islice, permutations, product
from pathlib import Path
from typing import TYPE_CHECKING

from .addresses import ADDRESS
from .checks import check
from .decoding import Device, Hypothesis, Model, find_device, model_size
from .errors import MissingPackage
from .packages import Package, Route, find_route, installed_packages
from .sentences import split_sentences
from .typography import Digits, typeset, with_digits

if TYPE_CHECKING:
    from .memory import Memory
    from .term_lists import TermList

DEFAULT_BEAM = 4
# Sentences decoded in one batched call: enough for full batches, few enough for level memory and a quick Ctrl-C.
WINDOW = 512
# Bytes of loaded models, of about 100 MB each, before the one not used for longest is given up.
MODELS_LIMIT = 2 * 1024**3
# A hypothesis this much worse than the best, in mean log-probability a token, is no alternative: it may pass every
# check and be invented all the same.
MARGIN = 0.5
# Changes when the same hypotheses would be judged or decoded otherwise, so that nothing older is remembered.
METHOD = "1"
LETTER = re.compile(r"[^\W\d_]")
# Marks of lists at the start of a line, which are layout: •, -, 1., ۱), (a).
LIST_MARK = re.compile(r"(?:[-–—*•·●▪◦‣]|\(?(?:\d{1,3}|[A-Za-z])[.)])[ \t]+(?=\S)")


@dataclass(frozen=True)
class Translation:
    """One translated sentence.

    `text`: in the target. `score`: mean log-probability a token, summed over the route's hops (0 is certainty, and what
    was only copied). `flags`: reasons to doubt it, those of `checks.check` at each hop, `cut` where the decoder did not
    come to an end, `glossary` where a term was not translated as asked for; empty when there is none.
    """

    text: str
    score: float
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Effort:
    """What a translator has done so far: `decoded` sentences, by hop; `remembered` ones; `seconds` in its models."""

    decoded: int = 0
    remembered: int = 0
    seconds: float = 0.0


class Translator(AbstractContextManager["Translator"]):
    """Argos packages, decoded in this process; a context manager that owns the loaded models.

    `folders`: where packages lie (default: those of Argos Translate). `packages`: exactly these instead. `beam`: beam
    size, 1 is the fastest. `threads`: sentences decoded side by side (default: one a core). `device`: `cpu`, `cuda` or
    `auto`. `memory`: remembers translations between runs; the caller closes it. `terms`: to be translated as they say.
    `typography`: whether Persian and Urdu are typeset as their press does. `digits`: None leaves them as the model
    wrote them. `models_limit`: bytes of models kept loaded. Models are loaded when first needed.
    """

    def __init__(
        self,
        folders: Iterable[Path] | None = None,
        *,
        packages: Iterable[Package] | None = None,
        beam: int = DEFAULT_BEAM,
        threads: int | None = None,
        device: Device = "auto",
        memory: Memory | None = None,
        terms: TermList | None = None,
        typography: bool = True,
        digits: Digits | None = None,
        models_limit: int = MODELS_LIMIT,
    ) -> None:
        self.beam = beam
        self._folders = None if folders is None else tuple(folders)
        self._looks_again = packages is None
        self.packages = installed_packages(self._folders) if packages is None else tuple(packages)
        self.terms = terms
        self.typography = typography
        self.digits = digits
        self.effort = Effort()
        self._threads = threads or os.cpu_count() or 1
        self.wanted_device: Device = device
        self._memory = memory
        self._models_limit = models_limit
        self._models: dict[str, Model] = {}

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory of the models back; they are loaded again when needed."""
        self._models.clear()

    def look_again(self) -> None:
        """Find the packages that are installed now; where exactly these were given, they stay."""
        if self._looks_again and (found := installed_packages(self._folders)) != self.packages:
            self.packages = found
            self.close()

    @property
    def device(self) -> str:
        """The device in use. Raises `WrongUse` where the one asked for is not there."""
        return find_device(self.wanted_device)

    def route(self, source: str, target: str) -> Route:
        """The packages that lead from `source` to `target` (codes). Raises `MissingPackage`."""
        return find_route(self.packages, source, target)

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[Translation]:
        """Translate sentences.

        `texts`: one sentence each, of one article or of many. `source`, `target`: language codes. Returns one
        `Translation` a text, in order. Raises `MissingPackage` where no route leads there, and `BadPackage` where a
        package on it cannot be loaded.
        """
        return self.translate_all(texts, source, [target])[target]

    def translate_all(self, texts: Sequence[str], source: str, targets: Iterable[str]) -> dict[str, list[Translation]]:
        """Translate sentences into several languages, decoding what their routes share only once.

        As `translate`, with a list of codes as `targets`; returns the translations by code.
        """
        routes = {target: self.route(source, target) for target in targets}
        done: dict[tuple[str, ...], list[Translation]] = {(): [Translation(text, 0.0) for text in texts]}
        found: dict[str, list[Translation]] = {}
        for target, route in routes.items():
            pairs: tuple[str, ...] = ()
            for hop in route.hops:
                before, pairs = done[pairs], (*pairs, hop.pair)
                if pairs not in done:
                    done[pairs] = self._hop(before, hop)
            translations = done[pairs]
            if pairs:
                translations = [
                    self._finish(translation, text, source, target)
                    for translation, text in zip(translations, texts, strict=True)
                ]
            found[target] = translations
        return found

    def translate_text(self, text: str, source: str, target: str) -> str:
        """Translate a whole text, keeping its layout.

        `text`: any length; paragraphs, blank lines, list marks, line ends and the white space between sentences stay as
        they are. `source`, `target`: language codes. Returns the translated text; raises as `translate`.
        """
        places = [(_after_list_mark(text, segment.start), segment.end) for segment in split_sentences(text, source)]
        translations = self.translate([text[start:end] for start, end in places], source, target)
        parts, place = [], 0
        for (start, end), translation in zip(places, translations, strict=True):
            parts += [text[place:start], translation.text]
            place = end
        return "".join((*parts, text[place:]))

    def _finish(self, translation: Translation, text: str, source: str, target: str) -> Translation:
        """Typography, and the reader's own terms, once the last hop is done."""
        if not _is_language(text):
            return translation
        spelt, flags = translation.text, translation.flags
        if self.typography:
            spelt = typeset(spelt, target)
        if self.digits is not None:
            spelt = with_digits(spelt, target, self.digits)
        if self.terms is not None and self.terms.unkept(text, spelt, source, target):
            flags = tuple(dict.fromkeys((*flags, "glossary")))
        return replace(translation, text=spelt, flags=flags)

    def _hop(self, before: Sequence[Translation], package: Package) -> list[Translation]:
        """One hop: the texts of `before` through `package`, each once, scores and flags carried on."""
        wanted = dict.fromkeys(one.text for one in before if _is_language(one.text))
        translated: dict[str, Translation] = {}
        waiting = iter(wanted)
        while window := list(islice(waiting, WINDOW)):
            translated |= self._window(window, package)
        after = []
        for one in before:
            new = translated.get(one.text, Translation(one.text, 0.0))
            flags = tuple(dict.fromkeys((*one.flags, *new.flags)))
            after.append(Translation(new.text, one.score + new.score, flags))
        return after

    def _window(self, texts: Sequence[str], package: Package) -> dict[str, Translation]:
        """Different texts through one package: remembered, or decoded and then remembered."""
        if self._memory is None:
            return self._decode(texts, package)
        from .memory import Remembered

        scope = self._scope(package)
        known = self._memory.recall(scope, texts)
        self.effort = replace(self.effort, remembered=self.effort.remembered + len(known))
        fresh = self._decode([text for text in texts if text not in known], package)
        self._memory.store(scope, {text: Remembered(one.text, one.score, one.flags) for text, one in fresh.items()})
        return fresh | {text: Translation(one.text, one.score, one.flags) for text, one in known.items()}

    def _scope(self, package: Package) -> str:
        """What decides a translation besides its source; the size of the model tells packages of one version apart."""
        terms = self.terms.sha256 if self.terms else ""
        return f"{METHOD} {package.pair} {package.version} {model_size(package)} beam {self.beam} {terms}"

    def _decode(self, texts: Sequence[str], package: Package) -> dict[str, Translation]:
        """Different texts decoded with one package, the best sound hypothesis taken of each."""
        if not texts:
            return {}
        chosen = {
            text: self._judge(text, hypotheses, package)
            for text, hypotheses in zip(texts, self._hypotheses(texts, package), strict=True)
        }
        doubtful = [text for text, translation in chosen.items() if translation.flags]
        if doubtful:
            again = self._hypotheses(doubtful, package, careful=True)
            for text, hypotheses in zip(doubtful, again, strict=True):
                second = self._judge(text, hypotheses, package)
                if not second.flags and second.score >= chosen[text].score - MARGIN:
                    chosen[text] = second
        return chosen

    def _hypotheses(
        self, texts: Sequence[str], package: Package, careful: bool = False
    ) -> Sequence[Sequence[Hypothesis]]:
        """The hypotheses of the model, and what they cost counted."""
        model = self._load(package)
        start = time.perf_counter()
        hypotheses = model.decode(texts, beam=self.beam, careful=careful)
        seconds = self.effort.seconds + time.perf_counter() - start
        decoded = self.effort.decoded + (0 if careful else len(texts))
        self.effort = replace(self.effort, decoded=decoded, seconds=seconds)
        return hypotheses

    def _judge(self, text: str, hypotheses: Iterable[Hypothesis], package: Package) -> Translation:
        """The best-scoring sound hypothesis; where none is sound the best one, with its flags."""
        best: Translation | None = None
        for hypothesis in hypotheses:
            if best is not None and hypothesis.score < best.score - MARGIN:
                break
            flags = check(text, hypothesis.text, package.source, package.target)
            if hypothesis.cut:
                flags = (*flags, "cut")
            if self.terms is not None and self.terms.unkept(text, hypothesis.text, package.source, package.target):
                flags = (*flags, "glossary")
            translation = Translation(hypothesis.text, hypothesis.score, flags)
            if not flags:
                return translation
            best = best or translation
        return best or Translation("", 0.0, ("empty",))

    def _load(self, package: Package) -> Model:
        """The model of `package`, loaded at its first use, while others make room. Raises `BadPackage`."""
        model = self._models.pop(package.pair, None) or self._new_model(package)
        self._models[package.pair] = model  # at the end: the first one is the one not used for longest
        return model

    def _new_model(self, package: Package) -> Model:
        while (
            self._models
            and sum(model.size for model in self._models.values()) + model_size(package) > self._models_limit
        ):
            del self._models[next(iter(self._models))]
        return Model(package, threads=self._threads, device=self.wanted_device)


def describe_engine(translator: Translator, source: str, targets: Iterable[str]) -> Mapping[str, object]:
    """What decides a translation besides its source, as a record keeps it.

    Returns the beam size, the version of every package on the way from `source` to each of `targets` that can be
    reached, by pair, and how the text is finished.
    """
    packages: dict[str, str] = {}
    for target in targets:
        try:
            hops = translator.route(source, target).hops
        except MissingPackage:
            continue
        packages |= {hop.pair: hop.version for hop in hops}
    return {
        "beam": translator.beam,
        "packages": dict(sorted(packages.items())),
        "typography": translator.typography,
        "digits": translator.digits,
        "glossary": translator.terms.sha256 if translator.terms else None,
    }


def needed_packages(translator: Translator, sources: Iterable[str], targets: Iterable[str]) -> tuple[str, ...]:
    """The packages, as pairs such as `en_fa`, that are lacking on the ways from `sources` to `targets` (codes)."""
    needed: dict[str, None] = {}
    for source, target in product(sources, tuple(targets)):
        try:
            translator.route(source, target)
        except MissingPackage as missing:
            needed |= dict.fromkeys(missing.needed)
    return tuple(needed)


def reaches_all(translator: Translator, codes: Iterable[str]) -> bool:
    """Whether every language of `codes` can be translated into every other."""
    try:
        for source, target in permutations(codes, 2):
            translator.route(source, target)
    except MissingPackage:
        return False
    return True


def _is_language(text: str) -> bool:
    """Whether there is anything that a model does not just damage: a letter outside web and mail addresses."""
    return LETTER.search(ADDRESS.sub(" ", text)) is not None


def _after_list_mark(text: str, start: int) -> int:
    """Where a segment begins without a list mark, which only stands at the start of a line."""
    line = text[:start].rpartition("\n")[2]
    mark = LIST_MARK.match(text, start) if not line.strip() else None
    return mark.end() if mark else start
