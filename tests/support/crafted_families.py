"""Tiny models of every family, in the layout of its published conversions: real SentencePiece, weights set by hand.

What a piece means is a code that the words of all languages for one thing share. The encoder passes it on; the decoder
looks up the code at its own place in the source, that of the language where its token is (in what it has said, or in
the source), and says the piece with both.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from ctranslate2.specs import transformer_spec

from translate import ModelFolder
from translate.engine.families import END, FAMILIES, language_tokens
from translate.packages import DESCRIPTION, describe_model
from translate.text import LANGUAGES

# One thing a line, in the order of `CODES`.
CODES = ("en", "fa", "ur", "ps")
WORDS = (
    ("water", "آب", "پانی", "اوبه"),
    ("river", "رود", "دریا", "سیند"),
    ("peace", "صلح", "امن", "سوله"),
    ("schools", "مدارس", "اسکول", "ښوونځي"),
    ("roads", "جاده", "سڑکیں", "لارې"),
    ("closed", "بسته", "بند", "تړلې"),
    ("market", "بازار", "منڈی", "مارکېټ"),
    ("minister", "وزیر", "وزیرِ", "وزير"),
)
NEUTRAL = "0123456789.,:;!?()«»،؟۔-"
CONTENT, LANGUAGE, MARKER, PLACE = 96, 32, 8, 64
PLACES = 96


@dataclass(frozen=True)
class Size:
    """Of the model: `noise` fills the weights that do nothing, since CTranslate2 keeps equal ones once."""

    layers: int = 1
    width: int = 200
    heads: int = 2
    inner: int = 8
    made_up_words: int = 0
    noise: float = 0.0

    @property
    def head(self) -> int:
        """The width of a head, which must hold what a piece means."""
        return self.width // self.heads


TINY = Size()


@dataclass(frozen=True)
class Crafted:
    """A model folder, and the pieces of its tokenizer."""

    folder: Path
    pieces: tuple[str, ...]


def train_tokenizer(path: Path, texts: Sequence[str], symbols: Sequence[str] = (), kind: str = "bpe") -> list[str]:
    """A real SentencePiece model of whole words, trained on `texts`; returns its pieces but the special ones."""
    shuffled = random.Random(0)
    lines = [" ".join(shuffled.choices(texts, k=6)) for _ in range(400)] + [" ".join(NEUTRAL)] * 4
    model = io.BytesIO()
    characters = set("".join(texts) + NEUTRAL)
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=model,
        model_type=kind,
        vocab_size=len(characters) + 5 * len(texts) + len(symbols),
        character_coverage=1.0,
        hard_vocab_limit=False,
        user_defined_symbols=list(symbols),
        minloglevel=2,
    )
    path.write_bytes(model.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    return [piece for piece in pieces if piece not in {"<unk>", "<s>", END}]


def craft_folder(
    folder: Path,
    name: str,
    codes: Sequence[str] = CODES,
    *,
    told: bool = True,
    skip: int | None = None,
    size: Size = TINY,
) -> Crafted:
    """A folder of the family `name` that knows `codes`, files and special tokens as its conversions have them.

    `told`: whether it has language tokens; a Marian model without translates into the last of `codes`. `skip`: tokens
    of the source before the text, where the family alone does not tell.
    """
    family = FAMILIES[name]
    folder.mkdir(parents=True)
    words = [WORDS[row][CODES.index(code)] for row in range(len(WORDS)) for code in codes]
    tokens = {code: family.token(family.codes(LANGUAGES[code])[0]) for code in codes} if told else {}
    if name == "marian":
        pieces = train_tokenizer(folder / "source.spm", words, kind="unigram")
        (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    elif name == "madlad":
        pieces = train_tokenizer(folder / "spiece.model", words, list(tokens.values()), "unigram")
    else:
        pieces = train_tokenizer(folder / "sentencepiece.bpe.model", words)
    kept = [piece for piece in pieces if piece not in tokens.values()]
    in_source = name in {"marian", "madlad"}
    if skip is None:
        skip = {"marian": int(told), "madlad": 2}.get(name, 0)
    start = {"marian": END, "madlad": "<unk>"}.get(name, END)
    craft_weights(folder, kept, codes, tokens, in_source=in_source, skip=skip, start=start, size=size)
    return Crafted(folder, tuple(kept))


def craft_weights(
    folder: Path,
    pieces: Sequence[str],
    codes: Sequence[str],
    tokens: dict[str, str],
    *,
    in_source: bool,
    skip: int,
    start: str,
    size: Size = TINY,
) -> None:
    """Write `model.bin`, `config.json` and `shared_vocabulary.json`."""
    drawn = np.random.default_rng(0)
    width = size.width
    vocabulary = ["<s>", "<pad>", END, "<unk>", *pieces, *tokens.values(), "<mask>"]
    vocabulary += [f"madeupword{row}" for row in range(size.made_up_words)]

    def idle(rows: int, columns: int) -> Any:
        return (size.noise * drawn.standard_normal((rows, columns), np.float32)).astype(np.float32)

    def signs(rows: int, columns: int) -> Any:
        half = drawn.choice(np.array([-1, 1], np.float32), size=(rows, columns // 2))
        return np.concatenate([half, -half], axis=1)

    meanings, languages = signs(len(vocabulary), CONTENT), signs(len(codes) + 1, LANGUAGE)
    marker = signs(1, MARKER)[0]
    places = np.zeros((PLACES, width), np.float32)
    places[:, -PLACE:] = signs(PLACES, PLACE)
    number = {token: row for row, token in enumerate(vocabulary)}
    source, target, said = (np.zeros((len(vocabulary), width), np.float32) for _ in range(3))
    for row, translations in enumerate(WORDS):
        same = [number.get(f"▁{translations[CODES.index(code)]}") for code in codes]
        for code, one in zip(codes, same, strict=True):
            assert one is not None, f"{WORDS[row]} is not one piece in {code}"
            meanings[one] = meanings[same[0]]
            said[one, CONTENT : CONTENT + LANGUAGE] += languages[codes.index(code)]
    source[:, :CONTENT] = said[:, :CONTENT] = meanings
    for code, token in tokens.items():
        for rows in (source, target):
            rows[number[token], :] = 0
            rows[number[token], CONTENT : CONTENT + LANGUAGE] = languages[codes.index(code)]
            rows[number[token], CONTENT + LANGUAGE : CONTENT + LANGUAGE + MARKER] = marker
        said[number[token], :] = 0
    spec = transformer_spec.TransformerSpec.from_config((size.layers, size.layers), size.heads, pre_norm=True)
    for half, embeddings, offset in ((spec.encoder, source, 0), (spec.decoder, target, skip)):
        half.scale_embeddings = False
        half.position_encodings.encodings = places[offset:]
        _fill_norm(half.layer_norm, width)
        for layer in half.layer:
            _fill_attention(layer.self_attention, width, idle)
            _fill_norm(layer.ffn.layer_norm, width)
            _fill_linear(layer.ffn.linear_0, idle(size.inner, width))
            _fill_linear(layer.ffn.linear_1, idle(width, size.inner))
        (half.embeddings[0] if half is spec.encoder else half.embeddings).weight = embeddings
    for layer in spec.decoder.layer:
        _fill_attention(layer.attention, width, idle)
    reading = spec.decoder.layer[0].attention
    queries, keys, values, output = (np.zeros((width, width), np.float32) for _ in range(4))
    # Head 0 looks for its own place and brings the meaning there.
    place = np.arange(PLACE)
    queries[place, width - PLACE + place] = keys[place, width - PLACE + place] = 2
    meaning = np.arange(CONTENT)
    values[meaning, meaning] = output[meaning, meaning] = 1
    bias = np.zeros(width, np.float32)
    _look_for_language(size.head, keys, values, output, bias, marker) if in_source else None
    _fill_linear(reading.linear[0], queries, bias)
    _fill_linear(reading.linear[1], np.concatenate([keys, values]))
    _fill_linear(reading.linear[2], output)
    if not in_source:
        keys, values, output = (np.zeros((width, width), np.float32) for _ in range(3))
        bias = np.zeros(width, np.float32)
        _look_for_language(size.head, keys, values, output, bias, marker)
        own = spec.decoder.layer[0].self_attention
        still = np.zeros(2 * width, np.float32)
        _fill_linear(
            own.linear[0],
            np.concatenate([np.zeros((width, width), np.float32), keys, values]),
            np.concatenate([bias, still]),
        )
        _fill_linear(own.linear[1], output)
    if not tokens:
        # Of one pair: it always says the words of the last language.
        for row in range(len(vocabulary)):
            said[row, CONTENT : CONTENT + LANGUAGE] *= 0
        for translations in WORDS:
            for code in codes[:-1]:
                said[number[f"▁{translations[CODES.index(code)]}"]] = 0
    _fill_linear(spec.decoder.projection, 0.3 * said)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.add_source_bos = spec.config.add_source_eos = False
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", END, "<unk>"
    spec.config.decoder_start_token = start
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def _look_for_language(head: int, keys: Any, values: Any, output: Any, bias: Any, marker: Any) -> None:
    """Head 1 looks for the mark of a language token, whatever stands where, and brings the code of the language."""
    bias[head] = 40 * (head / 100) ** 0.5
    keys[head, CONTENT + LANGUAGE : CONTENT + LANGUAGE + MARKER] = marker
    slots, language = head + np.arange(LANGUAGE), CONTENT + np.arange(LANGUAGE)
    values[slots, language] = output[language, slots] = 1


def _fill_norm(norm: Any, width: int) -> None:
    norm.gamma, norm.beta = np.ones(width, np.float32), np.zeros(width, np.float32)


def _fill_linear(linear: Any, weight: Any, bias: Any = None) -> None:
    linear.weight = weight
    linear.bias = np.zeros(len(weight), np.float32) if bias is None else bias


def _fill_attention(attention: Any, width: int, idle: Callable[[int, int], Any]) -> None:
    _fill_norm(attention.layer_norm, width)
    *inner, last = attention.linear
    sizes = [3 * width] if len(inner) == 1 else [width, 2 * width]
    for linear, rows in zip(inner, sizes, strict=True):
        _fill_linear(linear, idle(rows, width))
    _fill_linear(last, idle(width, width))


def describe_folder(crafted: Crafted, name: str, family: str, codes: Sequence[str] = CODES) -> ModelFolder:
    """The folder as a model that was imported, without what importing checks."""
    known = language_tokens(crafted.folder, FAMILIES[family])
    model = ModelFolder(name, family, "0123456789ab", crafted.folder, tuple((code, known[code]) for code in codes))
    (crafted.folder / DESCRIPTION).write_text(describe_model(model), encoding="utf-8")
    return model
