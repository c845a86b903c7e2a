"""A transformer made without training: its weights are set by hand so that it swaps pieces by a list.

An embedding holds four things side by side: a random ±1 code of the piece (its *content*),
two *flags* that tell its neighbours whether it leaves a word open, room for the neighbours' flags, and
random ±1 codes of the positions *here*, *next* and *previous*. Encoder self-attention looks for the next
and the previous position's code and brings their flags. Decoder cross-attention looks for its own
position's code and brings content and flags. The output row of a target piece is the content code of its
source piece, plus or minus the flags: so `in` becomes its translation where it stands as a whole word and
stays as it is in `investor`. Unknown words are `<unk>` and are copied by `replace_unknowns`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

SPACE = "▁"
UNKNOWN, START, END = "<unk>", "<s>", "</s>"
OPENERS = tuple("([{\"'“‘«—–")
PUNCTUATION = tuple(".,:;!?…()[]{}\"'“”‘’«»-–—/%،؛؟۔٪")
# Scales that keep the softmax of attention sharp over a thousand positions, and that of the output sharp
# enough for exact answers without driving scores to minus infinity.
ATTENTION_SCALE = 1.8
OUTPUT_SCALE = 0.2
# The flags' share of an output, as a part of the content's: large enough to decide, too small to mislead.
FLAG_SHARE = 1 / 16
# How much of the best translation's score a rival gets.
RIVAL_SHARE = 0.97


@dataclass(frozen=True)
class Shape:
    """The size of a crafted transformer.

    `layers`: encoder layers, and as many decoder layers. `heads` × `head_width` is the model's width.
    `content`: dimensions of a piece's code, a power of two. `position_code`: of one position's code.
    `feed_forward`: inner width. `positions`: the longest sequence, in pieces. `noise`: scale of the weights that
    do nothing; CTranslate2 keeps equal ones once, so with 0 many layers take the memory of one.
    """

    layers: int = 1
    heads: int = 8
    head_width: int = 64
    content: int = 256
    position_code: int = 64
    feed_forward: int = 16
    positions: int = 1024
    noise: float = 0.0

    @property
    def width(self) -> int:
        """The width of every layer."""
        return self.heads * self.head_width


TINY = Shape(head_width=32, content=128, position_code=32, positions=512)


@dataclass(frozen=True)
class Entry:
    """One source piece and what becomes of it.

    It becomes `translation` where what follows begins a new word (asked for by `closed`) and what comes
    before it leaves room for one (asked for by `opened`), and stays `piece` elsewhere. `rival`: another
    translation that is nearly as likely, and so in the second hypothesis.
    """

    piece: str
    translation: str
    closed: bool = False
    opened: bool = False
    rival: str | None = None


def craft_model(
    folder: Path, entries: list[Entry], shape: Shape = TINY, quantization: str = "int8", *, ends: bool = True
) -> None:
    """Write the transformer alone, as a CTranslate2 model folder.

    `folder`: to be made. `entries`: every source piece, at most as many to one translation as `shape` has content
    dimensions. `shape`, `quantization`: of the model. `ends`: whether it ever ends a sentence. Raises `ValueError` for
    a shape without room.
    """
    import numpy as np
    from ctranslate2.specs import transformer_spec

    random = np.random.default_rng(0)
    width, content, code = shape.width, shape.content, shape.position_code
    if content + 4 + 3 * code > width:
        raise ValueError(f"content and position codes take {content + 4 + 3 * code} of a width of {width}")
    flags = content  # leaves-open-before, leaves-open-after, then what the next and the previous told
    here, following, previous = (slice(content + 4 + k * code, content + 4 + (k + 1) * code) for k in range(3))

    def signs(rows: int, columns: int) -> Matrix:
        return random.choice(np.array([-1, 1], np.float32), size=(rows, columns))

    def nothing(rows: int, columns: int) -> Matrix:
        return (shape.noise * random.standard_normal((rows, columns))).astype(np.float32)

    source_pieces = [UNKNOWN, START, END, *(entry.piece for entry in entries)]
    codes = _content_codes(entries, signs(len(source_pieces), content))
    embeddings = np.zeros((len(source_pieces), width), np.float32)
    embeddings[:, :content] = codes
    embeddings[:, flags] = [1 if _begins_anew(piece) else -1 for piece in source_pieces]
    embeddings[:, flags + 1] = [1 if _ends_a_word(piece) else -1 for piece in source_pieces]

    position_codes = signs(shape.positions + 2, code)
    positions = np.zeros((shape.positions, width), np.float32)
    positions[:, here] = position_codes[1:-1]
    positions[:, following] = position_codes[2:]
    positions[:, previous] = position_codes[:-2]

    target_pieces, rows, biases = _output_rows(entries, codes, ends)
    projection = np.zeros((len(target_pieces), width), np.float32)
    projection[:, :content] = rows[:, :content]
    projection[:, flags + 2 : flags + 4] = rows[:, content:]

    spec = transformer_spec.TransformerSpec.from_config(
        (shape.layers, shape.layers), shape.heads, pre_norm=True, alignment_layer=0, alignment_heads=1
    )
    encoder, decoder = spec.encoder, spec.decoder
    encoder.embeddings[0].weight = embeddings
    decoder.embeddings.weight = np.zeros((len(target_pieces), width), np.float32)
    for half in (encoder, decoder):
        half.scale_embeddings = False
        half.position_encodings.encodings = positions
        _fill_norm(half.layer_norm, width)
        for layer in half.layer:
            _fill_attention(layer.self_attention, width, nothing)
            _fill_norm(layer.ffn.layer_norm, width)
            _fill_linear(layer.ffn.linear_0, nothing(shape.feed_forward, width))
            _fill_linear(layer.ffn.linear_1, nothing(width, shape.feed_forward))
    for layer in decoder.layer:
        _fill_attention(layer.attention, width, nothing)

    def look(query: slice, key: slice, heads: range, carried: Mapping[int, int]) -> tuple[Matrix, ...]:
        """Weights by which `heads` look from `query` codes for `key` codes and carry dimensions over."""
        queries, keys, values, output = (np.zeros((width, width), np.float32) for _ in range(4))
        for head in heads:
            first = head * shape.head_width
            rows = slice(first, first + min(code, shape.head_width))
            length = rows.stop - rows.start
            queries[rows, query.start : query.start + length] = ATTENTION_SCALE * np.eye(length)
            keys[rows, key.start : key.start + length] = ATTENTION_SCALE * np.eye(length)
        slots = [head * shape.head_width + k for head in heads for k in range(shape.head_width)]
        for slot, (taken, put) in zip(slots, carried.items(), strict=False):
            values[slot, taken] = 1
            output[put, slot] = 1
        return queries, keys, values, output

    half = shape.heads // 2
    to_next = look(following, here, range(half), {flags: flags + 2})
    to_previous = look(previous, here, range(half, shape.heads), {flags + 1: flags + 3})
    queries, keys, values, output = (a + b for a, b in zip(to_next, to_previous, strict=True))
    neighbours = encoder.layer[0].self_attention
    _fill_linear(neighbours.linear[0], np.concatenate([queries, keys, values]))
    _fill_linear(neighbours.linear[1], output)

    carried = {dimension: dimension for dimension in (*range(content), flags + 2, flags + 3)}
    queries, keys, values, output = look(here, here, range(shape.heads), carried)
    copying = decoder.layer[0].attention
    _fill_linear(copying.linear[0], queries)
    _fill_linear(copying.linear[1], np.concatenate([keys, values]))
    _fill_linear(copying.linear[2], output)

    decoder.projection.weight = projection * OUTPUT_SCALE
    decoder.projection.bias = biases * OUTPUT_SCALE
    spec.register_source_vocabulary(source_pieces)
    spec.register_target_vocabulary(target_pieces)
    spec.config.add_source_eos = True
    spec.config.add_source_bos = False
    spec.config.decoder_start_token = START
    spec.validate()
    spec.optimize(quantization=quantization)
    folder.mkdir()
    spec.save(str(folder))


def _content_codes(entries: list[Entry], codes: Matrix) -> Matrix:
    """Random codes, made orthogonal among the pieces that share a translation.

    Those share an output row, the sum of their codes, so any likeness between them would blur it. All get
    the first one's code, multiplied by different rows of a Hadamard matrix.
    """
    import numpy as np

    hadamard = np.ones((1, 1), np.float32)
    while len(hadamard) < codes.shape[1]:
        hadamard = np.block([[hadamard, hadamard], [hadamard, -hadamard]])
    members: dict[str, list[int]] = {}
    for number, entry in enumerate(entries, start=3):
        group = members.setdefault(entry.translation, [])
        group.append(number)
        codes[number] = codes[group[0]] * hadamard[len(group) - 1]
    return codes


def _begins_anew(piece: str) -> bool:
    """Whether a word just before this piece is complete."""
    return piece == END or piece.startswith(SPACE) or piece in PUNCTUATION


def _ends_a_word(piece: str) -> bool:
    """Whether a piece without a space before it, coming after this one, begins a word (quotes, brackets)."""
    return piece == SPACE or piece in OPENERS


def _output_rows(entries: list[Entry], codes: Matrix, ends: bool) -> tuple[list[str], Matrix, Matrix]:
    """The target vocabulary, its rows (content, then next and previous flag) and their biases."""
    import numpy as np

    patterns: dict[str, list[tuple[Matrix, float]]] = {}
    weight = codes.shape[1] * FLAG_SHARE

    def add(token: str, number: int, following: float = 0.0, previous: float = 0.0, bias: float = 0.0) -> None:
        row = np.concatenate([codes[number], np.array([following, previous], np.float32)])
        patterns.setdefault(token, []).append((row, bias))

    for number, special in enumerate((UNKNOWN, START, END)):
        add(special, number)
    if not ends:
        patterns[END] = [(-row, bias) for row, bias in patterns[END]]
    for number, entry in enumerate(entries, start=3):
        following, previous = weight * entry.closed, weight * entry.opened
        # Flags are 1 or -1, so where both are asked for, their sum must pass one.
        bias = -weight if entry.closed and entry.opened else 0.0
        add(entry.translation, number, following, previous, bias)
        if entry.rival is not None:
            row = np.concatenate([codes[number] * RIVAL_SHARE, np.zeros(2, np.float32)])
            patterns.setdefault(entry.rival, []).append((row, 0.0))
        if entry.closed or entry.opened:
            add(entry.piece, number, -following, -previous, -bias)
    tokens = list(patterns)
    rows = np.zeros((len(tokens), codes.shape[1] + 2), np.float32)
    biases = np.zeros(len(tokens), np.float32)
    for place, token in enumerate(tokens):
        found = patterns[token]
        rows[place, :-2] = sum(row[:-2] for row, _ in found)
        # Flags and bias are a property of how the token is used, not of how many sources it has.
        rows[place, -2:] = sum(row[-2:] for row, _ in found) / len(found)
        biases[place] = sum(bias for _, bias in found) / len(found)
    return tokens, rows, biases


def _fill_norm(norm: Any, width: int) -> None:
    import numpy as np

    norm.gamma = np.ones(width, np.float32)
    norm.beta = np.zeros(width, np.float32)


def _fill_linear(linear: Any, weight: Matrix) -> None:
    import numpy as np

    linear.weight = weight
    linear.bias = np.zeros(len(weight), np.float32)


def _fill_attention(attention: Any, width: int, nothing: Callable[[int, int], Matrix]) -> None:
    """An attention that adds `nothing`, until weights are set."""

    _fill_norm(attention.layer_norm, width)
    *inner, last = attention.linear
    sizes = [3 * width] if len(inner) == 1 else [width, 2 * width]
    for linear, size in zip(inner, sizes, strict=True):
        _fill_linear(linear, nothing(size, width))
    _fill_linear(last, nothing(width, width))
