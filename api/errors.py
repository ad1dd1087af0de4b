"""The errors of the api package; their status codes stand in the table of ``api/problems.py``.

::

    ApiError
    ├── NoEdition             nothing has been built yet
    ├── UnknownDocument       the edition has no document of that uid or source id
    ├── AmbiguousDocument     several documents share that source id
    ├── InvalidCursor         a cursor that this service did not give out for this query
    ├── InvalidRequest        a query that cannot be understood although each part is well formed
    ├── MisdirectedRequest    a Host header that this service does not answer to
    ├── TooLarge              a request with more bytes than are taken
    ├── ForeignForm           a form that another site sent in the user's name
    ├── Busy                  as many wait for something as may
    ├── ReadOnly              a decision for a service that takes none
    └── NotReady              the service runs but cannot answer yet
"""

from __future__ import annotations


class ApiError(Exception):
    """Base of every error that this package raises on purpose."""


class NoEdition(ApiError):
    """Nothing has been built in this workspace yet."""


class UnknownDocument(ApiError):
    """The edition has no document of that uid or source id."""


class AmbiguousDocument(ApiError):
    """Several documents share a source id; ``uids`` tells them apart (the first few of them)."""

    def __init__(self, message: str, *, uids: tuple[str, ...], total: int) -> None:
        super().__init__(message)
        self.uids = uids
        self.total = total


class InvalidCursor(ApiError):
    """A cursor was not given out by this service, or was given out for another query."""


class InvalidRequest(ApiError):
    """A query cannot be understood although each part of it is well formed."""


class MisdirectedRequest(ApiError):
    """The Host header names a host that this service does not answer to."""


class TooLarge(ApiError):
    """The request has more bytes than this service takes."""


class ForeignForm(ApiError):
    """Another site's page sent a form in the user's name."""


class Busy(ApiError):
    """As many wait for something already as may; it can be had in about so many ``seconds``."""

    def __init__(self, message: str, *, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds


class ReadOnly(ApiError):
    """The service shows editions and takes no decisions."""


class NotReady(ApiError):
    """The service runs but cannot answer yet; ``problems`` says why."""

    def __init__(self, message: str, *, problems: tuple[str, ...]) -> None:
        super().__init__(message)
        self.problems = problems
