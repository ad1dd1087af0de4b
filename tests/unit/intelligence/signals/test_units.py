from dataclasses import replace

import numpy as np
import pytest

from intelligence.signals.units import engagement_units, phase_units, practice_units
from tests.fakes.planted_occurrences import occurrences_from

SHOWS = np.random.default_rng(0).random((40, 3)) < 0.5
TYPES = ["ERP", "CRM", "Data", "Cloud"] * 10
TEAMS = ["North", "South"] * 20


def test_engagement_is_a_unit_whose_exposure_is_its_quarters() -> None:
    units = engagement_units(occurrences_from({"engagement_type": TYPES}, SHOWS))
    assert len(units.frame) == 40
    np.testing.assert_allclose(units.log_exposure, np.log(4))
    np.testing.assert_array_equal(units.shows, SHOWS)


def test_engagement_without_quarters_has_the_mean_exposure() -> None:
    occurrences = occurrences_from({}, SHOWS)
    frame = occurrences.engagements.copy()
    frame["active_quarters"] = [0, *[4] * 39]
    exposure = engagement_units(replace(occurrences, engagements=frame)).log_exposure
    np.testing.assert_allclose(exposure, np.log(4))


def test_portfolio_without_any_date_counts_every_engagement_alike() -> None:
    occurrences = occurrences_from({}, SHOWS)
    frame = occurrences.engagements.assign(active_quarters=0)
    assert (engagement_units(replace(occurrences, engagements=frame)).log_exposure == 0).all()


def test_engagement_in_a_phase_is_a_unit_once_however_many_findings() -> None:
    phases = np.where(np.arange(120).reshape(40, 3) % 2 == 0, "Test", "Unknown")
    occurrences = occurrences_from({}, SHOWS, phases)
    units = phase_units(occurrences)
    shown = (SHOWS & (phases == "Test")).any(axis=1)
    assert len(units.frame) == shown.sum()
    assert set(units.frame["phase"]) == {"Test"}
    np.testing.assert_array_equal(units.shows.sum(axis=0), (SHOWS & (phases == "Test")).sum(axis=0))


def test_dimension_that_is_tested_is_not_adjusted_for() -> None:
    units = engagement_units(occurrences_from({"engagement_type": TYPES, "team": TEAMS}, SHOWS))
    assert "engagement_type" not in units.explained(["engagement_type"])
    assert "team" in units.explained(["engagement_type"])


def test_level_within_one_value_explains_nothing_about_it() -> None:
    """Teams of a region once took all of the region's excess on themselves: it had none left."""
    regions = ["DACH" if team == "North" else "UK" for team in TEAMS]
    units = engagement_units(
        occurrences_from({"region": regions, "team": TEAMS, "engagement_type": TYPES}, SHOWS)
    )
    cells = (np.array(regions) == "UK").astype(np.int64)
    assert units.factors(["region"], cells) == []


def test_rare_levels_are_pooled() -> None:
    types = ["ERP"] * 20 + ["CRM"] * 18 + ["Odd", "Odder"]
    units = engagement_units(occurrences_from({"engagement_type": types}, SHOWS))
    (codes,) = units.factors(["team"], np.zeros(40, dtype=np.int64) - 1)
    assert sorted(np.bincount(codes).tolist()) == [2, 18, 20]


def test_missing_attribute_is_unknown() -> None:
    occurrences = occurrences_from({"team": TEAMS}, SHOWS)
    frame = occurrences.engagements.assign(team=float("nan"), customer=None)
    units = engagement_units(replace(occurrences, engagements=frame))
    assert set(units.frame["team"]) == set(units.frame["customer"]) == {"Unknown"}


def test_hours_of_nought_or_not_a_number_are_a_band_of_their_own() -> None:
    hours = [0.0, float("nan"), -5.0, float("inf"), *range(1, 37)]
    units = engagement_units(occurrences_from({}, SHOWS, hours=hours))
    assert units.frame["size"].tolist()[:4] == [0, 0, 0, 0]
    assert set(units.frame["size"][4:]) == {1, 2, 3, 4}


def test_practice_across_types_is_told_apart_from_them() -> None:
    occurrences = occurrences_from(
        {"engagement_type": TYPES, "practice": TEAMS[20:] + TYPES[:20]}, SHOWS
    )
    units = engagement_units(occurrences)
    assert practice_units(occurrences) is None
    assert "practice" in units.explained(["team"])
    assert "practice" not in units.explained(["practice"])


def test_practice_that_groups_types_is_counted_without_them_and_they_without_it() -> None:
    """A type drawn to its own practice's mean once showed nothing of its excess."""
    practices = ["Apps" if kind in {"ERP", "CRM"} else "Platforms" for kind in TYPES]
    occurrences = occurrences_from({"engagement_type": TYPES, "practice": practices}, SHOWS)
    assert "practice" not in engagement_units(occurrences).frame
    assert "practice" not in phase_units(occurrences).frame
    units = practice_units(occurrences)
    assert units is not None
    assert "engagement_type" not in units.frame
    assert set(units.frame["practice"]) == {"Apps", "Platforms"}


@pytest.mark.parametrize("unknown", [0, 1])
def test_practice_that_is_another_name_of_the_type_is_not_told_apart_twice(unknown: int) -> None:
    """Each type would else be "not separable" from its own practice, and drawn to nought twice."""
    practices = ["Unknown"] * unknown + [f"Practice of {kind}" for kind in TYPES[unknown:]]
    occurrences = occurrences_from({"engagement_type": TYPES, "practice": practices}, SHOWS)
    units = engagement_units(occurrences)
    assert "practice" not in units.frame
    assert units.explained(["team"])[0] == "engagement_type"
    alone = practice_units(occurrences)
    assert alone is not None
    assert "practice" not in alone.frame
