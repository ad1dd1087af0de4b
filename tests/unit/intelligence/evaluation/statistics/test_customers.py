"""The protocol on planted customers."""

from __future__ import annotations

from intelligence.evaluation.statistics.customers import evaluate_customers
from intelligence.evaluation.tables import Mean, Table, as_markdown


def _cell(table: Table, row: str, column: str) -> float:
    cells = next(cells for cells in table.rows if cells[0] == row)
    cell = cells[table.columns.index(column)]
    assert isinstance(cell, Mean)
    return cell.value


def test_verdict_accuses_fewer_wrongly_than_the_peers_do() -> None:
    outcome = evaluate_customers(replicates=3, seed=11)
    assert [table.title.rpartition(" ")[2] for table in outcome.tables[:3]] == [
        "relationship",
        "delivery",
        "nothing",
    ]
    for table in outcome.tables[:2]:
        verdict = _cell(table, "verdict", "false discoveries")
        assert verdict < _cell(table, "five highest raw rates", "false discoveries")
        assert verdict < _cell(table, "funnel of chance alone, 95 %", "false discoveries")
    assert _cell(outcome.tables[3], "delivery planted", "relationship problem") <= 0.05
    assert "standard error" in as_markdown(outcome)
