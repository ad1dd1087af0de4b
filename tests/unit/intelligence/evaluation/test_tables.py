import json

from intelligence.evaluation.bootstrap import Share
from intelligence.evaluation.tables import Outcome, Spread, Table, as_json, as_markdown, told

SHARE = Share(0.799, 0.771, 0.824, 780)


def outcome(*rows: tuple[object, ...]) -> Outcome:
    table = Table("Which theme", ("Method", "Top 1"), rows, ("A note.",))  # type: ignore[arg-type]
    return Outcome("recognition", "writer B: 780 texts", {"Encoder": "e-1"}, (table,))


def test_every_figure_is_told_with_its_interval() -> None:
    shown = as_markdown(outcome(("premortem", SHARE)))
    assert "| premortem | 0.799 (0.771-0.824) |" in shown
    assert "Encoder: e-1." in shown
    assert shown.endswith("A note.\n")


def test_json_has_the_same_figures_under_the_columns_names() -> None:
    found = as_json(outcome(("premortem", SHARE), ("peer", None)))
    rows = found["tables"][0]["rows"]
    assert rows[0]["Top 1"] == {"value": 0.799, "low": 0.771, "high": 0.824, "count": 780}
    assert rows[1] == {"Method": "peer", "Top 1": None}
    json.dumps(found)


def test_a_hostile_label_stays_in_its_cell() -> None:
    shown = as_markdown(outcome(("a | b\n| c |\x1b[31m" + "x" * 200, 1)))
    rows = [line for line in shown.splitlines() if line.startswith("| a")]
    assert len(rows) == 1
    assert "\x1b" not in shown
    assert len(rows[0]) < 150
    assert "a \\| b \\| c \\|" in rows[0]


def test_a_spread_tells_mean_lowest_and_highest() -> None:
    spread = Spread.of([0.2, 0.4, 0.9])
    assert told(spread) == "0.500 (0.200-0.900)"
    assert Spread.of([]) is None
    assert told(None) == "-"
    assert told(1234) == "1,234"
