"""What must hold of past engagements shown beside an offer, whatever the portfolio."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from intelligence.risk.evidence import evidence_for
from intelligence.risk.history import OverrunHistory
from intelligence.risk.likeness import ScopeTexts
from intelligence.risk.neighbours import neighbours_of
from intelligence.risk.offer import Offer
from intelligence.risk.overrun import overrun_outlooks
from intelligence.risk.risk_check import PastFinding
from intelligence.risk.similar import similar_engagements
from intelligence.statistics.drawn_shares import drawn_limits, drawn_share
from tests.unit.intelligence.risk.past_portfolio import CAUSES, occurrences, past_of, tables

VALUES = st.sampled_from(["Cloud migration", "Service desk", "Pune", "DACH", "C1", "C2", "ß", "x"])
NUMBERS = st.one_of(
    st.none(), st.sampled_from([0.0, 1e-300, 1e308]), st.floats(0, 1e9, allow_nan=False)
)
ACCOUNTS = st.one_of(
    st.floats(-1e6, 1e9), st.sampled_from([np.nan, np.inf, -np.inf, 0.0, 1e-300, 1e308])
)
OVERRUNS = st.lists(st.floats(-100, 1000).map(lambda one: round(one, 3)), min_size=1, max_size=40)


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    names = ("customer", "engagement_type", "team", "region", "segment", "practice")
    given_names = draw(st.sets(st.sampled_from(names)))
    attributes = {name: draw(VALUES) for name in sorted(given_names)}
    confidence = draw(st.floats(0.001, 0.999))
    return Offer("text", attributes, draw(NUMBERS), draw(NUMBERS), confidence)


@settings(max_examples=60, deadline=None)
@given(
    offer=offers(),
    accounts=st.lists(st.tuples(ACCOUNTS, ACCOUNTS), min_size=8, max_size=8),
    most=st.integers(0, 9),
)
def test_whatever_the_accounts_everything_shown_is_verbatim_finite_and_in_order(
    offer: Offer, accounts: list[tuple[float, float]], most: int
) -> None:
    found = tables()
    for name, at in (("planned_hours", 0), ("actual_hours", 1)):
        found["engagements"][name] = [float(pair[at]) for pair in accounts]
    past = past_of(found)
    vectors = {key: np.eye(8)[at] for at, key in enumerate(past.keys[:5])}
    neighbours = neighbours_of(offer, past, ScopeTexts(np.ones(8) / np.sqrt(8), vectors))
    similar = similar_engagements(neighbours, most)
    assert len(similar) <= most
    assert all(0 <= one.similarity <= 1 and one.alike for one in similar)
    assert len({one.engagement for one in similar}) == len(similar)
    assert [-one.similarity for one in similar] == sorted(-one.similarity for one in similar)
    evidence = [one for theme in CAUSES for one in evidence_for(theme, neighbours, most)]
    _assert_verbatim([*evidence, *(quote for one in similar for quote in one.quotes)], found)
    for outlook in overrun_outlooks(offer, past.history):
        for limited in [*outlook.quantiles.values(), outlook.needed, outlook.stayed_within]:
            if limited is not None:
                value, low, high = limited
                assert np.isfinite(value)
                assert low is None or low <= value
                assert high is None or value <= high


def _assert_verbatim(quotes: list[PastFinding], found: dict[str, pd.DataFrame]) -> None:
    texts = found["documents"].set_index("document_uid")["text"]
    for one in quotes:
        assert texts[one.document_uid][one.start : one.end] == one.text


@settings(max_examples=30, deadline=None)
@given(offer=offers(), order=st.permutations(range(8)))
def test_order_of_rows_changes_nothing(offer: Offer, order: list[int]) -> None:
    found = tables()
    first = neighbours_of(offer, past_of(found))
    found["engagements"] = found["engagements"].iloc[order].reset_index(drop=True)
    second = neighbours_of(offer, past_of(found))
    assert similar_engagements(first) == similar_engagements(second)
    assert evidence_for("t-access", first) == evidence_for("t-access", second)
    outlooks = [overrun_outlooks(offer, one.past.history) for one in (first, second)]
    assert outlooks[0] == outlooks[1]


@settings(max_examples=60, deadline=None)
@given(own=OVERRUNS, pooled=OVERRUNS, strength=st.floats(0, 60), share=st.floats(0.01, 0.99))
def test_limits_of_a_drawn_class_are_in_order_and_among_the_cases_met(
    own: list[float], pooled: list[float], strength: float, share: float
) -> None:
    cases = np.array([*own, *pooled])
    low, high = drawn_limits(np.array(own), cases, strength, share)
    assert low <= high
    for limit in (low, high):
        assert not np.isfinite(limit) or limit in cases
    value, least, most = drawn_share(np.array(own), cases, strength, own[0])
    assert 0 <= least <= value <= most <= 1


@settings(max_examples=40, deadline=None)
@given(own=OVERRUNS, others=OVERRUNS, offered=st.floats(0, 500))
def test_a_larger_contingency_is_enough_for_at_least_as_many(
    own: list[float], others: list[float], offered: float
) -> None:
    values = np.array([*own, *others])
    types = np.array(["Cloud"] * len(own) + ["Desk"] * len(others), dtype=object)
    unknown = np.full(len(values), "Unknown", dtype=object)
    nothing, owners = np.full(len(values), np.nan), np.arange(len(values))
    history = OverrunHistory({"effort": values} | dict.fromkeys(("cost", "margin"), nothing),
                             types, unknown, nothing, owners, None)  # fmt: skip
    kind = {"engagement_type": "Cloud"}
    less, more = (
        overrun_outlooks(Offer("", kind, contingency=one, confidence=share), history)[0]
        for one, share in ((offered, 0.6), (offered + 10, 0.9))
    )
    assert less.stayed_within is not None
    assert more.stayed_within is not None
    assert less.stayed_within[0] <= more.stayed_within[0]
    assert less.needed is not None
    assert more.needed is not None
    assert less.needed[0] <= more.needed[0]
    values_of = [less.quantiles[name][0] for name in ("p50", "p80", "p90")]
    assert values_of == sorted(values_of)


def test_occurrences_of_the_portfolio_are_what_is_quoted() -> None:
    found = tables()
    shown = occurrences(found).shows
    past = past_of(found)
    for row in range(len(past.keys)):
        assert set(past.findings.shown.get(row, ())) == set(np.flatnonzero(shown[row]))
