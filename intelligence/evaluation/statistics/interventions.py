"""Interventions of known effect, and what is said of them, beside a plain before and after.

The peer compares the rate inside the scope before and after with a test of two Poisson counts, as
most reports do. In the last scenario nothing works: the worst type is chosen after its worst year,
so that it comes down by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scipy import stats

from intelligence.evaluation.statistics.intervention_worlds import (
    LAST_DAY,
    Recipe,
    intervention_world,
)
from intelligence.evaluation.tables import Cell, Mean, Outcome, Table
from intelligence.signals.intervention_panel import InterventionPanel, panel_of
from intelligence.signals.intervention_verdict import FELL, REGRESSION, Needs, verdict_of
from intelligence.signals.intervention_views import Views, views_of

_LEVEL = 0.05

SCENARIOS = {
    "no effect": Recipe(1.0),
    "falls to 0.7": Recipe(0.7),
    "falls to 0.5": Recipe(0.5),
    "no effect, 250 engagements": Recipe(1.0, engagements=250),
    "falls to 0.5, 250 engagements": Recipe(0.5, engagements=250),
    "no effect, chosen after the worst year": Recipe(1.0, chosen=True),
}


@dataclass(frozen=True)
class _Run:
    """What was said of one portfolio."""

    views: Views
    verdict: str
    naive: float | None


def evaluate_interventions(replicates: int = 300, seed: int = 0) -> Outcome:
    """Simulate interventions, and count what the test, the interval and the verdict say.

    Args:
        replicates: portfolios of each scenario.
        seed: of the first portfolio; the others follow.

    """
    runs = {
        name: [_run(recipe, seed + number) for number in range(replicates)]
        for name, recipe in SCENARIOS.items()
    }
    first = next(iter(SCENARIOS.values()))
    return Outcome(
        "interventions",
        f"{replicates} simulated portfolios of each scenario, {first.engagements} engagements of "
        f"six types over twenty quarters, {first.inside_rate:.0%} of the active ones a quarter "
        f"inside the scope and {first.outside_rate:.0%} outside, prone engagements and customers, "
        f"common luck; seeds from {seed}",
        {},
        (_tests(runs), _verdicts(runs)),
    )


def _run(recipe: Recipe, seed: int) -> _Run:
    occurrences, action = intervention_world(recipe, seed)
    panel = panel_of(occurrences, action, LAST_DAY)
    views = views_of(panel)
    verdict, _ = verdict_of(panel, views, Needs().lack(panel, known=True))
    return _Run(views, verdict, _plain(panel))


def _plain(panel: InterventionPanel) -> float | None:
    """Return p of a plain before and after, negative where the rate rose."""
    before, exposed_before = panel.sums(panel.before, treated=True)
    after, exposed_after = panel.sums(panel.after, treated=True)
    if not before + after or not exposed_before or not exposed_after:
        return None
    share = exposed_after / (exposed_before + exposed_after)
    p = float(stats.binomtest(after, before + after, share).pvalue)
    return p if after / exposed_after < before / exposed_before else -p


def _tests(runs: dict[str, list[_Run]]) -> Table:
    return Table(
        "The comparison",
        (
            "Scenario",
            "True ratio",
            "Told",
            "Rejects at 5 %",
            "95 % interval holds it",
            "Own series holds it",
            "Placebo days flagged",
            "Course before flagged",
            "Detectable ratio",
        ),
        tuple(
            (name, SCENARIOS[name].ratio, *_test_cells(name, found)) for name, found in runs.items()
        ),
        (
            (
                "Targets: with no effect at most 6 % rejected; intervals hold the ratio in 93-97 "
                "%; placebo days flagged in at most 5 %. In the last scenario the day is chosen, "
                "so its figures show what choosing does to every method."
            ),
        ),
    )


def _test_cells(name: str, runs: Sequence[_Run]) -> tuple[Cell, ...]:
    truth = SCENARIOS[name].ratio
    changes = [run.views.change for run in runs if run.views.change is not None]
    series = [run.views.series for run in runs if run.views.series is not None]
    trends = [run.views.pre_trend for run in runs if run.views.pre_trend is not None]
    seen = [run.views.detectable for run in runs if run.views.detectable is not None]
    return (
        Mean.of([float(run.views.change is not None) for run in runs]),
        Mean.of([float(one.p < _LEVEL) for one in changes]),
        Mean.of([float(one.low <= truth <= one.high) for one in changes]),
        Mean.of([float(one.low <= truth <= one.high) for one in series]),
        Mean.of([float(run.views.placebo.flagged) for run in runs if run.views.placebo.dates]),
        Mean.of([float(one.p < _LEVEL) for one in trends]),
        Mean.of(seen),
    )


def _verdicts(runs: dict[str, list[_Run]]) -> Table:
    return Table(
        "What is said",
        ("Scenario", "Fell", "Regression to the mean not excluded", "Plain before and after: fell"),
        tuple(
            (
                name,
                Mean.of([float(run.verdict == FELL) for run in found]),
                Mean.of([float(run.verdict == REGRESSION) for run in found]),
                Mean.of([float(0 <= run.naive < _LEVEL) for run in found if run.naive is not None]),
            )
            for name, found in runs.items()
        ),
        ("The plain comparison is of two Poisson counts inside the scope, at 5 %.",),
    )
