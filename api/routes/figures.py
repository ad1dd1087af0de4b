"""Trends by quarter and themes by dimension."""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Response

from api.errors import InvalidRequest
from api.etag import etag
from api.problems import describe
from api.reading.figures import (
    cells_of_value,
    check_dimension,
    totals_in_order,
    trend_in_slice,
    trend_of_theme,
)
from api.reading.index import EditionIndex
from api.reading.themes import register, theme_row
from api.routes.dependencies import PagerGiven
from api.schemas.figures import DimensionPage, Trends
from api.schemas.queries import DimensionQuery, TrendsQuery

router = APIRouter(tags=["figures"])


@router.get("/trends", responses=describe(400, 404, 422, 503))
def read_trends(
    query: Annotated[TrendsQuery, Query()], pager: PagerGiven, response: Response
) -> Trends:
    """List themes with their quarters, over everything or one value of a dimension."""
    dimension = _check_slice(query)
    filters = query.model_dump(include={"theme", "dimension", "value"})
    start = pager.open("trends", filters, cursor=query.cursor, edition=query.edition)
    index = start.index
    themes = register(index) if query.theme is None else [theme_row(index, query.theme)]
    chosen, following = pager.cut(start, np.arange(len(themes)), query.limit)
    response.headers["etag"] = etag(index.manifest)
    answer: dict[str, Any] = {
        "edition": index.number,
        "dimension": dimension,
        "value": query.value,
        "total": len(themes),
        "trends": [
            themes[at]
            | {"quarters": _quarters(index, themes[at]["theme_id"], query)}
            | _signal(index, themes[at]["theme_id"], query)
            for at in chosen
        ],
        "next_cursor": following,
    }
    return Trends.model_validate(answer)


@router.get("/dimensions/{name}", responses=describe(400, 404, 422, 503))
def read_dimension(
    name: str, query: Annotated[DimensionQuery, Query()], pager: PagerGiven, response: Response
) -> DimensionPage:
    """List a dimension's values with totals and the themes at each of them."""
    dimension = check_dimension(name)
    filters = {"dimension": dimension, "theme": query.theme}
    start = pager.open("dimensions", filters, cursor=query.cursor, edition=query.edition)
    index = start.index
    theme = None if query.theme is None else theme_row(index, query.theme)["theme_id"]
    totals = totals_in_order(index, dimension)
    chosen, following = pager.cut(start, np.arange(len(totals)), query.limit)
    cells = [cell for at in chosen for cell in cells_of_value(index, name, totals[at]["value"])]
    response.headers["etag"] = etag(index.manifest)
    answer: dict[str, Any] = {
        "edition": index.number,
        "dimension": dimension,
        "total": len(totals),
        "totals": [totals[at] for at in chosen],
        "cells": [cell for cell in cells if theme is None or cell["theme_id"] == theme],
        "next_cursor": following,
    }
    return DimensionPage.model_validate(answer)


def _check_slice(query: TrendsQuery) -> str | None:
    if (query.dimension is None) != (query.value is None):
        raise InvalidRequest(
            "a slice needs both `dimension` and `value`; only one of them was given"
        )
    return None if query.dimension is None else check_dimension(query.dimension)


def _signal(index: EditionIndex, theme_id: str, query: TrendsQuery) -> dict[str, Any]:
    """Return what the tests say of a theme; they are made over everything, never in a slice."""
    if query.dimension is not None:
        return {"signal": None, "signal_quarters": []}
    quarters = index.quarters.get(theme_id, ())
    return {"signal": index.moves.get(theme_id), "signal_quarters": list(quarters)}


def _quarters(index: EditionIndex, theme_id: str, query: TrendsQuery) -> list[dict[str, Any]]:
    if query.dimension is None or query.value is None:
        return trend_of_theme(index, theme_id)
    return trend_in_slice(index, theme_id, query.dimension, query.value)
