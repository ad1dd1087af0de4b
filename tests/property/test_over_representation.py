"""What must hold of over-representation in any portfolio."""

from dataclasses import replace

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from intelligence.evaluation.statistics.planted_cells import MIXED, draw
from intelligence.signals.over_representation import over_representation
from intelligence.statistics.excess import Cells, Question, find_excess
from intelligence.statistics.poisson_binomial import upper_tail
from tests.fakes.planted_occurrences import occurrences_from

PERMUTATIONS = 200


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=12),
    st.integers(0, 13),
)
def test_tail_is_every_outcome_summed(chances: list[float], count: int) -> None:
    mass = np.ones(1)
    for chance in chances:
        mass = np.convolve(mass, [1 - chance, chance])
    tail = upper_tail(np.array([chances]), np.array([count]))
    assert np.isclose(tail.at_least[0], mass[count:].sum(), rtol=1e-9, atol=1e-300)
    assert tail.more[0] <= tail.mid_p[0] <= tail.at_least[0]


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 40))
def test_any_number_of_findings_of_one_engagement_changes_nothing(seed: int, times: int) -> None:
    one = draw(MIXED, 120, seed)
    customers = {"customer": [f"C{code}" for code in one.customers]}
    occurrences = occurrences_from(customers, one.shows[:, :4])
    who = occurrences.events["engagement"].iloc[0]
    loud = occurrences.events[occurrences.events["engagement"] == who]
    events = pd.concat([occurrences.events, *[loud] * times], ignore_index=True)
    more = replace(occurrences, events=events)
    pd.testing.assert_frame_equal(over_representation(occurrences), over_representation(more))


def test_customers_dealt_out_at_random_have_uniform_p_values() -> None:
    """One p-value a permutation: that of the cell is discrete, so that it is drawn within its mass.

    A p-value that is uniform only on average over its mass (mid-p) becomes exactly uniform when a
    point is drawn between the chance of more and the chance of as many (Kolmogorov-Smirnov then
    applies as it stands); the mid-p values themselves must have mean one half.
    """
    one = draw(MIXED, 600, 11, planted=False)
    random = np.random.default_rng(0)
    shows, exposure = one.shows[:, :10], one.log_exposure
    drawn, middles = [], []
    for _ in range(PERMUTATIONS):
        customers = random.permutation(one.customers).astype(np.int64)
        cells = Cells(customers, 40)
        excess = find_excess(Question(shows, cells, [one.types], exposure))
        cell, theme = random.integers(0, 40), random.integers(0, 10)
        chances = excess.presence.chances[customers == cell, theme][None]
        tail = upper_tail(chances, excess.observed[[cell], [theme]].astype(np.int64))
        drawn.append(tail.more[0] + random.random() * tail.exactly[0])
        middles.append(tail.mid_p[0])
    assert stats.kstest(drawn, "uniform").pvalue > 0.01
    assert abs(np.mean(middles) - 0.5) < 3 * np.std(middles) / np.sqrt(PERMUTATIONS)
