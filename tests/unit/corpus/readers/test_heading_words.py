import pytest

from corpus.readers.heading_words import (
    is_known,
    is_likely,
    is_value_label,
    may_stand_within,
    normal,
)


@pytest.mark.parametrize(
    "heading",
    [
        "Root cause", "ROOT CAUSES", "Contributing factors:", "Five whys", "Impact",
        "Lessons learned", "Corrective actions", "What happened", "Timeline", "Leadup",
        "Recommendation(s)", "Summary", "Lesson(s) Learned", "Driving Event", "Causes/Trigger",
        "Early Warnings?", "Cause 2", "Cause B", "Root cause (mandatory field):",
        "Problem statement", "Next steps",
    ],
)  # fmt: skip
def test_usual_headings_are_known_however_they_are_written(heading: str) -> None:
    assert is_known(heading)


@pytest.mark.parametrize(
    "heading",
    ["What went well", "What didn't go well (votes in brackets)", "Causes of deviation",
     "Reasons we identified", "Where did we get lucky?", "Why did it happen?"],
)  # fmt: skip
def test_longer_headings_of_templates_are_likely(heading: str) -> None:
    assert is_likely(heading)


@pytest.mark.parametrize(
    "line",
    [
        "The printers",
        "Neil",
        "INC 77-1184",
        "Dear all",
        "Happy to discuss but not to be talked round",
    ],
)
def test_names_greetings_and_sentences_are_neither(line: str) -> None:
    assert not is_likely(line)


def test_a_label_of_a_value_is_told_from_a_heading() -> None:
    assert is_value_label("Due date:")
    assert not is_value_label("Impact")


def test_only_clear_labels_may_stand_inside_a_line() -> None:
    assert may_stand_within("Result")
    assert not may_stand_within("Why")


def test_case_punctuation_and_remarks_do_not_matter() -> None:
    assert normal("  What didn’t go well? (votes) ") == "what didn't go well"  # noqa: RUF001  # as typed
