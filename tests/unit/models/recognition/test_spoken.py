import pytest

from models.recognition.labels import Label
from models.recognition.spoken import bare, named_by, says_nothing


@pytest.mark.parametrize(
    "text",
    [
        "unknown",
        "Root cause: TBD",
        "Root cause is under investigation.",
        "Not yet known",
        "n/a",
        "see above",
        "Refer to description",
        "Same as above.",
    ],
)
def test_what_holds_a_place_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Unknown interfaces were found in week nine.",
        "Requirements were not known.",
        "Nobody read the notes above.",
        "The cause was a missing certificate.",
        "Pending approvals stopped the work",
    ],
)
def test_a_cause_says_something(text: str) -> None:
    assert not says_nothing(text)


def test_only_a_fragment_loses_its_stop() -> None:
    assert bare("Scope creep.") == bare("Scope creep") == "Scope creep"
    assert bare("The vendor delivered six weeks late.").endswith(".")
    assert bare("...") == "..."


def test_a_name_of_two_labels_or_of_the_rest_names_none() -> None:
    labels = [Label("a", "Plan", "x"), Label("b", "plan.", "y"), Label("c", "Scope", "z")]
    assert named_by([*labels, Label("d", "Other", "")]) == {"scope": 2}
