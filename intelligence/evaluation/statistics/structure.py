"""Structural against local themes of equal totals: is what is everywhere told from what is loud?

A portfolio is drawn in which few customers have much of the work and most have one team or two.
Half of its themes lie where the work is; the others lie in one customer, in one team, or in one
team at one customer. Both halves have the same totals, and a part of each theme's occurrences falls
anywhere, as a recogniser's mistakes do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.evaluation.tables import Cell, Mean, Outcome, Table
from intelligence.quarters import quarter_range
from intelligence.signals.occurrences import Occurrences
from intelligence.signals.structure import structure_table
from intelligence.signals.structure_rule import Structure

_QUARTERS = quarter_range("2024Q1", "2026Q4")
_LONGEST = 5  # quarters of an engagement
_BURST = 3  # quarters
_PLACES = ("customer", "team", "customer and team")
_TARGETS = "Target: AUC at least .95, precision at least .90; by frequency AUC is about .5."


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is drawn: sizes, and the share of occurrences that fall anywhere."""

    name: str
    engagements: int = 600
    customers: int = 40
    teams: int = 14
    themes: int = 20
    stray: float = 0.15


SCENARIOS = (
    Scenario("no stray occurrence", stray=0.0),
    Scenario("15 % stray"),
    Scenario("30 % stray", stray=0.30),
    Scenario("150 engagements, 15 % stray", engagements=150, customers=25, teams=9),
)


@dataclass(frozen=True)
class Planted:
    """A drawn portfolio, the truth about its themes, and how often each is mentioned."""

    occurrences: Occurrences
    structural: NDArray[np.bool_]
    mentions: NDArray[np.int64]


def evaluate_structure(
    replicates: int = 20, seed: int = 0, scenarios: Sequence[Scenario] = SCENARIOS
) -> Outcome:
    """Return how well the ranking and the verdicts tell structural themes from local ones.

    Args:
        replicates: portfolios a scenario.
        seed: of the first; each replicate has its own.
        scenarios: what is drawn.

    """
    ranks: list[tuple[Cell, ...]] = []
    verdicts: list[tuple[Cell, ...]] = []
    for number, scenario in enumerate(scenarios):
        results = [_asked(scenario, (seed, number, at)) for at in range(replicates)]
        columns = [[result[at] for result in results] for at in range(len(results[0]))]
        means = [Mean.of([value for value in column if not np.isnan(value)]) for column in columns]
        ranks.append((scenario.name, *means[:5]))
        verdicts.append((scenario.name, *means[5:]))
    bursts = [
        (scenario.name, *_bursts(scenario, [(seed, number, at) for at in range(replicates)]))
        for number, scenario in enumerate(scenarios)
    ]
    peers = ("engagements", "mentions", "customers", "share of the loudest customer")
    return Outcome(
        "structural against local at equal totals",
        f"{replicates} portfolios a scenario, seed {seed}, half of the themes structural",
        {},
        (
            Table(
                "Area under the ROC curve of rankings",
                ("Scenario", "this ranking", *(f"by {peer}" for peer in peers)),
                tuple(ranks),
                (_TARGETS,),
            ),
            Table(
                "Verdicts",
                (
                    *("Scenario", "structural: precision", "structural: recall"),
                    *("local: precision", "local: recall", "neither"),
                ),
                tuple(verdicts),
                ("Neither is the share of themes called between or too early.",),
            ),
            Table(
                "Themes that are everywhere for three quarters and then gone",
                ("Scenario", *(f"called {verdict}" for verdict in Structure)),
                tuple(bursts),
                ("They replicate and do not last: structural is wrong, between is right.",),
            ),
        ),
    )


def _asked(scenario: Scenario, seed: tuple[int, ...]) -> tuple[float, ...]:
    """Return the areas of five rankings and five figures about the verdicts of one portfolio."""
    planted = plant(scenario, np.random.default_rng(seed))
    occurrences = planted.occurrences
    table = structure_table(occurrences).set_index("theme_id").loc[list(occurrences.themes)]
    truth, verdict = planted.structural, table["verdict"].to_numpy()
    scores = (
        -table["rank"].to_numpy(np.float64),
        table["engagements"].to_numpy(np.float64),
        planted.mentions.astype(np.float64),
        table["customers"].to_numpy(np.float64),
        -table["largest_customer_share"].to_numpy(np.float64),
    )
    called, placed = verdict == "structural", verdict == "local"
    return (
        *(area(score, truth) for score in scores),
        _of(called & truth, called),
        _of(called & truth, truth),
        _of(placed & ~truth, placed),
        _of(placed & ~truth, ~truth),
        float((~called & ~placed).mean()),
    )


def _bursts(scenario: Scenario, seeds: Sequence[tuple[int, ...]]) -> list[Mean | None]:
    """Return the mean share of each verdict on themes that are everywhere in three quarters."""
    shares: list[NDArray[np.float64]] = []
    for seed in seeds:
        random = np.random.default_rng((*seed, 1))
        engagements, active = _portfolio(scenario, random)
        themes = tuple(f"t{number:02d}" for number in range(scenario.themes))
        parts = []
        for theme in themes:
            first = int(random.integers(0, len(_QUARTERS) - _BURST + 1))
            then = active[active["quarter"].isin(_QUARTERS[first : first + _BURST])]
            total = int(random.integers(8, 25))
            shown = then.sample(frac=1, random_state=int(random.integers(1 << 31)))
            shown = shown.drop_duplicates("engagement").head(total)
            parts.append(shown.assign(theme_id=theme, phase="Unknown"))
        none = dict.fromkeys(themes, 0)
        found = Occurrences(
            engagements, themes, pd.concat(parts, ignore_index=True), active, _QUARTERS, none
        )
        verdicts = structure_table(found)["verdict"]
        shares.append(np.array([(verdicts == verdict.value).mean() for verdict in Structure]))
    return [Mean.of([float(share[at]) for share in shares]) for at in range(len(Structure))]


def area(scores: NDArray[np.float64], truth: NDArray[np.bool_]) -> float:
    """Return the chance that a true item scores above a false one, ties half (Bamber 1975).

    >>> area(np.array([2.0, 1.0, 1.0]), np.array([True, True, False]))
    0.75
    """
    apart = scores[truth][:, None] - scores[~truth][None, :]
    return float(((apart > 0) + 0.5 * (apart == 0)).mean())


def _of(hits: NDArray[np.bool_], among: NDArray[np.bool_]) -> float:
    return float(hits.sum() / among.sum()) if among.any() else float("nan")


def plant(scenario: Scenario, random: np.random.Generator) -> Planted:
    """Draw a portfolio with structural and local themes, in pairs of equal totals."""
    engagements, active = _portfolio(scenario, random)
    exposure = engagements["active_quarters"].to_numpy(np.float64)
    themes = tuple(f"t{number:02d}" for number in range(scenario.themes))
    structural = np.arange(scenario.themes) % 2 == 0
    rows: list[tuple[str, int]] = []
    mentions = np.zeros(scenario.themes, dtype=np.int64)
    for first in range(0, scenario.themes - 1, 2):
        place = _place(engagements, _PLACES[first // 2 % len(_PLACES)], random)
        most = min(24, int(np.count_nonzero(place)))
        total = int(random.integers(6, most + 1))
        for theme, where in ((first, np.ones_like(place)), (first + 1, place)):
            stray = random.binomial(total, scenario.stray)
            inside = _drawn(exposure * where, total - stray, random)
            left = exposure.copy()
            left[inside] = 0
            shown = [*inside, *_drawn(left, stray, random)]
            rows.extend((themes[theme], at) for at in shown)
            mentions[theme] = total + random.poisson(total)
    return Planted(_occurrences(engagements, active, themes, rows, random), structural, mentions)


def _drawn(
    weights: NDArray[np.float64], count: int, random: np.random.Generator
) -> NDArray[np.int64]:
    chance = weights / weights.sum()
    return random.choice(len(weights), size=count, replace=False, p=chance)


def _portfolio(
    scenario: Scenario, random: np.random.Generator
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Draw engagements: customers of uneven size, most with a team of their own and a second."""
    sizes = 1 / np.arange(1, scenario.customers + 1) ** 0.8
    of_customer = random.choice(
        scenario.customers, size=scenario.engagements, p=sizes / sizes.sum()
    )
    first, second = random.integers(0, scenario.teams, size=(2, scenario.customers))
    usual = random.random(scenario.engagements)
    of_team = np.where(usual < 0.6, first[of_customer], second[of_customer])  # noqa: PLR2004
    anyone = random.integers(0, scenario.teams, size=scenario.engagements)
    of_team = np.where(usual > 0.9, anyone, of_team)  # noqa: PLR2004 - one in ten is lent
    start = random.integers(0, len(_QUARTERS), size=scenario.engagements)
    length = random.integers(1, _LONGEST + 1, size=scenario.engagements)
    stop = np.minimum(start + length, len(_QUARTERS))
    keys = [f"p{number}" for number in range(scenario.engagements)]
    engagements = pd.DataFrame(
        {
            "engagement": keys,
            "customer": [f"c{code}" for code in of_customer],
            "team": [f"team {code}" for code in of_team],
            "active_quarters": stop - start,
            "start": start,
        }
    )
    spans = zip(keys, start, stop, strict=True)
    pairs = [(key, _QUARTERS[at]) for key, low, high in spans for at in range(low, high)]
    return engagements, pd.DataFrame(pairs, columns=["engagement", "quarter"])


def _place(engagements: pd.DataFrame, kind: str, random: np.random.Generator) -> NDArray[np.bool_]:
    """Return the engagements of one place of that kind that has enough of them for a theme."""
    names = {"customer": ["customer"], "team": ["team"]}.get(kind, ["customer", "team"])
    codes = engagements.groupby(names, sort=True).ngroup().to_numpy()
    sizes = np.bincount(codes)
    large = np.flatnonzero(sizes >= min(8, int(sizes.max())))
    chosen: NDArray[np.bool_] = codes == random.choice(large)
    return chosen


def _occurrences(
    engagements: pd.DataFrame,
    active: pd.DataFrame,
    themes: tuple[str, ...],
    rows: Sequence[tuple[str, int]],
    random: np.random.Generator,
) -> Occurrences:
    starts, lengths = engagements["start"].to_numpy(), engagements["active_quarters"].to_numpy()
    keys = engagements["engagement"].to_numpy()
    events = [
        (theme, keys[at], _QUARTERS[starts[at] + random.integers(lengths[at])], "Unknown")
        for theme, at in rows
    ]
    columns = ["theme_id", "engagement", "quarter", "phase"]
    found = pd.DataFrame(events, columns=columns)
    return Occurrences(engagements, themes, found, active, _QUARTERS, dict.fromkeys(themes, 0))
