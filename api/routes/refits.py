"""Refits: what was proposed, and taking it over or back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.curating import Note
from api.problems import describe
from api.routes.dependencies import RefitsGiven
from api.schemas.refits import RefitDecision, RefitDetail, Refits, RefitsQuery, RefitSummary
from intelligence.refit.shown import details_of, summary_of

router = APIRouter(tags=["refits"])

RefitNumber = Annotated[int, Path(ge=1, le=2**31 - 1, description="Number of a refit.")]


@router.get("/refits", responses=describe(400, 422, 503))
def read_refits(query: Annotated[RefitsQuery, Query()], refits: RefitsGiven) -> Refits:
    """List the refits, newest first, and what became of their items."""
    found = refits.all()
    older = [one for one in reversed(found) if query.before is None or one.number < query.before]
    return Refits(
        total=len(found),
        truncated=len(older) > query.limit,
        last=refits.last(),
        refits=[RefitSummary.model_validate(summary_of(one)) for one in older[: query.limit]],
    )


@router.get("/refits/{number}", responses=describe(400, 404, 422, 503))
def read_refit(number: RefitNumber, refits: RefitsGiven) -> RefitDetail:
    """Return a refit: each item with quotes, measures, and what it does to counts and trends."""
    refit = refits.read(number)
    return RefitDetail.model_validate(details_of(refit, refits.tables_of(refit)))


@router.post("/refits/{number}/apply", responses=describe(400, 403, 404, 409, 422, 503))
def apply_refit(number: RefitNumber, body: RefitDecision, refits: RefitsGiven) -> RefitSummary:
    """Take items over into the curation log, all or none; the next build applies them."""
    note = Note(body.who, body.why)
    return RefitSummary.model_validate(
        summary_of(refits.apply(number, body.only, note, body.expected))
    )


@router.post("/refits/{number}/undo", responses=describe(400, 403, 404, 409, 422, 503))
def undo_refit(number: RefitNumber, body: RefitDecision, refits: RefitsGiven) -> RefitSummary:
    """Take items back, all or none; the next build gives what had been without them."""
    note = Note(body.who, body.why)
    return RefitSummary.model_validate(
        summary_of(refits.undo(number, body.only, note, body.expected))
    )
