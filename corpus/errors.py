"""The errors of the corpus package.

::

    CorpusError
    ├── SpanOutOfRange        offsets that are not inside the document
    ├── UnreadableFile        a file that no reader can turn into rows or text
    │   ├── UnsupportedFormat     no reader for this kind of file
    │   └── LimitExceeded         larger than a bound allows
    ├── UnreadableRow         one row that cannot become a record
    ├── InvalidMapping        a saved mapping that does not fit
    ├── StoreError            the database cannot be used as it is
    │   └── StoreUnavailable      it is locked, full or read-only just now
    └── CurationConflict      a log of decisions has grown since the caller looked
"""


class CorpusError(Exception):
    """Base of every error that this package raises on purpose."""


class SpanOutOfRange(CorpusError):
    """Offsets do not lie inside the document's text."""


class UnreadableFile(CorpusError):
    """A file could not be turned into rows or text."""


class UnsupportedFormat(UnreadableFile):
    """No reader exists for this kind of file."""


class LimitExceeded(UnreadableFile):
    """A file, archive, cell or text is larger than its bound."""


class UnreadableRow(CorpusError):
    """One row could not be turned into a record."""


class InvalidMapping(CorpusError):
    """A column mapping is malformed or names columns or fields that do not exist."""


class StoreError(CorpusError):
    """The workspace database cannot be opened or is of another version."""


class StoreUnavailable(StoreError):
    """The workspace database is sound, and is locked, full, out of reach or may only be read."""


class CurationConflict(CorpusError):
    """A log of decisions is not as long as the caller believes; nothing was appended."""

    def __init__(self, message: str, *, expected: int | None, found: int) -> None:
        super().__init__(message)
        self.expected = expected
        self.found = found
