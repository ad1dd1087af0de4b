"""Risk checks: drawn, read, signed, and passages accepted."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.annex import MEDIA_TYPES
from api.curating import Note
from api.problems import describe, describe_busy
from api.routes.annexes import annex_response
from api.routes.dependencies import CatalogueGiven, ChecksGiven
from api.routes.offers import OFFER_BODY, asked_of
from api.schemas.checks import Acceptance, CheckShown, ChecksPage, Signed, listed, shaped
from api.schemas.queries import AnnexQuery, ChecksQuery, ConfidentialQuery, ForgetQuery

router = APIRouter(tags=["checks"])


@router.post(
    "/checks",
    status_code=201,
    response_model=CheckShown,
    responses=describe(400, 403, 404, 413, 415, 422) | describe_busy(),
    openapi_extra=OFFER_BODY,
)
async def draw_check(request: Request, checks: ChecksGiven) -> Any:
    """Draw the pre-mortem of an offer, given as text or as a file, and keep it with its edition.

    At most 10 MB are taken, and at most 1,000,000 characters of text.
    """
    asked = await asked_of(request)
    return shaped(await run_in_threadpool(checks.draw, asked))


@router.get("/checks", responses=describe(400, 422, 503))
def read_checks(query: Annotated[ChecksQuery, Query()], checks: ChecksGiven) -> ChecksPage:
    """List the newest checks."""
    return ChecksPage(checks=[listed(one) for one in checks.newest(query.limit)])


@router.get(
    "/checks/{check_id}",
    response_model=CheckShown,
    responses=describe(400, 403, 404, 413, 422, 503),
)
def read_check(
    check_id: str, query: Annotated[ConfidentialQuery, Query()], checks: ChecksGiven
) -> Any:
    """Return a kept check; words of its text are in it only where the text was kept."""
    return shaped(checks.get(check_id, confidential=query.confidential))


@router.get(
    "/checks/{check_id}/annex",
    response_class=Response,
    responses={
        200: {"content": {kind: {} for kind in MEDIA_TYPES.values()}},
        **describe(400, 403, 404, 413, 422, 503),
    },
)
def read_annex(
    check_id: str,
    query: Annotated[AnnexQuery, Query()],
    catalogue: CatalogueGiven,
    checks: ChecksGiven,
) -> Response:
    """Return a kept check as a file for the bid / no-bid paper, or as RAID entries."""
    shown = checks.get(check_id, confidential=query.confidential)
    return annex_response(shown, query.format, catalogue)


@router.put(
    "/checks/{check_id}/engagement",
    response_model=CheckShown,
    responses=describe(400, 403, 404, 413, 422, 503),
)
def sign_check(check_id: str, body: Signed, checks: ChecksGiven) -> Any:
    """Note which engagement the offer became, so that the check can be scored later."""
    return shaped(checks.sign(check_id, body.engagement, Note(body.who, body.why)))


@router.put(
    "/checks/{check_id}/passages/{number}",
    status_code=204,
    responses=describe(400, 403, 404, 413, 422, 503),
)
def accept_passage(check_id: str, number: int, body: Acceptance, checks: ChecksGiven) -> None:
    """Accept a passage's wording with a reason (number from 1; missing sections follow)."""
    checks.suppress(check_id, number, Note(body.who, body.why), restore=body.restore)


@router.delete(
    "/checks/{check_id}/text",
    status_code=204,
    responses=describe(400, 403, 404, 413, 422, 503),
)
def forget_text(check_id: str, query: Annotated[ForgetQuery, Query()], checks: ChecksGiven) -> None:
    """Forget the text that was kept with a check; what the check told stays."""
    checks.forget(check_id, Note(query.who, query.why))
