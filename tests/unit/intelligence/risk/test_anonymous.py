from dataclasses import replace

from intelligence.risk.anonymous import Anonymous
from intelligence.risk.known_names import names_of
from intelligence.risk.name_forms import Identity
from intelligence.risk.scrubbing import Labels, Scrubber
from intelligence.risk.small_cells import Cells
from tests.fakes.risk_checks import OWN_CUSTOMER, finding, portfolio_tables

TABLES = portfolio_tables()


def anonymous(quarters: frozenset[str] = frozenset()) -> Anonymous:
    own = frozenset({Identity("Customer", OWN_CUSTOMER)})
    scrubber = Scrubber(names_of(TABLES), own, Labels())
    return Anonymous(scrubber, Cells.of(TABLES, None, 3), OWN_CUSTOMER, quarters)


def test_a_finding_of_another_customer_has_labels_alone() -> None:
    before = finding("u2", "We asked for a named owner at kick-off in PRJ-203.")
    after = anonymous().finding(before)
    assert after.text == "We asked for a named owner at kick-off in Engagement 1."
    assert after.engagement == after.engagement_name == "Engagement 1"
    assert after.quarter == "Unknown"
    assert after.similarity == before.similarity


def test_a_quarter_of_enough_customers_is_told() -> None:
    assert anonymous(frozenset({"2025Q4"})).finding(finding("u2", "We asked")).quarter == "2025Q4"


def test_an_own_finding_that_names_another_customer_loses_that_name() -> None:
    own = replace(finding("u3", "A mapping workshop"), text="As Vektra did")
    after = anonymous().finding(own)
    assert after.text == "As Customer A did"
    assert (after.start, after.end) == (0, len(after.text))
    assert after.document == own.document


def test_a_finding_of_nobody_known_is_of_nobody() -> None:
    unknown = replace(
        finding("u1", "Nobody had been named as deputy."), customer=None, customer_name=None,
        engagement=None, engagement_name=None,
    )  # fmt: skip
    after = anonymous().finding(unknown)
    assert after.customer is None
    assert after.engagement is None
    named = anonymous().finding(replace(unknown, customer_name="Somebody Ltd"))
    assert named.customer_name == "Customer A"
