"""Exports of a chat: the messages of a channel and a day are one text, a line each."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from corpus.raw import RawText
from corpus.readers.decoding import storable

#: When a message was sent, in seconds and their fraction, as Slack writes it.
_STAMP = re.compile(r"\d{10}\.\d{3,6}")
_LINK = re.compile(r"<(?:[^<>|]{1,2000})\|([^<>|]{1,300})>")
_BARE_LINK = re.compile(r"<(?:https?|mailto|tel)[^<>|\s]{1,2000}>")
_MENTION = re.compile(r"<[@#!][^<>]{1,80}>")
_EMOJI = re.compile(r"(?<![\w:])(?::(?:[+-]1|(?=[0-9_+-]{0,40}[a-z])[a-z0-9_+-]{2,40}):)+(?![\w:])")
#: Subtypes of messages that a person wrote; others tell who joined or what was pinned.
_WRITTEN = (None, "", "thread_broadcast", "me_message", "file_share", "bot_message")
#: The ids of a chat's people and channels, and seconds since 1970, as Slack writes both.
_ID = re.compile(r"[UWCDG][A-Z0-9]{6,}")
_SECONDS = re.compile(r"\d{9,10}")


def is_chat(values: Sequence[Any]) -> bool:
    """Say whether a list of objects is the messages of a chat.

    >>> is_chat([{"type": "message", "ts": "1708765380.000100", "text": "late again"}])
    True
    """
    messages = [value for value in values if isinstance(value, Mapping)]
    return bool(messages) and all(
        value.get("type") == "message" and _STAMP.fullmatch(str(value.get("ts", "")))
        for value in messages
    )


def is_around_chat(values: Sequence[Any]) -> bool:
    """Say whether a list of objects is the people or the channels of a chat.

    >>> is_around_chat([{"id": "U04ABCDEF", "name": "dan", "profile": {"real_name": "Dan"}}])
    True
    """
    return all(
        isinstance(value, Mapping)
        and _ID.fullmatch(str(value.get("id", "")))
        and "name" in value
        and (isinstance(value.get("profile"), Mapping) or _is_channel(value))
        for value in values
    )


def _is_channel(value: Mapping[str, Any]) -> bool:
    created = _SECONDS.fullmatch(str(value.get("created", "")))
    return created is not None and isinstance(value.get("members"), list)


def chat_text(values: Sequence[Any]) -> RawText:
    """Return the messages that people wrote, an item of a list each, dated by the first.

    Messages end without a stop and begin in small letters, so that bare lines would run together.
    Mentions, emoji and addresses are left out: they are no words of the message.
    """
    messages = [
        value for value in values if isinstance(value, Mapping) and value.get("subtype") in _WRITTEN
    ]
    lines = [_words(str(value.get("text") or "")) for value in messages]
    first = min((float(value["ts"]) for value in messages), default=0.0)
    day = datetime.fromtimestamp(first, tz=UTC).date().isoformat()
    return RawText("\n".join(f"- {line}" for line in lines if line), metadata={"date": day})


def _words(message: str) -> str:
    message = _MENTION.sub("", _BARE_LINK.sub("", _LINK.sub(r"\1", message)))
    lines = html.unescape(_EMOJI.sub("", message)).split("\n")
    return "\n".join(" ".join(storable(line).split()) for line in lines if line.strip())
