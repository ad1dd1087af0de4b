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


def test_forecasts_of_one_theme_say_that_they_carry_no_rise_further(
    run: Callable[..., Result],
) -> None:
    """A theme told as rising had a forecast of half its newest quarter, and nothing said why."""
    assert (
        "carries no rise or fall further" in run("trends", "--theme", "environment_access").stdout
    )
    assert "carries no rise" not in run("trends").stdout
