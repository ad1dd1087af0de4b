from datetime import date

from corpus.document import Document, DocumentKind
from corpus.records import Customer, Engagement
from intelligence.linking.registers import make_register


def incident(number: int, day: int, **given: str) -> Document:
    return Document(
        "s",
        str(number),
        DocumentKind.ESCALATION,
        "x",
        date=date(2026, 1, day),
        **given,  # type: ignore[arg-type]
    )


def test_without_records_the_names_in_documents_are_the_customers() -> None:
    documents = [
        incident(1, 1, customer_name="DTE Gas Company"),
        incident(2, 2, customer_name="DTE GAS CO."),
        incident(3, 3, customer_name="DTE Gas Company"),
        incident(4, 4),
    ]
    register = make_register((), (), documents)
    assert [(item.name, item.aliases) for item in register.customers] == [
        ("DTE Gas Company", ("DTE GAS CO.",))
    ]


def test_without_records_an_engagement_lasts_from_its_first_to_its_last_document() -> None:
    documents = [
        incident(1, 9, engagement_name="Readiness review", customer_name="BLM"),
        incident(2, 3, engagement_name="READINESS REVIEW", customer_name="BLM"),
    ]
    engagement = make_register((), (), documents).engagements[0]
    assert (engagement.start, engagement.end) == (date(2026, 1, 3), date(2026, 1, 9))


def test_with_customer_records_names_in_documents_make_no_customer() -> None:
    register = make_register((Customer("C1", "Acme"),), (), [incident(1, 1, customer_name="Zet")])
    assert [item.key for item in register.customers] == ["C1"]


def test_engagement_records_alone_bring_their_customers() -> None:
    records = (
        Engagement("P1", "A", customer_name="Acme"),
        Engagement("P2", "B", customer_name="ACME Inc."),
    )
    register = make_register((), records, ())
    assert len(register.customers) == 1
    assert set(register.customer_of) == {"P1", "P2"}


def test_without_records_codes_of_different_series_are_different_engagements() -> None:
    """A firm that numbers its jobs AB-110, AG-110 and SE-110 had them counted as one."""
    documents = [
        incident(number, number, engagement_name=name, customer_name="BLM")
        for number, name in enumerate(("AB-110", "AG-110", "SE-110"), start=1)
    ]
    assert len(make_register((), (), documents).engagements) == 3
