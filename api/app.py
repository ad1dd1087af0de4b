"""The web application: one factory, given where editions come from."""

from __future__ import annotations

import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import APIRouter, Depends, FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from api import problems
from api.body_bound import BodyBound
from api.catalogue import Catalogue
from api.check_ports import Checks, NoChecks
from api.cursors import CursorCodec
from api.description import VERSION, complete
from api.errors import ApiError
from api.intervening import Interventions, NoInterventions
from api.middleware import Conditional, Guard, SafeHeaders
from api.options import AppOptions
from api.pages import offers
from api.pages import routes as pages
from api.pages.errors import render_problem
from api.paging import Pager
from api.ports import CurationLog, EditionSource, NoCuration
from api.refit_ports import NoRefits, RefitSource
from api.routes import (
    checks as risk_checks,
)
from api.routes import curation as curations
from api.routes import (
    customers,
    documents,
    editions,
    figures,
    findings,
    health,
    lineage,
    priorities,
    refits,
    review,
    signals,
    themes,
)
from api.routes import interventions as registered
from api.routes.dependencies import single_values
from api.schemas.problems import Problem
from corpus.one_text import ONE_TEXT
from intelligence.errors import IntelligenceError

_log = logging.getLogger(__name__)

_STATIC = Path(__file__).parent / "pages" / "static"
#: What a form's fields may add to the file in it.
_FORM_BYTES = 200_000
_GZIP_FROM_BYTES = 1024
_GZIP_LEVEL = 4

#: Addresses that machines read: their errors are JSON, those of all others are pages.
_MACHINE = ("/v1", "/healthz", "/readyz", "/openapi.json")


def create_app(
    source: EditionSource,
    options: AppOptions | None = None,
    curation: CurationLog | None = None,
    reconsidered: RefitSource | None = None,
    interventions: Interventions | None = None,
    checks: Checks | None = None,
) -> FastAPI:
    """Return the application that serves the editions of ``source`` as JSON and as pages.

    Without a curation log, refits (``reconsidered``), a register of interventions and risk checks
    it only shows.
    """
    chosen = options or AppOptions()
    catalogue = Catalogue(source, editions_kept=chosen.editions_kept)
    app = FastAPI(
        title="Premortem",
        version=VERSION,
        summary="Recurring root causes of a services portfolio, with their evidence.",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_warm,
    )
    app.state.catalogue = catalogue
    app.state.curation = curation or NoCuration()
    app.state.refits = reconsidered or NoRefits()
    app.state.interventions = interventions or NoInterventions()
    app.state.checks = checks or NoChecks()
    app.state.pager = Pager(catalogue, CursorCodec(chosen.cursor_secret or secrets.token_bytes(32)))
    problems.install(app, render)
    _add_routes(app)
    app.add_middleware(BodyBound, most_bytes=ONE_TEXT.max_file_bytes + _FORM_BYTES, render=render)
    app.add_middleware(Guard, allowed_hosts=chosen.allowed_hosts, render=render)
    app.add_middleware(GZipMiddleware, minimum_size=_GZIP_FROM_BYTES, compresslevel=_GZIP_LEVEL)
    app.add_middleware(Conditional)
    app.add_middleware(SafeHeaders)
    complete(app)
    return app


def render(request: Request, problem: Problem) -> Response:
    """Return a problem as JSON under the addresses of machines, else as a page."""
    path = request.url.path
    if any(path == place or path.startswith(f"{place}/") for place in _MACHINE):
        return problems.problem_response(problem)
    return render_problem(problem)


def _add_routes(app: FastAPI) -> None:
    v1 = APIRouter(prefix="/v1", dependencies=[Depends(single_values)])
    for module in (
        lineage,
        themes,
        findings,
        documents,
        figures,
        signals,
        customers,
        priorities,
        registered,
        risk_checks,
        editions,
        review,
        curations,
        refits,
    ):
        v1.include_router(module.router)
    app.include_router(v1)
    app.include_router(health.router)
    app.include_router(pages.router)
    app.include_router(offers.router)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")


@asynccontextmanager
async def _warm(app: FastAPI) -> AsyncIterator[None]:
    """Arrange the newest edition before the first visitor asks; without one, serve nonetheless."""
    try:
        await run_in_threadpool(app.state.catalogue.index)
    except (ApiError, IntelligenceError) as error:
        _log.info("served_without_edition", extra={"error": type(error).__name__})
    yield
