"""What holds for every request: host check, safe headers, 304 and HEAD, and no leaked error."""

from __future__ import annotations

import logging
import traceback
import uuid
from collections.abc import Callable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.echo import quoted
from api.errors import MisdirectedRequest
from api.problems import internal_problem, problem_of
from api.schemas.problems import Problem

_log = logging.getLogger(__name__)

#: What a page may load: our style sheet and icon, nothing inline, nothing from elsewhere.
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)

SAFE_HEADERS: Mapping[str, str] = {
    "content-security-policy": PAGE_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "private, no-cache",
}

_Render = Callable[[Request, Problem], Response]


class SafeHeaders:
    """Puts the safe headers on every answer that has not chosen its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the headers of its answer."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SAFE_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_safely)


class Conditional:
    """Answers HEAD as GET without a body, and 304 when the caller has the same entity.

    The comparison follows RFC 9110, section 13.1.2: weak, on a successful answer only, so that
    a wrong address is never answered with "not modified".
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as GET and leave out the body where it is not wanted."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        known = Headers(scope=scope).get("if-none-match")
        bodiless = scope["method"] == "HEAD"

        async def send_conditionally(message: Message) -> None:
            nonlocal bodiless
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if message["status"] == 200 and _same(known, headers.get("etag")):  # noqa: PLR2004 - a status code
                    message = {**message, "status": 304}
                    for name in ("content-length", "content-type", "content-encoding"):
                        del headers[name]
                    message["headers"] = headers.raw
                    bodiless = True
                await send(message)
            elif not bodiless:
                await send(message)
            elif not message.get("more_body", False):
                await send({"type": "http.response.body", "body": b""})

        await self._app(dict(scope, method="GET"), receive, send_conditionally)


def _same(known: str | None, etag: str | None) -> bool:
    """Say whether one of the listed tags is this one, weakly compared.

    >>> _same('"a", W/"b"', 'W/"b"'), _same(None, '"b"')
    (True, False)
    """
    if known is None or etag is None:
        return False
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    return "*" in tags or etag.removeprefix("W/") in tags


class Guard:
    """Refuses unknown hosts, and answers an unforeseen error without telling what it was.

    The error's message is not logged either: it can hold customer text. Its type and the lines
    it passed through are.
    """

    def __init__(self, app: ASGIApp, *, allowed_hosts: tuple[str, ...], render: _Render) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in allowed_hosts)
        self._render = render

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on unless its host is unknown."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        host = _host(Headers(scope=scope).get("host", ""))
        if self._hosts and host not in self._hosts:
            problem = problem_of(
                MisdirectedRequest(
                    f"this service does not answer for host {quoted(host)}; "
                    "start it with that name among its hosts if it should"
                )
            )
            if problem is not None:
                await self._render(Request(scope), problem)(scope, receive, send)
                return
        await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def note_start(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, note_start)
        except Exception as error:  # noqa: BLE001 - the last line of defence answers whatever came
            request_id = uuid.uuid4().hex
            _log.error("request_failed", extra=_trail(error, request_id))
            if not started:
                response = self._render(Request(scope), internal_problem(request_id))
                await response(scope, receive, send)


def _trail(error: Exception, request_id: str) -> dict[str, object]:
    """Return an error's type and the code lines it passed through, without any value."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames]
    return {"request_id": request_id, "error": type(error).__name__, "lines": lines}


def _host(header: str) -> str:
    """Return the name in a Host header, without its port.

    >>> _host("Example.org:8000"), _host("[::1]:8000")
    ('example.org', '[::1]')
    """
    if header.startswith("["):
        return header.partition("]")[0].lower() + "]"
    return header.partition(":")[0].lower()
