"""The errors of the reports package.

::

    ReportError
    └── UnknownQuarter        the edition has no such quarter
"""


class ReportError(Exception):
    """Base of every error that this package raises on purpose."""


class UnknownQuarter(ReportError):
    """The edition has no document and no engagement in the quarter asked for."""
