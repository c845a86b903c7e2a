"""One package, loaded: sentences in, their hypotheses out, in batches.

Sentences are spelt in pieces, cut where they are too long for a model, decoded together in batches of padded tokens
with as many sentences side by side as there are cores, and put together again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from .errors import BadPackage, WrongUse
from .languages import COMMON_SENTENCE_ENDS, LANGUAGES
from .packages import Package
from .segments import Part, cut_long
from .sentences import CLOSERS
from .tokenizer import open_tokenizer

Device = Literal["auto", "cpu", "cuda"]

# Padded source tokens a batch: measured best from 256 to 2,048, worse above.
BATCH_TOKENS = 1024
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

    `package`: to load. `threads`: sentences decoded side by side. `device`: where. Raises `BadPackage` where it cannot
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
            )
        except (RuntimeError, ValueError) as error:
            raise BadPackage(
                f"The package {package.pair} {package.version} in {package.folder} cannot be loaded "
                f"({str(error).splitlines()[0]}). Remove it and install it again."
            ) from error
        self._tokenizer = open_tokenizer(package.folder, package.source, package.target)

    @property
    def size(self) -> int:
        """The bytes of its model file, about what it takes of memory."""
        return model_size(self.package)

    def decode(self, texts: Sequence[str], *, beam: int, careful: bool = False) -> list[tuple[Hypothesis, ...]]:
        """Translate sentences, in one batched call.

        `texts`: one sentence each. `beam`: beam size; as many hypotheses come out, which costs nothing more. `careful`:
        against repetition. Returns, for each text in order, its hypotheses from the best down.
        """
        ended = [_with_end(text, self.package.source) for text in texts]
        parts = [cut_long(text, self._tokenizer.encode, MAX_SOURCE_TOKENS) for text in ended]
        flat = [part for text_parts in parts for part in text_parts]
        prefix = self.package.target_prefix
        results = iter(
            self._decoder.translate_batch(
                [part.pieces for part in flat],
                target_prefix=[[prefix]] * len(flat) if prefix else None,
                max_batch_size=BATCH_TOKENS,
                batch_type="tokens",
                beam_size=beam,
                num_hypotheses=beam,
                length_penalty=LENGTH_PENALTY,
                max_decoding_length=MAX_TARGET_TOKENS,
                repetition_penalty=REPETITION_PENALTY if careful else 1,
                no_repeat_ngram_size=NO_REPEAT_NGRAM if careful else 0,
                replace_unknowns=True,
                return_scores=True,
            )
        )
        return [
            self._hypotheses(text_parts, [next(results) for _ in text_parts], got_an_end=with_end != text)
            for text, with_end, text_parts in zip(texts, ended, parts, strict=True)
        ]

    def _hypotheses(self, parts: Sequence[Part], results: Sequence[Any], *, got_an_end: bool) -> tuple[Hypothesis, ...]:
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
                spelt += " ".join(self._tokenizer.decode(pieces, part.text).split()) + part.gap
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
