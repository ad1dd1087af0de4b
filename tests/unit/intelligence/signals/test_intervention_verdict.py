"""The verdict on an intervention."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from intelligence.signals.intervention_panel import panel_of
from intelligence.signals.intervention_verdict import Needs, verdict_of
from intelligence.signals.intervention_views import views_of
from tests.unit.intelligence.signals.intervention_portfolio import action, portfolio


def _verdict(ratio: float, **planted: float) -> tuple[str, str]:
    panel = panel_of(portfolio(ratio, **planted), action("A"), "2025-12-31")  # type: ignore[arg-type]
    return verdict_of(panel, views_of(panel), None)


def test_fall_beyond_what_shrinkage_predicts_is_a_fall() -> None:
    verdict, note = _verdict(0.3)
    assert verdict == "fell"
    assert note.startswith("a high rate alone would have led to 0.9")


@pytest.mark.parametrize(("ratio", "verdict"), [(0.3, "fell"), (2.0, "rose")])
def test_change_without_a_detectable_fall_says_why_none_is_stated(
    ratio: float, verdict: str
) -> None:
    panel = panel_of(portfolio(ratio), action("A"), "2025-12-31")
    views = views_of(panel)
    assert views.detectable is not None
    assert "no detectable fall" not in verdict_of(panel, views, None)[1]
    told, note = verdict_of(panel, replace(views, detectable=None), None)
    assert told == verdict
    assert note.endswith("even the end of a theme is seen in fewer than 80 of 100 comparisons")
    assert not note.startswith("; ")


def test_rate_that_stays_has_no_change_and_says_what_would_have_been_seen() -> None:
    verdict, note = _verdict(1.0)
    assert verdict == "no change seen"
    assert note.startswith("a fall to 0.")


def test_rise_is_a_rise() -> None:
    assert _verdict(2.0)[0] == "rose"


def test_return_from_a_peak_is_not_called_a_cure() -> None:
    verdict, note = _verdict(1.0, peak=3.0)
    assert verdict == "regression to the mean not excluded"
    assert "a year that was higher" in note


def test_fall_that_had_begun_before_is_not_called_an_effect() -> None:
    verdict, note = _verdict(0.3, trend=0.4)
    assert verdict == "cannot say"
    assert "already falling" in note
    assert "where 0.05 or more is needed" in note


@pytest.mark.parametrize(
    ("day", "theme", "values", "said"),
    [
        (date(2023, 4, 1), "late", ("A",), "5 complete quarters before and 11 after"),
        (date(2025, 7, 1), "late", ("A",), "14 complete quarters before and 2 after"),
        (date(2024, 4, 1), "gone", ("A",), "no such theme"),
        (date(2024, 4, 1), "late", ("Z",), "no engagement of the scope"),
    ],
)
def test_what_is_missing_is_said(day: date, theme: str, values: tuple[str, ...], said: str) -> None:
    panel = panel_of(portfolio(0.5), action(*values, day=day), "2025-12-31")
    lack = Needs().lack(panel, known=theme == "late")
    assert lack is not None
    assert said in lack
    assert verdict_of(panel, None, lack) == ("cannot say", lack)


def test_theme_that_never_shows_cannot_be_judged() -> None:
    panel = panel_of(portfolio(0.5), action("A", theme="never"), "2025-12-31")
    verdict, note = verdict_of(panel, views_of(panel), None)
    assert (verdict, note.startswith("too few engagements")) == ("cannot say", True)
    assert "inside 0 of " in note
    assert "are needed on each side" in note


def test_scope_without_anyone_outside_says_what_its_own_course_lacks() -> None:
    panel = panel_of(portfolio(0.5), action(theme="never"), "2025-12-31")
    verdict, note = verdict_of(panel, views_of(panel), None)
    assert verdict == "cannot say"
    assert "nobody is outside the scope" in note
    assert "one that shows it, quarters before and after" in note


def test_theme_that_ended_has_fallen_on_its_own_course_and_one_that_began_has_risen() -> None:
    found = portfolio(1.0, seed=2)
    later = found.events["quarter"] >= "2024Q2"
    for shown, verdict, said in ((~later, "fell", "after: up to"), (later, "rose", "before: ")):
        panel = panel_of(replace(found, events=found.events[shown]), action(), "2025-12-31")
        told, note = verdict_of(panel, views_of(panel), None)
        assert told == verdict
        assert f"no engagement showed it {said}" in note


def test_own_course_without_a_change_says_what_is_not_excluded() -> None:
    panel = panel_of(portfolio(1.0), action(), "2025-12-31")
    verdict, note = verdict_of(panel, views_of(panel), None)
    assert verdict == "no change seen"
    assert "is not excluded (95 %)" in note
