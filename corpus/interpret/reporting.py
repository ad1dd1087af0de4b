"""When a document became known, told apart from when the thing happened.

A table may say both (*Incident date* beside *Date logged*); then the days between them tell how
late reports come. Where it only says when a record was made, the record is dated by that day, and
that day is when it became known too. Where it only says when the thing happened, nothing is known
of its reporting, and nothing is assumed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

#: Fields that say when it happened or was written down, then when it ended; the first is the date.
DATES = ("date", "opened", "reported", "resolved", "closed")


def reported_on(known: Mapping[str, date | None]) -> date | None:
    """Return the day on which a document became known, or None where that is not said.

    Args:
        known: days by field name, without those that could as well be another day.

    >>> happened, logged = date(2026, 3, 30), date(2026, 5, 4)
    >>> reported_on({"date": happened, "opened": logged})
    datetime.date(2026, 5, 4)
    >>> reported_on({"opened": logged}), reported_on({"date": happened})
    (datetime.date(2026, 5, 4), None)

    """
    reported, opened = known.get("reported"), known.get("opened")
    if known.get("date") is None and reported and opened:
        return max(reported, opened)
    return reported or opened
