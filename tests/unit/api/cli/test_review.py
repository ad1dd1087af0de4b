import json
from collections.abc import Callable

from click.testing import Result


def test_json_has_totals_and_items_with_commands(run: Callable[..., Result]) -> None:
    document = json.loads(run("review", "--json", "--limit", "2").stdout)
    assert document["edition"] == 1
    assert document["totals"]["conflict"] == 1
    kinds = [item["kind"] for item in document["items"]]
    assert kinds.count("assignment") == 2
    assert all(item["commands"] for item in document["items"])


def test_text_shows_evidence_and_commands_of_one_kind(run: Callable[..., Result]) -> None:
    shown = run("review", "--kind", "proposal").stdout
    assert "[proposal]" in shown
    assert "$ premortem curate promote" in shown
    assert "[merge]" not in shown


def test_names_in_json_are_exact_and_in_text_marked(run: Callable[..., Result]) -> None:
    asked = ("review", "--kind", "assignment", "--limit", "200")
    assert "(unstable)" in run(*asked).stdout
    assert "(unstable)" not in run(*asked, "--json").stdout


def test_what_is_not_shown_of_a_kind_is_told(run: Callable[..., Result]) -> None:
    """Of 1,022 assignments 500 were printed, and nothing said so."""
    total = json.loads(run("review", "--json").stdout)["totals"]["assignment"]
    asked = ("review", "--kind", "assignment", "--limit")
    short = run(*asked, "3")
    assert f"assignment: the 3 least certain of {total}; --limit shows more" in short.stdout
    assert "--limit shows more" not in run(*asked, "2000").stdout
    assert json.loads(run(*asked, "3", "--json").stdout)["truncated"] is True
    assert json.loads(run(*asked, "2000", "--json").stdout)["truncated"] is False
