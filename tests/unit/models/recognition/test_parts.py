import numpy as np

from models.recognition.parts import GeneralPart, general_part
from tests.fakes.embedders import WordEmbedder


def test_the_general_part_of_an_encoder_is_its_first_at_unit_length() -> None:
    whole = WordEmbedder(dimension=8)
    part = GeneralPart(whole, 2)

    rows = part.embed(["late access", "weak plan"])

    first = whole.embed(["late access", "weak plan"])[:, :4]
    assert rows.shape == (2, 4)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)
    assert np.allclose(rows, first / np.linalg.norm(first, axis=1, keepdims=True))
    assert part.identity != whole.identity


def test_rows_of_one_part_stay_as_they_are() -> None:
    rows = WordEmbedder().embed(["late access"])

    assert general_part(rows, 1) is rows
