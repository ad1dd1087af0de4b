from collections.abc import Callable
from typing import Any

import pytest
import uvicorn
from click.testing import Result


def test_it_says_where_to_look_and_listens_on_the_loopback_address(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    called: dict[str, Any] = {}
    monkeypatch.setattr(uvicorn, "run", lambda app, **options: called.update(options, app=app))
    shown = run("serve", "--port", "8123").stdout
    assert "http://127.0.0.1:8123/" in shown
    assert (called["host"], called["port"]) == ("127.0.0.1", 8123)
    assert called["app"].title == "Premortem"
