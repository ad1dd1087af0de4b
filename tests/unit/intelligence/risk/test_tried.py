"""Interventions as mitigations: what is known of their effect, and what is not."""

import numpy as np
import pandas as pd
import pytest

from intelligence.risk.risk_check import Mitigation
from intelligence.risk.tried import tried_in, with_effects
from tests.fakes.advice import intervention


def _tables(*rows: dict[str, object]) -> dict[str, pd.DataFrame]:
    return {"interventions": pd.DataFrame(list(rows))}


def test_a_measured_fall_comes_with_its_ratio_and_interval() -> None:
    effect = tried_in(_tables(intervention()))[0].effect
    assert (effect.verdict, effect.ratio, effect.low, effect.high) == ("fell", 0.5, 0.3, 0.8)


def test_where_nobody_is_outside_the_themes_own_course_is_told() -> None:
    row = intervention(rate_ratio=float("nan"), low=None, high=None)
    effect = tried_in(_tables(row))[0].effect
    assert (effect.ratio, effect.low, effect.high) == (0.6, 0.4, 0.9)


@pytest.mark.parametrize("verdict", ["cannot say", "regression to the mean not excluded"])
def test_what_cannot_be_judged_is_said_and_has_no_figure(verdict: str) -> None:
    row = intervention(verdict=verdict, note="3 quarters after, 4 are needed")
    effect = tried_in(_tables(row))[0].effect
    assert effect.verdict == verdict
    assert effect.note == "3 quarters after, 4 are needed"
    assert (effect.ratio, effect.low, effect.high) == (None, None, None)


def test_a_limit_without_bound_is_null() -> None:
    effect = tried_in(_tables(intervention(high=float("inf"))))[0].effect
    assert (effect.ratio, effect.high) == (0.5, None)


@pytest.mark.parametrize("tables", [{}, {"interventions": pd.DataFrame()}])
def test_an_edition_without_interventions_has_tried_nothing(
    tables: dict[str, pd.DataFrame],
) -> None:
    assert tried_in(tables) == ()


def _like(words: str) -> Mitigation:
    return Mitigation("theme-cut", words, "recommended", "", 1, 1, 1)


def _vectors(**angles: float) -> dict[str, np.ndarray]:
    return {name: np.array([np.cos(a), np.sin(a)], dtype=np.float32) for name, a in angles.items()}


def test_an_effect_is_told_with_the_mitigation_that_says_the_same() -> None:
    tried = tried_in(_tables(intervention(what="did")))
    told, alone = with_effects(
        (_like("far"), _like("near")), tried, _vectors(far=1.5, near=0.2, did=0.0), 0.8
    )
    assert told[0].effect is None
    assert told[1].effect == tried[0].effect
    assert alone == ()


def test_an_intervention_like_nothing_else_is_told_by_itself() -> None:
    tried = tried_in(_tables(intervention(what="did")))
    told, alone = with_effects((_like("far"),), tried, _vectors(far=1.5, did=0.0), 0.8)
    assert told[0].effect is None
    assert [(one.words, one.source, one.owner) for one in alone] == [
        ("did", "intervention", "PMO lead")
    ]


def test_of_two_like_the_same_the_measured_one_is_told_with_it() -> None:
    tried = tried_in(
        _tables(
            intervention(what="did", verdict="cannot say", date="2026-01-01"),
            intervention(what="did", intervention_id="intervention-2"),
        )
    )
    told, alone = with_effects((_like("near"),), tried, _vectors(near=0.1, did=0.0), 0.8)
    assert told[0].effect is not None
    assert told[0].effect.verdict == "fell"
    assert [one.effect.verdict for one in alone if one.effect] == ["cannot say"]


def test_nothing_to_be_like_leaves_interventions_alone() -> None:
    tried = tried_in(_tables(intervention(what="did")))
    assert len(with_effects((), tried, _vectors(did=0.0), 0.8)[1]) == 1
