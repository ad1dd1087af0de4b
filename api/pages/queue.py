"""What the page of the review queue shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intelligence.review import DOUBTFUL, SURE
from intelligence.review_items import Kind, Queue

#: Items on a page.
ITEMS = 20

_LABELS: Mapping[Kind, str] = {
    Kind.CONFLICT: "Conflicts",
    Kind.PROPOSAL: "Proposed themes",
    Kind.WITHHELD: "Withheld groups",
    Kind.MERGE: "Suggested merges",
    Kind.SPLIT: "Suggested splits",
    Kind.LINK: "Names",
    Kind.ASSIGNMENT: "Doubtful assignments",
}

_EXPLAINED: Mapping[Kind, str] = {
    Kind.CONFLICT: "Earlier decisions that do not apply to this edition, whole or in part.",
    Kind.PROPOSAL: "Groups of findings that no theme in use explains, largest first.",
    Kind.WITHHELD: "Groups of findings that were not sure enough to propose, by reason.",
    Kind.MERGE: "Pairs of themes whose findings are mistaken for each other's, most often first.",
    Kind.SPLIT: "Themes that hold together badly and fall into two parts, furthest apart first.",
    Kind.LINK: "Customers and engagements that documents name and no record surely bears.",
    Kind.ASSIGNMENT: (
        f"Under {100 * SURE:.0f} % confidence and settled by nobody, the least certain first; "
        f"at most {DOUBTFUL:,} are listed."
    ),
}


def queue_values(queue: Queue, kind: Kind | None, page: int) -> dict[str, Any]:
    """Return what the page shows; without a kind, the first that has something to decide."""
    first = next((one for one in Kind if queue.totals[one]), Kind.ASSIGNMENT)
    chosen = kind or first
    items = queue.of(chosen)
    pages = max(1, -(-len(items) // ITEMS))
    return {
        "chosen": chosen.value,
        "labels": {one.value: label for one, label in _LABELS.items()},
        "explained": _EXPLAINED[chosen],
        "totals": {one.value: queue.totals[one] for one in Kind},
        "items": items[(page - 1) * ITEMS : page * ITEMS],
        "page": page,
        "pages": pages,
    }
