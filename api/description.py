"""The description of the HTTP interface: what FastAPI derives, completed with problem details."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.problems import describe
from api.schemas.problems import Problem

#: Version of the interface, not of the program.
VERSION = "1.0.0"


def complete(app: FastAPI) -> None:
    """Give the application a description that knows problem details."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _description(app)
        return app.openapi_schema

    # FastAPI documents replacing this method as the way to change the description.
    app.openapi = described  # type: ignore[method-assign]


def _description(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=(
            "Every answer names its edition, an immutable snapshot; `edition` reads an older one. "
            "Errors are problem details (RFC 9457). HEAD is answered wherever GET is."
        ),
        openapi_version="3.1.0",
        routes=app.routes,
    )
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas = document["components"]["schemas"]
    schemas.update(schema.pop("$defs", {}))
    schemas["Problem"] = schema
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            _complete_answers(operation, path, method)
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    return document


def _complete_answers(operation: dict[str, Any], path: str, method: str) -> None:
    """Tell what is answered before and around every route: the host, the size, what is known."""
    answers = operation["responses"]
    around = [421, 500, *([413] if "requestBody" in operation else [])]
    for status, told in describe(*around).items():
        answers.setdefault(str(status), told)
    if method == "get" and path.startswith("/v1/"):
        known = "Nothing has changed since the answer whose ETag If-None-Match names."
        answers.setdefault("304", {"description": known})
    operation["responses"] = dict(sorted(answers.items()))
