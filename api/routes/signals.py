"""Signals: excess, change, structure, money and the rest, each a table with its measures."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.etag import etag
from api.problems import describe
from api.reading.signals import SignalFilter, select_signals
from api.routes.dependencies import CatalogueGiven, PagerGiven
from api.schemas.queries import EditionQuery, SignalsQuery
from api.schemas.signals import SignalsPage, SignalTables
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.registry import SIGNALS, signal_table

router = APIRouter(tags=["signals"])


@router.get("/signals", responses=describe(400, 404, 422, 503))
def read_signals(
    query: Annotated[SignalsQuery, Query()], pager: PagerGiven, response: Response
) -> SignalsPage:
    """List the rows of a signal table, by default where themes are over-represented."""
    filters = query.model_dump(exclude={"cursor", "edition", "limit"}, mode="json")
    start = pager.open("signals", filters, cursor=query.cursor, edition=query.edition)
    index, name = start.index, signal_table(query.table).name
    wanted = SignalFilter(query.theme, query.dimension, query.noteworthy)
    positions = select_signals(index, name, wanted)
    chosen, following = pager.cut(start, positions, query.limit)
    response.headers["etag"] = etag(index.manifest)
    answer: dict[str, Any] = {
        "edition": index.number,
        "table": name,
        "total": len(positions),
        "told": name in index.told,
        "signals": [index.signals[name][at] for at in chosen],
        "next_cursor": following,
    }
    return SignalsPage.model_validate(answer)


@router.get("/signals/tables", responses=describe(400, 404, 422, 503))
def read_signal_tables(
    query: Annotated[EditionQuery, Query()], catalogue: CatalogueGiven, response: Response
) -> SignalTables:
    """List the signal tables with every measure: name, unit, formula and what it is per."""
    manifest = catalogue.manifest(query.edition)
    response.headers["etag"] = etag(manifest)
    tables = [_described(table) for table in SIGNALS.values()]
    return SignalTables.model_validate({"edition": manifest.number, "tables": tables})


def _described(table: SignalTable) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "question": table.question,
        "reading": table.reading,
        "verdict": table.verdict,
        "noteworthy": sorted(table.noteworthy),
        "columns": [
            {
                "key": metric.key,
                "name": metric.name,
                "unit": metric.unit.value,
                "formula": metric.formula,
                "exposure": metric.exposure,
            }
            for metric in table.columns
        ],
    }
