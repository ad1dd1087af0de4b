import pytest

from models.recognition.labels import Label
from models.recognition.spoken import bare, name_form, named_by, says_nothing


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


def test_other_names_name_a_label_unless_they_are_the_name_of_one_or_of_two() -> None:
    labels = [
        Label("a", "Change control", "x", also_called=("Scope creep", "Delays", "Plan")),
        Label("b", "Plan", "y", also_called=("delay", "Schedules")),
        Label("c", "Miscellaneous", "", also_called=("Odds",)),
    ]

    assert named_by(labels) == {"change control": 0, "scope creep": 0, "plan": 1, "schedule": 1}


@pytest.mark.parametrize(
    "written", ["Vendor-Delays", "vendor delay.", "VENDOR  DELAY", "Vendor_delay"]
)
def test_a_name_is_the_same_however_it_is_written(written: str) -> None:
    assert name_form(written) == "vendor delay"


@pytest.mark.parametrize(
    ("one", "other"), [("process", "processes"), ("status", "statu"), ("?", "!")]
)
def test_words_in_s_keep_it_and_signs_stay(one: str, other: str) -> None:
    assert (name_form(one) == name_form(other)) is (one == "process")
