"""The curation log: read in pages, appended with the place that the caller expects."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.curating import Note
from api.cursors import Cursor, query_digest
from api.errors import InvalidCursor
from api.problems import describe
from api.routes.dependencies import CatalogueGiven, CurationGiven, PagerGiven
from api.schemas.curation import CurationPage, CurationQuery, LoggedDecision, NewDecision
from intelligence.curation.entries import Entry, parse_decision, payload_of
from intelligence.curation.replay import in_force

router = APIRouter(tags=["curation"])

_WALK = query_digest("curation", {})


@router.get("/curation", responses=describe(400, 422, 503))
def read_curation(
    query: Annotated[CurationQuery, Query()],
    catalogue: CatalogueGiven,
    pager: PagerGiven,
    log: CurationGiven,
) -> CurationPage:
    """List the curation log, oldest first."""
    entries = log.entries()
    first = 0
    if query.cursor is not None:
        cursor = pager.codec.decode(query.cursor)
        if cursor.query != _WALK:
            raise InvalidCursor("the cursor was given out for another query")
        first = cursor.position
    following = first + query.limit
    more = Cursor(0, following, _WALK) if following < len(entries) else None
    undone = {place: entry.sequence for place, entry in in_force(entries).undone.items()}
    newest = catalogue.manifest() if catalogue.numbers() else None
    return CurationPage(
        edition=newest.number if newest else None,
        applied=newest.curation if newest else 0,
        last=entries[-1].sequence if entries else 0,
        total=len(entries),
        entries=[_shaped(entry, undone.get(entry.sequence)) for entry in entries[first:following]],
        next_cursor=pager.codec.encode(more) if more else None,
    )


@router.post("/curation", status_code=201, responses=describe(400, 403, 404, 409, 422, 503))
def append_curation(body: NewDecision, log: CurationGiven) -> LoggedDecision:
    """Note a decision; the next build applies it to the whole history."""
    decision = parse_decision(body.decision.action, payload_of(body.decision))
    note = Note(body.who, body.why, body.at.isoformat() if body.at else "")
    return _shaped(log.append(decision, note, body.expected, wide=body.wide), None)


def _shaped(entry: Entry, undone_by: int | None) -> LoggedDecision:
    return LoggedDecision(
        sequence=entry.sequence,
        id=entry.id,
        at=entry.at,
        who=entry.who,
        why=entry.why,
        action=entry.decision.action,
        payload=payload_of(entry.decision),
        undone_by=undone_by,
    )
