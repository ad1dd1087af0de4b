"""The risk check on a portfolio of its own: each quarter's starters told by what was known before.

What a starter will show may not have been seen by the end of the portfolio; what is told of it is
therefore multiplied by the share that could have been seen, for every method alike.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.evaluation.risk.as_known import known_before, started_in
from intelligence.evaluation.risk.forecasts import PRODUCT, Portfolio, forecast
from intelligence.evaluation.risk.peers import PLAIN, plain_rates
from intelligence.evaluation.risk.planted import Planted
from intelligence.evaluation.risk.scores import Scores, score
from intelligence.evaluation.tables import Cell, Mean, Spread, Table
from intelligence.risk.rests_on import FEWEST_ENGAGEMENTS
from intelligence.risk.visibility import LEAST_VISIBLE, visibility_of
from intelligence.signals.occurrences import Occurrences

Array = NDArray[np.float64]

#: What the plan of a portfolio gives.
PLANNED = "true chances of the plan (a bound)"
#: What whoever knew what to look at could learn from the same history.
ATTAINABLE = "attainable from this history"
#: Quarters whose starters are told about, the newest.
STEPS = 6
_BOUND = (
    "The bound knows the plan, each engagement's length, the course of rates and which wording was "
    "planted; of the documents it knows how often what was planned is seen, one number for all."
)
_WITHIN_REACH = (
    "What is attainable from this history is what a ridge regression tells that knows which "
    "attributes and which planted wordings move which theme, but neither by how much nor how often "
    "the theme comes, and learned from the same engagements as the product."
)
_DRAWS = 300
_LIMITS = (2.5, 97.5)
_FIGURES = ("pr_auc", "skill", "ece", "recall")


@dataclass(frozen=True)
class HoldOut:
    """What was told of later engagements and what they showed.

    Attributes:
        chances: by method, shape (engagements, themes), of what could have been seen.
        shows: same shape.
        learned: how many engagements taught, at the first quarter and at the last one.

    """

    chances: dict[str, Array]
    shows: Array
    learned: tuple[int, int]


def hold_out(
    portfolio: Portfolio,
    steps: int = STEPS,
    *,
    peers: bool = True,
    planned: Array | None = None,
    planted: Planted | None = None,
) -> HoldOut:
    """Tell the starters of each of the newest quarters by what was known before that quarter.

    A quarter before which fewer engagements were known than a model takes is left out.

    Args:
        portfolio: with all that has been seen.
        steps: quarters, the newest.
        peers: whether peers are asked too.
        planned: shape (engagements, themes), the true chances of what is seen, where the portfolio
            was drawn from a plan.
        planted: what that plan tells engagements apart by.

    """
    occurrences, tables, texts = portfolio.occurrences, portfolio.tables, portfolio.texts
    visible = dict(
        zip(
            occurrences.engagements["engagement"],
            visibility_of(occurrences).share,
            strict=True,
        )
    )
    told: list[dict[str, Array]] = []
    shows: list[Array] = []
    learned: list[int] = []
    for quarter in occurrences.quarters[-steps:]:
        known = known_before(occurrences, tables, quarter)
        asked = started_in(occurrences, tables, [quarter])
        keys = asked[0].engagements["engagement"]
        seen = np.array([visible[key] for key in keys])
        ripe = seen >= LEAST_VISIBLE
        if len(known[0].engagements) < FEWEST_ENGAGEMENTS or not ripe.any():
            continue
        found = forecast(Portfolio(*known, texts), Portfolio(*asked, texts), peers=peers)
        methods = {PLAIN: _plain(known[0], len(keys))} | found.chances
        rows = pd.Index(occurrences.engagements["engagement"]).get_indexer(pd.Index(keys))
        if planted is not None:
            methods[ATTAINABLE] = _attainable(planted, occurrences, known[0], rows)
        found_then = {name: (one * seen[:, None])[ripe] for name, one in methods.items()}
        if planned is not None:
            found_then[PLANNED] = planned[rows][ripe]
        told.append(found_then)
        shows.append(asked[0].shows[ripe].astype(np.float64))
        learned.append(found.learned)
    if not told:
        return HoldOut({}, np.zeros((0, len(occurrences.themes))), (0, 0))
    chances = {name: np.vstack([one[name] for one in told]) for name in told[0]}
    return HoldOut(chances, np.vstack(shows), (learned[0], learned[-1]))


def permuted(occurrences: Occurrences, seed: int) -> Occurrences:
    """Return the same engagements with what they show dealt out anew in each quarter of start.

    Whatever tells more than nothing of that has seen what it should not have seen.
    """
    draw = np.random.default_rng(seed)
    dealt: dict[str, str] = {}
    for _, own in occurrences.engagements.groupby("start_quarter", dropna=False, sort=True):
        keys = own["engagement"].to_numpy()
        dealt |= dict(zip(keys, draw.permutation(keys), strict=True))
    events = occurrences.events
    turned = events.assign(engagement=events["engagement"].map(dealt).fillna(events["engagement"]))
    return dataclasses.replace(occurrences, events=turned)


def permuted_skills(portfolio: Portfolio, times: int, seed: int = 0) -> list[float]:
    """Return the product's Brier skill over plain rates with outcomes dealt out anew, so often."""
    skills = []
    for number in range(times):
        dealt = dataclasses.replace(
            portfolio, occurrences=permuted(portfolio.occurrences, seed + number)
        )
        found = hold_out(dealt, peers=False)
        if found.chances:
            skills.append(score(found.chances[PRODUCT], found.shows, found.chances[PLAIN]).skill)
    return skills


def hold_out_table(found: HoldOut, skills: Sequence[float]) -> Table:
    """Return each method's figures with 95 % intervals, and what is left of dealt-out outcomes."""
    rows: list[tuple[Cell, ...]] = [(name, *_spreads(found, name)) for name in found.chances]
    if skills:
        rows.append(("product, outcomes dealt out anew", None, Mean.of(skills), None, None))
    engagements = len(found.shows)
    return Table(
        "Later engagements of the sample portfolio",
        ("Method", "PR-AUC", "Brier skill", "Calibration error", "Recall in the first five"),
        tuple(rows),
        (
            (
                f"{engagements} engagements, each told by what was known when its quarter began "
                f"({found.learned[0]} to {found.learned[1]} engagements); they showed "
                f"{int(found.shows.sum())} themes. 95 % intervals over engagements (bootstrap)."
            ),
            (
                f"Outcomes were dealt out anew among the starters of each quarter {len(skills)} "
                "times (mean and standard error): nothing may be told of them."
            ),
            *((_WITHIN_REACH,) if ATTAINABLE in found.chances else ()),
            *((_BOUND,) if PLANNED in found.chances else ()),
        ),
    )


def _plain(known: Occurrences, asked: int) -> Array:
    share = visibility_of(known).share
    kept = share >= LEAST_VISIBLE
    return plain_rates(known.shows[kept].astype(np.float64), share[kept], asked)


def _attainable(
    planted: Planted, whole: Occurrences, known: Occurrences, asked: NDArray[np.int64]
) -> Array:
    share = visibility_of(known).share
    kept = share >= LEAST_VISIBLE
    everybody = pd.Index(whole.engagements["engagement"])
    taught = everybody.get_indexer(pd.Index(known.engagements["engagement"][kept]))
    return planted.chances((taught, asked), known.shows[kept].astype(np.float64), share[kept])


def _spreads(found: HoldOut, name: str) -> list[Cell]:
    """Return each figure with its interval, engagements being drawn again."""
    rows = len(found.shows)
    draw = np.random.default_rng(0)
    whole = _scored(found, name, np.arange(rows))
    drawn = [_scored(found, name, draw.integers(0, rows, rows)) for _ in range(_DRAWS)]
    cells: list[Cell] = []
    for figure in _FIGURES:
        values = np.array([getattr(one, figure) for one in drawn])
        low, high = np.percentile(values, _LIMITS)
        value = float(getattr(whole, figure))
        cells.append(Spread(round(value, 4), round(float(low), 4), round(float(high), 4), rows))
    return cells


def _scored(found: HoldOut, name: str, rows: NDArray[np.int64]) -> Scores:
    return score(found.chances[name][rows], found.shows[rows], found.chances[PLAIN][rows])
