import numpy as np
import pandas as pd

from reports.tables import optional_whole, plain, rows, whole, words


def test_a_frame_back_from_disk_gives_plain_values() -> None:
    frame = pd.DataFrame(
        {"n": np.array([1, 2]), "keys": [np.array(["a", "b"]), None], "name": ["x", pd.NA]}
    )
    assert rows(frame) == [
        {"n": 1, "keys": ("a", "b"), "name": "x"},
        {"n": 2, "keys": None, "name": None},
    ]


def test_counts_are_python_integers() -> None:
    assert type(plain(np.int64(3))) is int


def test_a_column_that_an_edition_lacks_is_missing_in_every_row() -> None:
    assert rows(pd.DataFrame({"a": ["x"]}), ["a", "rejected"]) == [{"a": "x", "rejected": None}]


def test_columns_of_one_label_are_not_needed_for_an_empty_frame() -> None:
    assert rows(pd.DataFrame(), ["a"]) == []


def test_missing_counts_are_zero_or_stay_missing_as_asked() -> None:
    assert (whole(None), optional_whole(None), optional_whole(2.0)) == (0, None, 2)


def test_blank_words_fall_back() -> None:
    assert (words("  ", "Unknown"), words(None), words("x")) == ("Unknown", "", "x")
