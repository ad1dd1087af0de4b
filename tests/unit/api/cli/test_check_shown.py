"""A risk check in a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.check_ports import ShownCheck
from api.cli.check_shown import kind_of, show_check, show_score
from intelligence.risk.kept import kept_payload, shown_payload
from tests.fakes.risk_checks import OFFER_TEXT, empty_check, rich_check, unstable_check


def _shown(payload: dict[str, object]) -> ShownCheck:
    return ShownCheck("a" * 16, "2026-10-01T09:00:00+00:00", "ann", None, None, payload)


def test_counts_that_are_withheld_are_not_told_as_none(capsys: pytest.CaptureFixture[str]) -> None:
    payload = shown_payload(rich_check())
    hidden = {
        "engagements": None, "customers": None, "quantiles": {}, "stayed_within": None,
        "needed": None, "note": "Few customers.", "withheld": True,
    }  # fmt: skip
    show_check(_shown({**payload, "overrun": [{**payload["overrun"][0], **hidden}]}), None)
    told = " ".join(capsys.readouterr().out.split())
    assert "counts withheld: Few customers." in told
    assert "None finished" not in told


def test_words_that_were_not_kept_are_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    show_check(_shown(kept_payload(rich_check(), keep_text=False)), None)
    told = capsys.readouterr().out
    assert ": its words were not kept" in told
    assert ": None" not in told


def test_what_was_said_and_not_understood_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    shown = replace(_shown(shown_payload(rich_check())), warning="no such key")
    show_check(shown, None)
    assert "note: no such key" in capsys.readouterr().out


def test_themes_passages_overrun_and_past_engagements_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_check(_shown(shown_payload(rich_check())), OFFER_TEXT)
    told = capsys.readouterr().out
    check = rich_check()
    assert check.themes[0].risk.name in told
    assert check.similar[0].name in told
    assert f"Wording that invites disputes: {len(check.passages)}" in told
    assert kind_of(check.missing_sections[0].missing.section).lower() in told
    assert f"why: {check.passages[0].passage.why[:30]}" in told
    assert "Overrun of engagements of its kind" in told


def test_no_figure_of_overrun_stands_without_its_interval(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A terminal said "80 % stay within 19", and the page beside it "19 (12 to 31)"."""
    show_check(_shown(shown_payload(rich_check())), OFFER_TEXT)
    told = " ".join(capsys.readouterr().out.split())
    assert "80 % stay within 19 (12 to 31)" in told
    assert "enough for 58 % (41 % to 74 %) of them" in told
    assert "enough for 80 %: 19 (12 to 31)" in told


def test_what_is_alike_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    payload = shown_payload(rich_check())
    aspect = {"name": "scope_text", "offered": "the text of the offer", "past": "the text"}
    similar = [{**payload["similar"][0], "alike": [aspect]}]
    show_check(_shown({**payload, "similar": similar}), OFFER_TEXT)
    assert "what its text says" in capsys.readouterr().out


def test_words_that_stand_in_many_places_are_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    payload = shown_payload(rich_check())
    first = payload["passages"][0]
    again = {**first, "start": first["start"] + 500, "end": first["end"] + 500}
    show_check(_shown({**payload, "passages": [first, again, again]}), None)
    told = capsys.readouterr().out
    assert "Wording that invites disputes: 3" in told
    assert told.count("   why: ") == 1
    assert " and 2 more places: " in told


def test_engagement_with_little_in_common_is_said_to_be_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Engagements that were alike by 15 %, as any two are, stood there as the closest ones."""
    payload = shown_payload(rich_check())
    similar = [{**payload["similar"][0], "little_in_common": True}]
    show_check(_shown({**payload, "similar": similar}), OFFER_TEXT)
    assert f"{similar[0]['name']} (little in common): " in capsys.readouterr().out
    show_check(_shown({**payload, "similar": []}), OFFER_TEXT)
    assert "No past engagement is like this offer" in capsys.readouterr().out


def test_check_of_which_no_words_were_kept_is_told_by_places(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_check(_shown(kept_payload(rich_check(), keep_text=False)), None)
    told = capsys.readouterr().out
    passage = rich_check().passages[0].passage
    assert f"{passage.start:,}-{passage.end:,}" in told
    assert passage.text not in told


def test_check_of_nothing_is_told_as_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    show_check(_shown(shown_payload(empty_check())), "")
    assert "given: nothing" in capsys.readouterr().out


def test_score_tells_counts_figures_with_intervals_and_what_is_not_known_yet(
    capsys: pytest.CaptureFixture[str],
) -> None:
    measure = {"value": 0.1234, "low": 0.1, "high": 0.2}
    score = dict.fromkeys(("brier", "skill", "log_loss", "ece", "recall"), measure)
    card = {
        "edition": 4,
        "checks": 12,
        "signed": 9,
        "judged": 8,
        "overall": {**score, "recall": None, "note": "few"},
        "themes": [{"name": "Skill gap", "predictions": 8, "showing": 3, **score}],
        "pending": [{"check_id": "ab", "reason": "not signed"}],
        "gone": [{"theme_id": "t9", "what": "merged"}],
        "notes": ["read with care"],
    }
    show_score(card)
    told = capsys.readouterr().out
    assert "12 checks, 9 of engagements that were signed, 8 with a known outcome" in told
    assert "brier: 0.123 (0.100 to 0.200)" in told
    assert "recall:" not in told
    for words in ("Skill gap", "check ab, not signed", "theme t9 is gone", "read with care", "few"):
        assert words in told


def _of_themes(*figures: dict[str, object]) -> dict[str, object]:
    payload = shown_payload(rich_check())
    return {**payload, "themes": [{**payload["themes"][0], **one} for one in figures]}


def test_base_rate_stands_beside_the_counts_that_it_comes_from(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The table said "base rate 42 %, n 35" of a theme that 20 of 35 had shown."""
    figures = {"n": 35, "showing": 20, "seen": 28.1, "base_rate": 0.649, "overall_rate": 0.247}
    show_check(_shown(_of_themes({**figures, "level": 0.151})), OFFER_TEXT)
    told = " ".join(capsys.readouterr().out.split())
    assert "65 % 20 of 35 1.7 x modelled" in told
    assert "base rate: 20 of 35 engagements showed it so far (57 %), 71 % as far as" in told
    assert "Reasons multiply the odds of the theme's own level, 15 %" in told


def test_lift_that_the_offer_does_not_carry_is_left_out_with_the_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_check(_shown(_of_themes({"lift_note": "Not for what is known."})), OFFER_TEXT)
    told = " ".join(capsys.readouterr().out.split())
    assert "12 of 41 — modelled" in told
    assert "lift: Not for what is known." in told


def test_figures_behind_which_no_engagement_stands_are_not_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    none = {"n": 0, "showing": 0, "probability": 0.51, "base_rate": 0.51, "lift": 1.0}
    show_check(_shown(_of_themes(*[none] * 12)), OFFER_TEXT)
    told = capsys.readouterr().out
    assert "51 %" not in told
    assert "1.0 x" not in told
    assert "—: no past engagement was seen for long enough to tell" in told
    assert "2 more themes left out here" in told
    assert "less likely" not in told


def test_check_that_was_kept_before_counts_were_told_is_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    payload = shown_payload(rich_check())
    later = ("seen", "overall_rate", "level", "lift_note")
    old = [{k: v for k, v in one.items() if k not in later} for one in payload["themes"]]
    show_check(_shown({**payload, "themes": old}), OFFER_TEXT)
    assert "12 of 41 engagements showed it so far (29 %)" in capsys.readouterr().out


def test_an_unstable_theme_is_told_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    payload = shown_payload(unstable_check())
    assert [one["stability"] for one in payload["themes"]][:2] == ["unstable", None]
    show_check(_shown(payload), None)
    assert capsys.readouterr().out.count("Staffing shortfall (unstable)") == 2


def test_a_check_of_before_stability_was_told_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    payload = shown_payload(rich_check())
    for one in payload["themes"]:
        del one["stability"]
    show_check(_shown(payload), None)
    assert "(unstable)" not in capsys.readouterr().out
