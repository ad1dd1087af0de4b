"""Which of several representations of the same texts to group in, decided without labels.

A general encoder tells subjects apart, a trained one causes; which of them a portfolio is made of
cannot be known beforehand. The one whose groups tell most, and can be repeated, is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.clustering.communities import CommunityClusterer
from models.clustering.contract import Clusterer
from models.clustering.distinct import distinct
from models.errors import InvalidInput

#: Different rows on which representations are compared.
_COMPARED = 1_500


@dataclass(frozen=True, slots=True)
class ViewChoice:
    """How representations are compared: by whom, and on how many different rows at most."""

    judge: Clusterer = field(default_factory=lambda: CommunityClusterer(parts=6, judged=6))
    most: int = _COMPARED

    def telling_most(self, views: Sequence[NDArray[np.floating]]) -> int:
        """Return the position of the view whose repeatable groups tell most; of equals, the first.

        Args:
            views: the same texts in several representations, each of shape (texts, a dimension).

        Raises:
            InvalidInput: when there is no view, or they differ in their number of rows.

        """
        counts = [len(view) for view in views]
        if len(set(counts)) != 1:
            message = f"views have {counts or 'no'} rows; give at least one, each with all texts"
            raise InvalidInput(message)
        if len(views) == 1:
            return 0
        sample = distinct(views[0], seed=0)[0][: self.most]
        worth = [round(self.judge.cluster(view[sample]).worth, 6) for view in views]
        return int(np.argmax(worth))
