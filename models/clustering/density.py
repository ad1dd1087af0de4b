"""Groups rows by density, the other way: HDBSCAN in the main directions.

Density clustering straight on sentence vectors leaves most texts as noise, because in hundreds of
dimensions everything is equally far. So the rows are first reduced to their main directions, the
dense cores found with HDBSCAN (Campello, Moulavi and Sander 2013), and the remaining rows given to
a core when their nearest neighbours are in it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.clustering.contract import Grouping, checked, nothing, numbered
from models.clustering.directions import Directions
from models.clustering.distinct import distinct
from models.clustering.neighbours import nearest, shared
from models.clustering.settling import settled

#: Fewest different rows that are grouped at all.
FEWEST = 8


@dataclass(frozen=True, slots=True)
class DensityClusterer:
    """HDBSCAN in the main directions, and the rest to the groups of its neighbours.

    Attributes:
        dimensions: main directions kept.
        smallest: fewest rows of a core; grows with the square root of the number of rows.
        growth: rows of a core per square root of the number of rows.
        samples: how many close rows make a place dense.
        neighbours: of each row that say where it belongs.
        belonging: share of a row's ties that must lead into a group for the row to join it.
        seed: of the order of the rows.

    """

    dimensions: int = 10
    smallest: int = 5
    growth: float = 0.2
    samples: int = 2
    neighbours: int = 15
    belonging: float = 0.25
    seed: int = 20

    @property
    def identity(self) -> str:
        """Method and settings."""
        return (
            f"density-1/{self.dimensions}/{self.smallest}/{self.growth}/{self.samples}"
            f"/{self.neighbours}/{self.belonging}/{self.seed}"
        )

    def cluster(self, rows: NDArray[np.floating]) -> Grouping:
        """Group the rows; the stability of a group is the persistence that HDBSCAN gives it.

        Raises:
            InvalidInput: when ``rows`` is no table of numbers.

        """
        firsts, copies, _ = distinct(checked(rows), self.seed)
        if len(firsts) < FEWEST:
            return nothing(len(rows))
        reduced = Directions.fitted(rows[firsts], self.dimensions).project(rows[firsts])
        cores, stability = self._cores(reduced)
        single = reduced.astype(np.float32)
        near = nearest(single, single, min(self.neighbours, len(firsts) - 1), same=True)
        members = settled(shared(near), cores, len(stability), self.belonging)
        return numbered(members[copies], stability)

    def _cores(self, rows: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        from hdbscan import HDBSCAN  # noqa: PLC0415  (heavy import, on first use)

        size = max(self.smallest, int(self.growth * np.sqrt(len(rows))))
        found = HDBSCAN(
            min_cluster_size=min(size, len(rows)),
            min_samples=min(self.samples, len(rows) - 1),
            cluster_selection_method="leaf",
            core_dist_n_jobs=1,
        ).fit(rows)
        stability = np.clip(np.asarray(found.cluster_persistence_, dtype=np.float64), 0, 1)
        return np.asarray(found.labels_, dtype=np.int64), stability
