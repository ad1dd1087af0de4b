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


def test_what_was_learned_finds_engagements_that_share_more_where_likeness_means_something() -> (
    None
):
    found = simulated_alike(Recipe(engagements=400, themes=12), 4001)
    assert found[ANY] == pytest.approx(0.0, abs=0.01)
    assert found[ANY] < found[PLAIN] < found[PRODUCT] < found[BEST]
    assert found[UNLEARNED] < found[PRODUCT]


def test_where_nothing_tells_anything_nothing_is_shared() -> None:
    nothing = Recipe(engagements=300, themes=10, by=(("engagement_type", 0.0),), text=0.0)
    found = simulated_alike(nothing, 4002)
    assert all(abs(found[name]) < 0.04 for name in (PRODUCT, UNLEARNED, LEARNED, PLAIN))


def test_methods_stand_beside_what_was_not_learned() -> None:
    table = alike_table("t", [{PRODUCT: 0.3, UNLEARNED: 0.2}, {PRODUCT: 0.5, UNLEARNED: 0.2}])
    assert [row[0] for row in table.rows] == [PRODUCT, UNLEARNED]
    assert table.rows[0][2].value == pytest.approx(0.2)
