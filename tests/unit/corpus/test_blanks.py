import pytest

from corpus.blanks import is_blank


@pytest.mark.parametrize("cell", ["", "  ", "N/A", "tbd", "TBD ", "null", "-", "[]"])
def test_words_for_nothing_are_blank(cell: str) -> None:
    assert is_blank(cell)


@pytest.mark.parametrize("cell", ["0", "no", "none of them came", "unknown vendor"])
def test_values_are_not_blank(cell: str) -> None:
    assert not is_blank(cell)
