"""Customers and engagements as records, with money that keeps its currency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in major units of one currency (ISO 4217 code, ``"XXX"`` when not given).

    >>> str(Money(Decimal("1250.50"), "EUR"))
    '1250.50 EUR'
    """

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        """Return the amount followed by its currency."""
        return f"{self.amount} {self.currency}"


@dataclass(frozen=True, slots=True)
class Customer:
    """An organisation that buys engagements. ``key`` is the source's own identifier."""

    key: str
    name: str
    segment: str | None = None
    region: str | None = None
    aliases: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Engagement:
    """A piece of work sold to a customer. Hours are hours; money keeps its currency.

    ``planned_margin`` and ``actual_margin`` are fractions of revenue (0.18 is 18 %). ``scope`` is
    what was written of the work at signature, and nothing that was learned later.
    """

    key: str
    name: str
    customer_key: str | None = None
    customer_name: str | None = None
    engagement_type: str | None = None
    billing_model: str | None = None
    practice: str | None = None
    region: str | None = None
    team: str | None = None
    phase: str | None = None
    status: str | None = None
    start: date | None = None
    end: date | None = None
    planned_hours: Decimal | None = None
    actual_hours: Decimal | None = None
    revenue: Money | None = None
    planned_cost: Money | None = None
    actual_cost: Money | None = None
    planned_margin: Decimal | None = None
    actual_margin: Decimal | None = None
    scope: str | None = None
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
