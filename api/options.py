"""What can be chosen about the web application, beside where its editions come from."""

from __future__ import annotations

from dataclasses import dataclass

#: Host names under which a browser on the same machine reaches the service.
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class AppOptions:
    """Choices of one application.

    ``allowed_hosts`` empty means that every Host header is answered; a service without sign-in on
    a desk should name its hosts (``LOCAL_HOSTS``), or any web page the user visits can read it by
    pointing its own name at 127.0.0.1. ``cursor_secret`` signs cursors; empty means a secret of
    this process alone, so that a walk does not survive a restart or a second worker.
    ``editions_kept`` bounds the memory spent on indexes.
    """

    allowed_hosts: tuple[str, ...] = ()
    cursor_secret: bytes = b""
    editions_kept: int = 3
