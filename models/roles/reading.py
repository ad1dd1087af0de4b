"""How statements read to an encoder that was taught roles end to end.

The regression of `models/roles/model.py` weighs vectors that were learned for causes; they hold too
little of what a statement is for. This reader's were learned for that alone. It reads each
statement by itself: shown its heading and neighbours as well, it learned the habits of the writers
of its documents, and told less of those of others. These speak through the other features.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from models.readers.reader import Taught, TaughtReader
from models.roles.contract import Probabilities, Statement

#: Characters of a statement that are read; more tells nothing new of its role.
LONGEST_READ = 600


@dataclass(frozen=True)
class Reading:
    """What a training of the reader leaves.

    Attributes:
        taught: on everything.
        unseen: what readers find likely of statements whose part they were not taught, shape
            (statements, roles).
        about: what the card says of the training.

    """

    taught: Taught
    unseen: Probabilities
    about: Mapping[str, Any]


def read_roles(reader: TaughtReader, statements: Sequence[Statement]) -> Probabilities:
    """Return how likely a reader finds each role of each statement, rows summing to one."""
    odds = reader.read([item.text[:LONGEST_READ] for item in statements])
    raised = np.exp(odds - odds.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
