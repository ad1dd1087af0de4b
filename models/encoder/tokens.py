"""Turns texts into token numbers, and token numbers into batches of a few fixed shapes.

A text must get the same vector alone and in a crowd, or the same ticket would change its theme with
the file it came in. Matrix libraries choose their order of additions by the shape of the batch, so
a text's own length alone decides the shape that it is computed in: its tokens are padded to a
multiple of `WIDTH_STEP`, and for each width there is one number of rows, the greatest that keeps
within `TOKENS_A_BATCH`. Short texts share a batch, which is filled up with blank rows; long ones
are computed one by one, which costs a tenth at most and wastes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.encoder.bases import MINILM, MPNET, Base
from models.errors import InvalidInput, UnverifiedWeights

#: Gives the token numbers of texts, each at most as long as its base reads.
Tokenise = Callable[[Sequence[str]], list[list[int]]]

#: Widths of batches are multiples of it.
WIDTH_STEP = 8

#: Most tokens of a batch of several rows. 128 was 2 % faster on many texts but a tenth slower on
#: fifty, which leave more rows blank; 48 was a quarter slower on both.
TOKENS_A_BATCH = 96

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
    """Token numbers and mask, int32 of one fixed shape (rows, width).

    ``positions`` are those of the texts in the first rows; the rest is blank.
    """

    positions: tuple[int, ...]
    ids: NDArray[np.int32]
    mask: NDArray[np.int32]


def batch_shape(tokens: int) -> tuple[int, int]:
    """Return rows and width of the batches in which a text of so many tokens is computed.

    >>> batch_shape(20), batch_shape(90)
    ((4, 24), (1, 96))
    """
    width = -(-max(tokens, 1) // WIDTH_STEP) * WIDTH_STEP
    return max(1, TOKENS_A_BATCH // width), width


def fixed_batches(token_lists: Sequence[Sequence[int]], most: int) -> list[TokenBatch]:
    """Lay token lists out in batches of the fixed shapes, widest first.

    Args:
        token_lists: the token numbers of each text.
        most: how many tokens a text may have.

    Raises:
        InvalidInput: when a text has no token, or more than it may have.

    """
    alike: dict[tuple[int, int], list[int]] = {}
    for position, tokens in enumerate(token_lists):
        if not 0 < len(tokens) <= most:
            message = f"text {position} has {len(tokens)} tokens; an encoder takes 1 to {most}"
            raise InvalidInput(message)
        alike.setdefault(batch_shape(len(tokens)), []).append(position)
    shapes = sorted(alike, key=lambda shape: -shape[1])
    return [
        _filled(token_lists, alike[shape][first : first + shape[0]], shape)
        for shape in shapes
        for first in range(0, len(alike[shape]), shape[0])
    ]


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
    token_lists: Sequence[Sequence[int]], positions: Sequence[int], shape: tuple[int, int]
) -> TokenBatch:
    ids = np.zeros(shape, dtype=np.int32)
    mask = np.zeros(shape, dtype=np.int32)
    mask[:, 0] = 1
    for row, position in enumerate(positions):
        tokens = token_lists[position]
        ids[row, : len(tokens)] = tokens
        mask[row, : len(tokens)] = 1
    return TokenBatch(tuple(positions), ids, mask)
