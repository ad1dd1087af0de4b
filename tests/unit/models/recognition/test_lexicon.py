from __future__ import annotations

import numpy as np

from models.recognition.lexicon import Lexicon, terms_of

TEXTS = ["access came late", "access came late again", "plan without slack", "plan slipped"]


def test_numbers_and_case_do_not_make_terms() -> None:
    assert terms_of("VPN 9 days") == ["vpn", "days", "vpn days"]
    assert terms_of("") == []


def test_only_terms_of_enough_texts_are_learned() -> None:
    lexicon = Lexicon.fitted(TEXTS)
    assert lexicon.terms == ("access", "access came", "came", "came late", "late", "plan")


def test_rows_have_unit_length_unless_words_are_unknown() -> None:
    lexicon = Lexicon.fitted(TEXTS)
    rows = lexicon.vectors(["access came late", "access zebra", "zebra", ""]).toarray()
    lengths = np.linalg.norm(rows, axis=1)
    assert np.isclose(lengths[0], 1)
    assert 0 < lengths[1] < 0.9
    assert lengths[2] == lengths[3] == 0


def test_a_row_is_the_same_alone_and_in_a_batch() -> None:
    lexicon = Lexicon.fitted(TEXTS)
    alone = lexicon.vectors(["plan came late"]).toarray()
    assert np.array_equal(lexicon.vectors([*TEXTS, "plan came late"]).toarray()[-1:], alone)
