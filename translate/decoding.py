"""One package, loaded: sentences in, their hypotheses out, in batches.

Sentences are spelt in pieces, cut where they are too long for a model, decoded together in batches of padded tokens
with as many batches side by side as there are cores, and put together again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from .batching import batch_tokens
from .errors import BadPackage, WrongUse
from .packages import Package
from .segments import Part, cut_long
from .text import CLOSERS, COMMON_SENTENCE_ENDS, LANGUAGES
from .tokenizer import Tokenizer, open_tokenizer

Device = Literal["auto", "cpu", "cuda"]

# Longer sources are cut at a clause: models were trained on sentences, and the decoder stops at the second.
MAX_SOURCE_TOKENS = 240
MAX_TARGET_TOKENS = 512
# As Argos Translate decodes, so that its packages say here what they say there.
LENGTH_PENALTY = 0.2
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
    """A loaded package.

    `package`: to load. `threads`: batches decoded side by side. `device`: where. Raises `BadPackage` where it cannot
    be loaded, `WrongUse` for a device that is not there.
    """

    def __init__(self, package: Package, *, threads: int, device: Device = "auto") -> None:
        import ctranslate2

        self.package = package
        self.device = find_device(device)
        try:
            self._decoder = ctranslate2.Translator(
                str(package.folder / "model"),
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
                f"The package {package.pair} {package.version} in {package.folder} cannot be loaded "
                f"({str(error).splitlines()[0]}). Remove it and install it again."
            ) from error
        self._tokenizer = open_tokenizer(package.folder, package.source, package.target)
        self._threads = threads

    def begin(self, texts: Sequence[str], *, beam: int, careful: bool = False) -> Decoding:
        """Begin to translate sentences, in one batched call; returns at once.

        `texts`: one sentence each. `beam`: beam size; as many hypotheses come out, which costs nothing more. `careful`:
        against repetition.
        """
        ended = [_with_end(text, self.package.source) for text in texts]
        parts = [cut_long(text, self._tokenizer.encode, MAX_SOURCE_TOKENS) for text in ended]
        pieces = [part.pieces for text_parts in parts for part in text_parts]
        prefix = self.package.target_prefix
        results = self._decoder.translate_batch(
            pieces,
            target_prefix=[[prefix]] * len(pieces) if prefix else None,
            max_batch_size=batch_tokens(map(len, pieces), self._threads),
            batch_type="tokens",
            asynchronous=True,
            beam_size=beam,
            num_hypotheses=beam,
            length_penalty=LENGTH_PENALTY,
            max_decoding_length=MAX_TARGET_TOKENS,
            repetition_penalty=REPETITION_PENALTY if careful else 1,
            no_repeat_ngram_size=NO_REPEAT_NGRAM if careful else 0,
            replace_unknowns=True,
            return_scores=True,
        )
        got_an_end = [with_end != text for text, with_end in zip(texts, ended, strict=True)]
        return Decoding(self.package, self._tokenizer, parts, got_an_end, results)


@dataclass(frozen=True)
class Decoding:
    """Sentences that the decoder is at work on; of one `Model.begin`.

    `package`, `tokenizer`: that they are decoded with. `parts`: of each sentence. `got_an_end`: whether each was given
    a full stop. `results`: of the decoder, one a part.
    """

    package: Package
    tokenizer: Tokenizer
    parts: Sequence[Sequence[Part]]
    got_an_end: Sequence[bool]
    results: Sequence[Any]

    def hypotheses(self) -> list[tuple[Hypothesis, ...]]:
        """Wait for the decoder: for each sentence in order, its hypotheses from the best down."""
        results = iter([result.result() for result in self.results])
        return [
            self._put_together(parts, [next(results) for _ in parts], got_an_end)
            for parts, got_an_end in zip(self.parts, self.got_an_end, strict=True)
        ]

    def _put_together(self, parts: Sequence[Part], results: Sequence[Any], got_an_end: bool) -> tuple[Hypothesis, ...]:
        """The parts of one sentence put together: all best ones, all second ones, and so on."""
        found = []
        for rank in range(min(len(result.hypotheses) for result in results)):
            spelt, log_probability, tokens, cut = "", 0.0, 0, False
            for part, result in zip(parts, results, strict=True):
                pieces: list[str] = result.hypotheses[rank]
                # The end of the sentence counts as a token, in CTranslate2's normalisation and in ours.
                length = len(pieces) + 1
                log_probability += result.scores[rank] * length**LENGTH_PENALTY
                tokens += length
                cut = cut or len(pieces) >= MAX_TARGET_TOKENS - 1
                if self.package.target_prefix and pieces[:1] == [self.package.target_prefix]:
                    pieces = pieces[1:]
                spelt += " ".join(self.tokenizer.decode(pieces, part.text).split()) + part.gap
            spelt = spelt.strip()
            if got_an_end:
                spelt = spelt.removesuffix(_full_stop(self.package.target)).rstrip()
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
        return (package.folder / "model" / "model.bin").stat().st_size
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
