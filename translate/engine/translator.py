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
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..arguments import given_paths, one_or_many
from ..errors import BadPackage, MissingPackage, UnknownLanguage
from ..packages import Package, Route, find_route, installed_packages
from ..text import ADDRESS, Digits, find_language, split_sentences, typeset, with_digits
from .hypotheses import Translation, prefer_retry, select_hypothesis
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
# Bytes of loaded models, of about 100 MB each, before the one not used for longest is given up.
MODELS_LIMIT = 2 * 1024**3
LETTER = re.compile(r"[^\W\d_]")
# Marks of lists at the start of a line, which are layout: •, -, 1., ۱), (a).
LIST_MARK = re.compile(r"(?:[-–—*•·●▪◦‣]|\(?(?:\d{1,3}|[A-Za-z])[.)])[ \t]+(?=\S)")


@dataclass(frozen=True)
class Effort:
    """What a translator has done so far: `decoded` sentences, by hop; `remembered` ones; `seconds` in its models."""

    decoded: int = 0
    remembered: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Step:
    """Texts that are to go through one package."""

    package: Package
    texts: Sequence[str]


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
        folders: str | Path | Iterable[str | Path] | None = None,
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
        self._folders = None if folders is None else given_paths(folders)
        self._looks_again = packages is None
        self.packages = installed_packages(self._folders) if packages is None else tuple(packages)
        self.terms = terms
        self.typography = typography
        self.digits = digits
        self.effort = Effort()
        self.wanted_device: Device = device
        self._memory = memory
        self._models = LoadedModels(threads=threads or os.cpu_count() or 1, device=device, limit=models_limit)

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory of the models back; they are loaded again when needed."""
        self._models.clear()

    def look_again(self) -> None:
        """Find the packages that are installed now; where exactly these were given, they stay."""
        if not self._looks_again:
            return
        try:
            found = installed_packages(self._folders)
        except BadPackage:
            return  # what cannot be looked at now is not known to be gone
        if found != self.packages:
            self.packages = found
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
        return find_route(self.packages, self._code(source), self._code(target))

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
            hops = {_pairs(route, depth + 1): route.hops[depth] for route in routes.values() if len(route.hops) > depth}
            before = [done[pairs[:-1]] for pairs in hops]
            done |= zip(hops, self._hops(before, list(hops.values())), strict=True)
        found: dict[str, list[Translation]] = {}
        for target, route in routes.items():
            translations = done[_pairs(route, len(route.hops))]
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
        places = [(_after_list_mark(text, segment.start), segment.end) for segment in split_sentences(text, source)]
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
        if not _is_language(text):
            return translation
        spelt, flags = translation.text, translation.flags
        if self.typography:
            spelt = typeset(spelt, target)
        if self.digits is not None:
            spelt = with_digits(spelt, target, self.digits)
        if self.terms is not None and self.terms.missing_terms(text, spelt, source, target):
            flags = tuple(dict.fromkeys((*flags, "glossary")))
        return replace(translation, text=spelt, flags=flags)

    def _hops(
        self, before: Sequence[Sequence[Translation]], packages: Sequence[Package]
    ) -> Iterator[list[Translation]]:
        """Hops that do not wait for each other: the texts of `before` through a package each, each text once."""
        for first in range(0, len(packages), SIDE_BY_SIDE):
            some = before[first : first + SIDE_BY_SIDE]
            steps = [
                Step(package, list(dict.fromkeys(one.text for one in texts if _is_language(one.text))))
                for texts, package in zip(some, packages[first : first + SIDE_BY_SIDE], strict=True)
            ]
            for texts, translated in zip(some, self._translated(steps), strict=True):
                yield [_carry_on(one, translated.get(one.text, Translation(one.text, 0.0))) for one in texts]

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
            return self._decode(steps)
        from .memory import Remembered

        scopes = [self._scope(step.package) for step in steps]
        known = [self._memory.recall(scope, step.texts) for scope, step in zip(scopes, steps, strict=True)]
        self.effort = replace(self.effort, remembered=self.effort.remembered + sum(map(len, known)))
        fresh = self._decode(
            [
                Step(step.package, [text for text in step.texts if text not in one])
                for step, one in zip(steps, known, strict=True)
            ]
        )
        for step, scope, more in zip(steps, scopes, fresh, strict=True):
            kept = {text: Remembered(one.text, one.score, one.flags) for text, one in more.items()}
            self._memory.store(scope, kept, pair=step.package.pair)
        return [
            more | {text: Translation(was.text, was.score, was.flags) for text, was in one.items()}
            for one, more in zip(known, fresh, strict=True)
        ]

    def _scope(self, package: Package) -> str:
        """What decides a translation besides its source; the size of the model tells packages of one version apart."""
        terms = self.terms.sha256 if self.terms else ""
        return f"{rules_version()} {package.pair} {package.version} {model_size(package)} beam {self.beam} {terms}"

    def _decode(self, steps: Sequence[Step]) -> list[dict[str, Translation]]:
        """As `_translated`, decoded side by side, the best sound hypothesis taken of each text."""
        judged = []
        for step, decoding in zip(steps, [self._begin(step) for step in steps], strict=True):
            chosen = self._judge(step, decoding)
            doubtful = Step(step.package, [text for text, one in chosen.items() if one.flags])
            # While the next step is still being decoded.
            judged.append((chosen, doubtful, self._begin(doubtful, no_repeat=True)))
        for chosen, doubtful, decoding in judged:
            chosen |= {text: prefer_retry(chosen[text], one) for text, one in self._judge(doubtful, decoding).items()}
        return [chosen for chosen, _, _ in judged]

    def _begin(self, step: Step, no_repeat: bool = False) -> Decoding | None:
        """Have the texts of a step decoded, where there are any."""
        if not step.texts:
            return None
        self.effort = replace(self.effort, decoded=self.effort.decoded + (0 if no_repeat else len(step.texts)))
        return self._models.get(step.package).begin(step.texts, beam=self.beam, no_repeat=no_repeat)

    def _judge(self, step: Step, decoding: Decoding | None) -> dict[str, Translation]:
        """The best sound hypothesis of each text of a step, once it is decoded."""
        if decoding is None:
            return {}
        start = time.perf_counter()
        hypotheses = decoding.hypotheses()
        self.effort = replace(self.effort, seconds=self.effort.seconds + time.perf_counter() - start)
        return {
            text: select_hypothesis(text, found, step.package, self.terms)
            for text, found in zip(step.texts, hypotheses, strict=True)
        }


def _pairs(route: Route, depth: int) -> tuple[str, ...]:
    """The first packages of a route, so many of them, by name."""
    return tuple(hop.pair for hop in route.hops[:depth])


def _carry_on(before: Translation, after: Translation) -> Translation:
    """A translation that went through one more hop: scores added up, flags of both."""
    flags = tuple(dict.fromkeys((*before.flags, *after.flags)))
    return Translation(after.text, before.score + after.score, flags)


def _is_language(text: str) -> bool:
    """Whether there is anything that a model does not just damage: a letter outside web and mail addresses."""
    return LETTER.search(ADDRESS.sub(" ", text)) is not None


def _after_list_mark(text: str, start: int) -> int:
    """Where a segment begins without a list mark, which only stands at the start of a line."""
    line = text[:start].rpartition("\n")[2]
    mark = LIST_MARK.match(text, start) if not line.strip() else None
    return mark.end() if mark else start
