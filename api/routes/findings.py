"""Findings, filtered and in pages."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.etag import etag
from api.problems import describe
from api.reading.evidence import finding_row
from api.reading.select import FindingFilter, select_findings
from api.routes.dependencies import PagerGiven
from api.schemas.findings import FindingsPage
from api.schemas.queries import FindingsQuery

router = APIRouter(tags=["findings"])


@router.get("/findings", responses=describe(400, 404, 422, 503))
def read_findings(
    query: Annotated[FindingsQuery, Query()], pager: PagerGiven, response: Response
) -> FindingsPage:
    """List findings; follow `next_cursor` with the same filters for the rest."""
    filters = query.model_dump(exclude={"cursor", "edition", "limit"})
    start = pager.open("findings", filters, cursor=query.cursor, edition=query.edition)
    positions = select_findings(start.index, FindingFilter(**filters))
    chosen, following = pager.cut(start, positions, query.limit)
    response.headers["etag"] = etag(start.index.manifest)
    answer = {
        "edition": start.index.number,
        "total": len(positions),
        "findings": [finding_row(start.index, position) for position in chosen],
        "next_cursor": following,
    }
    return FindingsPage.model_validate(answer)
