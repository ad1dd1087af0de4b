"""Turns every error into problem details (RFC 9457); the one table of status codes is here.

A detail never holds a traceback, customer text, or a stranger's value other than quoted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, get_type_hints

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import compile_path

from api import errors
from api.catalogue import Catalogue
from api.echo import quoted
from api.schemas.problems import Fault, Problem
from corpus import errors as corpus
from intelligence import errors as intelligence

MEDIA_TYPE = "application/problem+json"
_TYPE = "urn:problem-type:premortem:"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its status code, the end of its type, and its title."""

    status: int
    slug: str
    title: str


#: Which status code and type every deliberate error has. A subclass follows its base.
KINDS: Mapping[type[Exception], Kind] = {
    errors.NoEdition: Kind(503, "no-edition", "Nothing has been built yet"),
    errors.UnknownDocument: Kind(404, "unknown-document", "Unknown document"),
    errors.AmbiguousDocument: Kind(409, "ambiguous-document", "Several documents share this id"),
    errors.InvalidCursor: Kind(400, "invalid-cursor", "Invalid cursor"),
    errors.InvalidRequest: Kind(400, "invalid-request", "Invalid request"),
    errors.MisdirectedRequest: Kind(421, "misdirected-request", "Unknown host"),
    errors.NotReady: Kind(503, "not-ready", "Not ready"),
    errors.Busy: Kind(503, "busy", "Busy"),
    errors.TooLarge: Kind(413, "request-too-large", "Too large"),
    errors.ForeignForm: Kind(403, "foreign-form", "Form of another site"),
    errors.ReadOnly: Kind(403, "read-only", "No decisions are taken here"),
    corpus.CurationConflict: Kind(409, "curation-conflict", "The curation log has grown"),
    corpus.StoreError: Kind(503, "damaged-records", "Damaged records"),
    corpus.StoreUnavailable: Kind(503, "records-unavailable", "Records not available now"),
    intelligence.NothingToBuild: Kind(503, "nothing-built", "Nothing has been built yet"),
    intelligence.InvalidEntry: Kind(400, "invalid-entry", "Invalid decision"),
    intelligence.UnknownFinding: Kind(404, "unknown-finding", "Unknown finding"),
    intelligence.InvalidIntervention: Kind(400, "invalid-intervention", "Invalid intervention"),
    intelligence.UnknownIntervention: Kind(404, "unknown-intervention", "Unknown intervention"),
    intelligence.InvalidPriority: Kind(400, "invalid-priority", "Invalid weights"),
    intelligence.InvalidOffer: Kind(400, "invalid-offer", "Invalid offer"),
    intelligence.UnknownCheck: Kind(404, "unknown-check", "Unknown risk check"),
    corpus.UnreadableFile: Kind(400, "unreadable-text", "No text could be read"),
    corpus.LimitExceeded: Kind(413, "too-large", "Too large"),
    intelligence.UnknownRefit: Kind(404, "unknown-refit", "Unknown refit"),
    intelligence.StaleEdition: Kind(409, "stale-edition", "The newest edition is out of date"),
    intelligence.UnknownEdition: Kind(404, "unknown-edition", "Unknown edition"),
    intelligence.UnknownTheme: Kind(404, "unknown-theme", "Unknown theme"),
    intelligence.UnknownCustomer: Kind(404, "unknown-customer", "Unknown customer"),
    intelligence.UnknownDimension: Kind(404, "unknown-dimension", "Unknown dimension"),
    intelligence.UnknownSignal: Kind(404, "unknown-signal", "Unknown signal table"),
    intelligence.DamagedEdition: Kind(503, "damaged-edition", "Damaged edition"),
}

_INVALID = Kind(422, "invalid-parameters", "Invalid parameters")
_INTERNAL = Kind(500, "internal-error", "Internal error")

#: Details for errors whose own message may name files of this machine.
_PRIVATE_DETAIL: Mapping[type[Exception], str] = {
    intelligence.DamagedEdition: (
        "the files of this edition do not match its manifest; run `premortem doctor`"
    ),
    corpus.StoreError: "the records cannot be read; run `premortem doctor`",
}

_HTTP_DETAIL: Mapping[int, str] = {
    400: "the body cannot be read as the form that its content type says: a form has a boundary, "
    "at most one file, and no more fields than are described",
    404: "there is nothing at this address; /openapi.json lists what there is",
    405: "this address does not take this method",
    413: "the request is larger than what is taken here",
    415: "this address takes application/json and multipart/form-data",
}

_NO_OBJECT = "the body is to be one JSON object, sent as application/json"

_Render = Callable[[Request, Problem], Response]


def problem_of(error: Exception) -> Problem | None:
    """Return the problem that a deliberate error becomes, or ``None`` for any other error."""
    for base in type(error).__mro__:
        kind = KINDS.get(base)
        if kind is not None:
            detail = _PRIVATE_DETAIL.get(base, str(error))
            return _problem(kind, detail, **_extensions(error))
    return None


def internal_problem(request_id: str) -> Problem:
    """Return the problem that says no more than where to look."""
    detail = f"the request could not be answered; the log has the reason under {request_id}"
    return _problem(_INTERNAL, detail, request_id=request_id)


def http_problem(status: int) -> Problem:
    """Return the problem of a status that the framework itself answers with."""
    phrase = HTTPStatus(status).phrase
    slug = phrase.lower().replace(" ", "-")
    detail = _HTTP_DETAIL.get(status, f"the request was refused: {phrase.lower()}")
    return _problem(Kind(status, slug, phrase), detail)


def validation_problem(faults: list[Fault]) -> Problem:
    """Return the problem that names every parameter at fault."""
    return _problem(_INVALID, "; ".join(map(_told, faults)), errors=faults)


def _told(fault: Fault) -> str:
    if fault.place == "body":
        return f"body field {fault.name}: {fault.reason}" if fault.name else f"{fault.reason}"
    return f"{fault.place} parameter {fault.name}: {fault.reason}"


def problem_response(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """Return a problem as the HTTP answer."""
    return Response(
        problem.model_dump_json(exclude_none=True),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers=dict(headers or {}),
    )


def install(app: FastAPI, render: _Render) -> None:
    """Register the one table of handlers; ``render`` decides between JSON and a page."""

    def deliberate(request: Request, error: Exception) -> Response:
        problem = problem_of(error)
        if problem is None:
            raise error
        response = render(request, _leading_on(request, error, problem))
        if isinstance(error, errors.Busy):
            response.headers["retry-after"] = str(error.seconds)
        return response

    def invalid(request: Request, error: Exception) -> Response:
        found = error.errors() if isinstance(error, RequestValidationError) else []
        if any(item["type"] == "json_invalid" for item in found):
            return deliberate(request, errors.InvalidRequest("the body is not JSON"))
        return render(request, validation_problem(_faults(request, found)))

    def http(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        response = render(request, http_problem(status))
        if isinstance(error, HTTPException) and error.headers:
            response.headers.update(error.headers)
        allowed = (
            _methods_at(app, request.url.path) if status == HTTPStatus.METHOD_NOT_ALLOWED else ()
        )
        if allowed:
            response.headers["allow"] = ", ".join(allowed)
        return response

    handlers = {
        **dict.fromkeys(KINDS, deliberate),
        RequestValidationError: invalid,
        HTTPException: http,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


def _leading_on(request: Request, error: Exception, problem: Problem) -> Problem:
    """Add the theme of today that the one asked for became a part of."""
    if not isinstance(error, intelligence.UnknownTheme):
        return problem
    catalogue: Catalogue = request.app.state.catalogue
    with suppress(errors.ApiError, intelligence.IntelligenceError):
        past = catalogue.chronicle()
        found = past.successor(error.theme)
        detail = problem.detail + past.leads_on(error.theme)
        return problem.model_copy(update={"detail": detail, "successor": found})
    return problem


def _methods_at(app: FastAPI, path: str) -> list[str]:
    """Return every method that an address takes; the framework names those of one route only."""
    taken = {
        method.upper()
        for template, methods in app.openapi()["paths"].items()
        if compile_path(template)[0].match(path)
        for method in methods
    }
    return sorted(taken | ({"HEAD"} if "GET" in taken else set()))


def _problem(kind: Kind, detail: str, **extensions: Any) -> Problem:
    return Problem(
        type=_TYPE + kind.slug, title=kind.title, status=kind.status, detail=detail, **extensions
    )


def _extensions(error: Exception) -> dict[str, Any]:
    if isinstance(error, errors.AmbiguousDocument):
        return {"documents": list(error.uids), "total": error.total}
    if isinstance(error, corpus.CurationConflict):
        return {"expected": error.expected, "found": error.found}
    if isinstance(error, errors.NotReady):
        return {"problems": list(error.problems)}
    return {}


def _faults(request: Request, found: Sequence[Any]) -> list[Fault]:
    """Name each fault without its value; a name that a stranger chose is quoted."""
    faults = []
    for item in found:
        place, *names = (str(part) for part in item["loc"])
        if item["type"] == "extra_forbidden":
            if place == "body":
                reason = "there is no such field; /openapi.json lists those there are"
                faults.append(Fault(place=place, name=_field(names), reason=reason))
                continue
            known = ", ".join(_parameters_of(request)) or "none"
            reason = f"there is no such parameter; parameters are: {known}"
            faults.append(Fault(place=place, name=quoted(".".join(names)), reason=reason))
        elif place == "body" and not names:
            faults.append(Fault(place=place, name="", reason=_NO_OBJECT))
        elif place == "body":
            faults.append(Fault(place=place, name=_field(names), reason=_reason(item)))
        else:
            faults.append(Fault(place=place, name=".".join(names), reason=str(item["msg"])))
    return faults


def _field(names: Sequence[str]) -> str:
    """Return a field's place in the body; what a stranger may have named is quoted."""
    return ".".join(
        name if name.isidentifier() and name.isascii() else quoted(name) for name in names
    )


def _reason(item: Any) -> str:
    """Return what is wrong without the value met, which pydantic repeats for a tag."""
    if item["type"] == "union_tag_invalid":
        return f"there is no such action; actions are: {item['ctx']['expected_tags']}"
    return str(item["msg"])


def _parameters_of(request: Request) -> list[str]:
    """Return the query parameters of the route asked for: the fields of its query model."""
    hints = get_type_hints(request.scope.get("endpoint", _parameters_of))
    models = [kind for name, kind in hints.items() if name == "query"]
    return [field for model in models for field in model.model_fields]


def describe(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI description of the problems a route can answer with."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": content}
        for status in statuses
    }


def describe_busy() -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI description of a service that is busy and says when to come again."""
    told = "Seconds after which to ask again, where too many are waiting."
    header = {"description": told, "schema": {"type": "integer", "minimum": 1}}
    return {503: {**describe(503)[503], "headers": {"Retry-After": header}}}
