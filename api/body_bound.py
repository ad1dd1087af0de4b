"""Refuses a request whose body is larger than anything this service takes."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import TooLarge
from api.problems import problem_of
from api.schemas.problems import Problem

_Render = Callable[[Request, Problem], Response]
_STATUS = 413


class BodyBound:
    """Counts the bytes of a body while they come, so that no more than the bound is ever held."""

    def __init__(self, app: ASGIApp, *, most_bytes: int, render: _Render) -> None:
        self._app = app
        self._most = most_bytes
        self._render = render

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on unless it says, or shows, that it is too large."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        stated = Headers(scope=scope).get("content-length", "")
        if stated.isdecimal() and int(stated) > self._most:
            await self._refuse(scope, receive, send)
            return
        came = 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self._most:
                raise HTTPException(_STATUS)
            return message

        await self._app(scope, counted, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        message = f"the request is larger than the {self._most:,} bytes that are taken"
        problem = problem_of(TooLarge(message))
        if problem is not None:
            await self._render(Request(scope), problem)(scope, receive, send)
