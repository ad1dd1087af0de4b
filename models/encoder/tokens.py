"""Turns texts into token numbers, and token numbers into batches of a few fixed shapes.

A text must get the same vector alone and in a crowd, or the same ticket would change its theme with
the file it came in. Matrix libraries choose their order of additions by the shape of the batch, so
a text's own length alone decides the width that it is computed in. Texts of up to `ROW` tokens are
laid end to end in rows as wide as the first of `WIDTHS` that holds them, and rows of together
`PLACES` tokens, or `TOGETHER` times as many, are a batch: hardly a place is blank, and a text sees
its own tokens alone (see `models/encoder/graph.py`), wherever it lies. Longer ones are computed one
by one, their tokens padded to a multiple of `WIDTH_STEP`.

A row has blocks. A text that fits into one lies in one, and one that does not begins with one:
where it crosses from block to block is thereby decided by its length too. In f32 the row is one
block, as its products add up place after place, to which the zeros beside a text add nothing.
Those in bf16 add up 32 places and then what these gave.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.encoder.bases import MINILM, MPNET, Base
from models.errors import InvalidInput, UnverifiedWeights
from models.identity import Precision

#: Gives the token numbers of texts, each at most as long as its base reads.
Tokenise = Callable[[Sequence[str]], list[list[int]]]

#: Widths of the batches of one long text are multiples of it.
WIDTH_STEP = 8

#: Tokens of the rows that short texts share: what a row holds is held against the whole row, which
#: costs half in rows of half the width.
WIDTHS = (64, 128)
ROW = WIDTHS[-1]
#: Tokens of a batch of such rows. Products of 256 rows cost a sixth less a token than those of 96.
PLACES = 256
#: How many times as many rows are computed together while there are so many: the weights, which no
#: cache of a core holds, are then fetched a third as often. Products add up along a row, so that
#: how many rows lie beside it decides nothing.
TOGETHER = 3

#: Most places of a row whose products are added up together, by what they are computed in.
BLOCKS: Mapping[Precision, int] = {"f32": ROW, "bf16": 32}

#: Fewest places of a text (one has two marks at least), and so most texts of a row.
_FEWEST = 2
SLOTS = ROW // _FEWEST

#: Characters of a text that are looked at: far more than any base reads tokens of.
MOST_CHARACTERS = 50_000

#: By base, SHA-256 of the file that splits texts as the base was published with, and `rules_of` it.
PUBLISHED = {
    MINILM.identity: (
        "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
        "66854eac0051205f3bc495b01f6e3db009bf68ae4357305b44d34019134e42f7",
    ),
    MPNET.identity: (
        "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842",
        "71f54df8d7c85611f48fcbc770bcc8e4183ffd08e74eb14bb29eead5c440fec4",
    ),
}


@dataclass(frozen=True, slots=True)
class TokenBatch:
    """Token numbers of texts that lie end to end in rows, int32 of one fixed shape (rows, width).

    Attributes:
        positions: of the texts, in the sequence that was laid out.
        cells: where each text's vector is found: its row times `SLOTS` plus its place in the row.
        ids: token numbers; 0 where no text lies.
        places: of each token in its text, from 0.
        owners: which text of its row a token is of, from 1; 0 where no text lies.

    """

    positions: tuple[int, ...]
    cells: tuple[int, ...]
    ids: NDArray[np.int32]
    places: NDArray[np.int32]
    owners: NDArray[np.int32]


#: The texts that lie in a row: position of each, and the place where it begins.
_Row = list[tuple[int, int]]


def batch_shape(tokens: int) -> tuple[int, int]:
    """Return rows and width of the batches in which a text of so many tokens is computed.

    >>> batch_shape(20), batch_shape(90), batch_shape(129)
    ((4, 64), (2, 128), (1, 136))
    """
    width = next((width for width in WIDTHS if tokens <= width), 0)
    if width:
        return PLACES // width, width
    return 1, -(-tokens // WIDTH_STEP) * WIDTH_STEP


def fixed_batches(
    token_lists: Sequence[Sequence[int]], most: int, block: int = ROW
) -> list[TokenBatch]:
    """Lay token lists out in batches of the fixed shapes, widest first.

    Args:
        token_lists: the token numbers of each text.
        most: how many tokens a text may have.
        block: of `BLOCKS`.

    Raises:
        InvalidInput: when a text has no token, or more than it may have.

    """
    lengths = [len(tokens) for tokens in token_lists]
    for position, length in enumerate(lengths):
        if not 0 < length <= most:
            message = f"text {position} has {length} tokens; an encoder takes 1 to {most}"
            raise InvalidInput(message)
    falling = sorted(range(len(lengths)), key=lambda position: (-lengths[position], position))
    batches: list[TokenBatch] = []
    for shape, same in groupby(falling, key=lambda position: batch_shape(lengths[position])):
        rows = _packed(list(same), lengths, shape[1], block)
        batches.extend(
            _filled(token_lists, rows[first : first + count], (count, shape[1]))
            for first, count in _cut(len(rows), shape)
        )
    return batches


def _cut(rows: int, shape: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield where each batch of so many rows begins, and how many rows it has."""
    few, width = shape
    many = few * TOGETHER if width <= ROW else few
    first = 0
    while first < rows:
        count = many if rows - first >= many else few
        yield first, count
        first += count


def _packed(
    falling: Sequence[int], lengths: Sequence[int], width: int, most_of_block: int
) -> list[_Row]:
    """Lay texts in rows: each, longest first, where it leaves least room (best fit)."""
    block = min(width, most_of_block) if width <= ROW else width
    rows: list[_Row] = []
    #: Room at the end of a block, by how much it is, and blocks without a text, by how many follow
    #: each other: rows, and the place where the room begins.
    ends: list[list[tuple[_Row, int]]] = [[] for _ in range(block + 1)]
    blanks: list[list[tuple[_Row, int]]] = [[] for _ in range(width // block + 1)]
    for position in falling:
        taken = max(lengths[position], _FEWEST)
        room = next((room for room in range(taken, block + 1) if ends[room]), 0)
        if room:
            row, start = ends[room].pop()
            ends[room - taken].append((row, start + taken))
        else:
            blocks = -(-taken // block)
            free = next((free for free in range(blocks, len(blanks)) if blanks[free]), 0)
            if not free:
                free = width // block
                rows.append([])
                blanks[free].append((rows[-1], 0))
            row, start = blanks[free].pop()
            after = start + blocks * block
            blanks[free - blocks].append((row, after))
            ends[after - start - taken].append((row, start + taken))
        row.append((position, start))
    return rows


def read_tokenizer(directory: Path, base: Base) -> Tokenise:
    """Read ``tokenizer.json`` and return what applies it.

    Raises:
        UnverifiedWeights: when the file is missing, is no tokenizer, or splits texts by other rules
            than those the base was published with: its vectors would be of other tokens.

    """
    from tokenizers import Tokenizer  # noqa: PLC0415  (on first use)

    path = directory / "tokenizer.json"
    try:
        written = path.read_bytes()
        _verify_rules(written, base)
        tokenizer = Tokenizer.from_buffer(written)
    except (OSError, ValueError) as error:
        message = f"{path.name} of {base.name} cannot be read ({error}); install it again"
        raise UnverifiedWeights(message) from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(base.max_tokens)

    def tokenise(texts: Sequence[str]) -> list[list[int]]:
        readable = [_readable(text) for text in texts]
        return [encoding.ids for encoding in tokenizer.encode_batch_fast(readable)]

    return tokenise


def rules_of(written: bytes) -> str:
    """Return the SHA-256 over a tokenizer's rules, whatever its lay-out, truncation and padding.

    Raises:
        ValueError: when it is no JSON object.

    """
    rules = json.loads(written)
    if not isinstance(rules, dict):
        message = f"a tokenizer is a JSON object, not a {type(rules).__name__}"
        raise ValueError(message)  # noqa: TRY004 - as json does for other unreadable content
    kept = {name: value for name, value in rules.items() if name not in ("truncation", "padding")}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()


def _verify_rules(written: bytes, base: Base) -> None:
    """Check a tokenizer's file; only one that is not the known file need be read for that."""
    file, expected = PUBLISHED.get(base.identity, ("", ""))
    if not expected or hashlib.sha256(written).hexdigest() == file:
        return
    rules = rules_of(written)
    if rules != expected:
        message = (
            f"the rules in tokenizer.json have the SHA-256 {rules}, but those of the published "
            f"{base.name} have {expected}; install it again"
        )
        raise UnverifiedWeights(message)


def _readable(text: str) -> str:
    """Cut what no base reads, and replace halves of characters, which have no UTF-8 form."""
    return text[:MOST_CHARACTERS].encode("utf-8", "replace").decode("utf-8")


def _filled(
    token_lists: Sequence[Sequence[int]], rows: Sequence[_Row], shape: tuple[int, int]
) -> TokenBatch:
    ids, places, owners = (np.zeros(shape, dtype=np.int32) for _ in range(3))
    cells: list[int] = []
    for number, row in enumerate(rows):
        for slot, (position, start) in enumerate(row):
            tokens = token_lists[position]
            lies = number, slice(start, start + len(tokens))
            ids[lies], places[lies], owners[lies] = tokens, np.arange(len(tokens)), slot + 1
            cells.append(number * SLOTS + slot)
    positions = tuple(position for row in rows for position, _ in row)
    return TokenBatch(positions, tuple(cells), ids, places, owners)
