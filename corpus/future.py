"""What is told has been: one mistyped year would stretch every trend and duration to 2099."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from corpus.document import Document

#: Clocks of machines are wrong now and then; what must be caught is the mistyped day. A document
#: of next year would make quarters look watched until then.
_AHEAD = timedelta(days=31)
#: Days of a document that cannot lie ahead.
TOLD = ("date", "reported", "closed")


def future_days(document: Document, today: date) -> dict[str, date]:
    """Return the days of a document that are more than a month ahead, by name."""
    days = {name: getattr(document, name) for name in TOLD}
    return {name: day for name, day in days.items() if day is not None and day > today + _AHEAD}


def without_future_days(document: Document, today: date) -> Document:
    """Return the document without days that cannot be; they stay among the extras."""
    ahead = future_days(document, today)
    if not ahead:
        return document
    given = {f"{name} as given": day.isoformat() for name, day in ahead.items()}
    return replace(
        document,
        date=None if "date" in ahead else document.date,
        reported=None if "reported" in ahead else document.reported,
        closed=None if "closed" in ahead else document.closed,
        extra={**document.extra, **given},
    )
