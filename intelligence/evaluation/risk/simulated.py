"""The risk check on simulated portfolios, where the best that could be told is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.evaluation.risk.alike import shared_themes
from intelligence.evaluation.risk.as_known import known_before, started_in
from intelligence.evaluation.risk.forecasts import PRODUCT, Forecast, Portfolio, forecast
from intelligence.evaluation.risk.peers import PLAIN, WORDS
from intelligence.evaluation.risk.scores import Scores, score
from intelligence.evaluation.risk.worlds import (
    QUARTERS,
    Recipe,
    SentenceMarks,
    SimulatedWords,
    World,
    risk_world,
)
from intelligence.evaluation.tables import Cell, Mean, Table
from intelligence.risk.signed_texts import signed_texts

Array = NDArray[np.float64]

TRUE = "true chances (attainable)"
#: The last quarter of time is asked.
_ASKED = QUARTERS[-len(QUARTERS) // 4 :]


@dataclass(frozen=True)
class Run:
    """One portfolio.

    Attributes:
        scores: by method.
        covered: share of true chances that the product's 80 % intervals hold.
        told: shape (engagements, themes), the product's chances.
        shows: same shape, what came of them.

    """

    scores: dict[str, Scores]
    covered: float
    told: Array
    shows: Array


def simulate(recipe: Recipe, seed: int, *, complete: bool) -> Run:
    """Draw a portfolio, learn from its first three quarters of time and ask the last.

    Args:
        recipe: what it is made of.
        seed: of the draw.
        complete: whether all that training engagements will ever show has been seen; else only
            what appeared before the first engagement that is asked.

    """
    world = risk_world(recipe, seed)
    told = forecast(_known(world, recipe, complete=complete), _asked(world, recipe))
    inside = world.occurrences.engagements["start_quarter"].isin(_ASKED).to_numpy()
    shows = world.occurrences.shows[inside].astype(np.float64)
    true = world.chances[inside]
    methods = told.chances | {TRUE: true}
    scores = {name: score(one, shows, told.chances[PLAIN]) for name, one in methods.items()}
    return Run(scores, _covered(told, true), told.chances[PRODUCT], shows)


def simulated_alike(recipe: Recipe, seed: int) -> dict[str, Array]:
    """Return what engagements called alike share, of one portfolio as it was seen by then."""
    world = risk_world(recipe, seed)
    return shared_themes(_known(world, recipe, complete=False), _asked(world, recipe))


def _covered(told: Forecast, true: Array) -> float:
    return float(((told.low <= true) & (true <= told.high)).mean())


def _known(world: World, recipe: Recipe, *, complete: bool) -> Portfolio:
    if complete:
        taught = started_in(world.occurrences, world.tables, QUARTERS[: -len(_ASKED)])
    else:
        taught = known_before(world.occurrences, world.tables, _ASKED[0])
    texts = signed_texts(taught[1], SimulatedWords(recipe.likeness), SentenceMarks())
    return Portfolio(*taught, texts)


def _asked(world: World, recipe: Recipe) -> Portfolio:
    asked = started_in(world.occurrences, world.tables, _ASKED)
    texts = signed_texts(asked[1], SimulatedWords(recipe.likeness), SentenceMarks())
    return Portfolio(*asked, texts)


def simulated_table(title: str, runs: Sequence[Run]) -> Table:
    """Return each method's means over portfolios, with standard errors."""
    rows = [_row(name, runs) for name in runs[0].scores]
    covered = Mean.of([run.covered for run in runs])
    ratio = _ratio([run.scores[PRODUCT].pr_auc for run in runs], _of(runs, WORDS, "pr_auc"))
    return Table(
        title,
        (
            "Method",
            "PR-AUC",
            "Brier skill",
            "of attainable",
            "Calibration error",
            "Recall in the first five",
            "of attainable",
        ),
        tuple(rows),
        (
            (
                "Brier skill over the base rate. Means with standard errors over portfolios; "
                "shares of what the true chances attain are ratios of means, errors by the "
                "jackknife."
            ),
            (
                "Targets: .70 of attainable Brier skill, .90 of attainable recall, calibration "
                f"error at most .020, PR-AUC 1.1 times that of {WORDS} (it is {_words(ratio)})."
            ),
            (
                f"80 % intervals hold the true chance of {_words(covered)} of pairs of engagement "
                "and theme."
            ),
        ),
    )


def _row(name: str, runs: Sequence[Run]) -> tuple[Cell, ...]:
    skill, recall = _of(runs, name, "skill"), _of(runs, name, "recall")
    return (
        name,
        Mean.of(_of(runs, name, "pr_auc")),
        Mean.of(skill),
        _ratio(skill, _of(runs, TRUE, "skill")),
        Mean.of(_of(runs, name, "ece")),
        Mean.of(recall),
        _ratio(recall, _of(runs, TRUE, "recall")),
    )


def _of(runs: Sequence[Run], name: str, figure: str) -> list[float]:
    return [float(getattr(run.scores[name], figure)) for run in runs]


def _ratio(tops: Sequence[float], bottoms: Sequence[float]) -> Mean | None:
    """Return a ratio of means with its jackknife error; None where the bottom is not positive."""
    top, bottom = np.array(tops), np.array(bottoms)
    if bottom.sum() <= 0:
        return None
    count, whole = len(top), float(top.sum() / bottom.sum())
    if count == 1:
        return Mean(round(whole, 4), 0.0, 1)
    without = (top.sum() - top) / (bottom.sum() - bottom)
    error = np.sqrt((count - 1) / count * ((without - without.mean()) ** 2).sum())
    return Mean(round(whole, 4), round(float(error), 4), count)


def _words(mean: Mean | None) -> str:
    return "-" if mean is None else f"{mean.value:.3f} ± {mean.error:.3f}"
