import pytest

from intelligence.evaluation.statistics.over_representation import evaluate_over_representation
from intelligence.evaluation.tables import Mean, Outcome, as_markdown


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return evaluate_over_representation(replicates=2, seed=5, sizes=(300,))


def test_every_method_has_a_row_in_every_scenario(outcome: Outcome) -> None:
    rows = outcome.tables[0].rows
    assert {row[0] for row in rows} == {"types mixed", "types one-sided"}
    assert len({row[2] for row in rows}) * 2 == len(rows) == 20


def test_what_counts_findings_is_wrong_most_of_the_time(outcome: Outcome) -> None:
    false = {(row[0], row[2]): row[3] for row in outcome.tables[0].rows}
    naive = false[("types mixed", "findings, chi-squared")]
    product = false[("types mixed", "product")]
    assert isinstance(naive, Mean)
    assert isinstance(product, Mean)
    assert naive.value > 0.6 > product.value


def test_same_seed_prints_the_same_tables(outcome: Outcome) -> None:
    again = evaluate_over_representation(replicates=2, seed=5, sizes=(300,))
    assert as_markdown(again) == as_markdown(outcome)


def test_intervals_are_judged_in_every_scenario(outcome: Outcome) -> None:
    assert [row[:3] for row in outcome.tables[1].rows] == [
        (name, 300, prior)
        for name in ("types mixed", "types one-sided")
        for prior in ("given", "fitted")
    ]
