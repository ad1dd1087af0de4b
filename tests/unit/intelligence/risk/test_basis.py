"""How engagements become rows of numbers."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.risk.at_signature import offered, signed_engagements, vocabulary_of
from intelligence.risk.basis import Basis, text_basis
from intelligence.risk.offer import Offer
from tests.fakes.risk_portfolios import TYPES, risk_portfolio


def test_row_of_a_text_is_the_mean_of_the_rows_of_its_sentences() -> None:
    draw = np.random.default_rng(1)
    basis = text_basis(draw.normal(size=(50, 8)), "x")
    assert basis is not None
    sentences = draw.normal(size=(7, 8))
    assert basis.rows(sentences).mean(axis=0) == pytest.approx(basis.rows(sentences.mean(axis=0)))


def test_texts_have_rows_of_length_one_on_average() -> None:
    vectors = np.random.default_rng(2).normal(size=(60, 5)) * 7
    basis = text_basis(vectors, "x")
    assert basis is not None
    assert (basis.rows(vectors) ** 2).sum(axis=1).mean() == pytest.approx(1.0)


@pytest.mark.parametrize("vectors", [np.ones((10, 4)), np.ones((80, 4)), np.zeros((0, 4))])
def test_few_texts_or_texts_that_are_all_the_same_teach_nothing(vectors: np.ndarray) -> None:
    assert text_basis(vectors, "x") is None


def test_known_value_has_its_column_and_what_is_not_known_is_said_to_be() -> None:
    signed = signed_engagements(*risk_portfolio(60))
    basis = Basis(vocabulary_of(signed), None)
    offer = offered(Offer("", {"engagement_type": TYPES[0], "customer": "C2"}))
    found = basis.predictors(offer, None)
    assert basis.sources == ("engagement_type", "team", "size", "customer")
    assert list(found.columns[0, :3]) == [1.0, 0.0, 0.0]
    assert not found.columns[0, 3:].any()
    assert list(found.groups) == [2]
    assert list(basis.unknown(offer, None)[0]) == [False, True, True, False]


def test_engagement_without_text_has_a_row_of_noughts_and_is_said_to_have_none() -> None:
    signed = signed_engagements(*risk_portfolio(60))
    vectors = np.random.default_rng(3).normal(size=(60, 6))
    basis = Basis(vocabulary_of(signed), text_basis(vectors, "x"))
    vectors[5] = np.nan
    own = basis.predictors(signed, vectors)
    text = basis.told_by("text")[own.blocks]
    assert not own.columns[5, text].any()
    assert own.columns[6, text].any()
    missing = basis.unknown(signed, vectors)[:, basis.told_by("text")]
    assert list(np.flatnonzero(missing.all(axis=1))) == [5]
    assert basis.sizes[basis.told_by("text")].sum() == pytest.approx(1.0)
    assert not basis.predictors(signed, None).columns[:, text].any()
