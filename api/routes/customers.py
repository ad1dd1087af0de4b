"""Customers: what their escalations amount to against what their work predicts."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.etag import etag
from api.problems import describe
from api.routes.dependencies import CatalogueGiven
from api.schemas.queries import EditionQuery
from api.schemas.signals import CustomerShown
from intelligence.lookup import customer_rows

router = APIRouter(tags=["signals"])


@router.get("/customers/{customer_id}", responses=describe(400, 404, 422, 503))
def read_customer(
    customer_id: str,
    query: Annotated[EditionQuery, Query()],
    catalogue: CatalogueGiven,
    response: Response,
) -> CustomerShown:
    """Return one customer, by key, name or its beginning: both indices, verdict, rates, themes.

    All customers are the signal table `customer_signals` of `/v1/signals`.
    """
    index = catalogue.index(query.edition)
    response.headers["etag"] = etag(index.manifest)
    row, rates = customer_rows(index.signals, customer_id, index.number)
    shown = [
        cell
        for cell in index.signals["over_representation"]
        if cell["dimension"] == "customer" and cell["value_key"] == row["customer"]
    ]
    answer: dict[str, Any] = {
        "edition": index.number,
        "customer": row,
        "rates": rates,
        "themes": shown,
    }
    return CustomerShown.model_validate(answer)
