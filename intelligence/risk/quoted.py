"""A row of an edition as words of a past document, with whose they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intelligence.edition import UNKNOWN
from intelligence.risk.risk_check import PastFinding


def past_finding(row: Mapping[Any, Any]) -> PastFinding:
    """Return a finding as it is shown.

    Args:
        row: columns of ``findings`` and, of its document, ``quarter, engagement, engagement_name,
            customer_key`` and ``customer`` of the table ``documents``.

    """
    return PastFinding(
        finding_id=str(row["finding_id"]),
        document_uid=str(row["document_uid"]),
        document=str(row["document"]),
        start=int(row["start"]),
        end=int(row["end"]),
        text=str(row["text"]),
        quarter=known(row.get("quarter")) or UNKNOWN,
        engagement=known(row.get("engagement")),
        engagement_name=known(row.get("engagement_name")),
        customer=known(row.get("customer_key")),
        customer_name=known(row.get("customer")),
    )


def known(value: Any) -> str | None:
    """Return a cell as text; None for what is missing or *Unknown*.

    >>> known("Pune"), known("Unknown"), known(""), known(float("nan"))
    ('Pune', None, None, None)
    """
    return value if isinstance(value, str) and value not in {"", UNKNOWN} else None
