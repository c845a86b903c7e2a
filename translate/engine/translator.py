"""Sentences into other languages, over routes of Argos packages: one translation per sentence, in order.

All sentences of a call go through each route hop together, so that batches are full whatever their articles are.
Sentences stay a list at every hop; they are never joined and split again, which is what keeps sentence 3 sentence 3.
Hops that routes share (fa→en, on the way to ur and ar) are decoded once, and those that do not wait for each other
(en→fa, en→ur) side by side, so that no core is idle while the last batch of one is at work. Of the hypotheses of a
sentence the best sound one is taken; where none is, it is decoded once more against repetition, and what is still
doubtful is flagged.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..arguments import given_paths, one_or_many
from ..errors import BadPackage, MissingPackage, Stopped, UnknownLanguage
from ..packages import ModelFolder, Package, Route, find_route, installed_models, installed_packages, order_models
from ..text import Digits, find_language, split_sentences, typeset, with_digits
from .effort import Effort, Step, by_model
from .hypotheses import Translation, carry_on, prefer_retry, settle_finished
from .layout import after_list_mark, is_language
from .model import Decoding, Device, find_device, model_size
from .model_cache import LoadedModels
from .rules_version import rules_version

if TYPE_CHECKING:
    from .glossary import TermList
    from .memory import Memory

DEFAULT_BEAM = 4
# Sentences decoded in one batched call: enough for full batches, few enough for level memory and a quick Ctrl-C.
WINDOW = 512
# Packages decoded with at a time: one has work for the cores that the last batches of the other leave, and the memory
# that several models need stays small.
SIDE_BY_SIDE = 2
# Seconds between two looks at the decoder: soon for what is quick, and never longer than a person notices.
FIRST_LOOK_SECONDS, LOOK_SECONDS = 0.001, 0.1
# Bytes of loaded models, of about 100 MB each, before the one not used for longest is given up.
MODELS_LIMIT = 2 * 1024**3


class Translator(AbstractContextManager["Translator"]):
    """Argos packages and other models, decoded in this process; a context manager that owns those that are loaded.

    `folders`: where packages lie (default: those of Argos Translate). `packages`: exactly these instead. `models`: of
    other families (default: those that were imported, where neither `folders` nor `packages` is given). `order`: names
    of models to be preferred, the first one most; `argos` is all packages. `beam`: beam
    size, 1 is the fastest. `threads`: sentences decoded side by side (default: one a core). `device`: `cpu`, `cuda` or
    `auto`. `memory`: remembers translations between runs; the caller closes it. `terms`: to be translated as they say.
    `typography`: whether Persian and Urdu are typeset as their press does. `digits`: None leaves them as the model
    wrote them. `models_limit`: bytes of models kept loaded. Models are loaded when first needed.
    """

    def __init__(
        self,
        folders: str | Path | Iterable[str | Path] | None = None,
        *,
        packages: Iterable[Package] | None = None,
        models: Iterable[ModelFolder] | None = None,
        order: str | Iterable[str] = (),
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
        self._folders = None if folders is None else given_paths(folders)
        self._looks_again = packages is None
        self.packages = installed_packages(self._folders) if packages is None else tuple(packages)
        self._finds_models = models is None and folders is None and packages is None
        self.models = installed_models() if self._finds_models else tuple(models or ())
        self.order = order_models(one_or_many(order), self.models)
        self.terms = terms
        self.typography = typography
        self.digits = digits
        self.effort = Effort()
        self.wanted_device: Device = device
        self._memory = memory
        self._models = LoadedModels(threads=threads or os.cpu_count() or 1, device=device, limit=models_limit)
        self._watch: Callable[[], None] | None = None
        self._running: list[Decoding] = []

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory of the models back; they are loaded again when needed."""
        self._models.clear()

    @contextmanager
    def watched(self, watch: Callable[[], None]) -> Iterator[None]:
        """Have `watch` called while sentences are decoded in this block.

        Args:
            watch: Called before each decoding and about ten times a second during one, when `effort` says how many
                sentences are decoded. What it raises as `Stopped` ends the translation at once: what was decoded by
                then is remembered, and the rest is given up.
        """
        before, self._watch = self._watch, watch
        try:
            yield
        finally:
            self._watch = before

    def look_again(self) -> None:
        """Find the packages that are installed now; where exactly these were given, they stay."""
        if not self._looks_again:
            return
        try:
            found = installed_packages(self._folders)
            models = installed_models() if self._finds_models else self.models
        except BadPackage:
            return  # what cannot be looked at now is not known to be gone
        if found != self.packages or models != self.models:
            self.packages, self.models = found, models
            self.close()

    @property
    def device(self) -> str:
        """The device in use. Raises `WrongUse` where the one asked for is not there."""
        return find_device(self.wanted_device)

    def route(self, source: str, target: str) -> Route:
        """The packages that lead from `source` to `target`, codes or names in any letter case.

        Raises `MissingPackage` where there is no way, and `UnknownLanguage` for a language that neither the table nor
        a package has.
        """
        return find_route(self.packages, self._code(source), self._code(target), self.models, self.order)

    def load_ahead(self, source: str, targets: str | Iterable[str]) -> None:
        """Begin to load the models from `source` to `targets` (codes), and return at once; where something is wrong
        with one, or there is none, it is said when it is needed."""
        self._models.load_ahead(self.packages_between(source, targets))

    def packages_between(self, source: str, targets: str | Iterable[str]) -> list[Package]:
        """Return the packages on the ways from `source` to those of `targets` that can be reached, each once."""
        packages: dict[str, Package] = {}
        for target in one_or_many(targets):
            try:
                packages |= {hop.pair: hop for hop in self.route(source, target).hops}
            except (MissingPackage, UnknownLanguage):
                continue
        return list(packages.values())

    def translate(self, texts: str | Iterable[str], source: str, target: str) -> list[Translation]:
        """Translate sentences.

        `texts`: one sentence each, of one article or of many; a `str` is one sentence. `source`, `target`: codes or
        names of languages, in any letter case. Returns one `Translation` a text, in order. Raises `MissingPackage`
        where no route leads there, `UnknownLanguage`, and `BadPackage` where a package on the route cannot be loaded.
        """
        (translations,) = self.translate_all(texts, source, [target]).values()
        return translations

    def translate_all(
        self, texts: str | Iterable[str], source: str, targets: str | Iterable[str]
    ) -> dict[str, list[Translation]]:
        """Translate sentences into several languages, decoding what their routes share only once.

        As `translate`, with one language or several as `targets`; returns the translations by code.
        """
        texts, source = one_or_many(texts), self._code(source)
        routes = {target: self.route(source, target) for target in map(self._code, one_or_many(targets))}
        done: dict[tuple[str, ...], list[Translation]] = {(): [Translation(text, 0.0) for text in texts]}
        for depth in range(max((len(route.hops) for route in routes.values()), default=0)):
            hops = {route.pairs(depth + 1): route.hops[depth] for route in routes.values() if len(route.hops) > depth}
            before = [done[pairs[:-1]] for pairs in hops]
            done |= zip(hops, self._hops(before, list(hops.values())), strict=True)
        found: dict[str, list[Translation]] = {}
        for target, route in routes.items():
            translations = done[route.pairs()]
            if route.hops:
                translations = [
                    self._finish(translation, text, source, target)
                    for translation, text in zip(translations, texts, strict=True)
                ]
            found[target] = translations
        return found

    def translate_text(self, text: str, source: str, target: str) -> str:
        """Translate a whole text, keeping its layout.

        `text`: any length; paragraphs, blank lines, list marks, line ends and the white space between sentences stay as
        they are. `source`, `target`: as for `translate`. Returns the translated text; raises as `translate`.
        """
        source, target = self._code(source), self._code(target)
        places = [(after_list_mark(text, segment.start), segment.end) for segment in split_sentences(text, source)]
        translations = self.translate([text[start:end] for start, end in places], source, target)
        parts, place = [], 0
        for (start, end), translation in zip(places, translations, strict=True):
            parts += [text[place:start], translation.text]
            place = end
        return "".join((*parts, text[place:]))

    def _code(self, language: str) -> str:
        """The code of a language; packages may be of languages that the table lacks."""
        if any(language in (package.source, package.target) for package in self.packages):
            return language
        return find_language(language).code

    def _finish(self, translation: Translation, text: str, source: str, target: str) -> Translation:
        """Typography, and the reader's own terms, once the last hop is done."""
        if not is_language(text):
            return translation
        spelt = translation.text
        if self.typography:
            spelt = typeset(spelt, target)
        if self.digits is not None:
            spelt = with_digits(spelt, target, self.digits)
        if self.terms is not None and self.terms.missing_terms(text, spelt, source, target):
            translation = translation.with_finding("glossary")
        return replace(translation, text=spelt)

    def _hops(self, before: Sequence[Sequence[Translation]], packages: Sequence[Package]) -> list[list[Translation]]:
        """Hops that do not wait for each other: the texts of `before` through a package each, each text once."""
        groups = by_model(packages)
        done: dict[int, list[Translation]] = {}
        for first in range(0, len(groups), SIDE_BY_SIDE):
            numbers = [number for group in groups[first : first + SIDE_BY_SIDE] for number in group]
            steps = [
                Step(packages[number], list(dict.fromkeys(one.text for one in before[number] if is_language(one.text))))
                for number in numbers
            ]
            for number, translated in zip(numbers, self._translated(steps), strict=True):
                texts = before[number]
                done[number] = [carry_on(one, translated.get(one.text, Translation(one.text, 0.0))) for one in texts]
        return [done[number] for number in range(len(packages))]

    def _translated(self, steps: Sequence[Step]) -> list[dict[str, Translation]]:
        """The different texts of each step, by text, window after window."""
        translated: list[dict[str, Translation]] = [{} for _ in steps]
        for start in range(0, max(len(step.texts) for step in steps), WINDOW):
            windows = [Step(step.package, step.texts[start : start + WINDOW]) for step in steps]
            for known, more in zip(translated, self._window(windows), strict=True):
                known |= more
        return translated

    def _window(self, steps: Sequence[Step]) -> list[dict[str, Translation]]:
        """As `_translated`: remembered, or decoded and then remembered."""
        if self._memory is None:
            decoded: list[dict[str, Translation]] = [{} for _ in steps]
            self._decode(steps, decoded)
            return decoded
        from .memory import Remembered

        scopes = [self._scope(step.package) for step in steps]
        known = [self._memory.recall(scope, step.texts) for scope, step in zip(scopes, steps, strict=True)]
        self.effort = replace(self.effort, remembered=self.effort.remembered + sum(map(len, known)))
        fresh: list[dict[str, Translation]] = [{} for _ in steps]
        todo = [
            Step(step.package, [text for text in step.texts if text not in one])
            for step, one in zip(steps, known, strict=True)
        ]
        try:
            self._decode(todo, fresh)
        finally:  # stopped or not, nothing is decoded twice
            for step, scope, more in zip(steps, scopes, fresh, strict=True):
                kept = {text: Remembered(one.text, one.score, one.flags, one.findings) for text, one in more.items()}
                self._memory.store(scope, kept, pair=step.package.pair)
        return [
            more | {text: Translation(was.text, was.score, was.flags, was.findings) for text, was in one.items()}
            for one, more in zip(known, fresh, strict=True)
        ]

    def _scope(self, package: Package) -> str:
        """What decides a translation besides its source; the size of the model tells packages of one version apart."""
        terms = self.terms.sha256 if self.terms else ""
        return f"{rules_version()} {package.pair} {package.identity} {model_size(package)} beam {self.beam} {terms}"

    def _decode(self, steps: Sequence[Step], settled: Sequence[dict[str, Translation]]) -> None:
        """Decode steps side by side, and put the best sound hypothesis of each text into its place of `settled`.

        Steps of one model share its batches.
        """
        groups = by_model([step.package for step in steps])
        places = [[settled[number] for number in group] for group in groups]
        shared = [[steps[number] for number in group] for group in groups]
        decodings = [self._begin(own) for own in shared]
        self._running = [one for one in decodings if one is not None]
        before = self.effort.decoded
        try:
            judged = []
            for own, decoding in zip(shared, decodings, strict=True):
                chosen = self._judge(own, decoding, before)
                doubtful = [
                    Step(step.package, [text for text, one in best.items() if one.flags])
                    for step, best in zip(own, chosen, strict=True)
                ]
                # While the next model is still at work.
                judged.append((chosen, doubtful, self._begin(doubtful, no_repeat=True)))
            for done, (chosen, doubtful, decoding) in zip(places, judged, strict=True):
                retried = self._judge(doubtful, decoding, before)
                for place, best, again in zip(done, chosen, retried, strict=True):
                    place |= best | {text: prefer_retry(best[text], one) for text, one in again.items()}
        except Stopped:
            for own, decoding, done in zip(shared, decodings, places, strict=True):
                if decoding is not None:
                    for place, best in zip(done, settle_finished(own, decoding, self.terms), strict=True):
                        place |= {text: one for text, one in best.items() if not one.flags}
            self._models.abandon()
            raise
        finally:
            self._running = []

    def _begin(self, steps: Sequence[Step], no_repeat: bool = False) -> Decoding | None:
        """Have the texts of steps of one model decoded together, where there are any."""
        texts = [text for step in steps for text in step.texts]
        if not texts:
            return None
        if self._watch is not None:
            self._watch()
        packages = [step.package for step in steps for _ in step.texts]
        model = self._models.get(packages[0])
        return model.begin(texts, beam=self.beam, no_repeat=no_repeat, packages=packages)

    def _judge(self, steps: Sequence[Step], decoding: Decoding | None, before: int) -> list[dict[str, Translation]]:
        """The best sound hypothesis of each text of steps that were begun together, once it is decoded.

        `before`: sentences decoded by then.
        """
        if decoding is None:
            return [{} for _ in steps]
        start = time.perf_counter()
        pause = FIRST_LOOK_SECONDS
        while not decoding.is_done:
            time.sleep(pause)
            pause = min(2 * pause, LOOK_SECONDS)
            self.effort = replace(self.effort, decoded=before + sum(one.count_done() for one in self._running))
            if self._watch is not None:
                self._watch()
        self.effort = replace(
            self.effort,
            decoded=before + sum(one.count_done() for one in self._running),
            seconds=self.effort.seconds + time.perf_counter() - start,
        )
        return settle_finished(steps, decoding, self.terms)
