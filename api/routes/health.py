"""Whether the process lives, and whether it can answer."""

from __future__ import annotations

from fastapi import APIRouter

from api.errors import NotReady
from api.problems import describe
from api.routes.dependencies import CatalogueGiven
from api.schemas.editions import Health, Readiness

router = APIRouter(tags=["service"])


@router.get("/healthz")
def read_health() -> Health:
    """Say that the process answers; nothing else is looked at."""
    return Health(status="ok")


@router.get("/readyz", responses=describe(503))
def read_readiness(catalogue: CatalogueGiven) -> Readiness:
    """Say whether questions can be answered, else why not."""
    problems = catalogue.problems()
    if problems:
        raise NotReady("; ".join(problems), problems=problems)
    return Readiness(status="ready", edition=catalogue.manifest().number)
