"""The facts planted in the sample, each with what signal tables say of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from corpus.sample import plan
from intelligence.interventions.intervention import Action, Intervention, ScopePart
from intelligence.signals.assemble import SignalOptions
from intelligence.signals.customers.verdicts import Verdict as Standing
from intelligence.signals.intervention_verdict import FELL
from intelligence.signals.structure_rule import Structure
from intelligence.signals.verdicts import MOVED_DOWN, MOVED_UP, Verdict

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the signals say of one planted fact.

    Attributes:
        verdict: in the words of the table.
        figures: what it rests on.
        effect: the estimate, in the fact's unit; None where there is none.
        detectable: the smallest effect that would have been seen, in the same unit; None where that
            is not worked out.
        found: whether the verdict is the planted one.

    """

    verdict: str
    figures: str
    effect: float | None
    detectable: float | None
    found: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A planted fact: ``look`` takes signal tables and the ids of themes by their keys."""

    name: str
    expected: str
    look: Callable[[Tables, Mapping[str, str]], Seen]


def planted_facts() -> tuple[Fact, ...]:
    """Return every planted fact that a signal table could say."""
    return (
        *(_cell_fact(cell) for cell in plan.CELLS),
        _moved_fact(plan.RISING),
        _moved_fact(plan.FALLING),
        _intervention_fact(),
        _customer_fact(plan.RELATIONSHIP_CUSTOMER, Standing.RELATIONSHIP),
        _customer_fact(plan.DELIVERY_CUSTOMER, Standing.DELIVERY),
        _structure_fact(plan.STRUCTURAL_THEME, Structure.STRUCTURAL),
        _structure_fact(plan.LOCAL_THEME, Structure.LOCAL),
        Fact(
            f"margin: {plan.MARGIN_THEME}",
            f"associated, {plan.MARGIN_POINTS:g} points",
            _margin,
        ),
    )


def planted_options(ids: Mapping[str, str]) -> SignalOptions:
    """Return the options of a build in which the planted intervention was registered."""
    planted = plan.INTERVENTION
    scope = (ScopePart("engagement_type", planted.engagement_type),)
    theme = ids.get(planted.theme, planted.theme)
    action = Action(theme, planted.start, planted.action, scope)
    known = Intervention("planted", action, "sample", f"{planted.start.isoformat()}T00:00:00")
    return SignalOptions(interventions=(known,))


def _cell_fact(cell: plan.Cell) -> Fact:
    return Fact(
        f"over-represented: {cell.theme}, {cell.value}",
        f"over-represented; chances {cell.inside:g} inside, {cell.outside:g} outside",
        partial(_cell, cell),
    )


def _cell(cell: plan.Cell, tables: Tables, ids: Mapping[str, str]) -> Seen:
    row = _row(
        tables["over_representation"],
        {"theme_id": ids.get(cell.theme), "dimension": cell.dimension, "value": cell.value},
    )
    if row is None:
        return _unseen()
    figures = (
        f"{row['observed']:.0f} of {row['engagements']:.0f}, {_number(row['expected'])} expected, "
        f"q {_chance(row['q_value'])}"
    )
    return Seen(
        str(row["verdict"]),
        figures,
        _figure(row["raw_lift"]),
        _figure(row["detectable_lift"]),
        str(row["verdict"]) == "over-represented",
    )


def _moved_fact(trend: plan.Trend) -> Fact:
    rises = trend.last > trend.first
    return Fact(
        f"{'rising' if rises else 'falling'}: {trend.theme}",
        f"{'up' if rises else 'down'}; {trend.first:g} to {trend.last:g} of the active a quarter",
        partial(_moved, trend.theme, MOVED_UP if rises else MOVED_DOWN),
    )


def _moved(theme: str, wanted: frozenset[Verdict], tables: Tables, ids: Mapping[str, str]) -> Seen:
    row = _row(tables["theme_trends"], {"theme_id": ids.get(theme)})
    if row is None:
        return _unseen()
    verdict = str(row["verdict"])
    figures = (
        f"{row['events']:.0f} engagement-quarters, {_number(row['growth'])} times a year "
        f"({_number(row['growth_low'])}-{_number(row['growth_high'])}), "
        f"q {_chance(row['growth_q'])}, beside all themes p {_chance(row['growth_p_beside'])}"
    )
    detectable = _figure(row["growth_detectable"])
    if wanted is MOVED_DOWN and detectable:
        detectable = 1 / detectable
    found = verdict in {one.value for one in wanted}
    return Seen(verdict, figures, _figure(row["growth"]), detectable, found)


def _intervention_fact() -> Fact:
    planted = plan.INTERVENTION
    return Fact(
        f"intervention: {planted.theme}, {planted.engagement_type}",
        f"fell; {planted.before:g} to {planted.after:g} of the active a quarter, elsewhere "
        f"{planted.elsewhere:g}",
        _intervened,
    )


def _intervened(tables: Tables, _ids: Mapping[str, str]) -> Seen:
    row = _row(tables["interventions"], {})
    if row is None:
        return _unseen()
    counts = "; ".join(
        f"{side} {row[f'{side}_before_events']:.0f} of {row[f'{side}_before_active']:.0f} then "
        f"{row[f'{side}_after_events']:.0f} of {row[f'{side}_after_active']:.0f}"
        for side in ("inside", "outside")
    )
    ratio = (
        f"{counts}; {_number(row['rate_ratio'])} times ({_number(row['low'])}-"
        f"{_number(row['high'])})"
    )
    figures = ratio if _figure(row["rate_ratio"]) is not None else f"{counts}; {row['note']}"
    verdict = str(row["verdict"])
    effect, detectable = _figure(row["rate_ratio"]), _figure(row["detectable"])
    return Seen(verdict, figures, effect, detectable, verdict == FELL)


def _customer_fact(name: str, wanted: Standing) -> Fact:
    return Fact(f"customer: {name}", wanted.value, partial(_customer, name, wanted))


def _customer(name: str, wanted: Standing, tables: Tables, _ids: Mapping[str, str]) -> Seen:
    row = _row(tables["customer_signals"], {"customer_name": name})
    if row is None:
        return _unseen()
    figures = (
        f"{row['escalations']:.0f} escalations, {row['problems']:.0f} problems; delivery "
        f"{_number(row['delivery_ratio'])} times, P {_chance(row['delivery_probability'])}; "
        f"propensity {_number(row['propensity_ratio'])} times, P "
        f"{_chance(row['propensity_probability'])}"
    )
    index = "delivery" if wanted is Standing.DELIVERY else "propensity"
    return Seen(
        str(row["verdict"]),
        figures,
        _figure(row[f"{index}_ratio"]),
        _figure(row[f"{index}_detectable"]),
        str(row["verdict"]) == wanted.value,
    )


def _structure_fact(theme: str, wanted: Structure) -> Fact:
    return Fact(f"{wanted.value}: {theme}", wanted.value, partial(_structured, theme, wanted))


def _structured(theme: str, wanted: Structure, tables: Tables, ids: Mapping[str, str]) -> Seen:
    row = _row(tables["structure"], {"theme_id": ids.get(theme)})
    if row is None:
        return _unseen()
    figures = (
        f"{row['engagements']:.0f} engagements, {row['customers']:.0f} customers, "
        f"{row['replications']:.0f} independent replications"
    )
    effect, verdict = _figure(row["replications"]), str(row["verdict"])
    return Seen(verdict, figures, effect, None, verdict == wanted.value)


def _margin(tables: Tables, ids: Mapping[str, str]) -> Seen:
    row = _row(tables["margins"], {"theme_id": ids.get(plan.MARGIN_THEME)})
    if row is None:
        return _unseen()
    points = _figure(row["points"])
    figures = f"{row['affected']:.0f} finished engagements affected"
    if points is None:
        figures += f"; {row['note']}"
    else:
        figures += (
            f", {_number(points)} points ({_number(row['low'])}-{_number(row['high'])}), "
            f"q {_chance(row['q'])}"
        )
    detectable = _figure(row["detectable"])
    return Seen(str(row["status"]), figures, points, detectable, str(row["status"]) == "associated")


def _row(table: pd.DataFrame, wanted: Mapping[str, str | None]) -> Mapping[str, Any] | None:
    """Return the first row with these values, None where there is none."""
    rows = table
    for name, value in wanted.items():
        rows = rows[rows[name] == value]
    return {str(name): rows.iloc[0][name] for name in rows.columns} if len(rows) else None


def _unseen() -> Seen:
    return Seen("not in the table", "no document shows it", None, None, found=False)


def _figure(value: Any) -> float | None:
    return None if value is None or pd.isna(value) else float(value)


def _number(value: Any) -> str:
    figure = _figure(value)
    return "-" if figure is None else f"{figure:.3g}"


def _chance(value: Any) -> str:
    figure = _figure(value)
    return "-" if figure is None else f"{figure:.2g}"
