"""The append-only log of people's decisions on themes."""

from __future__ import annotations

import sqlalchemy as sa

from corpus.store import tables
from corpus.store.entry_log import EntryLog, LoggedEntry, NewEntry

__all__ = ["CurationTable", "LoggedEntry", "NewEntry"]


class CurationTable(EntryLog):
    """The curation log of one workspace database."""

    def __init__(self, engine: sa.Engine) -> None:
        super().__init__(engine, tables.curation_log, "curation log")
