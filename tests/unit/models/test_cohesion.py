import numpy as np
import pytest

from models.cohesion import cohesion


def test_texts_that_say_the_same_hold_together_wholly() -> None:
    assert cohesion(np.ones((4, 3))) == 1.0


def test_one_text_is_alike_to_nothing() -> None:
    assert cohesion(np.ones((1, 3))) is None
    assert cohesion(np.ones((0, 3))) is None


def test_a_row_does_not_find_itself_in_the_middle() -> None:
    assert cohesion(np.eye(2)) == pytest.approx(0.0)
