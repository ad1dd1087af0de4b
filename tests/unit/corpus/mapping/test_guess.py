import pytest

from corpus.fields import Records, field_named
from corpus.mapping import RecordKind
from corpus.mapping.evidence import weigh
from corpus.mapping.guess import guess_kind, is_better_unmapped, speaks_of_later


@pytest.mark.parametrize(
    ("labels", "prose", "kind"),
    [
        ({"project", "start date", "end date", "customer"}, set(), "engagements"),
        ({"name", "revenue", "planned hours"}, set(), "engagements"),
        ({"name", "industry", "region"}, set(), "customers"),
        ({"ticket", "customer", "region", "priority"}, set(), "escalation"),
        ({"lesson id", "text"}, {"text"}, "lesson"),
        ({"ticket", "text"}, {"text"}, "escalation"),
        ({"priority", "status", "text"}, {"text"}, "escalation"),
        ({"id", "text", "revenue", "planned hours"}, {"text"}, "post_mortem"),
        ({"id", "text"}, set(), "post_mortem"),
        ({"project name", "revenue", "start date", "scope"}, {"scope"}, "engagements"),
        (
            {"project", "revenue", "budget", "end date", "description"},
            {"description"},
            "engagements",
        ),
        ({"project", "revenue", "start date", "description"}, {"description"}, "post_mortem"),
        ({"project", "assumptions", "start date", "due date"}, {"assumptions"}, "post_mortem"),
        ({"ticket", "fee", "budget", "end date", "description"}, {"description"}, "escalation"),
    ],
)
def test_labels_and_sentences_say_what_rows_are(
    labels: set[str], prose: set[str], kind: str
) -> None:
    assert guess_kind(labels, prose) is RecordKind(kind)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("region", ["1", "6", "7"]),
        ("status", ["TX", "CA", "AK"]),
        ("severity", ["orders lost", "two days late", "none known here"]),
        ("customer_name", ["9d385017c611228701d22104cc95c371"]),
        ("customer_name", ["360001", "360002"]),
        ("title", ["DE-9", "BR-1"]),
        ("title", ["The launch was late, and " * 10]),
    ],
)
def test_values_can_show_that_a_name_misleads(name: str, values: list[str]) -> None:
    field = field_named(name, Records.DOCUMENTS)
    assert field is not None
    assert is_better_unmapped(field, weigh(values))


@pytest.mark.parametrize(
    ("name", "values"),
    [("region", ["TX", "CA"]), ("status", ["Open"]), ("severity", ["high"]), ("region", [])],
)
def test_fitting_values_do_not(name: str, values: list[str]) -> None:
    field = field_named(name, Records.DOCUMENTS)
    assert field is not None
    assert is_better_unmapped(field, weigh(values)) is None


@pytest.mark.parametrize(
    ("label", "later"),
    [("scope", False), ("project description", False), ("scope notes", True), ("lesson", True)],
)
def test_labels_of_what_came_after_signature_are_known(label: str, later: bool) -> None:
    assert speaks_of_later(label) is later


def test_a_list_in_which_customers_come_again_is_no_list_of_customers() -> None:
    """A project list in words we do not know was read as customers, and its projects were lost."""
    labels = {"customer", "region", "opdrachtnummer", "looptijd"}
    assert guess_kind(labels, set()) is RecordKind.CUSTOMERS
    assert guess_kind(labels, set(), {"customer"}) is RecordKind.POST_MORTEM


def test_notes_beside_customers_with_keys_make_no_documents_of_them() -> None:
    """A list of clients with a column of notes was read as eight post-mortems."""
    labels = {"client no", "client name", "sector", "notes"}
    assert guess_kind(labels, {"notes"}) is RecordKind.CUSTOMERS
    assert guess_kind(labels, {"notes"}, {"client no"}) is RecordKind.POST_MORTEM
    assert guess_kind(labels | {"date raised"}, {"notes"}) is RecordKind.POST_MORTEM
