import numpy as np
import pandas as pd
import pytest

from intelligence.edition import ATTRIBUTES, UNKNOWN
from intelligence.risk.learned_likeness import FEWEST, LearnedLikeness, blended, learn_likeness
from intelligence.risk.offer import Offer

COUNT = 240


def portfolio(count: int = COUNT) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """Types of work decide what is shown, teams decide nothing."""
    draw = np.random.default_rng(3)
    kind, team = draw.integers(0, 4, count), draw.integers(0, 4, count)
    chances = np.where(np.arange(8)[None] // 2 == kind[:, None], 0.7, 0.1)
    shows = (draw.random((count, 8)) < chances).astype(np.float64)
    described = pd.DataFrame({"engagement": [f"E{number}" for number in range(count)]})
    for name in ATTRIBUTES:
        described[name] = UNKNOWN
    described["engagement_type"] = [f"type {one}" for one in kind]
    described["team"] = [f"team {one}" for one in team]
    return described, np.full(count, 900.0), shows


def learned(**changed: object) -> LearnedLikeness:
    described, hours, shows = portfolio()
    found = learn_likeness(described, hours, (shows, np.ones(COUNT)), **changed)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_what_goes_with_showing_the_same_tells_more_than_what_does_not() -> None:
    found = learned()
    weights = dict(zip([trait.name for trait in found.traits], found.weights, strict=False))
    assert weights["engagement_type"] > 1.5 * weights["team"]
    assert found.weights.sum() == pytest.approx(1.0)
    assert (found.weights >= 0).all()


def test_an_offer_is_most_like_engagements_of_what_counts() -> None:
    found = learned()
    offer = Offer("x", {"engagement_type": "type 2", "team": "team 1"}, 900.0)
    order = np.argsort(-found.similarity(offer, None))
    described, _, _ = portfolio()
    assert set(described["engagement_type"].iloc[order[:5]]) == {"type 2"}


def test_an_offer_of_which_nothing_is_known_is_like_nobody() -> None:
    assert learned().similarity(Offer("x"), None) == pytest.approx(np.zeros(COUNT))


def test_texts_that_go_with_showing_the_same_count() -> None:
    described, hours, shows = portfolio()
    named = dict(zip(described["engagement"], shows[:, :6] + 0.01, strict=True))
    found = learn_likeness(described, hours, (shows, np.ones(COUNT)), named)
    assert found is not None
    assert found.weights[-1] > found.weights[1]
    told = found.similarity(Offer("x"), shows[7, :6] + 0.01)
    assert told.argmax() in set(np.flatnonzero((shows[:, :6] == shows[7, :6]).all(axis=1)))


def test_few_engagements_or_nothing_shown_teach_nothing() -> None:
    described, hours, shows = portfolio(FEWEST - 1)
    assert learn_likeness(described, hours, (shows, np.ones(FEWEST - 1))) is None
    described, hours, shows = portfolio()
    assert learn_likeness(described, hours, (shows * 0, np.ones(COUNT))) is None


def test_sizes_that_are_missing_or_nought_are_like_nobodys() -> None:
    described, _, shows = portfolio()
    hours = np.where(np.arange(COUNT) % 2, np.nan, 0.0)
    found = learn_likeness(described, hours, (shows, np.ones(COUNT)))
    assert found is not None
    assert np.isfinite(found.similarity(Offer("x", {"team": "team 1"}, 100.0), None)).all()


def test_two_likenesses_are_one_between_nought_and_one_and_a_flat_one_adds_nothing() -> None:
    plain, other = np.array([0.1, 0.5, 0.9]), np.array([0.2, 0.1, 0.3])
    both = blended(plain, other)
    assert (both >= 0).all()
    assert (both <= 1).all()
    assert np.array_equal(blended(plain, np.zeros(3)), plain)
