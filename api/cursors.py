"""Opaque cursors: where a page ended, in which edition, of which query.

A cursor pins its edition, so that the pages of one walk belong together even when a build
publishes a newer edition meanwhile. It is signed, so that a changed one is refused instead of
answered with an arbitrary page; it grants nothing, so that losing the key costs nothing either.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from api.errors import InvalidCursor

_VERSION = 1
_BODY = struct.Struct(">BIQ8s")  # version, edition, position, digest of the query
_SIGNATURE_BYTES = 12
_LARGEST_EDITION = 2**32 - 1
_LARGEST_POSITION = 2**64 - 1

#: Length of every cursor in characters.
CURSOR_CHARACTERS = len(base64.urlsafe_b64encode(bytes(_BODY.size + _SIGNATURE_BYTES)).rstrip(b"="))

_FOREIGN = "the cursor is not one that this service gave out; start again without it"


@dataclass(frozen=True, slots=True)
class Cursor:
    """The next row to return: ``position`` counts rows of the whole table from 0."""

    edition: int
    position: int
    query: bytes


def query_digest(route: str, filters: Mapping[str, object]) -> bytes:
    """Return 8 bytes that stand for one route and its filters; filters not set count for nothing.

    >>> query_digest("findings", {"role": None}) == query_digest("findings", {})
    True
    """
    given = {name: value for name, value in filters.items() if value is not None}
    canonical = json.dumps([route, given], sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode()).digest()[:8]


@dataclass(frozen=True, slots=True)
class CursorCodec:
    """Writes and reads cursors signed with ``key`` (any length, not empty)."""

    key: bytes

    def encode(self, cursor: Cursor) -> str:
        """Return the cursor as ``CURSOR_CHARACTERS`` characters that are safe in a URL.

        Raises:
            ValueError: when edition or position cannot be a row of an edition.

        """
        if not (0 <= cursor.edition <= _LARGEST_EDITION):
            message = f"edition {cursor.edition} is outside 0 to {_LARGEST_EDITION}"
            raise ValueError(message)
        if not (0 <= cursor.position <= _LARGEST_POSITION):
            message = f"position {cursor.position} is outside 0 to {_LARGEST_POSITION}"
            raise ValueError(message)
        body = _BODY.pack(_VERSION, cursor.edition, cursor.position, cursor.query)
        return base64.urlsafe_b64encode(body + self._sign(body)).rstrip(b"=").decode()

    def decode(self, text: str) -> Cursor:
        """Return the cursor that ``text`` stands for.

        Raises:
            InvalidCursor: when ``text`` is not exactly what ``encode`` returned under this key.

        """
        raw = _from_base64(text)
        body, signature = raw[: _BODY.size], raw[_BODY.size :]
        if not hmac.compare_digest(signature, self._sign(body)):
            raise InvalidCursor(_FOREIGN)
        version, edition, position, query = _BODY.unpack(body)
        if version != _VERSION:
            raise InvalidCursor(_FOREIGN)
        return Cursor(edition=edition, position=position, query=query)

    def _sign(self, body: bytes) -> bytes:
        return hmac.new(self.key, body, hashlib.sha256).digest()[:_SIGNATURE_BYTES]


def _from_base64(text: str) -> bytes:
    """Decode strictly: one byte string has one spelling, or a changed cursor could pass."""
    if len(text) != CURSOR_CHARACTERS or not text.isascii():
        raise InvalidCursor(_FOREIGN)
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        raise InvalidCursor(_FOREIGN) from None
    if base64.urlsafe_b64encode(raw).rstrip(b"=").decode() != text:
        raise InvalidCursor(_FOREIGN)
    return raw
