"""Priorities of themes, by the edition's weights or by the caller's."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.etag import etag
from api.problems import describe
from api.routes.dependencies import CatalogueGiven
from api.schemas.queries import PrioritiesQuery
from api.schemas.signals import PrioritiesAnswer
from intelligence.signals.assemble import SignalOptions, priorities
from intelligence.signals.effective_weights import effective_weights
from intelligence.signals.priority_weights import PriorityWeights
from intelligence.signals.reading import signal_rows
from intelligence.signals.registry import SIGNALS
from intelligence.signals.weights import COMPONENTS

router = APIRouter(tags=["signals"])


@router.get("/priorities", responses=describe(400, 404, 422, 503))
def read_priorities(
    query: Annotated[PrioritiesQuery, Query()], catalogue: CatalogueGiven, response: Response
) -> PrioritiesAnswer:
    """List themes, the most pressing first; each component stands with its part of the score."""
    index = catalogue.index(query.edition)
    named = query.model_dump(include=set(COMPONENTS), exclude_none=True)
    weights = PriorityWeights(**named)
    response.headers["etag"] = etag(index.manifest, sorted(named.items()))
    rows = index.signals["priorities"]
    if named:
        tables = catalogue.tables(index.number)
        table = priorities(tables, tables, SignalOptions(weights=weights))
        rows = signal_rows(table, SIGNALS["priorities"])
    answer: dict[str, Any] = {
        "edition": index.number,
        "weights": dict(weights.shares),
        "effective_weights": effective_weights(rows),
        "total": len(rows),
        "priorities": list(rows),
    }
    return PrioritiesAnswer.model_validate(answer)
