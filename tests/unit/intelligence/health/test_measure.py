import numpy as np
import pytest

from intelligence.curation.replay import Example
from intelligence.health.measure import measure
from intelligence.health.stability import Verdict, Way
from models.relearning import Relearning
from tests.fakes.judged import LATE, SCOPE, THEMES, material

RELEARNING = Relearning(parts=10)


def test_taxonomy_themes_are_relearned_and_discovered_ones_regrouped() -> None:
    never, late, scope = measure(THEMES, material(), RELEARNING).health
    assert never.stability.verdict is Verdict.NOT_JUDGED
    assert (late.stability.way, late.stability.verdict) == (Way.RELEARNED, Verdict.STABLE)
    assert (scope.stability.way, scope.stability.mean) == (Way.REGROUPED, 0.9)


def test_themes_that_lie_in_one_place_are_not_stable() -> None:
    _, late, _ = measure(THEMES, material(apart=0.0), RELEARNING).health
    assert late.stability.verdict is Verdict.UNSTABLE


def test_fewer_than_ten_documents_are_not_judged_but_have_cohesion() -> None:
    _, late, scope = measure(THEMES, material(each=9), RELEARNING).health
    assert {late.stability.verdict, scope.stability.verdict} == {Verdict.NOT_JUDGED}
    assert late.cohesion is not None


def test_agreement_counts_what_people_confirmed_and_rejected() -> None:
    examples = [Example(LATE.theme_id, at, is_right=at > 0) for at in range(4)]
    _, late, scope = measure(THEMES, material(examples=examples), RELEARNING).health
    assert (late.confirmed, late.rejected) == (3, 1)
    assert late.agreement is not None
    assert late.agreement.low == pytest.approx(0.3006, abs=1e-4)
    assert scope.agreement is None


def test_the_order_of_the_causes_decides_nothing() -> None:
    one = measure(THEMES, material(1.0), RELEARNING)
    other = measure(THEMES, material(1.0, turned=True), RELEARNING)
    assert one.health == other.health
    assert np.array_equal(one.confusion, other.confusion)


def test_a_theme_without_a_cause_is_in_the_answer() -> None:
    assert [
        item.theme_id for item in measure((SCOPE, *THEMES[:1]), material(), RELEARNING).health
    ] == [
        SCOPE.theme_id,
        THEMES[0].theme_id,
    ]
