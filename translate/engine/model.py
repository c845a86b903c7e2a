"""One package, loaded: sentences in, their hypotheses out, in batches.

Sentences are spelt in pieces, cut where they are too long for a model, decoded together in batches of padded tokens
with as many batches side by side as there are cores, and put together again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapreplace
from typing import Any, Literal

from ..errors import BadPackage, PackageRefused, WrongUse
from ..packages import ARGOS_NAME, Package
from ..text import CLOSERS, COMMON_SENTENCE_ENDS, LANGUAGES
from .families import END, FAMILIES, adds_end, language_tokens
from .tokenizer import Tokenizer, open_tokenizer

# After a clause, else between words; the white space itself is what is cut away.
CUTS = (re.compile(r"(?<=[,;:،؛，、；])\s+|\s+(?=[-–—(])"), re.compile(r"\s+"))


# A full stop at the end, or before the closing mark there: models write that of their own language or that of English.
ADDED_STOP = re.compile(rf"\s*(?<![.۔।。])[.۔।。]([{re.escape(CLOSERS)}]*)$")


@dataclass(frozen=True)
class Part:
    """A part of a sentence: its text, the pieces it is spelt with, and the gap before the next part."""

    text: str
    pieces: list[str]
    gap: str


def cut_long(text: str, encode: Callable[[str], list[str]], limit: int) -> list[Part]:
    """Cut `text` into parts of at most `limit` pieces.

    `encode` spells a text in pieces. Each cut is the one nearest to the middle, at the end of a clause if
    there is one, else between words, else between characters. Returns at least one part; the texts and
    gaps of all parts, joined, hold every word of `text` in order.
    """
    pieces = encode(text)
    if len(pieces) <= limit or len(text) < 2:
        return [Part(text, pieces[:limit], "")]
    end, start = _middle(text)
    left = cut_long(text[:end], encode, limit)
    last = left.pop()
    gap = " " if start > end else ""
    return [*left, Part(last.text, last.pieces, gap), *cut_long(text[start:], encode, limit)]


def _middle(text: str) -> tuple[int, int]:
    """Where the left part ends and the right one starts."""
    half = len(text) // 2
    for cut in CUTS:
        # A clause that ends in the outer quarters would leave a part about as long as the whole.
        found = [m for m in cut.finditer(text) if len(text) / 4 <= m.start() and m.end() <= len(text) * 3 / 4]
        if found:
            best = min(found, key=lambda match: abs(match.start() - half))
            return best.span()
    return half, half


# Padded source tokens a batch at most: from 512 to 1,024 measured equal, worse above and below; small batches are
# sooner done, which is when it is seen how they come along.
BATCH_TOKENS = 512
LEAST_BATCH_TOKENS, BATCH_TOKENS_STEP = 96, 32
# What a batch costs besides its tokens, in tokens: a step of the decoder reads all of the model, whatever its batch.
BATCH_COST = 115


def batch_tokens(lengths: Iterable[int], threads: int) -> int:
    """The size of batches with which sentences are all decoded soonest, in padded tokens.

    `lengths`: of the sentences, in tokens. `threads`: batches decoded side by side. Large batches cost least in all,
    but of few sentences they would leave threads with nothing to do while one is still at work.
    """
    longest_first = sorted(lengths, reverse=True)
    sizes = range(BATCH_TOKENS, LEAST_BATCH_TOKENS - 1, -BATCH_TOKENS_STEP)
    return min(sizes, key=lambda size: _finished_after(longest_first, size, threads))


def _finished_after(longest_first: Sequence[int], size: int, threads: int) -> int:
    """When the last thread is done, where each takes the next batch as CTranslate2 makes them: longest first."""
    done = [0] * threads
    start = 0
    while start < len(longest_first):
        longest = longest_first[start]
        batch = longest_first[start : start + max(1, size // max(longest, 1))]
        heapreplace(done, done[0] + BATCH_COST + longest * len(batch))
        start += len(batch)
    return max(done)


Device = Literal["auto", "cpu", "cuda"]
# Longer sources are cut at a clause: models were trained on sentences, and the decoder stops at the second.
MAX_SOURCE_TOKENS = 240
MAX_TARGET_TOKENS = 512
# What breaks a loop, for the second try (Keskar et al. 2019 for the penalty; no n-gram twice as in fairseq).
REPETITION_PENALTY = 1.2
NO_REPEAT_NGRAM = 4


@dataclass(frozen=True)
class Hypothesis:
    """One way to translate a sentence.

    `text`: in the target. `score`: mean log-probability a token. `cut`: whether the decoder was stopped before it
    came to an end.
    """

    text: str
    score: float
    cut: bool = False


class Model:
    """A loaded package, or a loaded model of several directions.

    `package`: to load; of a model of several directions any one. `threads`: batches decoded side by side. `device`:
    where. Raises `BadPackage` where it cannot be loaded, `WrongUse` for a device that is not there.
    """

    def __init__(self, package: Package, *, threads: int, device: Device = "auto") -> None:
        import ctranslate2

        self.package = package
        self.family = FAMILIES[package.family]
        self.device = find_device(device)
        try:
            self._decoder = ctranslate2.Translator(
                str(package.weights),
                device=self.device,
                # Argos's own "auto" makes some packages emit pieces of words.
                compute_type="default",
                inter_threads=threads,
                intra_threads=1,
                # All that is begun waits in its queue, so that nobody has to wait to begin.
                max_queued_batches=-1,
            )
        except (RuntimeError, ValueError) as error:
            raise BadPackage(
                f"The package {package.pair} {package.identity} in {package.folder} cannot be loaded "
                f"({str(error).splitlines()[0]}). Remove it and install it again."
            ) from error
        self._tokenizer = open_tokenizer(package)
        self._threads = threads
        self._end: list[str] = []
        self._tokens: frozenset[str] = frozenset()
        if package.family != ARGOS_NAME:
            try:
                self._tokens = frozenset(language_tokens(package.folder, self.family).values())
                self._end = [] if adds_end(package.folder) else [END]
            except PackageRefused as refusal:
                raise BadPackage(str(refusal)) from refusal

    def begin(
        self, texts: Sequence[str], *, beam: int, no_repeat: bool = False, packages: Sequence[Package] | None = None
    ) -> Decoding:
        """Begin to translate sentences, in one batched call; returns at once.

        `texts`: one sentence each. `beam`: beam size; as many hypotheses come out, which costs nothing more.
        `no_repeat`: against repetition. `packages`: the direction of each text, of this model (default: that of the
        package that was loaded). Raises `BadPackage` where the model has not the language of one.
        """
        directions = [self.package] * len(texts) if packages is None else packages
        encoders = {direction: self._encoder(direction) for direction in dict.fromkeys(directions)}
        ended = [_with_end(text, direction.source) for text, direction in zip(texts, directions, strict=True)]
        parts = [
            cut_long(text, encoders[direction], MAX_SOURCE_TOKENS)
            for text, direction in zip(ended, directions, strict=True)
        ]
        pieces = [part.pieces + self._end for text_parts in parts for part in text_parts]
        prefixes = [
            self.family.prefix(direction.target_prefix)
            for text_parts, direction in zip(parts, directions, strict=True)
            for _ in text_parts
        ]
        results = self._decoder.translate_batch(
            pieces,
            target_prefix=prefixes if any(prefixes) else None,
            max_batch_size=batch_tokens(map(len, pieces), self._threads),
            batch_type="tokens",
            asynchronous=True,
            beam_size=beam,
            num_hypotheses=beam,
            length_penalty=self.family.length_penalty,
            max_decoding_length=MAX_TARGET_TOKENS,
            repetition_penalty=REPETITION_PENALTY if no_repeat else 1,
            no_repeat_ngram_size=NO_REPEAT_NGRAM if no_repeat else 0,
            replace_unknowns=True,
            return_scores=True,
        )
        got_an_end = [with_end != text for text, with_end in zip(texts, ended, strict=True)]
        return Decoding(directions, self._tokenizer, parts, got_an_end, results)

    def _encoder(self, direction: Package) -> Callable[[str], list[str]]:
        """What spells sentences of a direction, once it is sure that the model knows its languages."""
        source, target = direction.source_token, direction.target_prefix

        def encode(text: str) -> list[str]:
            return self.family.encode(self._tokenizer.encode, text, source, target)

        if direction.family != ARGOS_NAME:
            for code, token in ((direction.source, source), (direction.target, target)):
                if (token and token not in self._tokens) or (self.family.needs_token and not token):
                    told = f"no token {token}" if token else "no token"
                    raise BadPackage(
                        f"The model {direction.name} in {direction.folder} has {told} for {LANGUAGES.get(code, code)}. "
                        "Import it anew, with the languages that it has."
                    )
            # Where the token is spelt with the text, it must come out whole.
            if target and not self.family.prefix(target) and target not in encode(""):
                raise BadPackage(
                    f"The tokenizer of the model {direction.name} in {direction.folder} cuts the token {target} to "
                    "pieces. Copy the one of the original model."
                )
        return encode


@dataclass(frozen=True)
class Decoding:
    """Sentences that the decoder is at work on; of one `Model.begin`.

    `directions`: of each sentence. `tokenizer`: that they are decoded with. `parts`: of each sentence. `got_an_end`:
    whether each was given a full stop. `results`: of the decoder, one a part.
    """

    directions: Sequence[Package]
    tokenizer: Tokenizer
    parts: Sequence[Sequence[Part]]
    got_an_end: Sequence[bool]
    results: Sequence[Any]

    @property
    def is_done(self) -> bool:
        """Whether all sentences are decoded."""
        return all(result.done() for result in self.results)

    def count_done(self) -> int:
        """Return how many sentences are decoded."""
        return sum(all(result.done() for result in results) for results in self._by_sentence())

    def hypotheses(self) -> list[tuple[Hypothesis, ...]]:
        """Wait for the decoder: for each sentence in order, its hypotheses from the best down."""
        for result in self.results:
            result.result()
        return [one for one in self.hypotheses_so_far() if one is not None]

    def hypotheses_so_far(self) -> list[tuple[Hypothesis, ...] | None]:
        """Return what `hypotheses` does, at once, with None for each sentence that is not decoded yet."""
        return [
            self._put_together(parts, [result.result() for result in results], got_an_end, direction)
            if all(result.done() for result in results)
            else None
            for parts, results, got_an_end, direction in zip(
                self.parts, self._by_sentence(), self.got_an_end, self.directions, strict=True
            )
        ]

    def _by_sentence(self) -> Iterator[Sequence[Any]]:
        """The decoder's results of each sentence."""
        results = iter(self.results)
        for parts in self.parts:
            yield [next(results) for _ in parts]

    def _put_together(
        self, parts: Sequence[Part], results: Sequence[Any], got_an_end: bool, direction: Package
    ) -> tuple[Hypothesis, ...]:
        """The parts of one sentence put together: all best ones, all second ones, and so on."""
        found = []
        family = FAMILIES[direction.family]
        for rank in range(min(len(result.hypotheses) for result in results)):
            spelt, log_probability, tokens, cut = "", 0.0, 0, False
            for part, result in zip(parts, results, strict=True):
                pieces: list[str] = result.hypotheses[rank]
                # The end of the sentence counts as a token, in CTranslate2's normalisation and in ours.
                length = len(pieces) + 1
                log_probability += result.scores[rank] * length**family.length_penalty
                tokens += length
                cut = cut or len(pieces) >= MAX_TARGET_TOKENS - 1
                pieces = family.without_special(pieces, direction.source_token, direction.target_prefix)
                spelt += " ".join(self.tokenizer.decode(pieces, part.text).split()) + part.gap
            spelt = spelt.strip()
            if got_an_end:
                spelt = ADDED_STOP.sub(r"\1", spelt)
            found.append(Hypothesis(spelt, log_probability / tokens, cut))
        return tuple(found)


def find_device(wanted: Device) -> Literal["cpu", "cuda"]:
    """The device to decode on: `auto` is the graphics card where CTranslate2 sees one.

    Raises `WrongUse` where a card is asked for and there is none, rather than being slow in silence.
    """
    import ctranslate2

    cards = ctranslate2.get_cuda_device_count() if wanted != "cpu" else 0
    if wanted == "cuda" and not cards:
        raise WrongUse("--device cuda: CTranslate2 sees no CUDA device here; use --device cpu or auto.")
    return "cuda" if cards else "cpu"


def model_size(package: Package) -> int:
    """The bytes of a package's model file; 0 where it is missing."""
    try:
        return (package.weights / "model.bin").stat().st_size
    except OSError:
        return 0


def _with_end(text: str, language: str) -> str:
    """A headline gets the full stop that models expect at the end of a sentence, and are led astray without."""
    ends = _ends(language)
    if text.rstrip().rstrip(CLOSERS).endswith(tuple(ends + ":؛;،,")):
        return text
    return text.rstrip() + _full_stop(language)


def _full_stop(language: str) -> str:
    return next((end for end in "۔।。" if end in _ends(language)), ".")


def _ends(language: str) -> str:
    row = LANGUAGES.get(language)
    return row.sentence_ends if row else COMMON_SENTENCE_ENDS
