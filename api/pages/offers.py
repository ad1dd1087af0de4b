"""The pages of risk checks: the form, one check with its text, and the list of those kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from api.annex import AnnexForm
from api.catalogue import Catalogue
from api.check_ports import ShownCheck
from api.pages.offer_values import check_values, form_values, list_values
from api.pages.templating import page
from api.routes.annexes import annex_response
from api.routes.dependencies import CatalogueGiven, ChecksGiven, single_values
from api.routes.offers import asked_of
from api.schemas.queries import ChecksQuery, ConfidentialQuery

router = APIRouter(
    include_in_schema=False,
    default_response_class=HTMLResponse,
    dependencies=[Depends(single_values)],
)


@router.get("/check")
def show_form(catalogue: CatalogueGiven, checks: ChecksGiven) -> HTMLResponse:
    """Show the form for an offer, or what to do when nothing has been built."""
    if not catalogue.numbers():
        return page("empty.html", {})
    manifest = catalogue.manifest()
    tables = catalogue.tables(manifest.number)
    engagements, customers = tables["engagements"], tables["customers"]
    values = form_values(engagements, customers, confidential=checks.confidential)
    return page("check_form.html", {**values, **_shared(catalogue, manifest.number)})


@router.post("/check")
async def draw(request: Request, catalogue: CatalogueGiven, checks: ChecksGiven) -> HTMLResponse:
    """Draw the check of the offer in the form and show it with the words of its text."""
    asked = await asked_of(request)
    shown = await run_in_threadpool(checks.draw, asked)
    return await run_in_threadpool(_page, shown, catalogue)


@router.post("/check/annex/{form}")
async def draw_annex(
    form: AnnexForm, request: Request, catalogue: CatalogueGiven, checks: ChecksGiven
) -> Response:
    """Draw the check of the offer in the form and send it as a file."""
    asked = await asked_of(request)
    shown = await run_in_threadpool(checks.draw, asked)
    return await run_in_threadpool(annex_response, shown, form, catalogue)


@router.get("/checks")
def show_list(
    query: Annotated[ChecksQuery, Query()], catalogue: CatalogueGiven, checks: ChecksGiven
) -> HTMLResponse:
    """Show the checks that are kept, newest first."""
    number = catalogue.manifest().number
    values = list_values(checks.newest(query.limit), _names(catalogue, number))
    return page("checks.html", {**values, **_shared(catalogue, number)})


@router.get("/checks/{check_id}")
def show_check(
    check_id: str,
    query: Annotated[ConfidentialQuery, Query()],
    catalogue: CatalogueGiven,
    checks: ChecksGiven,
) -> HTMLResponse:
    """Show a kept check; its text only where that was kept."""
    return _page(checks.get(check_id, confidential=query.confidential), catalogue)


@router.post("/checks/{check_id}")
async def show_words(
    check_id: str, request: Request, catalogue: CatalogueGiven, checks: ChecksGiven
) -> HTMLResponse:
    """Show a kept check with the words of its text, which is given again, compared, not kept."""
    asked = await asked_of(request)
    shown = await run_in_threadpool(
        checks.again, check_id, asked.text, confidential=asked.confidential
    )
    return await run_in_threadpool(_page, shown, catalogue)


def _page(shown: ShownCheck, catalogue: Catalogue) -> HTMLResponse:
    number = int(shown.payload["edition"])
    values = check_values(shown, _names(catalogue, number))
    return page("check.html", {**values, **_shared(catalogue, number)})


def _names(catalogue: Catalogue, number: int) -> dict[str, str]:
    customers = catalogue.tables(number)["customers"]
    return dict(zip(customers["customer_key"], customers["name"], strict=True))


def _shared(catalogue: Catalogue, number: int) -> dict[str, object]:
    newest = catalogue.numbers()[-1]
    return {"manifest": catalogue.manifest(number), "newest": newest, "pinned": None}
