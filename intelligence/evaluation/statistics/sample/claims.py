"""Everything that signal tables claim of a sample portfolio, and what the plan has to do with it.

A claim is *planted* when it is one of the planted facts, *implied* when the plan makes it true
without naming it (the customer that is badly delivered to shows each of its themes too often), and
*beyond* otherwise: a false discovery, as far as the plan goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from corpus.sample import plan
from corpus.sample.materials import Materials
from intelligence.signals.customers.verdicts import Verdict as Standing
from intelligence.signals.structure_rule import Structure
from intelligence.signals.verdicts import CLAIMED, STILL

Tables = Mapping[str, pd.DataFrame]

_SILENT = frozenset({Standing.NEITHER.value, Standing.TOO_LITTLE.value})


class Source(StrEnum):
    """What the plan has to do with a claim."""

    PLANTED = "planted"
    IMPLIED = "implied"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim: ``table`` says where, ``what`` in words, ``source`` whence."""

    table: str
    what: str
    source: Source


#: What is allowed of false claims, by the tables' own words.
ALLOWED: Mapping[str, str] = {
    "over-representation": "10 % of the claims of a dimension",
    "pairs": "10 % of the claims",
    "trends: alarm": "10 % of the claims",
    "trends: growth": "10 % of the claims",
    "trends: level": "10 % of the claims",
    "trends: season": "10 % of the claims",
    "past peaks": "10 % of the claims",
    "margin": "5 % of the claims",
    "customers": "10 % of the claims",
    "local themes": "10 % of the claims",
}


#: Themes that the plan has more often at a customer.
_AT_CUSTOMERS: Mapping[str, tuple[str, ...]] = {
    **{cell.value: (cell.theme,) for cell in plan.CELLS if cell.dimension == "customer"},
    plan.DELIVERY_CUSTOMER: tuple(plan.DELIVERY_RATES),
    plan.RELATIONSHIP_CUSTOMER: (plan.RELATIONSHIP_THEME,),
    plan.LOCAL_CUSTOMER: (plan.LOCAL_THEME,),
}


def claims_of(tables: Tables, keys: Mapping[str, str]) -> tuple[Claim, ...]:
    """Return every claim of signal tables.

    Args:
        tables: as `told.told_by` makes them.
        keys: of themes, by their ids; a theme without one is called by its id.

    """
    found = {name: _records(table, keys) for name, table in tables.items()}
    return (
        *_cells("over-representation", found["over_representation"]),
        *_cells("pairs", found["over_represented_pairs"]),
        *_moved(found["theme_trends"]),
        *_peaks(found["theme_trends"]),
        *_margins(found["margins"]),
        *_customers(found["customer_signals"]),
        *_local(found["structure"]),
    )


def _records(table: pd.DataFrame, keys: Mapping[str, str]) -> list[dict[str, Any]]:
    if "theme_id" not in table.columns:
        return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]
    named = table.assign(theme=[keys.get(one, one) for one in table["theme_id"]])
    return [{str(key): value for key, value in row.items()} for row in named.to_dict("records")]


def planted_places() -> frozenset[tuple[str, str, str]]:
    """Return every theme, dimension and value in which the plan has the theme more often.

    A customer's segment and region have it more often with the customer.
    """
    action = plan.INTERVENTION
    records = {item.record.name: item.record for item in Materials.packaged().organisations}
    at_customers = {
        (theme, dimension, str(value))
        for name, themes in _AT_CUSTOMERS.items()
        for dimension, value in (
            *(("customer", name), ("segment", records[name].segment)),
            ("region", records[name].region),
        )
        for theme in themes
    }
    return frozenset(
        {
            *((cell.theme, cell.dimension, cell.value) for cell in plan.CELLS),
            *at_customers,
            (plan.LOCAL_THEME, "team", plan.LOCAL_TEAM),
            (action.theme, "engagement_type", action.engagement_type),
        }
    )


def _cells(table: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Claim]:
    planted = {(cell.theme, cell.dimension, cell.value) for cell in plan.CELLS}
    places = planted_places()
    for row in rows:
        verdict = str(row["verdict"])
        if not verdict.startswith("over-represented"):
            continue
        place = (str(row["theme"]), str(row["dimension"]), str(row["value"]))
        # "Not separable from customer: X" is true where X is planted.
        beside = {tuple(str(one).split(": ", 1)) for one in row["confounded_with"]}
        source = Source.BEYOND
        if place in planted:
            source = Source.PLANTED
        elif place in places or any((place[0], *one) in places for one in beside):
            source = Source.IMPLIED
        yield Claim(table, f"{place[0]}, {place[1]} {place[2]}: {verdict}", source)


def _moved(rows: Sequence[Mapping[str, Any]]) -> Iterator[Claim]:
    """Return what each test of movement claims; the verdict is the word for all of them."""
    for row in rows:
        theme = str(row["theme"])
        for test, way in _ways(row):
            wanted = {plan.RISING.theme: "up", plan.FALLING.theme: "down"}.get(theme)
            source = Source.PLANTED if way == wanted else Source.BEYOND
            if theme == plan.INTERVENTION.theme and way == "down":
                source = Source.IMPLIED
            yield Claim(f"trends: {test}", f"{theme}: {way}", source)


def _ways(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Return each test that claims something, and which way, as the verdict takes it."""
    tests = (
        ("alarm", row["alarm_q"], row["alarm_p_beside"], 2.0),
        ("growth", row["growth_q"], row["growth_p_beside"], row["growth"]),
        ("level", row["level_q"], row["level_p_beside"], _times(row)),
    )
    for test, q_value, beside, ratio in tests:
        if _least(q_value) <= CLAIMED and _least(beside) <= STILL:
            yield test, "up" if ratio > 1 else "down"
    if _least(row["season_q"]) <= CLAIMED:
        yield "season", f"quarter {row['season_peak']:.0f}"


def _times(row: Mapping[str, Any]) -> float:
    before, after = row["level_before"], row["level_after"]
    known = before is not None and after is not None
    return float(after > before) * 2 if known else 1.0


def _least(chance: Any) -> float:
    return 1.0 if chance is None or pd.isna(chance) else float(chance)


def _peaks(rows: Sequence[Mapping[str, Any]]) -> Iterator[Claim]:
    moving = {plan.RISING.theme, plan.FALLING.theme, plan.INTERVENTION.theme}
    for row in rows:
        if _least(row["peak_q"]) <= CLAIMED:
            source = Source.IMPLIED if row["theme"] in moving else Source.BEYOND
            yield Claim("past peaks", f"{row['theme']}: {row['peak_quarter']}", source)


def _margins(rows: Sequence[Mapping[str, Any]]) -> Iterator[Claim]:
    for row in rows:
        if not str(row["status"]).startswith("associated"):
            continue
        source = Source.BEYOND
        if row["theme"] == plan.MARGIN_THEME:
            source = Source.PLANTED
        elif row["theme"] in plan.DELIVERY_RATES and row["points"] > 0:
            source = Source.IMPLIED
        yield Claim("margin", f"{row['theme']}: {row['points']:.1f} points", source)


def _customers(rows: Sequence[Mapping[str, Any]]) -> Iterator[Claim]:
    planted = {plan.RELATIONSHIP_CUSTOMER, plan.DELIVERY_CUSTOMER}
    for row in rows:
        verdict, name = str(row["verdict"]), str(row["customer_name"])
        # Of a customer of one team nothing is claimed.
        if verdict in _SILENT or verdict == Standing.INSEPARABLE.value:
            continue
        source = Source.PLANTED if name in planted else Source.BEYOND
        # Its local theme is a trouble of delivery that nobody else has.
        if name == plan.LOCAL_CUSTOMER and verdict == Standing.DELIVERY.value:
            source = Source.IMPLIED
        yield Claim("customers", f"{name}: {verdict}", source)


def _local(rows: Sequence[Mapping[str, Any]]) -> Iterator[Claim]:
    of_one_place = {cell.theme for cell in plan.CELLS if cell.dimension in ("customer", "team")}
    for row in rows:
        if str(row["verdict"]) == Structure.LOCAL.value:
            source = Source.PLANTED if row["theme"] == plan.LOCAL_THEME else Source.BEYOND
            if row["theme"] in of_one_place:
                source = Source.IMPLIED
            yield Claim("local themes", str(row["theme"]), source)
