"""What the templates show, taken from an edition; the templates only lay it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.pages import charts
from api.reading.becoming import changes
from api.reading.documents import document_position, document_view
from api.reading.evidence import quote_row, quotes_of_theme
from api.reading.figures import cells_of_theme, trend_of_theme
from api.reading.highlight import Segment
from api.reading.index import EditionIndex
from api.reading.select import FindingFilter, select_findings
from api.reading.themes import health_of, register, theme_row
from api.schemas.queries import FindingRole, ThemesQuery
from intelligence.chronicle import Chronicle
from intelligence.told_names import told_name

Row = dict[str, Any]

#: Representative quotes on a theme's page, and findings on a page of all evidence.
QUOTES = 6
EVIDENCE = 25

#: Characters of a document that a page shows; the API has the rest.
PAGE_CHARACTERS = 300_000

#: Rows of a dimension shown before the rest is folded away.
ROWS_SHOWN = 8

#: Rows of a dimension that a page holds at all.
ROWS_HELD = 60

#: Editions that a theme's page tells of; the API has the rest.
VERSIONS = 20

_LINK_STATES = ("linked", "ambiguous", "unlinked")
_ROLE_ORDER = {role.value: order for order, role in enumerate(FindingRole)}
_LINK_BAR = 160


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of text as a page shows it: plain, or marked with the role of its first finding.

    ``opens`` and ``closes`` are the findings that begin and end with this piece.
    """

    text: str
    role: str | None
    opens: tuple[Row, ...]
    closes: tuple[Row, ...]


def register_values(index: EditionIndex, query: ThemesQuery) -> Row:
    """Return what the register page shows."""
    rows = register(index, status=query.status, search=query.q, sort=query.sort)
    for row in rows:
        row["exposure"] = index.exposure
        row["spark"] = charts.sparkline(trend_of_theme(index, row["theme_id"]))
    counts = index.manifest.counts
    causes = counts.get("causes", 0)
    return {
        "themes": rows,
        "query": query,
        "counts": counts,
        "unassigned_share": counts.get("unassigned", 0) / causes if causes else None,
        "links": [_link_states(counts, entity) for entity in ("customers", "engagements")],
        "untied": counts.get("engagements_ambiguous", 0) + counts.get("engagements_unlinked", 0),
        "all_themes": index.tables["themes"].height,
    }


def theme_values(index: EditionIndex, identifier: str, past: Chronicle | None = None) -> Row:
    """Return what a theme's page shows; its past only where ``past`` is given.

    Raises:
        UnknownTheme: when the edition has no such theme.

    """
    row = theme_row(index, identifier)
    quarters = trend_of_theme(index, row["theme_id"])
    dimensions = cells_of_theme(index, row["theme_id"], limit=ROWS_HELD)
    return {
        "theme": row,
        "largest_customer": _customer_name(index, (row["health"] or {}).get("largest_customer")),
        "quarters": quarters,
        "bars": charts.bars(quarters, row["changed_in"]),
        "lines": index.lines.get(row["theme_id"], ()),
        "exposure": index.exposure,
        "changes": _each_once(changes(index, row["theme_id"])),
        "history": _history(index, row["theme_id"], past),
        "measure": charts.measure(quarters),
        "dimensions": {
            name: (shown.cells[:ROWS_SHOWN], shown.cells[ROWS_SHOWN:], shown.total)
            for name, shown in dimensions.items()
            if name != "quarter"
        },
        "quotes": quotes_of_theme(index, row["quotes"], limit=QUOTES),
    }


def _each_once(found: Sequence[Row]) -> list[Row]:
    """Return changes of a theme's meaning, those of one kind and quarter once."""
    return list({(row["quarter"], row["kind"]): row for row in found}.values())


def _customer_name(index: EditionIndex, key: str | None) -> str | None:
    """Return the name of a customer; its key where no document has the name."""
    columns = index.tables["documents"].columns
    names = zip(columns["customer_key"], columns["customer"], strict=True)
    return next((name for own, name in names if own == key and name), key)


def _history(index: EditionIndex, theme_id: str, past: Chronicle | None) -> Row:
    """Return a theme's versions up to this edition, newest first, and what became of it."""
    if past is None:
        return {"versions": [], "lineage": [], "names": {}, "truncated": False}
    life = past.of_theme(theme_id)
    known = [row for row in life["versions"] if row["edition"] <= index.number][::-1]
    turned = [
        row
        for row in life["lineage"]
        if row["edition"] <= index.number and row["event"] != "continues"
    ][::-1]
    return {
        "versions": known[:VERSIONS],
        "lineage": turned[:VERSIONS],
        "names": past.names,
        "truncated": max(len(known), len(turned)) > VERSIONS,
    }


def evidence_values(index: EditionIndex, identifier: str, page: int) -> Row:
    """Return what a page of all findings of a theme shows; pages count from 1.

    Raises:
        UnknownTheme: when the edition has no such theme.

    """
    row = theme_row(index, identifier)
    wanted = FindingFilter(theme=row["theme_id"])
    told = row | {"name": _told_names(index)[row["theme_id"]]}
    return {"theme": told, **_quotes_page(index, wanted, page)}


def unassigned_values(index: EditionIndex, page: int) -> Row:
    """Return what a page of the causes without a theme shows; pages count from 1."""
    return {"theme": None, **_quotes_page(index, FindingFilter(unassigned=True), page)}


def document_values(index: EditionIndex, identifier: str) -> Row:
    """Return what a document's page shows.

    Raises:
        UnknownDocument: when the edition has no such document.
        AmbiguousDocument: when several documents share that source id.

    """
    view = document_view(index, document_position(index, identifier))
    findings = dict(zip(view.positions, view.findings, strict=True))
    names = _told_names(index)
    for finding in view.findings:
        finding["theme_name"] = names.get(finding["theme_id"])
    used = {finding["role"] for finding in view.findings}
    return {
        "document": view.row,
        "findings": view.findings,
        "marks": [_mark(piece, findings) for piece in _bounded(view.segments)],
        "truncated": len(view.row["text"]) > PAGE_CHARACTERS,
        "shown_characters": PAGE_CHARACTERS,
        "roles": sorted(used, key=lambda role: _ROLE_ORDER.get(role, len(_ROLE_ORDER))),
        "themes": [
            {"theme_id": theme_id, "name": names[theme_id]}
            for theme_id in view.row["theme_ids"]
            if theme_id in names
        ],
    }


def _told_names(index: EditionIndex) -> dict[str, str]:
    """Return the names of themes by id; those of unstable ones say so."""
    names = index.tables["themes"].columns["name"]
    return {
        theme: told_name(names[at] or theme, (health_of(index, theme) or {}).get("verdict"))
        for theme, at in index.theme_positions.items()
    }


def _quotes_page(index: EditionIndex, wanted: FindingFilter, page: int) -> Row:
    positions = select_findings(index, wanted)
    pages = max(-(-len(positions) // EVIDENCE), 1)
    shown = min(page, pages)
    chosen = positions[(shown - 1) * EVIDENCE : shown * EVIDENCE].tolist()
    return {
        "quotes": [quote_row(index, at) for at in chosen],
        "total": len(positions),
        "page": shown,
        "pages": pages,
    }


def _bounded(pieces: tuple[Segment, ...]) -> list[Segment]:
    """Return the pieces of the first ``PAGE_CHARACTERS``, the last one cut."""
    kept = [piece for piece in pieces if piece.start < PAGE_CHARACTERS]
    if kept and kept[-1].end > PAGE_CHARACTERS:
        last = kept.pop()
        text = last.text[: PAGE_CHARACTERS - last.start]
        kept.append(Segment(last.start, PAGE_CHARACTERS, text, last.positions))
    return kept


def _mark(piece: Segment, findings: Mapping[int, Row]) -> Mark:
    covering = [findings[at] for at in piece.positions]
    roles = sorted(
        (finding["role"] for finding in covering),
        key=lambda role: _ROLE_ORDER.get(role, len(_ROLE_ORDER)),
    )
    return Mark(
        text=piece.text,
        role=roles[0] if roles else None,
        opens=tuple(finding for finding in covering if finding["start"] == piece.start),
        closes=tuple(finding for finding in covering if finding["end"] == piece.end),
    )


def _link_states(counts: Mapping[str, int], entity: str) -> Row:
    numbers = [counts.get(f"{entity}_{state}", 0) for state in _LINK_STATES]
    parts = charts.shares(numbers, _LINK_BAR)
    return {
        "entity": entity,
        "total": sum(numbers),
        "states": [
            {"state": state, "count": count, "x": x, "width": width}
            for state, count, (x, width) in zip(_LINK_STATES, numbers, parts, strict=True)
        ],
    }
