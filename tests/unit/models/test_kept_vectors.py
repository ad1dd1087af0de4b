import numpy as np

from models.kept_vectors import KeptEmbedder
from tests.fakes.embedders import WordEmbedder


def test_a_text_is_asked_for_once_and_has_the_same_vector_every_time() -> None:
    inner = WordEmbedder()
    kept = KeptEmbedder(inner)
    first = kept.embed(["late access", "scope"])
    again = kept.embed(["scope", "late access", "scope", "new"])
    assert inner.asked == [("late access", "scope"), ("new",)]
    assert np.array_equal(again[[1, 0]], first)
    assert kept.identity == inner.identity


def test_no_text_gives_a_table_without_rows() -> None:
    assert KeptEmbedder(WordEmbedder()).embed([]).shape == (0, 64)
