"""Structural or local."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from intelligence.signals.losses import losses_of
from intelligence.signals.occurrences import Occurrences
from intelligence.signals.structure import structure_table
from tests.unit.intelligence.signals.portfolios import portfolio

_WIDE = [("wide", at * 5 % 48, at % 12) for at in range(9)]
_LOUD = [("loud", 12 * at, quarter) for at in range(4) for quarter in range(12)]


def _table(occurrences: Occurrences, money: pd.DataFrame | None = None) -> pd.DataFrame:
    table = structure_table(occurrences, None if money is None else losses_of(money))
    return table.set_index("theme_id")


def test_loud_customer_does_not_top_the_ranking_by_volume() -> None:
    table = _table(portfolio(_LOUD + _WIDE))
    assert table.loc["wide", "verdict"] == "structural"
    assert table.loc["loud", "verdict"] == "local"
    assert table.loc["wide", "rank"] == 1
    assert table.loc["loud", "replications"] == 1
    assert table.loc["loud", "largest_customer"] == "c0"
    assert table.loc["loud", "why"].startswith("4 of 4 engagements have the customer Customer 0; ")


def test_customer_without_a_name_goes_by_its_key() -> None:
    known = portfolio(_LOUD + _WIDE)
    unnamed = replace(known, engagements=known.engagements.assign(customer_name="Unknown"))
    assert "have the customer c0; " in _table(unnamed).loc["loud", "why"]


def test_theme_of_one_team_has_one_replication() -> None:
    base = portfolio(_WIDE)
    one_team = base.engagements[base.engagements["team"] == "t1"].index
    events = [("team", int(at), place % 12) for place, at in enumerate(one_team)]
    table = _table(portfolio([*_WIDE, *events]))
    assert table.loc["team", "replications"] == 1
    assert table.loc["team", "verdict"] == "local"


def test_few_engagements_are_too_early() -> None:
    table = _table(portfolio([*_WIDE, ("rare", 0, 0), ("rare", 7, 5)]))
    assert table.loc["rare", "verdict"] == "too early"


def test_theme_that_nobody_shows_says_so() -> None:
    table = _table(portfolio(_WIDE, themes=("wide", "none")))
    assert table.loc["none", "verdict"] == "too early"
    assert table.loc["none", "note"] == "no known engagement shows it"
    assert pd.isna(table.loc["none", "breadth"])


def test_empty_portfolio_is_an_empty_table_with_all_columns() -> None:
    table = structure_table(portfolio([], each=0))
    assert table.empty
    assert {"rank", "verdict", "cost_share_low", "note"} <= set(table.columns)


def test_unknown_teams_are_said_and_are_no_replication() -> None:
    known = portfolio(_WIDE)
    blind = replace(known, engagements=known.engagements.assign(team="Unknown"))
    row = _table(blind).loc["wide"]
    assert row["replications"] == 0
    assert row["unplaced"] == row["engagements"]
    assert "unknown customer or team" in row["note"]
    assert row["verdict"] == "too early"


def test_without_any_date_everything_is_too_early() -> None:
    known = portfolio(_WIDE)
    undated = replace(
        known,
        engagements=known.engagements.assign(active_quarters=0),
        events=known.events.assign(quarter="Unknown"),
        active=known.active.iloc[:0],
        quarters=(),
    )
    row = _table(undated).loc["wide"]
    assert row["verdict"] == "too early"
    assert row["undated"] == row["engagements"]


def test_cost_share_is_of_one_currency_and_counts_the_others() -> None:
    known = portfolio(_WIDE)
    keys = known.engagements["engagement"]
    money = pd.DataFrame(
        {
            "engagement": keys,
            "end": "2026-01-31",
            "status": "closed",
            "planned_margin": 0.3,
            "actual_margin": 0.2,
            "revenue": 1_000.0,
            "revenue_currency": ["USD" if at % 5 == 0 and at < 10 else "EUR" for at in range(48)],
        }
    )
    row = _table(known, money).loc["wide"]
    assert row["cost_currency"] == "EUR"
    assert row["cost_other_currencies"] == 2
    assert row["cost_engagements"] == 7
    assert row["cost_share_low"] < 7 / 46 < row["cost_share_high"]
    assert row["cost_amount"] == 700.0


def test_permuted_theme_ids_permute_the_rows_and_nothing_else() -> None:
    known = portfolio(_LOUD + _WIDE)
    names = {"wide": "a", "loud": "z"}
    other = replace(
        known,
        themes=tuple(names[theme] for theme in known.themes),
        events=known.events.assign(theme_id=known.events["theme_id"].map(names)),
        unlinked=dict.fromkeys(names.values(), 0),
    )
    one, two = _table(known).rename(index=names), _table(other)
    pd.testing.assert_frame_equal(one.sort_index(), two.sort_index())
