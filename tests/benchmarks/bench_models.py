"""Tokens a second of a model of NLLB-200's size, through the engine and through CTranslate2 alone.

The model is crafted (see tests/support/crafted_families.py): layers of 1,024 with an inner width of 4,096, int8. It has
8 heads of 128 for NLLB's 16 of 64, since one head must hold what a piece means. No published model is run.

    uv run tests/benchmarks/bench_models.py --layers 12 --words 256000
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

import ctranslate2

sys.path += [str(Path(__file__).parents[1] / "support"), str(Path(__file__).parents[2])]

from crafted_families import CODES, WORDS, Size, craft_folder, describe_folder

from translate import Translator
from translate.engine.families import END, FAMILIES
from translate.engine.model import LEAST_BATCH_TOKENS, MAX_TARGET_TOKENS
from translate.engine.tokenizer import open_tokenizer

BEAM = 4
SOURCE, TARGETS = "en", ("fa", "ur")


def sentences(count: int) -> list[str]:
    """So many different sentences of 8 to 24 words of the model's own."""
    drawn = random.Random(1)
    words = [row[CODES.index(SOURCE)] for row in WORDS]
    return [f"{' '.join(drawn.choices(words, k=drawn.randint(8, 24)))} {number}." for number in range(count)]


def main() -> None:
    """Build the model, decode both ways, compare the words and print tokens a second."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--words", type=int, default=256_000)
    parser.add_argument("--sentences", type=int, default=24)
    options = parser.parse_args()
    cores = os.cpu_count() or 1
    size = Size(options.layers, 1024, 8, 4096, options.words, 1e-4)
    with tempfile.TemporaryDirectory() as folder:
        model = describe_folder(craft_folder(Path(folder) / "nllb", "nllb", size=size), "nllb", "nllb")
        weights = (model.folder / "model.bin").stat().st_size / 1e6
        print(f"{options.layers} + {options.layers} layers of 1024, {weights:,.0f} MB")
        texts = sentences(options.sentences)
        packages = [model.direction(SOURCE, target) for target in TARGETS]
        tokenizer, family = open_tokenizer(packages[0]), FAMILIES["nllb"]
        pieces = [
            [*family.encode(tokenizer.encode, text, package.source_token, package.target_prefix), END]
            for package in packages
            for text in texts
        ]
        prefixes = [[package.target_prefix] for package in packages for _ in texts]
        bare = ctranslate2.Translator(str(model.folder), inter_threads=cores, intra_threads=1)
        bare.translate_batch(pieces[:2], target_prefix=prefixes[:2], beam_size=BEAM)
        start = time.perf_counter()
        results = bare.translate_batch(
            pieces,
            target_prefix=prefixes,
            max_batch_size=4 * LEAST_BATCH_TOKENS,
            batch_type="tokens",
            beam_size=BEAM,
            num_hypotheses=BEAM,
            max_decoding_length=MAX_TARGET_TOKENS,
            replace_unknowns=True,
            return_scores=True,
        )
        alone = time.perf_counter() - start
        said = sum(len(result.hypotheses[0]) for result in results)
        del bare
        with Translator(packages=[], models=[model], beam=BEAM, threads=cores, typography=False) as translator:
            translator.translate_all(texts[:1], SOURCE, TARGETS)
            start = time.perf_counter()
            found = translator.translate_all(texts, SOURCE, TARGETS)
            engine = time.perf_counter() - start
        ours = [one.text for target in TARGETS for one in found[target]]
        theirs = [tokenizer.decode(result.hypotheses[0][1:], "") for result in results]
        same = sum(one == other for one, other in zip(ours, theirs, strict=True))
        print(f"CTranslate2 alone: {said / alone:,.1f} tokens/s; engine: {said / engine:,.1f} tokens/s")
        print(f"{same} of {len(ours)} translations have the same words")


if __name__ == "__main__":
    main()
