import pytest

from corpus.mapping.labels import label_forms, normalise_label, shown_label


@pytest.mark.parametrize(
    ("label", "normal"),
    [
        ("\ufeffSummary", "summary"),
        ("pse__Planned_Hours__c", "planned hours"),
        ("pse__Account__r.Name", "account"),
        ("Account.Name", "account"),
        ("CurrencyIsoCode", "currency iso code"),
        ("CaseNumber", "case number"),
        ("Custom field (Bug Root Cause)", "bug root cause"),
        ("Product [list]", "product"),
        ("short_description", "short description"),
        ("fields.summary", "summary"),
        ("Lesson(s) Learned", "lesson learned"),
        ("Component/s", "components"),
        ("Causes/Trigger", "causes trigger"),
        ("Early Warnings?", "early warnings"),
        ("Priorität", "prioritat"),
        ("customerID", "customer id"),
        ("#", "no"),
        ("", ""),
        ("???", ""),
    ],
)
def test_labels_and_interface_names_come_to_one_form(label: str, normal: str) -> None:
    assert normalise_label(label) == normal


@pytest.mark.parametrize("label", ["Lesson details / Effect", "Log: Effect", "Details\nEffect"])
def test_a_label_of_two_header_rows_also_goes_by_its_last_part(label: str) -> None:
    assert label_forms(label)[1] == "effect"


def test_a_label_of_one_part_has_one_form() -> None:
    assert label_forms("Effect") == ("effect",)


def test_a_shown_label_loses_only_what_cannot_be_seen() -> None:
    assert shown_label("\ufeff Custom field (X) ") == "Custom field (X)"


def test_an_endless_label_is_cut() -> None:
    assert len(normalise_label("x" * 100_000)) == 200


def test_a_label_goes_without_its_remark_and_without_the_mark_of_a_firms_own_field() -> None:
    assert label_forms("Severity (H/M/L)") == ("severity h m l", "severity")
    assert label_forms("u_project") == ("project",)
