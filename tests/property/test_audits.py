"""An audit's figures are right on average, and their intervals hold the truth as often as said."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelligence.audit.estimates import audit, labelled_parts
from intelligence.audit.strata import Cause, allocated, draw

_SHOWS, _NOTHING = frozenset({"a"}), frozenset[str]()
_REPEATS = 600


def population() -> tuple[list[Cause], dict[str, frozenset[str]]]:
    """Return causes of two themes and none; sure ones of theme a are right more often."""
    random = np.random.default_rng(11)
    causes, truth = [], {}
    for theme, size, chance in (("a", 150, None), ("b", 400, 0.02), ("", 450, 0.08)):
        for at in range(size):
            name, confidence = f"{theme or 'none'}-{at:04d}", float(random.uniform(0.3, 1))
            right = random.uniform() < (confidence if chance is None else chance)
            causes.append(Cause(name, theme, confidence))
            truth[name] = _SHOWS if right else _NOTHING
    return causes, truth


def test_estimates_are_right_on_average_and_intervals_hold_the_truth() -> None:
    causes, truth = population()
    own = [c for c in causes if c.theme == "a"]
    right = sum(bool(truth[c.finding_id]) for c in own)
    true = sum(map(bool, truth.values()))
    wanted = {
        "precision": right / len(own),
        "recall": right / true,
        "corrected": true / len(causes),
    }
    values: dict[str, list[float]] = {name: [] for name in wanted}
    inside = dict.fromkeys(wanted, 0)
    for seed in range(_REPEATS):
        strata = draw(causes, 150, seed)
        found = next(item for item in audit(labelled_parts(strata, truth)) if item.theme == "a")
        for name, figure in wanted.items():
            estimate = getattr(found, name)
            values[name].append(estimate.value)
            inside[name] += estimate.low <= figure <= estimate.high
    for name in ("precision", "corrected"):
        error = np.std(values[name]) / _REPEATS**0.5
        assert np.mean(values[name]) == pytest.approx(wanted[name], abs=3.5 * error)
    for name in wanted:
        assert inside[name] / _REPEATS >= 0.925, name


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcdef"), st.integers(0, 2)),
        st.integers(1, 400),
        min_size=1,
        max_size=12,
    ),
    st.integers(1, 600),
)
def test_no_part_is_left_out_or_gets_more_than_it_has(
    sizes: dict[tuple[str, int], int], number: int
) -> None:
    wanted = max(number, len(sizes))
    counts = allocated(sizes, wanted)
    assert sum(counts.values()) == min(wanted, sum(sizes.values()))
    assert all(1 <= counts[key] <= size for key, size in sizes.items())
