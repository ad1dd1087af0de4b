import numpy as np
import pytest

from intelligence.signals.over_represented_pairs import (
    over_represented_pairs,
    selected_q,
    simes,
)
from tests.fakes.planted_occurrences import occurrences_from

ENGAGEMENTS = 900


def portfolio(*, together: bool) -> tuple[dict[str, list[str]], np.ndarray]:
    """ERP shows t0 more and so does fixed price; with ``together`` the two more than that."""
    random = np.random.default_rng(2)
    erp, fixed = random.random((2, ENGAGEMENTS)) < 0.4
    rates = np.full((ENGAGEMENTS, 5), 0.1)
    rates[:, 0] *= np.where(erp, 1.5, 1) * np.where(fixed, 1.5, 1)
    if together:
        rates[erp & fixed, 1] *= 4
    attributes = {
        "engagement_type": ["ERP" if one else "CRM" for one in erp],
        "billing_model": ["Fixed" if one else "Time" for one in fixed],
    }
    return attributes, random.random(rates.shape) < -np.expm1(-rates)


def test_pair_that_both_dimensions_explain_is_not_claimed() -> None:
    table = over_represented_pairs(occurrences_from(*portfolio(together=False)))
    assert len(table)
    assert not table["verdict"].str.startswith("over").any()


def test_pair_that_neither_dimension_explains_is_claimed() -> None:
    table = over_represented_pairs(occurrences_from(*portfolio(together=True)))
    said = table[table["verdict"].str.startswith("over")]
    assert ("t1", "ERP x Fixed") in set(zip(said["theme_id"], said["value"], strict=True))
    assert set(said["theme_id"]) == {"t1"}
    assert set(said["dimension"]) == {"engagement_type x billing_model"}


def test_pairs_of_few_are_left_out() -> None:
    table = over_represented_pairs(occurrences_from(*portfolio(together=True)))
    assert (table["expected"] >= 2).all()


def test_portfolio_without_known_pairs_has_no_rows() -> None:
    assert over_represented_pairs(occurrences_from({}, np.ones((5, 2), dtype=bool))).empty


def test_theme_that_the_gate_leaves_out_has_no_q() -> None:
    family = np.array([[1e-5, 0.4], [0.6, 0.7]])
    (q_values,) = selected_q([family])
    assert q_values[0, 0] == pytest.approx(1e-5 * 2 / 0.5)
    assert np.isnan(q_values[:, 1]).all()
    assert selected_q([]) == []


def test_simes_of_untested_cells_is_not_known() -> None:
    assert np.isnan(simes(np.array([np.nan])))
    assert simes(np.array([0.04, 0.03])) == pytest.approx(0.04)
