import json
from collections.abc import Callable

from click.testing import Result

from api.cli.curation_log import conflict_lines

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
