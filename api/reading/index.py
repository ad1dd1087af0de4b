"""One edition arranged for reading: what a request needs is a lookup, never a scan of a frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from api.reading import columns
from api.reading.table import Facet, Table, grouped
from intelligence.edition import UNKNOWN, Edition, Manifest
from intelligence.signals.reading import Row, is_told, signal_rows
from intelligence.signals.registry import SIGNALS
from reports.theme_signals import SignalLine, lines_of


@dataclass(frozen=True, slots=True)
class DocumentKeys:
    """Where the documents are: by uid (unique) and by the source's own id (not always unique)."""

    by_uid: Mapping[str, int]
    by_source: Mapping[str, Sequence[int]]
    by_theme: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class FindingKeys:
    """Where the findings are, and the columns they can be filtered by."""

    by_id: Mapping[str, int]
    by_document: Mapping[str, Sequence[int]]
    facets: Mapping[str, Facet]


@dataclass(frozen=True, slots=True)
class FigureKeys:
    """Where the counted cells are, each list in the order in which it is shown.

    Quarters go by time, other values by documents, most first; ``Unknown`` always comes last.
    """

    trends_by_theme: Mapping[str, Sequence[int]]
    cells_by_theme: Mapping[tuple[str, str], Sequence[int]]
    cells_by_value: Mapping[tuple[str, str], Sequence[int]]
    totals_by_dimension: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class EditionIndex:
    """An edition's tables as plain columns, with the lookups that the routes and pages use.

    ``moves`` and ``quarters`` are the rows of ``theme_trends`` and ``trend_quarters`` by theme;
    ``told`` the signal tables that the edition has, of which one of an earlier release lacks some;
    ``lines`` what the signals say of each theme, as the report says it.
    """

    manifest: Manifest
    tables: Mapping[str, Table]
    theme_positions: Mapping[str, int]
    health_positions: Mapping[str, int]
    documents: DocumentKeys
    findings: FindingKeys
    figures: FigureKeys
    signals: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    moves: Mapping[str, Row] = field(default_factory=dict)
    quarters: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    told: frozenset[str] = frozenset()
    lines: Mapping[str, Sequence[SignalLine]] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """The edition's number, named in every answer."""
        return self.manifest.number

    @property
    def exposure(self) -> int:
        """Engagements known to the edition: the exposure of rates over the whole portfolio."""
        return self.manifest.counts.get("engagements", 0)


def build_index(edition: Edition) -> EditionIndex:
    """Arrange an edition; takes about a second for 80,000 findings, so keep the result."""
    frames = edition.tables
    tables = {
        "documents": Table.from_frame(frames.get("documents"), columns.DOCUMENTS),
        "findings": Table.from_frame(frames.get("findings"), columns.FINDINGS),
        "themes": Table.from_frame(frames.get("themes"), columns.THEMES),
        "dimensions": Table.from_frame(frames.get("dimensions"), columns.DIMENSIONS),
        "totals": Table.from_frame(frames.get("totals"), columns.TOTALS),
        "trends": Table.from_frame(frames.get("trends"), columns.TRENDS),
        "lineage": Table.from_frame(frames.get("lineage"), columns.LINEAGE),
        "changes": Table.from_frame(frames.get("changes"), columns.CHANGES),
        "conflicts": Table.from_frame(frames.get("conflicts"), columns.CONFLICTS),
        "health": Table.from_frame(frames.get("health"), columns.HEALTH),
    }
    documents = _document_keys(tables["documents"])
    signals = {name: signal_rows(frames.get(name), table) for name, table in SIGNALS.items()}
    quarters = signals["trend_quarters"]
    by_theme = grouped([row["theme_id"] for row in quarters])
    return EditionIndex(
        manifest=edition.manifest,
        tables=tables,
        theme_positions=_theme_positions(tables["themes"]),
        health_positions={
            theme_id: at for at, theme_id in enumerate(tables["health"].columns["theme_id"])
        },
        documents=documents,
        findings=_finding_keys(tables["findings"], tables["documents"], documents),
        figures=_figure_keys(tables),
        signals=signals,
        moves={row["theme_id"]: row for row in signals["theme_trends"]},
        quarters={theme: [quarters[at] for at in places] for theme, places in by_theme.items()},
        told=frozenset(name for name in SIGNALS if is_told(frames.get(name))),
        lines=lines_of(signals),
    )


def _theme_positions(themes: Table) -> dict[str, int]:
    """Map ids and keys to rows; an id wins over a key that happens to be spelt the same."""
    by_key = {key: at for at, key in enumerate(themes.columns["theme_key"]) if key is not None}
    return by_key | {theme_id: at for at, theme_id in enumerate(themes.columns["theme_id"])}


def _document_keys(documents: Table) -> DocumentKeys:
    by_theme: dict[str, list[int]] = {}
    for position, theme_ids in enumerate(documents.columns["theme_ids"]):
        for theme_id in theme_ids:
            by_theme.setdefault(theme_id, []).append(position)
    return DocumentKeys(
        by_uid={uid: at for at, uid in enumerate(documents.columns["document_uid"])},
        by_source=grouped(documents.columns["document"]),
        by_theme=by_theme,
    )


def _finding_keys(findings: Table, documents: Table, keys: DocumentKeys) -> FindingKeys:
    uids = findings.columns["document_uid"]
    owners = [keys.by_uid.get(uid) for uid in uids]

    def inherited(column: str, *, fold: bool = False) -> list[str | None]:
        values = documents.columns[column]
        if fold:
            values = [None if value is None else value.casefold() for value in values]
        return [None if owner is None else values[owner] for owner in owners]

    facets = {
        "theme": Facet.of(findings.columns["theme_id"]),
        "role": Facet.of(findings.columns["role"]),
        "customer": Facet.of(inherited("customer", fold=True)),
        "quarter": Facet.of(inherited("quarter")),
    }
    return FindingKeys(
        by_id={finding_id: at for at, finding_id in enumerate(findings.columns["finding_id"])},
        by_document=grouped(uids),
        facets=facets,
    )


def _figure_keys(tables: Mapping[str, Table]) -> FigureKeys:
    cells, totals, trends = tables["dimensions"], tables["totals"], tables["trends"]
    themes, dimensions = cells.columns["theme_id"], cells.columns["dimension"]
    places = list(zip(dimensions, cells.columns["value"], strict=True))
    by_value = _by_value(cells)
    return FigureKeys(
        trends_by_theme=_ordered(
            trends.columns["theme_id"],
            lambda at: _chronological(trends.columns["quarter"][at]),
        ),
        cells_by_theme=_ordered(list(zip(themes, dimensions, strict=True)), by_value),
        cells_by_value=_ordered(
            places, lambda at: (-cells.columns["documents"][at], str(themes[at]))
        ),
        totals_by_dimension=_ordered(totals.columns["dimension"], _by_value(totals)),
    )


def _ordered(groups: Sequence[Any], key: Callable[[int], Any]) -> dict[Any, list[int]]:
    """Group positions by the values given, each group ordered by ``key`` of the position."""
    found = grouped(groups)
    for positions in found.values():
        positions.sort(key=key)
    return found


def _by_value(table: Table) -> Callable[[int], Any]:
    columns = table.columns

    def key(at: int) -> tuple[bool, int, str]:
        value = columns["value"][at]
        if columns["dimension"][at] == "quarter":
            return (*_chronological(value), "")
        return (value == UNKNOWN, -columns["documents"][at], str(value))

    return key


def _chronological(quarter: str | None) -> tuple[bool, int]:
    """Order quarters by time: ``2026Q3`` becomes 20263; what is no quarter comes last.

    >>> _chronological("2026Q3"), _chronological("Unknown")
    ((False, 20263), (True, 0))
    """
    digits = (quarter or "").replace("Q", "")
    return (False, int(digits)) if digits.isdecimal() else (True, 0)
