"""Interventions: registered, corrected, withdrawn, and what became of them."""

from __future__ import annotations

from fastapi import APIRouter

from api.catalogue import Catalogue
from api.curating import Note
from api.problems import describe
from api.reading.index import EditionIndex
from api.routes.dependencies import CatalogueGiven, InterventionsGiven
from api.schemas.interventions import (
    InterventionShown,
    InterventionsPage,
    NewIntervention,
    Withdrawal,
    shaped,
)
from intelligence.interventions.intervention import Intervention
from intelligence.interventions.standing import CORRECTED, is_of

router = APIRouter(tags=["interventions"])


@router.get("/interventions", responses=describe(503))
def read_interventions(
    catalogue: CatalogueGiven, interventions: InterventionsGiven
) -> InterventionsPage:
    """List what was done about themes, with what the newest edition says of it."""
    index, register = _newest(catalogue), interventions.register()
    judged = (
        {str(row["intervention_id"]) for row in index.signals["interventions"]} if index else {}
    )
    return InterventionsPage(
        edition=index.number if index else None,
        last=interventions.last(),
        interventions=[_shown(one, index) for one in register.interventions],
        withdrawn=[known for known in register.withdrawn if known in judged],
    )


@router.post("/interventions", status_code=201, responses=describe(400, 403, 404, 409, 422, 503))
def add_intervention(
    body: NewIntervention, catalogue: CatalogueGiven, interventions: InterventionsGiven
) -> InterventionShown:
    """Register something that was done; the next build says what became of it."""
    added = interventions.add(body.action, _note(body), body.expected)
    return _shown(added, _newest(catalogue))


@router.put("/interventions/{intervention_id}", responses=describe(400, 403, 404, 409, 422, 503))
def correct_intervention(
    intervention_id: str,
    body: NewIntervention,
    catalogue: CatalogueGiven,
    interventions: InterventionsGiven,
) -> InterventionShown:
    """Put another action in the place of what was registered; both stay in the log."""
    corrected = interventions.correct(intervention_id, body.action, _note(body), body.expected)
    return _shown(corrected, _newest(catalogue))


@router.post(
    "/interventions/{intervention_id}/withdrawal", responses=describe(400, 403, 404, 409, 422, 503)
)
def withdraw_intervention(
    intervention_id: str,
    body: Withdrawal,
    catalogue: CatalogueGiven,
    interventions: InterventionsGiven,
) -> InterventionsPage:
    """Take an intervention back and list those that stand."""
    interventions.withdraw(intervention_id, _note(body), body.expected)
    return read_interventions(catalogue, interventions)


def _note(body: NewIntervention | Withdrawal) -> Note:
    return Note(body.who, body.why, body.at.isoformat() if body.at else "")


def _newest(catalogue: Catalogue) -> EditionIndex | None:
    return catalogue.index() if catalogue.numbers() else None


def _shown(one: Intervention, index: EditionIndex | None) -> InterventionShown:
    results, quarters = (
        [row for row in index.signals[name] if row["intervention_id"] == one.id] if index else []
        for name in ("interventions", "intervention_quarters")
    )
    if not results:
        return shaped(one, None, [])
    if not is_of(one.action, results[0]):
        return shaped(one, None, [], CORRECTED)
    return shaped(one, results[0], quarters)
