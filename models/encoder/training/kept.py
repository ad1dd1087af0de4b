"""States below the first corrected layer, computed once: they are the same in every epoch."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from models.encoder.training.network import Network, States

#: Gives the token numbers of texts.
Tokenise = Callable[[Sequence[str]], list[list[int]]]

#: Texts whose states are computed at once.
_ROWS = 64

#: Groups of like length that a step's texts are computed in, to waste no padding.
_GROUPS = 4


class KeptStates:
    """States of texts before the corrected layers, and their vectors as published.

    Attributes:
        before: each text's vector by the published encoder, float32.

    """

    def __init__(self, network: Network, texts: Sequence[str], tokenise: Tokenise) -> None:
        """Run the frozen layers over all texts, and the published rest for comparison."""
        order = sorted(set(texts), key=lambda text: (len(text), text))
        self._states: dict[str, Tensor] = {}
        self.before: dict[str, Tensor] = {}
        for first in range(0, len(order), _ROWS):
            part = order[first : first + _ROWS]
            with torch.no_grad():
                given = network.start(tokenise(part))
                vectors = network.finish(given, corrected=False)
            for row, text in enumerate(part):
                self._states[text] = given.states[row, given.mask[row]]
                self.before[text] = vectors[row]

    def vectors(self, network: Network, texts: Sequence[str]) -> Tensor:
        """Return the vectors of known texts as now learned, shape (texts, dimension)."""
        lengths = np.array([len(self._states[text]) for text in texts])
        order = np.argsort(lengths, kind="stable")
        groups = [group for group in np.array_split(order, _GROUPS) if len(group)]
        found = [network.finish(self._padded([texts[i] for i in group])) for group in groups]
        return torch.cat(found)[torch.from_numpy(np.argsort(order))]

    def _padded(self, texts: Sequence[str]) -> States:
        rows = [self._states[text] for text in texts]
        states = nn.utils.rnn.pad_sequence(rows, batch_first=True)
        lengths = torch.tensor([len(row) for row in rows])
        return States(states, torch.arange(states.shape[1])[None, :] < lengths[:, None])
