"""The addresses of the pages; each takes one view and renders one template."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import Field, field_validator
from starlette.responses import HTMLResponse

from api.catalogue import Catalogue
from api.etag import etag
from api.pages.queue import queue_values
from api.pages.templating import page
from api.pages.views import (
    document_values,
    evidence_values,
    register_values,
    theme_values,
    unassigned_values,
)
from api.reading.index import EditionIndex
from api.routes.dependencies import CatalogueGiven, single_values
from api.schemas.queries import EditionQuery, ThemesQuery
from intelligence.review_items import Kind

router = APIRouter(
    include_in_schema=False,
    default_response_class=HTMLResponse,
    dependencies=[Depends(single_values)],
)

_LAST_PAGE = 1_000_000


class RegisterQuery(ThemesQuery):
    """The register's form; a browser sends the fields that were left empty, too."""

    @field_validator("status", "q", mode="before")
    @classmethod
    def _left_empty(cls, value: object) -> object:
        return None if value == "" else value


class EvidenceQuery(EditionQuery):
    """Which page of a theme's evidence."""

    page: int = Field(default=1, ge=1, le=_LAST_PAGE)


class QueueQuery(EvidenceQuery):
    """Which kind of doubt, and which page of it."""

    kind: Kind | None = None


@router.get("/")
@router.get("/themes")
def show_register(
    query: Annotated[RegisterQuery, Query()], catalogue: CatalogueGiven
) -> HTMLResponse:
    """Show the themes, or what to do when nothing has been built."""
    if not catalogue.numbers():
        return page("empty.html", {})
    index = catalogue.index(query.edition)
    return _shown("register.html", index, catalogue, query, register_values(index, query))


@router.get("/themes/{theme_id}")
def show_theme(
    theme_id: str, query: Annotated[EditionQuery, Query()], catalogue: CatalogueGiven
) -> HTMLResponse:
    """Show one theme with its trend, dimensions and best evidence."""
    index = catalogue.index(query.edition)
    values = theme_values(index, theme_id, catalogue.chronicle())
    return _shown("theme.html", index, catalogue, query, values)


@router.get("/themes/{theme_id}/evidence")
def show_evidence(
    theme_id: str, query: Annotated[EvidenceQuery, Query()], catalogue: CatalogueGiven
) -> HTMLResponse:
    """Show all findings of a theme, a page at a time."""
    index = catalogue.index(query.edition)
    values = evidence_values(index, theme_id, query.page)
    return _shown("evidence.html", index, catalogue, query, values)


@router.get("/review")
def show_review(query: Annotated[QueueQuery, Query()], catalogue: CatalogueGiven) -> HTMLResponse:
    """Show what is in doubt, a kind and a page at a time."""
    index = catalogue.index(query.edition)
    values = queue_values(catalogue.queue(index.number, shown=True), query.kind, query.page)
    return _shown("review.html", index, catalogue, query, values)


@router.get("/unassigned")
def show_unassigned(
    query: Annotated[EvidenceQuery, Query()], catalogue: CatalogueGiven
) -> HTMLResponse:
    """Show the causes that no theme explains, a page at a time."""
    index = catalogue.index(query.edition)
    values = unassigned_values(index, query.page)
    return _shown("evidence.html", index, catalogue, query, values)


@router.get("/documents/{document_id:path}")
def show_document(
    document_id: str, query: Annotated[EditionQuery, Query()], catalogue: CatalogueGiven
) -> HTMLResponse:
    """Show a document's text with what was found in it."""
    index = catalogue.index(query.edition)
    values = document_values(index, document_id)
    return _shown("document.html", index, catalogue, query, values)


def _shown(
    template: str,
    index: EditionIndex,
    catalogue: Catalogue,
    query: EditionQuery,
    values: dict[str, Any],
) -> HTMLResponse:
    """Render a page; links keep to the edition when the address named one."""
    newest = catalogue.numbers()[-1]
    shared = {"manifest": index.manifest, "newest": newest, "pinned": query.edition}
    headers = {"etag": etag(index.manifest, newest, query.edition)}
    return page(template, {**values, **shared}, headers=headers)
