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


@pytest.mark.parametrize(
    "label",
    [
        "Cost (EUR)",
        "Cost (kEUR)",
        "Cost [€]",
        "Cost (in USD)",
        "Cost (k€)",
        "Cost (%)",
        "Cost (1-5)",
        "Cost (L/M/H)",
        "Cost (low, medium, high)",
        "Cost (1 to 10)",
        "Cost (US$)",
    ],
)
def test_a_scale_or_a_currency_in_a_bracket_may_be_left_out(label: str) -> None:
    assert label_forms(label)[-1] == "cost"


@pytest.mark.parametrize(
    "label",
    [
        "Budget (days)",
        "Effort (days)",
        "Date (target close)",
        "Effort (h)",
        "Duration (wks)",
        "Budget (FTE)",
        "Cost (reason)",
        "Effort (hrs)",
    ],
)
def test_a_unit_or_a_word_in_a_bracket_is_never_left_out(label: str) -> None:
    """A budget in days became planned cost, and effort in days hours."""
    assert label_forms(label) == (normalise_label(label),)


def test_hr_are_people_and_no_hours() -> None:
    assert [normalise_label(label) for label in ("HR", "HR lead", "HRS", "Hr")] == [
        "hr", "hr lead", "hours", "hours"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "form"),
    [("Contract value GBP", "contract value"), ("Fee EUR", "fee"), ("Budget h", "budget hours")],
)
def test_a_unit_after_the_name_of_an_amount_is_no_part_of_the_name(label: str, form: str) -> None:
    assert label_forms(label)[-1] == form


@pytest.mark.parametrize("label", ["Customer FAX", "GBP", "Plan B", "Option H1"])
def test_other_short_words_stay_in_the_label(label: str) -> None:
    assert label_forms(label) == (label.lower(),)
