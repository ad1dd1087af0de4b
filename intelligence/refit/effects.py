"""What a proposed change does to counts and trends: replayed as a build would, and counted anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from intelligence.curation.entries import Confirm, Entry, Exclude, Move, Pin, Reject
from intelligence.curation.judge import Judge
from intelligence.curation.prepare import prepared
from intelligence.curation.replay import in_force, replay
from intelligence.edition import UNKNOWN, Edition
from intelligence.identity.placing import Causes, Placement
from intelligence.identity.theme import Origin, Theme, ThemeStatus
from intelligence.refit.proposal import Counted, Effect, InQuarter
from intelligence.tables.counting import dimensions_table, trends_table
from models.roles.contract import Role

#: Quarters shown before and after.
QUARTERS = 4

#: Decisions on single findings, without which a replay would move what people have placed.
_SETTLING = (Move, Confirm, Reject, Pin, Exclude)


@dataclass(frozen=True)
class Stage:
    """An edition on which changes are tried; nothing of it changes."""

    edition: Edition
    log: Sequence[Entry]
    causes: Causes
    judge: Judge

    def effects(self, decisions: Sequence[Any]) -> tuple[Effect, ...]:
        """Return what the decisions, taken together, do to every theme that they change."""
        entries: list[Entry] = [*self._settling]
        newest = self.log[-1].sequence if self.log else 0
        for number, decision in enumerate(decisions, newest + 1):
            complete = prepared(decision, self.edition, self.log)
            entries.append(Entry(number, "", "2000-01-01", "refit", "tried", complete))
        after = replay(entries, self._themes, self._placements, self.causes, self.judge)
        before_ids = [place.theme_id for place in self._placements]
        after_ids = [place.theme_id for place in after.placements]
        moved = {
            theme
            for old, new in zip(before_ids, after_ids, strict=True)
            if old != new
            for theme in (old, new)
        }
        named = {*moved, *_named(decisions)} - {None}
        before, later = self._counted(before_ids, named), self._counted(after_ids, named)
        names = {theme.theme_id: theme.name for theme in self._themes.values()}
        fresh = {key: theme.name for key, theme in after.themes.items() if key not in names}
        return tuple(
            Effect(
                theme if theme in names else None,
                names.get(theme) or fresh[theme],
                before.get(theme) if theme in names else None,
                later.get(theme) if theme in after.themes else None,
            )
            for theme in sorted(str(one) for one in named)
        )

    @cached_property
    def _settling(self) -> tuple[Entry, ...]:
        force = in_force(self.log).entries
        return tuple(entry for entry in force if isinstance(entry.decision, _SETTLING))

    @cached_property
    def _rows(self) -> pd.DataFrame:
        findings = self.edition.tables["findings"]
        return findings[findings["role"] == Role.CAUSE.value].reset_index(drop=True)

    @cached_property
    def _placements(self) -> tuple[Placement, ...]:
        columns = (self._rows[name] for name in ("theme_id", "subcause_key", "confidence"))
        return tuple(
            Placement(
                theme if isinstance(theme, str) else None,
                subcause if isinstance(subcause, str) else None,
                None if pd.isna(sure) else float(sure),
            )
            for theme, subcause, sure in zip(*columns, strict=True)
        )

    @cached_property
    def _themes(self) -> dict[str, Theme]:
        columns = ["theme_id", "name", "origin", "status"]
        rows = self.edition.tables["themes"][columns].itertuples(index=False)
        return {
            key: Theme(key, name, Origin(origin), ThemeStatus(status))
            for key, name, origin, status in rows
        }

    @cached_property
    def _documents(self) -> pd.DataFrame:
        documents = self.edition.tables["documents"]
        return documents.assign(customer=documents["customer"].fillna(UNKNOWN))

    def _counted(self, theme_ids: Sequence[str | None], named: set[Any]) -> dict[str, Counted]:
        """Count as the tables of an edition are counted."""
        found = self._rows[["finding_id", "document_uid"]].assign(
            theme_id=pd.Series(theme_ids, dtype="object")
        )
        found = found[found["theme_id"].isin(named)]
        pairs = found[["theme_id", "document_uid"]].drop_duplicates()
        totals = self.edition.tables["totals"]
        cells = dimensions_table(self._documents, pairs, totals)
        trends = self.edition.tables["trends"]
        quarters = sorted(set(trends["quarter"]) - {UNKNOWN})[-QUARTERS:]
        ids = sorted(str(theme) for theme in named)
        by_quarter = trends_table(cells, ids, quarters, totals)
        places = self._documents[["document_uid", "engagement", "customer_key"]]
        members = found.merge(places, on="document_uid")
        counted = {}
        for theme in ids:
            own = members[members["theme_id"] == theme]
            rows = by_quarter[by_quarter["theme_id"] == theme].itertuples(index=False)
            counted[theme] = Counted(
                int(own["finding_id"].nunique()),
                int(own["document_uid"].nunique()),
                int(own["engagement"].nunique()),
                int(own["customer_key"].nunique()),
                tuple(_in_quarter(row) for row in rows),
            )
        return counted


def _in_quarter(row: Any) -> InQuarter:
    rate = None if pd.isna(row.rate) else float(row.rate)
    return InQuarter(str(row.quarter), int(row.documents), int(row.engagements), rate)


def _named(decisions: Sequence[Any]) -> set[str]:
    named: set[str] = set()
    for decision in decisions:
        named.update(getattr(decision, "sources", ()))
        named.update(
            theme
            for theme in (getattr(decision, "theme", None), getattr(decision, "into", None))
            if theme is not None
        )
    return named
