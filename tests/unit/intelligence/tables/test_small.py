import pandas as pd

from intelligence.tables.small import mark_small


def test_a_count_of_few_or_unknown_customers_is_small_and_nothing_is_not() -> None:
    cells = pd.DataFrame({"documents": [9, 9, 9, 0], "customers": [3, 2, 0, 0]})
    assert mark_small(cells, 3)["small"].tolist() == [False, True, True, False]
    assert mark_small(cells, 0)["small"].tolist() == [False] * 4
