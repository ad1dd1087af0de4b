"""Draws samples for a person to label, takes the labels, and tells what they say."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from math import isinf
from typing import Any

from corpus.store.audits import AuditSample, LabelReading
from corpus.store.workspace import Store
from intelligence.audit.estimates import ThemeAudit, audit, carried_over, labelled_parts
from intelligence.audit.sheet import causes_of, read_sheet, sample_of, sheet_rows, written
from intelligence.audit.strata import Stratum, draw
from intelligence.edition import Edition
from intelligence.edition_store import EditionStore
from intelligence.errors import InvalidAudit
from intelligence.plain_rows import rows_of
from intelligence.proportions import Estimate


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sample to label: its number, how many rows and parts it has, and the sheet."""

    sample: int
    edition: int
    rows: int
    parts: int
    sheet: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read of a sheet: labels, rows left open, and rows that nobody could tell."""

    sample: int
    labels: int
    unsure: int
    empty: int


class WorkspaceAudits:
    """The audits of one workspace."""

    def __init__(
        self, store: Callable[[], AbstractContextManager[Store]], editions: EditionStore
    ) -> None:
        self._store = store
        self._editions = editions

    def draw(
        self,
        number: int,
        seed: int,
        *,
        lines: bool,
        hand_over: Callable[[Drawn], object] | None = None,
    ) -> Drawn:
        """Draw a sample from the newest edition and return the sheet, JSON lines or CSV.

        Args:
            number: labels wanted.
            seed: of the draw.
            lines: whether the sheet is JSON lines.
            hand_over: brings the sheet to the person; where it fails, no sample is kept.

        Raises:
            InvalidAudit: when so few labels can say nothing of every theme.

        """
        edition = self._editions.latest()
        strata = draw(causes_of(edition), number, seed)
        design = [asdict(part) | {"drawn": list(part.drawn)} for part in strata]
        origin = (edition.number, edition.manifest.fingerprint)
        with self._store() as store, store.audits.adding(*origin, seed, design, _now()) as sample:
            rows = sheet_rows(edition, sample, strata, seed)
            sheet = written(rows, lines=lines)
            drawn = Drawn(sample, edition.number, len(rows), len(strata), sheet)
            if hand_over is not None:
                hand_over(drawn)
        return drawn

    def take(self, text: str, who: str) -> Taken:
        """Store the labels of a sheet.

        Raises:
            InvalidAudit: when it is no sheet of this workspace, or a label is no theme.
            StoreError: when there is no such sample.

        """
        with self._store() as store:
            sample = store.audits.sample(sample_of(text))
            sheet = read_sheet(text, rows_of(self._edition(sample).tables["themes"]))
            drawn = {name for part in sample.design for name in part["drawn"]}
            foreign = {*sheet.labels, *sheet.doubted} - drawn
            if foreign:
                message = f"{len(foreign)} rows of the sheet were not drawn for sample {sample.id}"
                raise InvalidAudit(message)
            labels = {name: sorted(themes) for name, themes in sheet.labels.items()}
            told = {**labels, **dict.fromkeys(sheet.doubted)}
            store.audits.add_labels(sample.id, LabelReading(who, _now(), told))
        return Taken(sample.id, len(labels), sheet.unsure, sheet.empty)

    def results(self, number: int | None = None) -> dict[str, Any]:
        """Return what the labels of a sample say, JSON-ready.

        Args:
            number: of the sample; None for the newest that has labels, or the newest where none
                has.

        Raises:
            StoreError: when there is no such sample.

        """
        with self._store() as store:
            sample = store.audits.sample(store.audits.labelled() if number is None else number)
            labels = store.audits.labels(sample.id)
        strata = [
            Stratum(part["theme"], part["band"], part["size"], tuple(part["drawn"]))
            for part in sample.design
        ]
        parts = labelled_parts(strata, labels)
        audited, newest = self._edition(sample), self._editions.latest()
        names = {row["theme_id"]: row for row in rows_of(audited.tables["themes"])}
        return {
            "sample": sample.id,
            "edition": sample.edition,
            "newest_edition": newest.number,
            "drawn": sum(len(part.drawn) for part in strata),
            "labelled": sum(len(part.labels) for part in parts),
            "parts_without_label": sum(not part.labels for part in parts),
            "themes": [_row(item, names[item.theme], newest) for item in audit(parts)],
        }

    def _edition(self, sample: AuditSample) -> Edition:
        edition = self._editions.get(sample.edition)
        if edition.manifest.fingerprint != sample.fingerprint:
            message = (
                f"sample {sample.id} was drawn from another edition {sample.edition} than the one "
                "that is here now; draw a new sample"
            )
            raise InvalidAudit(message)
        return edition


def _row(item: ThemeAudit, theme: dict[str, Any], newest: Edition) -> dict[str, Any]:
    findings = newest.tables["findings"]
    causes = findings[findings["role"] == "cause"]
    raw = float((causes["theme_id"] == item.theme).mean()) if len(causes) else 0.0
    carried = carried_over(item, raw)
    return {
        "theme_id": item.theme,
        "theme_key": theme["theme_key"],
        "name": theme["name"],
        "given": item.given,
        "labelled": item.labelled,
        "right": item.right,
        "missed": item.missed,
        "precision": _figures(item.precision),
        "recall": _figures(item.recall),
        "raw_share": round(item.raw, 4),
        "corrected_share": _figures(item.corrected),
        "newest_raw_share": round(raw, 4),
        "newest_corrected_share": None if carried is None else round(carried, 4),
    }


def _figures(estimate: Estimate | None) -> dict[str, float | None] | None:
    """Return an estimate, JSON-ready; ``effective`` is null where nothing is left to chance."""
    if estimate is None:
        return None
    effective = None if isinf(estimate.effective) else round(estimate.effective, 1)
    return {
        "value": round(estimate.value, 4),
        "low": round(estimate.low, 4),
        "high": round(estimate.high, 4),
        "effective": effective,
    }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
