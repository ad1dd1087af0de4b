"""What sharing an attribute tells."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from intelligence.risk.traits import told_by, traits_of


def _portfolio(count: int = 60) -> pd.DataFrame:
    kind = np.array(["Cloud", "Desk", "Archive"])[np.arange(count) % 3]
    return pd.DataFrame(
        {
            "region": ["DACH"] * (count - 3) + ["Nordics"] * 3,
            "team": [f"team {number // 3 % 4}" for number in range(count)],
            "engagement_type": kind,
            "practice": [f"{one} practice" for one in kind],
            "billing_model": ["Unknown"] * count,
        }
    )


def test_sharing_what_is_rare_tells_more_than_sharing_what_everybody_has() -> None:
    region = next(one for one in traits_of(_portfolio()) if one.name == "region")
    common, rare = (region.weight(region.code(name), ["region"]) for name in ("DACH", "Nordics"))
    assert rare > 5 * common > 0


def test_two_attributes_that_say_the_same_count_as_one() -> None:
    traits = {one.name: one for one in traits_of(_portfolio())}
    both = ["engagement_type", "practice"]
    alone = traits["engagement_type"].weight(0, ["engagement_type"])
    together = sum(traits[name].weight(0, both) for name in both)
    assert together == pytest.approx(alone, rel=0.05)
    apart = traits["team"].weight(0, ["team", "engagement_type"])
    assert apart == pytest.approx(traits["team"].weight(0, ["team"]), rel=0.05)


def test_attribute_that_is_not_given_counts_by_what_the_given_ones_do_not_tell() -> None:
    traits = {one.name: one for one in traits_of(_portfolio())}
    assert traits["practice"].weight(-1, ["engagement_type"]) == pytest.approx(0.0, abs=1e-9)
    assert traits["practice"].weight(-1, []) > 1.0


def test_attribute_that_nobody_has_is_none() -> None:
    assert "billing_model" not in {one.name for one in traits_of(_portfolio())}
    assert traits_of(_portfolio(3).iloc[:0]) == ()


def test_value_is_known_in_any_case_of_letters_and_nobody_has_another() -> None:
    team = next(one for one in traits_of(_portfolio()) if one.name == "team")
    assert team.code(" TEAM 2") == team.code("team 2") == 2
    assert team.code("team 9") == -1
    assert team.weight(-1, ["team"]) == pytest.approx(team.weight(0, ["team"]), rel=0.1)


def test_an_attribute_of_one_value_each_tells_nothing_of_another() -> None:
    draw = np.random.default_rng(5)
    other = draw.integers(0, 4, 50)
    assert told_by(other, np.arange(50)) == 0.0
    assert told_by(np.full(5, -1), np.arange(5)) == 0.0


def test_unrelated_attributes_hardly_tell_each_other() -> None:
    draw = np.random.default_rng(6)
    told, by = draw.integers(0, 5, 400), draw.integers(0, 5, 400)
    assert told_by(told, by) < 0.03
    assert told_by(told, told * 2) == pytest.approx(1.0)
