import pytest

from corpus.limits import Limits


def test_a_limit_below_one_is_refused_by_its_name_and_value() -> None:
    with pytest.raises(ValueError, match="max_rows is 0"):
        Limits(max_rows=0)


def test_the_defaults_let_an_ordinary_export_through() -> None:
    limits = Limits()
    assert limits.max_file_bytes == 200_000_000
    assert limits.max_cell_characters == 1_000_000
    assert limits.max_text_characters == 5_000_000
