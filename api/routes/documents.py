"""One document with its text and highlighted evidence."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.etag import etag
from api.problems import describe
from api.reading.documents import DocumentView, document_position, document_view
from api.routes.dependencies import CatalogueGiven
from api.schemas.documents import Document
from api.schemas.queries import EditionQuery

router = APIRouter(tags=["documents"])


@router.get("/documents/{document_id:path}", responses=describe(400, 404, 409, 422, 503))
def read_document(
    document_id: str,
    query: Annotated[EditionQuery, Query()],
    catalogue: CatalogueGiven,
    response: Response,
) -> Document:
    """Return one document, by uid or the source's own id, with findings and segments."""
    index = catalogue.index(query.edition)
    view = document_view(index, document_position(index, document_id))
    response.headers["etag"] = etag(index.manifest)
    return Document.model_validate({"edition": index.number, **_shaped(view)})


def _shaped(view: DocumentView) -> dict[str, Any]:
    row = dict(view.row)
    headings = row.pop("section_headings")
    starts, ends = row.pop("section_starts") or [], row.pop("section_ends") or []
    by_position = dict(zip(view.positions, view.findings, strict=True))
    return row | {
        "sections": [
            {"heading": heading, "start": start, "end": end}
            for heading, start, end in zip(headings, starts, ends, strict=False)
        ],
        "findings": view.findings,
        "segments": [
            {
                "start": piece.start,
                "end": piece.end,
                "text": piece.text,
                "finding_ids": [by_position[at]["finding_id"] for at in piece.positions],
            }
            for piece in view.segments
        ],
    }
