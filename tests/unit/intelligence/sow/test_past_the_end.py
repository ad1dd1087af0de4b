import pytest

from intelligence.sow.claims import claims_of
from intelligence.sow.conflicts import conflicts
from intelligence.sow.outline import outline
from intelligence.sow.past_the_end import past_the_end
from models.segmentation import SpacySegmenter

PLAN = """2. Milestones
| Milestone | Date |
| --- | --- |
| M1 Design approved | 12 February 2027 |
| M2 Go-live | {day} |
"""
END = "The engagement starts on 4 January 2027 and ends on 30 April 2027."


def late(text: str) -> list[str]:
    claims = claims_of(outline(text, SpacySegmenter()).statements)
    return [claims[one.second].words for one in past_the_end(claims)]


def test_a_milestone_after_the_end_of_all_is_told_with_both_days() -> None:
    text = f"{END}\n\n{PLAN.format(day='14 May 2027')}"
    claims = claims_of(outline(text, SpacySegmenter()).statements)
    (one,) = past_the_end(claims)
    assert one.what == "the end (30 Apr 2027) and work after it (14 May 2027)"
    assert "Go-live" in claims[one.second].words
    (told,) = conflicts(outline(text, SpacySegmenter()).statements)
    assert told.what == one.what


@pytest.mark.parametrize(
    "end",
    [
        "This SOW is effective from 2026-09-01 and expires on 2026-12-18.",
        "Project end: 18 December 2026",
        "The term of this Statement of Work is 1 September 2026 to 18 December 2026.",
        "The work is complete by 18 December 2026.",
    ],
)
def test_an_end_is_read_however_it_is_written(end: str) -> None:
    assert late(f"{end}\n\nThe cutover is planned for 9 January 2027.\n")
    assert not late(f"{end}\n\nThe cutover is planned for 9 December 2026.\n")


def test_a_day_without_its_year_is_after_an_end_that_has_one() -> None:
    assert late(f"{END}\n\nKey users are trained on 14 May.\n")
    assert not late(f"{END}\n\nKey users are trained on 14 April.\n")


@pytest.mark.parametrize(
    "afterwards",
    [
        "Defects of deliverables reported until 30 July 2027 are mended under warranty.",
        "The invoice for the last milestone is paid by 31 May 2027.",
        "Hypercare after go-live ends on 30 July 2027.",
        "Copies of delivered data are deleted by 30 June 2027.",
        "The option for a further release is taken up by 30 June 2027.",
        "No training is held on 14 May 2027.",
        "The steering committee meets on 14 May 2027.",
    ],
)
def test_what_rightly_comes_after_the_end_is_none(afterwards: str) -> None:
    assert not late(f"{END}\n\n{afterwards}\n")


@pytest.mark.parametrize(
    "end",
    [
        "The engagement ends on 30 April 2027 unless it is extended.",
        "The first phase of the project ends on 30 April 2027.",
        "The pilot ends on 30 April 2027.",
        f"{END}\n\nThe contract expires on 31 December 2027.",
    ],
)
def test_an_end_that_may_move_or_is_one_of_two_decides_nothing(end: str) -> None:
    assert not late(f"{end}\n\n{PLAN.format(day='14 May 2027')}")
