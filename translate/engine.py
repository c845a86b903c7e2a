"""Batched CTranslate2 decoding over Argos packages: one translation per sentence, in order.

All sentences of a call go through each route hop together, so that batches are full whatever their
articles are. Sentences stay a list at every hop; they are never joined and split again, which is what
keeps sentence 3 sentence 3. Hops that routes share (fa→en, on the way to ur and ar) are decoded once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from .errors import BadPackage, MissingPackage
from .packages import Package, Route, find_route, installed_packages
from .segments import cut_long
from .sentences import split_sentences
from .tokenizer import Tokenizer, open_tokenizer

if TYPE_CHECKING:
    import ctranslate2

# Padded source tokens a batch: measured best from 256 to 2,048, worse above.
BATCH_TOKENS = 1024
# Longer sources are cut at a clause: models were trained on sentences, and the decoder stops at the second.
MAX_SOURCE_TOKENS = 240
MAX_TARGET_TOKENS = 512
# As Argos Translate decodes, so that its packages say here what they say there.
LENGTH_PENALTY = 0.2
DEFAULT_BEAM = 4
# What a model can only damage: addresses, and text without a letter.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Translation:
    """One translated sentence.

    `text`: in the target. `score`: mean log-probability a token, summed over the route's hops (0 is
    certainty, and what was only copied). `flags`: reasons to doubt it, empty when there is none: `empty`
    where nothing came out, `cut` where the decoder stopped before the end.
    """

    text: str
    score: float
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Model:
    """A package, loaded."""

    decoder: ctranslate2.Translator
    tokenizer: Tokenizer
    package: Package


class Translator:
    """Argos packages, decoded in this process; a context manager that owns the loaded models.

    `folders`: where packages lie (default: those of Argos Translate). `packages`: exactly these instead. `beam`: beam
    size, 1 is the fastest. `threads`: sentences decoded side by side (default: one a core). Models are loaded when
    first needed.
    """

    def __init__(
        self,
        folders: Iterable[Path] | None = None,
        *,
        packages: Iterable[Package] | None = None,
        beam: int = DEFAULT_BEAM,
        threads: int | None = None,
    ) -> None:
        self.beam = beam
        self.packages = installed_packages(folders) if packages is None else tuple(packages)
        self._threads = threads or os.cpu_count() or 1
        self._models: dict[str, _Model] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory of the models back; they are loaded again when needed."""
        self._models.clear()

    def route(self, source: str, target: str) -> Route:
        """The packages that lead from `source` to `target` (codes). Raises `MissingPackage`."""
        return find_route(self.packages, source, target)

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[Translation]:
        """Translate sentences.

        `texts`: one sentence each, of one article or of many. `source`, `target`: language codes. Returns
        one `Translation` a text, in order. Raises `MissingPackage` where no route leads there, and
        `BadPackage` where a package on it cannot be loaded.
        """
        return self.translate_all(texts, source, [target])[target]

    def translate_all(self, texts: Sequence[str], source: str, targets: Iterable[str]) -> dict[str, list[Translation]]:
        """Translate sentences into several languages, decoding what their routes share only once.

        As `translate`, with a list of codes as `targets`; returns the translations by code.
        """
        routes = {target: self.route(source, target) for target in targets}
        done: dict[tuple[str, ...], list[Translation]] = {(): [Translation(text, 0.0) for text in texts]}
        for route in routes.values():
            pairs: tuple[str, ...] = ()
            for hop in route.hops:
                before, pairs = done[pairs], (*pairs, hop.pair)
                if pairs not in done:
                    done[pairs] = self._hop(before, hop)
        return {target: done[tuple(hop.pair for hop in route.hops)] for target, route in routes.items()}

    def translate_text(self, text: str, source: str, target: str) -> str:
        """Translate a whole text, keeping its layout.

        `text`: any length; paragraphs, blank lines and the white space between sentences stay as they are.
        `source`, `target`: language codes. Returns the translated text; raises as `translate`.
        """
        segments = split_sentences(text, source)
        translations = self.translate([segment.text for segment in segments], source, target)
        parts, place = [], 0
        for segment, translation in zip(segments, translations, strict=True):
            parts += [text[place : segment.start], translation.text]
            place = segment.end
        return "".join((*parts, text[place:]))

    def _hop(self, before: Sequence[Translation], package: Package) -> list[Translation]:
        """One hop: the texts of `before` through `package`, each once, scores and flags carried on."""
        wanted = dict.fromkeys(one.text for one in before if _is_language(one.text))
        translated = dict(zip(wanted, self._decode(list(wanted), package), strict=True))
        after = []
        for one in before:
            new = translated.get(one.text, Translation(one.text, 0.0))
            flags = tuple(dict.fromkeys((*one.flags, *new.flags)))
            after.append(Translation(new.text, one.score + new.score, flags))
        return after

    def _decode(self, texts: list[str], package: Package) -> list[Translation]:
        """Decode different texts with one model, in one batched call."""
        if not texts:
            return []
        model = self._load(package)
        parts = [cut_long(text, model.tokenizer.encode, MAX_SOURCE_TOKENS) for text in texts]
        flat = [part for text_parts in parts for part in text_parts]
        prefix = [[package.target_prefix]] * len(flat) if package.target_prefix else None
        results = model.decoder.translate_batch(
            [part.pieces for part in flat],
            target_prefix=prefix,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            beam_size=self.beam,
            length_penalty=LENGTH_PENALTY,
            max_decoding_length=MAX_TARGET_TOKENS,
            replace_unknowns=True,
            return_scores=True,
        )
        outputs = iter(zip(flat, results, strict=True))
        translations = []
        for text_parts in parts:
            text, log_probability, tokens = "", 0.0, 0
            flags: dict[str, None] = {}
            for part, result in (next(outputs) for _ in text_parts):
                pieces = result.hypotheses[0]
                # The end of the sentence counts as a token, in CTranslate2's normalisation and in ours.
                length = len(pieces) + 1
                log_probability += result.scores[0] * length**LENGTH_PENALTY
                tokens += length
                if package.target_prefix and pieces[:1] == [package.target_prefix]:
                    pieces = pieces[1:]
                if len(pieces) >= MAX_TARGET_TOKENS - 1:
                    flags["cut"] = None
                text += " ".join(model.tokenizer.decode(pieces, part.text).split()) + part.gap
            if not text.strip():
                flags["empty"] = None
            translations.append(Translation(text.strip(), log_probability / tokens, tuple(flags)))
        return translations

    def _load(self, package: Package) -> _Model:
        """The model of `package`, loaded at its first use. Raises `BadPackage`."""
        if package.pair not in self._models:
            import ctranslate2

            try:
                decoder = ctranslate2.Translator(
                    str(package.folder / "model"),
                    device="cpu",
                    # Argos's own "auto" makes some packages emit pieces of words.
                    compute_type="default",
                    inter_threads=self._threads,
                    intra_threads=1,
                )
            except (RuntimeError, ValueError) as error:
                raise BadPackage(
                    f"The package {package.pair} {package.version} in {package.folder} cannot be loaded "
                    f"({str(error).splitlines()[0]}). Remove it and install it again."
                ) from error
            tokenizer = open_tokenizer(package.folder, package.source, package.target)
            self._models[package.pair] = _Model(decoder, tokenizer, package)
        return self._models[package.pair]


def describe_engine(translator: Translator, source: str, targets: Iterable[str]) -> Mapping[str, object]:
    """What decides a translation besides its source, as a record keeps it.

    Returns the beam size and the version of every package on the way from `source` to each of `targets`
    that can be reached, by pair.
    """
    packages: dict[str, str] = {}
    for target in targets:
        try:
            hops = translator.route(source, target).hops
        except MissingPackage:
            continue
        packages |= {hop.pair: hop.version for hop in hops}
    return {"beam": translator.beam, "packages": dict(sorted(packages.items()))}


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
    """Whether there is anything to translate: a letter outside web and mail addresses."""
    return LETTER.search(ADDRESS.sub(" ", text)) is not None
