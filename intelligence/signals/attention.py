"""Says in words how many rows of a signal table are worth attention, alike wherever it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from intelligence.signals.catalogue import SignalTable


def attention(table: SignalTable, rows: Sequence[Mapping[str, Any]]) -> str:
    """Return how many rows there are, and how many of them say something.

    A row that is merely estimated claims nothing; verdicts that sort rows are counted each.

    >>> from intelligence.signals.registry import SIGNALS
    >>> attention(SIGNALS["structure"], [{"verdict": "structural"}] * 2 + [{"verdict": "local"}])
    '2 structural, 1 local'
    >>> attention(SIGNALS["margins"], [{"status": "associated"}, {"status": "not told"}])
    '1 of 2 rows stands out'
    """
    rows_said = f"{len(rows):,} row{'' if len(rows) == 1 else 's'}"
    if table.verdict is None or not rows:
        return rows_said
    if table.sorts:
        counts = Counter(row[table.verdict] or "not judged" for row in rows)
        return ", ".join(f"{count:,} {verdict}" for verdict, count in counts.most_common())
    worth = sum(map(table.is_noteworthy, rows))
    stands = "stands out" if worth == 1 else "stand out"
    said = "could be estimated" if table.noteworthy == {"estimated"} else stands
    return f"{worth:,} of {rows_said} {said}"
