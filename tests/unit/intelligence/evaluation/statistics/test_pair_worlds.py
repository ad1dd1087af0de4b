import numpy as np

from intelligence.evaluation.statistics.pair_worlds import (
    LEAST_EXPECTED,
    LIFT,
    PLANTED,
    PLANTED_IN_PHASES,
    draw_pairs,
)


def test_planted_cells_expect_enough_and_are_raised_in_hazard() -> None:
    for world in draw_pairs(800, 3):
        for pair, cells in world.planted.items():
            labels = world.units.frame[pair[0]] + " x " + world.units.frame[pair[1]]
            for label, theme in cells:
                inside = (labels == label).to_numpy()
                assert world.usual[inside, theme].sum() >= LEAST_EXPECTED - 0.5
                assert (world.raised[inside, theme] > world.usual[inside, theme]).all()
    whole, _ = draw_pairs(800, 3)
    hazards = np.log1p(-whole.raised) / np.log1p(-whole.usual)
    lifts = set(np.round(hazards, 6).ravel())
    assert lifts <= {1.0, LIFT, LIFT**2}
    assert {1.0, LIFT} <= lifts


def test_a_portfolio_without_planted_pairs_has_its_usual_chances() -> None:
    for world in draw_pairs(300, 1, planted=False):
        assert not any(world.planted.values())
        assert np.array_equal(world.usual, world.raised)


def test_a_unit_with_a_phase_tells_of_something_and_is_there_once() -> None:
    whole, phased = draw_pairs(400, 2)
    assert phased.units.shows.any(axis=1).all()
    assert not phased.units.frame.duplicated(["engagement", "phase"]).any()
    assert len(phased.units.frame) == len(phased.usual) == len(phased.units.log_exposure)
    assert sum(map(len, whole.planted.values())) <= PLANTED
    assert sum(map(len, phased.planted.values())) <= PLANTED_IN_PHASES


def test_same_seed_gives_the_same_portfolio() -> None:
    one, other = draw_pairs(200, 4)[0], draw_pairs(200, 4)[0]
    assert np.array_equal(one.units.shows, other.units.shows)
    assert one.planted == other.planted
