"""The append-only log of interventions: registering, correcting and withdrawing are entries."""

from __future__ import annotations

import sqlalchemy as sa

from corpus.store import tables
from corpus.store.entry_log import EntryLog


class InterventionTable(EntryLog):
    """The log of interventions of one workspace database."""

    def __init__(self, engine: sa.Engine) -> None:
        super().__init__(engine, tables.intervention_log, "log of interventions")
