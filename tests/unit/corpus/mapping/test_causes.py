import pytest

from corpus.mapping.causes import is_phrase, names_cause
from corpus.mapping.labels import label_forms


@pytest.mark.parametrize(
    "label",
    [
        *("Root Cause", "root_causes", "RCA", "Cause", "Underlying cause", "Cause description"),
        *("Root cause of the delay", "Reason for failure", "Lesson details / Cause", "Ursache"),
    ],
)
def test_labels_that_name_the_cause_outright(label: str) -> None:
    assert names_cause(label_forms(label))


@pytest.mark.parametrize(
    "label", ["Cause code", "Root cause category", "Category", "Reason", "Trigger", "Causeway"]
)
def test_labels_of_codes_and_of_other_things_do_not(label: str) -> None:
    assert not names_cause(label_forms(label))


@pytest.mark.parametrize("value", ["Vendor delay", "late sign-off", "RC 07: Poor estimates"])
def test_two_words_make_a_phrase(value: str) -> None:
    assert is_phrase(value)


@pytest.mark.parametrize("value", ["", "Weather", "C-12", "RC 12", "P1 - High", "SAP PM", "12 h"])
def test_codes_and_single_words_make_none(value: str) -> None:
    assert not is_phrase(value)
