"""How causes read to an encoder that was taught sub-causes end to end, beside the linear head.

The head weighs words and vectors that were learned by contrast; this reader's encoder was learned
for the sub-causes themselves. It is right less often alone, and errs elsewhere: a small share of
its log odds, mixed into the head's scores (a logarithmic opinion pool, Genest and Zidek 1986),
makes both surer of the right theme. It is asked about themes that the head knows, and no others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.encoder.adapter import read_adapter, write_adapter
from models.errors import UnfittedArtefact
from models.identity import read_identity
from models.readers.reader import Taught, TaughtReader, reader_weights

READER = "reader.npz"

#: Layers of the published encoder: all of them. With the lower half, as readers of roles and of
#: wordings have, the mixture is as often right, but gains less in likelihood (docs/quality).
LAYERS = 6

#: Characters of a cause that are read.
LONGEST_READ = 600


@dataclass(frozen=True)
class ThemeReader:
    """A reader whose log odds stand in the order of a head's classes.

    Attributes:
        taught: what is stored.
        reader: the same on its encoder.
        share: of its log odds in the mixture, above 0 and below 1.

    """

    taught: Taught
    reader: TaughtReader
    share: float

    def mixed(self, texts: Sequence[str], scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return a head's scores with the reader's, shape (texts, classes)."""
        return mixed(scores, read_themes(self.reader, texts), self.share)


def read_themes(reader: TaughtReader, texts: Sequence[str]) -> NDArray[np.float64]:
    """Return a reader's log odds of the classes, shape (texts, classes)."""
    return reader.read([text[:LONGEST_READ] for text in texts])


def mixed(
    scores: NDArray[np.float64], odds: NDArray[np.float64], share: float
) -> NDArray[np.float64]:
    """Return the weighted mean of a head's scores and a reader's log odds.

    >>> mixed(np.array([[1.0, 0.0]]), np.array([[11.0, 0.0]]), 0.1).tolist()
    [[2.0, 0.0]]
    """
    return np.asarray((1 - share) * scores + share * odds)


def reader_arrays(reader: ThemeReader | None) -> dict[str, Any]:
    """Return the reader's own linear map as it is stored beside the head's."""
    if reader is None:
        return {}
    taught = reader.taught
    return {
        "reader_head": taught.head.astype(np.float32),
        "reader_bias": taught.bias.astype(np.float32),
    }


def write_reader(path: Path, reader: ThemeReader | None) -> None:
    """Write the reader's encoder; without a reader, take away what an earlier one left."""
    path.unlink(missing_ok=True)
    if reader is not None:
        write_adapter(path, reader.taught.adapter)


def load_reader(
    folder: Path, told: Mapping[str, Any], arrays: Any, cache: Path | None, encoder: str
) -> ThemeReader:
    """Return what `write_reader` and `reader_arrays` stored; the digests were checked before.

    Args:
        folder: of the recogniser.
        told: what its card says of the reader.
        arrays: those of the recogniser.
        cache: the user's folder for notes of what was checked, if any.
        encoder: identity of the encoder of causes; the reader computes in the same precision.

    Raises:
        UnfittedArtefact: when a part is missing.
        UnverifiedWeights: when the package that the reader stands on is not installed.

    """
    if "reader_head" not in arrays.files:
        message = f"the card names {READER}, but the head of it is not stored; train again"
        raise UnfittedArtefact(message)
    head, bias = (arrays[name].astype(np.float64) for name in ("reader_head", "reader_bias"))
    taught = Taught(read_adapter(folder / READER), head, bias)
    known = read_identity(encoder)
    reader = taught.reader(
        reader_weights(cache, told["layers"]), known.precision if known else "f32"
    )
    return ThemeReader(taught, reader, float(told["share"]))
