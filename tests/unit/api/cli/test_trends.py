from __future__ import annotations

import json
from collections.abc import Callable

from click.testing import Result


def test_json_has_themes_and_their_quarters(run: Callable[..., Result]) -> None:
    document = json.loads(run("trends", "--json").stdout)
    assert document["edition"] == 1
    assert len(document["trends"]) == 9
    assert {row["theme_id"] for row in document["quarters"]} == {
        row["theme_id"] for row in document["trends"]
    }
    assert document["quarter_metrics"][0]["key"] == "theme_id"


def test_text_shows_what_moves(run: Callable[..., Result]) -> None:
    shown = run("trends").stdout
    assert "What is new, rising, falling or back again, edition 1." in shown
    assert "3 rows that do not stand out are not shown" in shown


def test_one_theme_is_told_in_full_with_every_quarter(run: Callable[..., Result]) -> None:
    shown = run("trends", "--theme", "environment_access").stdout
    assert "Growth a year" in shown
    assert "Trends by quarter, and the four to come" in shown
    assert "2025Q" in shown
