"""The registers of customers (CRM) and engagements (a Certinia report saved as a workbook)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpus.records import Customer, Engagement, Money
from corpus.sample.writers.workbook import Cell, workbook
from corpus.sample.writers.written import Written, delimited

CUSTOMERS = ("Account ID", "Account Name", "Also Known As", "Segment", "Region")
ENGAGEMENTS = (
    *("Name", "pse__Project_ID__c", "pse__Account__r.Name", "pse__Practice__r.Name"),
    *("pse__Region__r.Name", "pse__Project_Type__c", "pse__Billing_Type__c", "pse__Stage__c"),
    *("pse__Project_Phase__c", "Delivery_Team__c", "pse__Start_Date__c", "pse__End_Date__c"),
    *("pse__Planned_Hours__c", "Actual_Hours__c", "CurrencyIsoCode", "pse__Revenue__c"),
    *("Planned_Cost__c", "pse__Total_Costs__c", "Planned_Margin__c", "Actual_Margin__c"),
    "Scope__c",
)


def customer_register(customers: Sequence[Customer]) -> Iterator[Written]:
    """Return the customers with their other names, divided by semicolons."""
    rows = [
        (item.key, item.name, "; ".join(item.aliases), item.segment or "", item.region or "")
        for item in customers
    ]
    yield Written("customers.csv", delimited([CUSTOMERS, *rows]))


def engagement_register(engagements: Sequence[Engagement]) -> Iterator[Written]:
    """Return the engagements; margins are fractions of revenue, money in major units."""
    rows: list[Sequence[Cell]] = [ENGAGEMENTS, *(_row(item) for item in engagements)]
    yield Written("engagements.xlsx", workbook({"Projects": rows}))


def _row(item: Engagement) -> tuple[Cell, ...]:
    currency = item.revenue.currency if item.revenue else ""
    return (
        *(item.name, item.key, item.customer_name, item.practice, item.region),
        *(item.engagement_type, item.billing_model, item.status, item.phase, item.team),
        *(item.start, item.end, _number(item.planned_hours), _number(item.actual_hours)),
        *(currency, _amount(item.revenue), _amount(item.planned_cost)),
        *(_amount(item.actual_cost), _number(item.planned_margin), _number(item.actual_margin)),
        item.scope,
    )


def _amount(money: Money | None) -> float | None:
    return float(money.amount) if money else None


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
