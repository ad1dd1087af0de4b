"""The risk model on any portfolio: bounds, order, and that nobody else's answer moves."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from intelligence.edition import ATTRIBUTES
from intelligence.risk.offer import Offer
from intelligence.risk.risk_model import fit_risk_model
from intelligence.statistics.calibration import calibrate
from tests.fakes.planted_occurrences import occurrences_from
from tests.fakes.risk_portfolios import tables_for

VALUES = st.sampled_from(["Unknown", "a", "b", "c"])


@st.composite
def portfolios(draw: st.DrawFn) -> tuple[dict[str, list[str]], np.ndarray]:
    count = draw(st.integers(0, 60))
    attributes = {
        name: draw(st.lists(VALUES, min_size=count, max_size=count)) for name in ATTRIBUTES
    }
    rate = draw(st.sampled_from([0.0, 0.1, 0.6, 1.0]))
    themes = draw(st.integers(0, 4))
    shows = np.random.default_rng(draw(st.integers(0, 99))).random((count, themes)) < rate
    return attributes, shows


@settings(max_examples=60, deadline=None)
@given(portfolios(), st.dictionaries(st.sampled_from(ATTRIBUTES), VALUES), st.floats(0, 1e300))
def test_every_theme_is_told_within_bounds_and_in_order(
    portfolio: tuple[dict[str, list[str]], np.ndarray], known: dict[str, str], hours: float
) -> None:
    occurrences = occurrences_from(*portfolio)
    model = fit_risk_model(occurrences, tables_for(occurrences))
    found = model.predict(Offer("", known, hours))
    assert sorted(one.theme_id for one in found) == sorted(occurrences.themes)
    chances = [one.probability for one in found]
    assert chances == sorted(chances, reverse=True)
    for one in found:
        assert 0 <= one.interval[0] <= one.probability <= one.interval[1] <= 1
        assert 0 < one.base_rate < 1
        assert 0 <= one.showing <= one.n
        assert all(np.isfinite(reason.odds) and reason.odds > 0 for reason in one.reasons)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 3_000))
def test_calibration_keeps_the_order_of_chances(seed: int, count: int) -> None:
    draw = np.random.default_rng(seed)
    chances = draw.random(count)
    shows = (draw.random(count) < draw.random()).astype(float)
    found = calibrate(chances, shows, np.maximum(draw.random(count), 0.01))
    asked = np.linspace(0, 1, 101)
    assert (np.diff(found(asked)) >= 0).all()
    assert ((found(asked) >= 0) & (found(asked) <= 1)).all()
