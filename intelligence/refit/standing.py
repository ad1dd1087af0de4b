"""What a refit reconsiders: an edition's causes, where each stands, and what people settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.curation.entries import (
    Confirm,
    Entry,
    Exclude,
    Move,
    Pin,
    Reject,
    Start,
)
from intelligence.curation.kept import Kept, decisions_taken_back, kept_by
from intelligence.curation.phrases import with_phrase
from intelligence.curation.replay import in_force
from intelligence.edition import Edition
from intelligence.findings import Finding
from intelligence.history import History, groups_of
from intelligence.identity.references import Finder, FindingRef, key_of
from intelligence.identity.theme import Origin, ThemeStatus
from intelligence.passages import readable
from intelligence.status_notes import is_status_note
from models.roles.contract import Role


@dataclass(frozen=True, slots=True)
class Known:
    """A theme of the edition, as far as a refit asks."""

    theme_id: str
    name: str
    status: ThemeStatus
    origin: Origin

    @property
    def is_retired(self) -> bool:
        """Whether a person took the theme out of use: nothing is proposed of it."""
        return self.status is ThemeStatus.RETIRED

    @property
    def is_machine_made(self) -> bool:
        """Whether nobody has taken the theme into use yet."""
        return self.origin is not Origin.TAXONOMY and self.status is ThemeStatus.PROPOSED


@dataclass(frozen=True)
class Standing:
    """n causes and where they stand.

    Attributes:
        findings: the causes.
        texts: their words as the models read them.
        groups: the engagement of each, else its document.
        theme_ids: the theme of each, or None.
        subcauses: its sub-cause in the taxonomy, or None.
        sure: whether it is surely a cause, and so takes part in grouping.
        settled: whether a person placed it by hand, or ruled it out.
        excluded: whether a person excluded it from everything.
        themes: the themes there are, by id.
        kept: which themes are not split or ended, and which pairs not merged.
        taken_back: positions of causes that a refit had started a theme of, until that was taken
            back: what is mostly these is not started again.
        withheld: positions of causes that a build found in a group which it did not propose.

    """

    findings: tuple[Finding, ...]
    texts: tuple[str, ...]
    groups: tuple[str, ...]
    theme_ids: tuple[str | None, ...]
    subcauses: tuple[str | None, ...]
    sure: NDArray[np.bool_]
    settled: NDArray[np.bool_]
    excluded: NDArray[np.bool_]
    themes: Mapping[str, Known]
    kept: Kept = field(default_factory=Kept)
    withheld: frozenset[int] = frozenset()
    taken_back: frozenset[int] = frozenset()

    def members(self, theme_id: str) -> list[int]:
        """Return the positions of a theme's causes."""
        return [at for at, theme in enumerate(self.theme_ids) if theme == theme_id]

    def refs(self, positions: Sequence[int]) -> tuple[str, ...]:
        """Return how a log names causes."""
        return tuple(str(FindingRef.of(self.findings[at])) for at in positions)


def standing_of(edition: Edition, history: History, trusted: float) -> Standing:
    """Return what an edition holds and what the log settles.

    Args:
        edition: the newest one.
        history: the registry that it was left with, and the whole log.
        trusted: least confidence in a cause's role with which it takes part in grouping.

    """
    frame = edition.tables["findings"]
    causes = frame[frame["role"] == Role.CAUSE.value]
    findings = tuple(_findings(causes))
    texts = tuple(readable(item.text) for item in findings)
    sure = [
        item.role_confidence >= trusted and not is_status_note(text)
        for item, text in zip(findings, texts, strict=True)
    ]
    group = groups_of(edition.tables["documents"])
    settled, excluded = _settled(findings, history.log)
    refused = {*history.registry.withheld}
    keys = [key_of(item.document_uid, item.text) for item in findings]
    whole = Standing(
        findings,
        texts,
        tuple(group[item.document_uid] for item in findings),
        tuple(theme if isinstance(theme, str) else None for theme in causes["theme_id"]),
        tuple(key if isinstance(key, str) else None for key in causes["subcause_key"]),
        np.array(sure, dtype=bool) & ~excluded,
        settled,
        excluded,
        _themes(edition.tables["themes"]),
        withheld=frozenset(at for at, key in enumerate(keys) if key in refused),
    )
    return _with_decided(whole, history.log)


def _findings(causes: pd.DataFrame) -> list[Finding]:
    columns = ("document_uid", "start", "end", "text", "role", "role_source", "role_confidence")
    rows = causes[list(columns)].itertuples(index=False)
    return [
        Finding(uid, int(start), int(end), text, role, source, float(sure), "")
        for uid, start, end, text, role, source, sure in rows
    ]


def _themes(table: pd.DataFrame) -> dict[str, Known]:
    columns = ["theme_id", "name", "status", "origin"]
    return {
        theme: Known(theme, name, ThemeStatus(status), Origin(origin))
        for theme, name, status, origin in table[columns].itertuples(index=False)
    }


def _settled(
    findings: Sequence[Finding], log: Sequence[Entry]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    finder = Finder(findings)
    folded = [item.text.casefold() for item in findings]
    settled, pinned, excluded = (np.zeros(len(findings), dtype=bool) for _ in range(3))
    for entry in in_force(log).entries:
        match entry.decision:
            case Move() | Confirm() | Reject() | Pin() as decision:
                found = (finder.find(FindingRef.parse(name)) for name in decision.findings)
                there = [at for at in found if at is not None]
                settled[there], excluded[there] = True, False
                pinned[there] = isinstance(decision, Pin)
            case Exclude(document=str() as document):
                excluded[list(finder.in_document(document))] = True
            case Exclude(phrase=str() as phrase):
                excluded[with_phrase(folded, phrase)] = True
    return settled, excluded & ~pinned


def _with_decided(standing: Standing, log: Sequence[Entry]) -> Standing:
    """Add what people decided about whole themes, which no refit turns round."""
    finder, back = Finder(standing.findings), set[int | None]()
    for decision in decisions_taken_back(log):
        if isinstance(decision, Start):
            back.update(finder.find(FindingRef.parse(name)) for name in decision.findings)
    return replace(
        standing,
        kept=kept_by(log),
        taken_back=frozenset(at for at in back if at is not None),
    )
