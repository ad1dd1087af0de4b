"""A document cannot be of a far future: one mistyped year would stretch every trend to 2099."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from corpus.document import Document

#: Clocks of machines are wrong now and then; what must be caught is the mistyped year.
_AHEAD = timedelta(days=3 * 366)
#: What was reported has been; a report of next year would make quarters look watched until then.
_REPORTED_AHEAD = timedelta(days=31)


def is_future(document: Document, today: date) -> bool:
    """Say whether a document claims to be of a day more than three years ahead."""
    return document.date is not None and document.date > today + _AHEAD


def is_reported_later(document: Document, today: date) -> bool:
    """Say whether a document claims to have become known more than a month from today."""
    return document.reported is not None and document.reported > today + _REPORTED_AHEAD


def without_future_date(document: Document, today: date) -> Document:
    """Return the document without days that cannot be; they stay among the extras."""
    if document.reported is not None and is_reported_later(document, today):
        extra = {**document.extra, "reported as given": document.reported.isoformat()}
        document = replace(document, reported=None, extra=extra)
    if document.date is None or not is_future(document, today):
        return document
    extra = {**document.extra, "date as given": document.date.isoformat()}
    return replace(document, date=None, extra=extra)
