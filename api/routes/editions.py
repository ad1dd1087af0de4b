"""The editions there are, and the report of one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import HTMLResponse

from api.etag import etag
from api.problems import describe
from api.report_policy import report_policy
from api.routes.dependencies import CatalogueGiven
from api.schemas.editions import Editions, EditionSummary
from api.schemas.queries import EditionsQuery

router = APIRouter(tags=["editions"])


@router.get("/editions", responses=describe(400, 422, 503))
def read_editions(query: Annotated[EditionsQuery, Query()], catalogue: CatalogueGiven) -> Editions:
    """List the editions, newest first."""
    numbers = catalogue.numbers()
    newest = catalogue.manifest().number
    older = [n for n in reversed(numbers) if query.before is None or n < query.before]
    manifests = catalogue.manifests(older[: query.limit])
    return Editions(
        edition=newest,
        total=len(numbers),
        truncated=len(older) > query.limit,
        editions=[
            EditionSummary.model_validate(manifest, from_attributes=True) for manifest in manifests
        ],
    )


@router.get(
    "/reports/{report_id}",
    response_class=HTMLResponse,
    responses=describe(400, 404, 422, 503),
)
def read_report(
    report_id: Annotated[
        str, Path(pattern=r"^(latest|[1-9][0-9]{0,8})$", description="`latest` or a number.")
    ],
    catalogue: CatalogueGiven,
) -> HTMLResponse:
    """Return the report of an edition as one HTML page that loads nothing from elsewhere."""
    manifest = catalogue.manifest(None if report_id == "latest" else int(report_id))
    html = catalogue.report(manifest)
    headers = {"content-security-policy": report_policy(html), "etag": etag(manifest)}
    return HTMLResponse(html, headers=headers)
