"""Freezes the counts of themes by dimension: tables that reconcile, and heat maps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from intelligence.edition import DIMENSIONS, UNKNOWN, Edition
from reports.figures import colour_breaks, estimate, is_small
from reports.tables import Row, optional_whole, rows, whole
from reports.views import Basis, Breakdown, Cell, HeatMap, HeatRow, Theme

#: Values and quarters shown in a table or heat map before the rest is summed.
VALUES = 10
QUARTERS = 12

#: Themes in a heat map, in the order of the register; every theme has its own tables anyway.
THEMES = 30

LABELS = {
    "customer": "Customer",
    "segment": "Segment",
    "engagement_type": "Engagement type",
    "practice": "Practice",
    "team": "Team",
    "region": "Region",
    "phase": "Phase",
    "billing_model": "Billing model",
    "severity": "Severity",
    "quarter": "Quarter",
}


def placed(dimension: str, value: object) -> str:
    """Return where something is, as a sentence says it.

    >>> placed("customer", "Acme"), placed("engagement_type", "Audit")
    ('at customer Acme', 'in engagement type Audit')
    """
    label = LABELS.get(dimension, dimension.replace("_", " ")).lower()
    return f"{'at' if dimension == 'customer' else 'in'} {label} {value}"


_COLUMNS = ("dimension", "value", "documents", "engagements", "customers", "active_engagements")


@dataclass(frozen=True, slots=True)
class Counts:
    """The ``dimensions`` and ``totals`` of an edition, by dimension and value, largest first.

    ``basis`` says per dimension what a rate can be counted in: active engagements where the
    edition has exposure and most documents are tied to an engagement, else documents.
    """

    totals: Mapping[str, Mapping[str, Row]]
    cells: Mapping[tuple[str, str], Mapping[str, Row]]
    basis: Mapping[str, Basis]

    def cell(self, theme_id: str, dimension: str, value: str) -> Cell:
        """Return one theme at one value, zeros where it never met it."""
        total = self.totals[dimension].get(value, {})
        row = self.cells.get((theme_id, dimension), {}).get(value, {})
        documents, engagements = whole(row.get("documents")), whole(row.get("engagements"))
        if self.basis[dimension] is Basis.ENGAGEMENTS:
            count, exposure = engagements, optional_whole(total.get("active_engagements"))
        else:
            count, exposure = documents, optional_whole(total.get("documents"))
        figure = estimate(count, exposure)
        return Cell(
            value=value,
            documents=documents,
            engagements=engagements,
            customers=whole(row.get("customers")),
            exposure=exposure,
            estimate=figure,
            is_small=figure is None or is_small(count, figure.exposure),
        )


def read_counts(edition: Edition, engagements_usable: bool) -> Counts:
    """Read both tables of counts. ``engagements_usable``: whether documents name engagements."""
    totals: dict[str, dict[str, Row]] = {dimension: {} for dimension in DIMENSIONS}
    for row in rows(edition.tables["totals"], _COLUMNS):
        totals.setdefault(str(row["dimension"]), {})[str(row["value"])] = row
    cells: defaultdict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in rows(edition.tables["dimensions"], ("theme_id", *_COLUMNS)):
        key = (str(row["theme_id"]), str(row["dimension"]))
        cells[key][str(row["value"])] = row
    basis = {
        dimension: _basis(values.values(), engagements_usable)
        for dimension, values in totals.items()
    }
    return Counts({name: _ordered(name, held) for name, held in totals.items()}, cells, basis)


def _basis(totals: Iterable[Row], engagements_usable: bool) -> Basis:
    exposed = any(whole(row["active_engagements"]) > 0 for row in totals)
    return Basis.ENGAGEMENTS if exposed and engagements_usable else Basis.DOCUMENTS


def _ordered(dimension: str, held: Mapping[str, Row]) -> dict[str, Row]:
    """Order values by documents, quarters by time; what is unknown stands last."""

    def place(value: str) -> tuple[bool, int, str]:
        size = 0 if dimension == "quarter" else -whole(held[value]["documents"])
        return value == UNKNOWN, size, value

    return {value: held[value] for value in sorted(held, key=place)}


def breakdowns(counts: Counts, theme_id: str) -> tuple[Breakdown, ...]:
    """Return a theme's table for every dimension that the edition knows a value of."""
    return tuple(_breakdown(counts, theme_id, dimension) for dimension in shown_dimensions(counts))


def shown_dimensions(counts: Counts) -> tuple[str, ...]:
    """Return the dimensions in which at least one document has a known value."""
    return tuple(
        dimension
        for dimension in DIMENSIONS
        if any(
            value != UNKNOWN and whole(row["documents"])
            for value, row in counts.totals[dimension].items()
        )
    )


def _breakdown(counts: Counts, theme_id: str, dimension: str) -> Breakdown:
    own = counts.cells.get((theme_id, dimension), {})
    met = [value for value in counts.totals[dimension] if value in own]
    met += [value for value in own if value not in counts.totals[dimension]]
    if dimension != "quarter":
        met.sort(key=lambda value: (value == UNKNOWN, -whole(own[value]["documents"]), value))
    shown = _limited(met) if dimension != "quarter" else _latest(met)
    hidden = [value for value in met if value not in set(shown)]
    return Breakdown(
        dimension=dimension,
        label=LABELS.get(dimension, dimension),
        basis=counts.basis[dimension],
        cells=tuple(counts.cell(theme_id, dimension, value) for value in shown),
        rest_values=len(hidden),
        rest_documents=sum(whole(own[value]["documents"]) for value in hidden),
    )


def with_values(counts: Counts, theme: Theme, named: Iterable[tuple[str, str | None]]) -> Theme:
    """Return the theme with the values that sentences name moved out of the summed rest.

    ``named`` are pairs of dimension and value; those that are shown already change nothing.
    """
    shown = {table.dimension: table for table in theme.breakdowns}
    for dimension, value in named:
        table = shown.get(dimension)
        if value is None or table is None or value in {cell.value for cell in table.cells}:
            continue
        cell = counts.cell(theme.theme_id, dimension, value)
        shown[dimension] = replace(
            table,
            cells=(*table.cells, cell),
            rest_values=table.rest_values - 1,
            rest_documents=table.rest_documents - cell.documents,
        )
    return replace(theme, breakdowns=tuple(shown.values()))


def _limited(values: Sequence[str]) -> list[str]:
    """Keep the first values up to the limit, and always the unknown."""
    if len(values) <= VALUES:
        return list(values)
    known = [value for value in values if value != UNKNOWN]
    unknown = [value for value in values if value == UNKNOWN]
    return known[: VALUES - len(unknown)] + unknown


def _latest(quarters: Sequence[str]) -> list[str]:
    """Keep the newest quarters up to the limit, and the unknown."""
    known = [value for value in quarters if value != UNKNOWN]
    return known[-QUARTERS:] + [value for value in quarters if value == UNKNOWN]


def heat_maps(counts: Counts, themes: Sequence[Theme]) -> tuple[HeatMap, ...]:
    """Return themes by values for every dimension but the quarter, which the trends show.

    Maps of one basis share their shades, so that they can be compared.
    """
    maps = [
        _heat_map(counts, themes[:THEMES], dimension)
        for dimension in shown_dimensions(counts)
        if dimension != "quarter" and themes
    ]
    return tuple(
        replace(one, breaks=colour_breaks(_rates(two for two in maps if two.basis is one.basis)))
        for one in maps
    )


def _rates(maps: Iterable[HeatMap]) -> list[float]:
    """Return the rates that are shaded: above zero and not too few to say."""
    cells = (cell for one in maps for row in one.rows for cell in row.cells if not cell.is_small)
    return [cell.estimate.rate for cell in cells if cell.estimate and cell.estimate.count]


def _heat_map(counts: Counts, themes: Sequence[Theme], dimension: str) -> HeatMap:
    met = [
        value
        for value, total in counts.totals[dimension].items()
        if whole(total["documents"]) or whole(total["active_engagements"])
    ]
    values = _limited(met)
    body = tuple(
        HeatRow(
            theme_id=theme.theme_id,
            name=theme.name,
            cells=tuple(counts.cell(theme.theme_id, dimension, value) for value in values),
        )
        for theme in themes
    )
    return HeatMap(
        dimension=dimension,
        label=LABELS.get(dimension, dimension),
        basis=counts.basis[dimension],
        values=tuple(values),
        exposures=tuple(body[0].cells[column].exposure for column in range(len(values))),
        rows=body,
        breaks=(),
        hidden_values=len(met) - len(values),
    )
