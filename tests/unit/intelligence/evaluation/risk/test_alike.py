import numpy as np
import pytest

from intelligence.evaluation.risk.alike import (
    ANY,
    BEST,
    LEARNED,
    PLAIN,
    PRODUCT,
    UNLEARNED,
    alike_table,
)
from intelligence.evaluation.risk.simulated import simulated_alike
from intelligence.evaluation.risk.worlds import Recipe
from intelligence.evaluation.tables import Mean, Spread


def test_what_was_learned_finds_engagements_that_share_more_where_likeness_means_something() -> (
    None
):
    told = simulated_alike(Recipe(engagements=400, themes=12), 4001)
    found = {name: float(values.mean()) for name, values in told.items()}
    assert found[ANY] == pytest.approx(0.0, abs=0.01)
    assert found[ANY] < found[PLAIN] < found[PRODUCT] < found[BEST]
    assert found[UNLEARNED] < found[PRODUCT]


def test_where_nothing_tells_anything_nothing_is_shared() -> None:
    nothing = Recipe(engagements=300, themes=10, by=(("engagement_type", 0.0),), text=0.0)
    found = simulated_alike(nothing, 4002)
    assert all(abs(found[name].mean()) < 0.04 for name in (PRODUCT, UNLEARNED, LEARNED, PLAIN))


def test_methods_stand_beside_what_was_not_learned() -> None:
    runs = [{PRODUCT: np.full(4, share), UNLEARNED: np.full(4, 0.2)} for share in (0.3, 0.5)]
    table = alike_table("t", runs)
    assert [row[0] for row in table.rows] == [PRODUCT, UNLEARNED]
    apart = table.rows[0][2]
    assert isinstance(apart, Mean)
    assert apart.value == pytest.approx(0.2)


def test_one_portfolio_has_intervals_over_its_engagements() -> None:
    shared = np.array([0.0, 0.1, 0.2, 0.3, 0.4])
    cell = alike_table("t", [{PRODUCT: shared, UNLEARNED: shared * 0}]).rows[0][1]
    assert isinstance(cell, Spread)
    assert cell.low < cell.value < cell.high
