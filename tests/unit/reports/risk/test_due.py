import pytest

from intelligence.risk.appearance import Appearance
from intelligence.risk.standing import standing_mitigations
from reports.risk.due import (
    CLOSE,
    CUT_OVER,
    DESIGN,
    KICK_OFF,
    MILESTONES,
    SIGNATURE,
    TEST,
    due_of,
    seen_said,
)


def seen(phase: str, early: int = 1, middle: int = 2) -> Appearance:
    return Appearance(9, early, middle, phase, None)


@pytest.mark.parametrize(
    ("theme", "response", "past", "due"),
    [
        ("sow_ambiguity", "Rehearse the cutover.", None, SIGNATURE),
        ("skill_gap", "Price a senior lead for every three juniors.", None, SIGNATURE),
        ("staffing_shortfall", "Name a deputy for each critical role.", None, KICK_OFF),
        ("quality_shortfall", "Build a regression pack from the first release.", None, TEST),
        ("cutover_transition", "Define the way back.", None, CUT_OVER),
        ("cutover_transition", "Define the way back.", seen("Test"), TEST),
        ("quality_shortfall", "", seen("Build"), DESIGN),
        ("adoption_change", "", seen("Hypercare"), CLOSE),
        ("adoption_change", "", seen("Hypercare", 0, 0), KICK_OFF),
        ("adoption_change", "", seen("Hypercare", 1, 1), DESIGN),
        (None, "", seen("Phase 7"), DESIGN),
        (None, "", None, KICK_OFF),
    ],
)
def test_the_earliest_of_theme_words_and_past_is_due(
    theme: str | None, response: str, past: Appearance | None, due: str
) -> None:
    assert due_of(theme, response, past) == due


def test_standing_advice_is_due_at_several_points_of_the_work() -> None:
    told = {
        due_of(theme, one.words, None)
        for theme, own in standing_mitigations().items()
        for one in own
    }
    assert {SIGNATURE, KICK_OFF, DESIGN, TEST, CUT_OVER} <= told <= set(MILESTONES)


def test_when_it_was_seen_is_told_in_words() -> None:
    assert seen_said(seen("Test")) == (
        "of 9 past engagements that showed it, one in four had by the end of its 2nd quarter, half "
        "by the end of their 3rd; most often in phase Test"
    )
    assert seen_said(seen("")).endswith("3rd")
    assert seen_said(None) == ""
