"""The register of themes, and one theme with its evidence."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.etag import etag
from api.problems import describe
from api.reading.evidence import quotes_of_theme
from api.reading.figures import cells_of_theme, trend_of_theme
from api.reading.index import EditionIndex
from api.reading.themes import register, theme_row
from api.routes.dependencies import CatalogueGiven
from api.schemas.queries import EditionQuery, ThemesQuery
from api.schemas.themes import Register, ThemeDetail

router = APIRouter(tags=["themes"])

#: Representative quotes and cells a dimension that one theme's answer holds at most.
QUOTES = 20
CELLS = 50


@router.get("/themes", responses=describe(400, 404, 422, 503))
def read_themes(
    query: Annotated[ThemesQuery, Query()], catalogue: CatalogueGiven, response: Response
) -> Register:
    """List the themes of an edition with their counts, and what is left without a theme."""
    index = catalogue.index(query.edition)
    rows = register(index, status=query.status, search=query.q, sort=query.sort)
    response.headers["etag"] = etag(index.manifest)
    counts = index.manifest.counts
    causes, unassigned = counts.get("causes", 0), counts.get("unassigned", 0)
    answer: dict[str, Any] = {
        "edition": index.number,
        "total": len(rows),
        "causes": causes,
        "unassigned": unassigned,
        "unassigned_share": unassigned / causes if causes else None,
        "themes": rows,
    }
    return Register.model_validate(answer)


@router.get("/themes/{theme_id}", responses=describe(400, 404, 422, 503))
def read_theme(
    theme_id: str,
    query: Annotated[EditionQuery, Query()],
    catalogue: CatalogueGiven,
    response: Response,
) -> ThemeDetail:
    """Return one theme, by id or key, with its trend, dimensions and representative quotes."""
    index = catalogue.index(query.edition)
    row = theme_row(index, theme_id)
    response.headers["etag"] = etag(index.manifest)
    return ThemeDetail.model_validate({"edition": index.number, **row, **_evidence(index, row)})


def _evidence(index: EditionIndex, row: dict[str, Any]) -> dict[str, Any]:
    dimensions = cells_of_theme(index, row["theme_id"], limit=CELLS)
    return {
        "quotes": quotes_of_theme(index, row["quotes"], limit=QUOTES),
        "quotes_truncated": len(row["quotes"]) > QUOTES,
        "trend_by_quarter": trend_of_theme(index, row["theme_id"]),
        "dimensions": {
            name: {"cells": shown.cells, "total": shown.total, "truncated": shown.truncated}
            for name, shown in dimensions.items()
        },
    }
