import json
from collections.abc import Callable

from click.testing import Result


def test_one_theme_is_shown_over_all_editions(run: Callable[..., Result]) -> None:
    life = json.loads(run("history", "environment_access", "--json").stdout)
    assert life["theme_id"] == "T-0001"
    assert [row["edition"] for row in life["versions"]] == [1]
    shown = run("history", "T-0001").stdout
    assert "splits" in shown
    assert "2025Q4" in shown


def test_what_changed_is_shown_and_what_continued_is_counted(run: Callable[..., Result]) -> None:
    shown = run("history").stdout
    assert "splits" in shown
    assert "and 8 times a theme continued" in shown
    assert len(json.loads(run("history", "--json").stdout)["lineage"]) == 9


def test_themes_are_told_by_name_and_the_first_edition_in_one_line(
    run: Callable[..., Result],
) -> None:
    """The first build printed a row an id for every starter theme, and no name."""
    shown = run("history").stdout
    life = json.loads(run("history", "T-0001", "--json").stdout)
    name = life["versions"][-1]["name"]
    assert f"{name} (T-0001)" in shown
    assert "premortem history THEME" in shown


def test_an_undoing_is_told_with_what_it_took_back(run: Callable[..., Result]) -> None:
    """Of three rows that said `merge`, the second was the undoing of the first."""
    for decision in (
        ("rename", "T-0001", "Late access"),
        ("rename", "T-0002", "Late plans"),
        ("undo", "1"),
    ):
        assert run("curate", *decision, "--why", "agreed").exit_code == 0
    assert "undo of rename 1" in run("history", "T-0001").stdout
