"""What else could tell the chance of a theme: plain rates, rates of cells, neighbours, words.

Each is given the same training engagements. What could not have been seen of young ones is allowed
for by dividing by the share that could, which is more than these methods usually get.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.risk.at_signature import Signed
from models.risk_peers import tfidf_regressions

Array = NDArray[np.float64]

_NEIGHBOURS = 25
#: Units that the wider class is worth in a cell of type and customer.
_WORTH = 5.0

PLAIN = "base rate"
CELLS = "type x customer rates"
NEIGHBOURS = "25 nearest neighbours"
WORDS = "TF-IDF logistic regression"


@dataclass(frozen=True)
class Known:
    """Engagements as the peers see them.

    Attributes:
        signed: as they were at signature.
        scopes: their texts, "" where there is none.
        rows: shape (engagements, columns), attributes and text as numbers.

    """

    signed: Signed
    scopes: Sequence[str]
    rows: Array


def peer_chances(known: Known, seen: tuple[Array, Array], asked: Known) -> dict[str, Array]:
    """Return each peer's chances, shape (asked, themes).

    Args:
        known: training engagements.
        seen: what they showed, shape (engagements, themes), and the share of it that could have
            been seen, shape (engagements,).
        asked: engagements to tell about.

    """
    shows, visible = seen
    cells = tuple(
        tuple(np.array(one.signed.attributes[n]) for n in ("engagement_type", "customer"))
        for one in (known, asked)
    )
    words = tfidf_regressions((known.scopes, _values(known)), shows, (asked.scopes, _values(asked)))
    return {
        PLAIN: plain_rates(shows, visible, len(asked.rows)),
        CELLS: cell_rates((shows, visible), cells[0], cells[1]),
        NEIGHBOURS: neighbour_rates((shows, visible), known.rows, asked.rows),
        WORDS: np.minimum(words / max(float(visible.mean()), 1e-9), 1.0),
    }


def plain_rates(shows: Array, visible: Array, asked: int) -> Array:
    """Return the share of training engagements that show each theme, for each one asked."""
    rates = np.minimum((shows.sum(axis=0) + 0.5) / (visible.sum() + 1.0), 1.0)
    return np.asarray(np.broadcast_to(rates, (asked, shows.shape[1])))


def cell_rates(
    seen: tuple[Array, Array], cells: Sequence[NDArray[np.str_]], asked: Sequence[NDArray[np.str_]]
) -> Array:
    """Return rates of type and customer, each drawn towards the wider class by a fixed worth."""
    shows, visible = seen
    overall = plain_rates(shows, visible, 1)[0]
    result = np.empty((len(asked[0]), shows.shape[1]))
    for row, (kind, customer) in enumerate(zip(*asked, strict=True)):
        inside = cells[0] == kind
        rate = _drawn(shows[inside], visible[inside], overall)
        both = inside & (cells[1] == customer)
        result[row] = _drawn(shows[both], visible[both], rate)
    return result


def neighbour_rates(seen: tuple[Array, Array], rows: Array, asked: Array) -> Array:
    """Return the share of the 25 most alike engagements that show each theme (cosine of rows)."""
    shows, visible = seen
    alike = _unit(asked) @ _unit(rows).T
    nearest = np.argsort(-alike, axis=1, kind="stable")[:, :_NEIGHBOURS]
    rates = shows[nearest].sum(axis=1) / np.maximum(visible[nearest].sum(axis=1), 1e-9)[:, None]
    return np.asarray(np.minimum(rates, 1.0))


def _drawn(shows: Array, visible: Array, towards: Array) -> Array:
    rates = (shows.sum(axis=0) + _WORTH * towards) / (visible.sum() + _WORTH)
    return np.asarray(np.minimum(rates, 1.0))


def _unit(rows: Array) -> Array:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12))


def _values(known: Known) -> list[list[str]]:
    columns = known.signed.attributes.values()
    hours = np.nan_to_num(np.round(known.signed.log_hours), nan=-1.0)
    return [[*row, str(size)] for *row, size in zip(*columns, hours, strict=True)]
