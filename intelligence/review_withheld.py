"""Items of the review queue on groups that a build held back: somebody may start a theme."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from intelligence.held_back import WHY, Reason, told_where
from intelligence.review_items import Kind, Quote, ReviewItem

#: Most findings that a command names; what is as close to one of them follows.
_NAMED = 20

_QUOTES = 3


def withheld_items(
    rows: Sequence[Mapping[str, Any]], quoted: Callable[[Sequence[str]], list[Quote]]
) -> list[ReviewItem]:
    """Return one item a group, in the order of the table.

    Args:
        rows: of the table of groups that were held back.
        quoted: returns findings as evidence.

    """
    return [_item(row, quoted) for row in rows]


def _item(row: Mapping[str, Any], quoted: Callable[[Sequence[str]], list[Quote]]) -> ReviewItem:
    quotes, name = [*row["quotes"]][:_QUOTES], row["name"] or ""
    rest = [one for one in row["finding_ids"] if one not in set(quotes)]
    chosen = " ".join([*quotes, *rest][:_NAMED])
    named = shlex.quote(name) if name else '"NAME"'
    return ReviewItem(
        Kind.WITHHELD,
        name or f"Group of {row['findings']:,} findings",
        (
            f"A group of {row['findings']:,} findings from "
            f"{told_where(row['engagements'], row['documents'])} that is not proposed: "
            f"{WHY[Reason(row['reason'])]}. Is it a cause that recurs?"
        ),
        (),
        None,
        tuple(quoted(quotes)),
        (f'premortem curate start {named} {chosen} --why "…"',),
    )
