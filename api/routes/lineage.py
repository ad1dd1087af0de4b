"""What became of themes: in one edition, and of one theme over all editions."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.etag import etag
from api.problems import describe
from api.reading.becoming import changes, conflicts, relations
from api.routes.dependencies import CatalogueGiven
from api.schemas.lineage import LineageOfEdition, ThemeHistory
from api.schemas.queries import EditionQuery

router = APIRouter(tags=["lineage"])


@router.get("/lineage", responses=describe(400, 404, 422, 503))
def read_lineage(
    query: Annotated[EditionQuery, Query()], catalogue: CatalogueGiven, response: Response
) -> LineageOfEdition:
    """List what became of every theme since the edition before, with the overlaps that show it."""
    index = catalogue.index(query.edition)
    response.headers["etag"] = etag(index.manifest)
    answer: dict[str, Any] = {
        "edition": index.number,
        "relations": relations(index),
        "changes": changes(index),
        "conflicts": conflicts(index),
    }
    return LineageOfEdition.model_validate(answer)


@router.get("/themes/{theme_id}/history", responses=describe(400, 404, 422, 503))
def read_history(theme_id: str, catalogue: CatalogueGiven) -> ThemeHistory:
    """Return one theme, by id or key, over all editions: versions, lineage, changed meanings."""
    newest = catalogue.manifest()
    life = catalogue.chronicle().of_theme(theme_id)
    return ThemeHistory.model_validate({"edition": newest.number, **life})
