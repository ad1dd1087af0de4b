"""What the routes are given, and the check that holds for all queries."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from api.catalogue import Catalogue
from api.check_ports import Checks
from api.echo import quoted
from api.errors import InvalidRequest
from api.intervening import Interventions
from api.paging import Pager
from api.ports import CurationLog
from api.refit_ports import RefitSource


def _catalogue(request: Request) -> Catalogue:
    catalogue: Catalogue = request.app.state.catalogue
    return catalogue


def _pager(request: Request) -> Pager:
    pager: Pager = request.app.state.pager
    return pager


def _curation(request: Request) -> CurationLog:
    log: CurationLog = request.app.state.curation
    return log


def _refits(request: Request) -> RefitSource:
    source: RefitSource = request.app.state.refits
    return source


def _interventions(request: Request) -> Interventions:
    interventions: Interventions = request.app.state.interventions
    return interventions


def _checks(request: Request) -> Checks:
    checks: Checks = request.app.state.checks
    return checks


def single_values(request: Request) -> None:
    """Refuse a parameter given twice, of which only the last would count.

    Raises:
        InvalidRequest: naming the parameter.

    """
    names = [name for name, _ in request.query_params.multi_items()]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        message = f"parameter {quoted(twice)} is given {names.count(twice)} times; give it once"
        raise InvalidRequest(message)


CatalogueGiven = Annotated[Catalogue, Depends(_catalogue)]
ChecksGiven = Annotated[Checks, Depends(_checks)]
CurationGiven = Annotated[CurationLog, Depends(_curation)]
InterventionsGiven = Annotated[Interventions, Depends(_interventions)]
PagerGiven = Annotated[Pager, Depends(_pager)]
RefitsGiven = Annotated[RefitSource, Depends(_refits)]
