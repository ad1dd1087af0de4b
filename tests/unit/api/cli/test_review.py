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
