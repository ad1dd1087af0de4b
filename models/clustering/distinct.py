"""Puts rows into an order that depends on what they hold and not on how they came."""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

#: Bytes of a row's digest: the first eight order the rows, each of the rest draws one part.
DIGEST = 64


def distinct(
    rows: NDArray[np.floating], seed: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8]]:
    """Return an order of the different rows that depends on nothing but what they hold.

    Returns:
        The first position of each different row, in this order; the place of each row in it; and
        the digests that draw parts of them, shape (different rows, bytes).

    """
    # Adding nought makes minus nought, which has other bytes, the same as nought.
    plain = np.round(rows, 6).astype(np.float32) + np.float32(0)
    salt = seed.to_bytes(8, "little", signed=True)
    raw = [hashlib.blake2b(row.tobytes(), digest_size=DIGEST, salt=salt).digest() for row in plain]
    keys, firsts, copies = np.unique(
        np.array(raw, dtype=f"V{DIGEST}"), return_index=True, return_inverse=True
    )
    drawn = np.frombuffer(keys.tobytes(), dtype=np.uint8).reshape(-1, DIGEST)
    return firsts, copies, drawn[:, 8:]
