"""The review queue: what a person should decide next."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from fastapi import APIRouter, Query, Response

from api.etag import etag
from api.problems import describe
from api.routes.dependencies import CatalogueGiven, PagerGiven
from api.schemas.review import ReviewItem, ReviewPage, ReviewQuery

router = APIRouter(tags=["review"])


@router.get("/review", responses=describe(400, 404, 422, 503))
def read_review(
    query: Annotated[ReviewQuery, Query()],
    catalogue: CatalogueGiven,
    pager: PagerGiven,
    response: Response,
) -> ReviewPage:
    """List what is in doubt, with evidence and commands; decide by `POST /v1/curation`."""
    filters = {"kind": query.kind}
    start = pager.open("review", filters, cursor=query.cursor, edition=query.edition)
    queue = catalogue.queue(start.index.number)
    items = queue.of(query.kind)
    chosen, following = pager.cut(start, np.arange(len(items)), query.limit)
    response.headers["etag"] = etag(start.index.manifest)
    return ReviewPage(
        edition=start.index.number,
        total=len(items),
        totals={kind.value: count for kind, count in queue.totals.items()},
        truncated=queue.truncated(query.kind),
        items=[ReviewItem.model_validate(items[at]) for at in chosen],
        next_cursor=following,
    )
