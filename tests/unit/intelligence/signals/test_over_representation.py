from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from intelligence.signals.over_representation import COLUMNS, over_representation
from tests.fakes.planted_occurrences import occurrences_from

ENGAGEMENTS = 400


def planted(seed: int = 0) -> tuple[dict[str, list[str]], np.ndarray]:
    """Customer C0 shows t0 three times as often; type ERP shows t1 more; C1 buys only ERP."""
    random = np.random.default_rng(seed)
    customers = random.integers(0, 12, ENGAGEMENTS)
    erp = (customers == 1) | (random.random(ENGAGEMENTS) < 0.3)
    chances = np.full((ENGAGEMENTS, 6), 0.15)
    chances[customers == 0, 0] = 0.5
    chances[erp, 1] = 0.4
    attributes = {
        "customer": [f"C{customer}" for customer in customers],
        "engagement_type": ["ERP" if one else "CRM" for one in erp],
        "team": [f"Team {number}" for number in random.integers(0, 4, ENGAGEMENTS)],
    }
    return attributes, random.random(chances.shape) < chances


def cell(table: pd.DataFrame, theme: str, dimension: str, value: str) -> pd.Series:
    found = table[
        (table["theme_id"] == theme)
        & (table["dimension"] == dimension)
        & (table["value_key"] == value)
    ]
    assert len(found) == 1
    return found.iloc[0]


def test_planted_customer_and_type_are_claimed_and_nothing_else() -> None:
    table = over_representation(occurrences_from(*planted()))
    said = table[table["verdict"].str.startswith("over")]
    assert set(zip(said["theme_id"], said["value_key"], strict=True)) == {
        ("t0", "C0"),
        ("t1", "ERP"),
    }


def test_customer_who_buys_the_risky_type_is_compared_with_its_like() -> None:
    row = cell(over_representation(occurrences_from(*planted())), "t1", "customer", "C1")
    assert row["verdict"] == "no excess shown"
    assert row["expected"] / row["engagements"] == pytest.approx(0.4, abs=0.08)


def test_row_says_how_many_how_much_how_sure_and_where() -> None:
    attributes, shows = planted()
    table = over_representation(occurrences_from(attributes, shows))
    assert tuple(table.columns) == COLUMNS
    row = cell(table, "t0", "customer", "C0")
    inside = np.array(attributes["customer"]) == "C0"
    assert row["value"] == "Customer C0"
    assert row["engagements"] == inside.sum()
    assert row["observed"] == shows[inside, 0].sum() == len(row["evidence"])
    assert set(row["evidence"]) == {f"E{n}" for n in np.flatnonzero(inside & shows[:, 0])}
    assert row["raw_lift"] == pytest.approx(row["observed"] / row["expected"])
    assert 1 < row["lift_low"] < row["lift"] < row["lift_high"]
    assert row["p_value"] < row["q_value"] < 0.08
    assert 1 < row["detectable_lift"] < 4


def test_more_findings_of_one_engagement_change_nothing() -> None:
    occurrences = occurrences_from(*planted())
    loud = occurrences.events[occurrences.events["engagement"] == "E3"]
    events = pd.concat([occurrences.events, *[loud] * 50], ignore_index=True)
    doubled = replace(occurrences, events=events)
    pd.testing.assert_frame_equal(over_representation(occurrences), over_representation(doubled))


def test_small_cells_say_that_they_are_small_and_show_their_counts() -> None:
    attributes, shows = planted()
    attributes["customer"][:2] = ["Small", "Small"]
    row = cell(over_representation(occurrences_from(attributes, shows)), "t0", "customer", "Small")
    assert row["verdict"] == "not testable"
    assert row["status"].startswith("not testable")
    assert row["engagements"] == 2
    assert np.isfinite(row["expected"])
    assert np.isnan(row["p_value"])
    assert np.isnan(row["q_value"])


def test_drastic_excess_of_a_sparse_cell_is_claimed() -> None:
    """Seven of eight engagements, where one is expected, must not be "not testable"."""
    attributes, shows = planted()
    attributes["customer"][:8] = ["Loud"] * 8
    shows[:7, 5], shows[7, 5] = True, False
    row = cell(over_representation(occurrences_from(attributes, shows)), "t5", "customer", "Loud")
    assert row["expected"] < 2
    assert row["verdict"] == "over-represented"
    assert row["status"].startswith("sparse")


def test_one_customer_has_nobody_to_be_compared_with() -> None:
    attributes, shows = planted()
    attributes["customer"] = ["C0"] * ENGAGEMENTS
    table = over_representation(occurrences_from(attributes, shows))
    mine = table[table["dimension"] == "customer"]
    assert set(mine["verdict"]) == {"not testable"}
    assert set(mine["status"]) == {"not testable: no other value to compare with"}


def test_theme_that_nobody_shows_is_said_to_be_so() -> None:
    attributes, shows = planted()
    shows[:, 2] = False
    table = over_representation(occurrences_from(attributes, shows))
    mine = table[(table["theme_id"] == "t2") & (table["dimension"] == "customer")]
    assert set(mine["status"]) == {"not testable: no engagement shows the theme"}


def test_unknown_is_no_value_to_accuse() -> None:
    attributes, shows = planted()
    attributes["team"] = ["Unknown"] * ENGAGEMENTS
    table = over_representation(occurrences_from(attributes, shows))
    assert "team" not in set(table["dimension"])
    assert "Unknown" not in set(table["value"])


def test_customer_of_one_team_alone_is_named_with_it() -> None:
    attributes, shows = planted()
    mine = np.array(attributes["customer"]) == "C0"
    attributes["team"] = [
        "Own" if one else t for one, t in zip(mine, attributes["team"], strict=True)
    ]
    table = over_representation(occurrences_from(attributes, shows))
    row = cell(table, "t0", "customer", "C0")
    assert row["verdict"] == "over-represented, not separable"
    assert row["confounded_with"] == ["team: Own"]


def test_practice_over_several_types_is_claimed_on_its_own() -> None:
    """Practices were recorded, and asked for in checks, but never told apart here."""
    attributes, shows = planted()
    random = np.random.default_rng(3)
    kinds = random.integers(0, 4, ENGAGEMENTS)
    attributes["engagement_type"] = [f"Type {kind}" for kind in kinds]
    attributes["practice"] = ["Data" if kind < 2 else "Apps" for kind in kinds]
    shows[:, 4] = random.random(ENGAGEMENTS) < np.where(kinds < 2, 0.4, 0.1)
    table = over_representation(occurrences_from(attributes, shows))
    assert cell(table, "t4", "practice", "Data")["verdict"] == "over-represented"
    assert cell(table, "t4", "practice", "Apps")["verdict"] == "no excess shown"


def test_practice_of_one_type_each_says_nothing_of_its_own() -> None:
    attributes, shows = planted()
    attributes["practice"] = [f"{kind} practice" for kind in attributes["engagement_type"]]
    table = over_representation(occurrences_from(attributes, shows))
    assert "practice" not in set(table["dimension"])
    assert cell(table, "t1", "engagement_type", "ERP")["confounded_with"] == []


def test_phase_is_tested_among_the_phases_in_which_engagements_tell_of_something() -> None:
    attributes, shows = planted()
    phases = np.where(np.arange(6) % 2 == 0, "Design", "Test")[None].repeat(ENGAGEMENTS, axis=0)
    shows[:, 5] |= np.random.default_rng(1).random(ENGAGEMENTS) < 0.3
    table = over_representation(occurrences_from(attributes, shows, phases))
    row = cell(table, "t5", "phase", "Test")
    told = (shows & (phases == "Test")).any(axis=1)
    assert row["engagements"] == told.sum()
    assert row["verdict"].startswith("over-represented")
    assert cell(table, "t5", "phase", "Design")["observed"] == 0


def test_portfolio_without_engagements_has_no_rows() -> None:
    table = over_representation(occurrences_from({}, np.zeros((0, 2), dtype=bool)))
    assert tuple(table.columns) == COLUMNS
    assert table.empty


def test_portfolio_without_themes_has_no_rows() -> None:
    occurrences = occurrences_from({"customer": list("AABBC")}, np.zeros((5, 0), dtype=bool))
    assert over_representation(occurrences).empty


def test_new_customer_without_events_changes_nobody_elses_verdict() -> None:
    attributes, shows = planted()
    before = over_representation(occurrences_from(attributes, shows))
    more = {name: [*values, *values[:10]] for name, values in attributes.items()}
    more["customer"][-10:] = ["New"] * 10
    quiet = np.vstack([shows, np.zeros((10, shows.shape[1]), dtype=bool)])
    after = over_representation(occurrences_from(more, quiet))
    keys = ["theme_id", "dimension", "value_key"]
    both = before.merge(after, on=keys, suffixes=("", "_after"))
    assert len(both) == len(before)
    claimed = both["verdict"].str.startswith("over")
    assert (claimed == both["verdict_after"].str.startswith("over")).all()
    np.testing.assert_allclose(both["expected"], both["expected_after"], rtol=0.15)


_KINDS = ["ERP", "CRM", "BI", "Data", "Cloud", "Web"]


@pytest.mark.parametrize(
    "practice",
    [
        {kind: f"P-{kind}" for kind in _KINDS},
        {kind: "Ent" if kind == "ERP" else "Dig" for kind in _KINDS},
        dict(zip(_KINDS, ["Ent", "Dig", "Dig", "Data", "Cloud", "Cloud"], strict=True)),
    ],
    ids=["one each", "two practices", "four practices"],
)
@pytest.mark.parametrize("unknown", [0, 1])
def test_claims_on_types_are_the_same_whether_or_not_practices_are_known(
    practice: dict[str, str], unknown: int
) -> None:
    """A practice that held one type took all of its excess, or could not be told from it."""
    random = np.random.default_rng(3)
    kinds = random.choice(_KINDS, ENGAGEMENTS)
    shows = random.random((ENGAGEMENTS, 2)) < np.where(kinds == "ERP", 0.5, 0.15)[:, None]
    types = {"engagement_type": list(kinds)}
    named = ["Unknown"] * unknown + [practice[kind] for kind in kinds[unknown:]]
    before = over_representation(occurrences_from(types, shows))
    after = over_representation(occurrences_from({**types, "practice": named}, shows))
    others = after[after["dimension"] != "practice"].reset_index(drop=True)
    pd.testing.assert_frame_equal(others, before)
    assert cell(after, "t0", "engagement_type", "ERP")["verdict"] == "over-represented"
    if "Ent" in practice.values():
        assert cell(after, "t0", "practice", "Ent")["verdict"] == "over-represented"
    else:
        assert "practice" not in set(after["dimension"])
