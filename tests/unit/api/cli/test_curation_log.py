import json
from collections.abc import Callable

from click.testing import Result

from api.cli.curation_log import _what, conflict_lines
from intelligence.curation.entries import Entry, parse_decision

CONFLICT = {
    "sequence": 4,
    "action": "move",
    "theme_id": None,
    "reason": "findings do not exist any more",
    "partly": True,
    "count": 2,
}


def test_a_conflict_is_one_line_with_entry_count_and_reason() -> None:
    assert conflict_lines([CONFLICT]) == [
        "conflict: entry 4 (move): 2 findings do not exist any more; the rest was applied"
    ]


def test_the_log_says_what_is_not_applied_yet_and_what_conflicts(
    run: Callable[..., Result],
) -> None:
    told = json.loads(run("curate", "log", "--json").stdout)
    assert told["applied"] == 3
    assert told["conflicts"][0]["sequence"] == 2
    assert "conflict: entry 2 (rename T-9999)" in run("curate", "log").stdout


def test_a_decision_is_told_in_words_not_as_a_list() -> None:
    merge = Entry(
        1, "x", "2026-01-01", "w", "y", parse_decision("merge", {"sources": ["a"], "into": "b"})
    )
    move = Entry(2, "x", "2026-01-01", "w", "y", parse_decision("owner", {"theme": "a"}))
    assert [_what(merge), _what(move)] == ["a, b", "a"]


def test_what_is_kept_apart_is_no_list_of_themes() -> None:
    kept = parse_decision("keep", {"theme": "a", "apart_from": "b"})
    assert _what(Entry(1, "x", "2026-01-01", "w", "y", kept)) == "a, apart from b"
