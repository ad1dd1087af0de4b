import pytest

from intelligence.evaluation.statistics.pairs import evaluate_pairs
from intelligence.evaluation.tables import Mean, Outcome, as_markdown


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return evaluate_pairs(replicates=3, seed=9, sizes=(700,))


def test_every_method_has_a_row_of_each_size(outcome: Outcome) -> None:
    assert [row[0] for row in outcome.tables[0].rows] == [700] * 5


def test_a_table_of_the_pair_mistakes_what_each_dimension_does_for_the_pair(
    outcome: Outcome,
) -> None:
    false = {row[1]: row[4] for row in outcome.tables[0].rows}
    naive, product = false["table of the pair, chi-squared"], false["product"]
    assert isinstance(naive, Mean)
    assert isinstance(product, Mean)
    assert naive.value > 0.6 > product.value


def test_the_product_stays_silent_where_only_single_dimensions_matter(outcome: Outcome) -> None:
    silent = {row[1]: row[7] for row in outcome.tables[0].rows}
    assert silent["product"] == Mean(0.0, 0.0, 3)
    assert silent["table of the pair, chi-squared"] == Mean(1.0, 0.0, 3)


def test_same_seed_prints_the_same_table(outcome: Outcome) -> None:
    assert as_markdown(evaluate_pairs(replicates=3, seed=9, sizes=(700,))) == as_markdown(outcome)
