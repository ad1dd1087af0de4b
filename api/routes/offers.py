"""Reads an offer from a request: JSON with the text, or a form with a file."""

from __future__ import annotations

from typing import Any, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from api.check_ports import AskedCheck
from api.errors import ForeignForm, InvalidRequest
from api.schemas.checks import NewCheck, OfferGiven
from corpus.one_text import text_of

_JSON = "application/json"
_FORM = "multipart/form-data"
_FILE = "file"
_MOST_FIELDS = 40
#: Where a browser may say that a form came from; scripts say nothing.
_OWN_SITES = (None, "same-origin", "none")

_Model = TypeVar("_Model", bound=BaseModel)

_SCHEMA = NewCheck.model_json_schema(ref_template="#/components/schemas/{model}")
_FORM_SCHEMA: dict[str, Any] = {
    **OfferGiven.model_json_schema(),
    "description": "A file (DOCX, PDF, Markdown, HTML, plain text, mail) beside the same fields.",
}
#: Fields of a form are text, and one left empty is one not given.
_FORM_SCHEMA["properties"] = {
    _FILE: {"type": "string", "format": "binary"},
    **{
        name: {"type": "string", "description": told.get("description", told["title"])}
        for name, told in _FORM_SCHEMA["properties"].items()
    },
}
_FORM_SCHEMA["required"] = [_FILE]

#: What a route that takes an offer says of its body.
OFFER_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {_JSON: {"schema": _SCHEMA}, _FORM: {"schema": _FORM_SCHEMA}},
    }
}


async def asked_of(request: Request) -> AskedCheck:
    """Return the offer in a request.

    Raises:
        ForeignForm: when a browser says that another site's page sent it.
        InvalidRequest: when a form holds no file, several, or a field twice.
        RequestValidationError: when a field is not what it should be.
        UnreadableFile: when no text can be read from the file.

    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _JSON:
        given = _validated(NewCheck, await _json(request), strict=True)
        return given.asked(given.text)
    if kind == _FORM:
        if request.headers.get("sec-fetch-site") not in _OWN_SITES:
            raise ForeignForm("this form was sent from another site; open the page here")
        async with request.form(max_files=1, max_fields=_MOST_FIELDS) as form:
            return await _of_form(form)
    raise HTTPException(415)


async def _json(request: Request) -> Any:
    try:
        return await request.json()
    except (ValueError, RecursionError):
        raise InvalidRequest("the body is not JSON") from None


async def _of_form(form: FormData) -> AskedCheck:
    names = [name for name, _ in form.multi_items()]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise InvalidRequest("a field of the form is given twice; give each once")
    told = {name: value for name, value in form.items() if isinstance(value, str) and value.strip()}
    text = told.pop("text", "")
    given = _validated(OfferGiven, told)
    file = form.get(_FILE)
    if isinstance(file, UploadFile) and file.filename:
        content = await file.read()
        name = file.filename
        return given.asked(await run_in_threadpool(text_of, name, content))
    if not text.strip():
        raise InvalidRequest("there is nothing to check: give a file, or paste the text")
    return given.asked(text)


def _validated(model: type[_Model], told: Any, *, strict: bool = False) -> _Model:
    """Read a body; ``strict`` takes no word for a number, as JSON can tell them apart."""
    try:
        return model.model_validate(told, strict=strict)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        raise RequestValidationError(
            [{**fault, "loc": ("body", *fault["loc"])} for fault in faults]
        ) from None
