"""How often a theme was found independently: several projects of one team are no replication.

Two occurrences are independent when they share neither customer nor team. The most occurrences of
which no two share either is the size of a maximum matching between customers and teams.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from intelligence.statistics.growing_matching import GrowingMatching

#: The code of a customer or team that is not known.
NOT_KNOWN = -1


def replications(customers: ArrayLike, teams: ArrayLike) -> int:
    """Return the size of the largest set of occurrences that share no customer and no team.

    Maximum matching in a bipartite graph (Kőnig 1931), found as Hopcroft and Karp (1973). An
    occurrence whose customer or team is not known cannot be said to be independent: it is left out.

    Args:
        customers: shape (occurrences,), codes from 0, or `NOT_KNOWN`.
        teams: shape (occurrences,), codes from 0, or `NOT_KNOWN`.

    >>> replications([0, 1, 2], [0, 0, 0]), replications([0, 0, 1], [0, 1, 1])
    (1, 2)

    """
    of_customer, of_team = _known(customers, teams)
    if not len(of_customer):
        return 0
    shape = (int(of_customer.max()) + 1, int(of_team.max()) + 1)
    graph = csr_array((np.ones(len(of_customer), np.int8), (of_customer, of_team)), shape=shape)
    matched = maximum_bipartite_matching(graph, perm_type="column")
    return int(np.count_nonzero(matched >= 0))


def _known(customers: ArrayLike, teams: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    of_customer = np.asarray(customers, dtype=np.int64)
    of_team = np.asarray(teams, dtype=np.int64)
    if of_customer.shape != of_team.shape:
        message = f"{of_customer.size} customers were given, but {of_team.size} teams"
        raise ValueError(message)
    both = (of_customer >= 0) & (of_team >= 0)
    return of_customer[both], of_team[both]


@dataclass(frozen=True)
class ChanceReplications:
    """How many replications chance alone gives, if any engagement could show a theme.

    Engagements are drawn without replacement, each with a chance that grows with its exposure
    (Efraimidis and Spirakis 2006), and their replications counted.

    Attributes:
        customers: shape (engagements,), codes from 0, or `NOT_KNOWN`.
        teams: shape (engagements,), as above.
        exposure: shape (engagements,), above 0; an engagement without any is never drawn.
        draws: how many times engagements are drawn.
        seed: of the draws; the same for all numbers of engagements.

    """

    customers: NDArray[np.int64]
    teams: NDArray[np.int64]
    exposure: NDArray[np.float64]
    draws: int = 200
    seed: int = 20_260

    def of(self, count: int) -> NDArray[np.int64]:
        """Return the replications among ``count`` drawn engagements, shape (draws,), ascending.

        The draws for one number begin like those for another, so that more engagements never have
        fewer replications.
        """
        return np.sort(np.array([found[min(count, len(found) - 1)] for found in self._along]))

    @cached_property
    def _along(self) -> tuple[list[int], ...]:
        """The replications after each drawn engagement, up to the most that are possible."""
        exposed = np.flatnonzero(self.exposure > 0)
        customers, teams = self.customers[exposed], self.teams[exposed]
        possible = replications(customers, teams)
        random = np.random.default_rng(self.seed)
        found = []
        for _ in range(self.draws):
            keys = random.exponential(size=len(exposed)) / self.exposure[exposed]
            order = np.argsort(keys, kind="stable")
            found.append(_growth(customers[order].tolist(), teams[order].tolist(), possible))
        return tuple(found)


def _growth(customers: list[int], teams: list[int], possible: int) -> list[int]:
    matching = GrowingMatching()
    sizes = [0]
    for customer, team in zip(customers, teams, strict=True):
        if sizes[-1] == possible:
            break
        known = customer >= 0 and team >= 0
        sizes.append(matching.add(customer, team) if known else sizes[-1])
    return sizes
