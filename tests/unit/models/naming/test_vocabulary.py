from __future__ import annotations

import numpy as np
import pytest

from models.naming.candidate import Candidate
from models.naming.contract import Group
from models.naming.vocabulary import Vocabulary

LATE = ("crane approval came late", "approval of vans was late", "the late approval again")
PLAN = ("plan has no buffer", "plan drawn by the sponsor", "plan of sixty tasks")


def vocabulary(*texts: tuple[str, ...], corpus: tuple[str, ...] = ()) -> Vocabulary:
    groups = [Group(group, np.ones((len(group), 2))) for group in texts]
    return Vocabulary.of(groups, corpus, ("Contoso Ltd",))


def candidate(*words: str) -> Candidate:
    return Candidate(words, ("NOUN",) * len(words), "noun")


def test_words_of_many_members_and_few_others_support_a_name() -> None:
    words = vocabulary(LATE, PLAN)
    assert words.support(candidate("approval", "late"), 0) > 0.9
    assert words.support(candidate("approval", "late"), 1) == 0.0
    assert words.support(candidate("crane"), 0) == 0.0


def test_word_that_one_member_alone_has_is_a_particular() -> None:
    words = vocabulary(LATE, PLAN)
    assert words.particular(candidate("approval", "late"), 0) == 0.0
    assert words.particular(candidate("crane", "approval"), 0) == pytest.approx(0.5)


def test_share_of_members_that_tell_of_a_deficiency_is_counted() -> None:
    assert vocabulary(LATE, PLAN).deficient == pytest.approx((1.0, 1 / 3))


def test_names_to_avoid_and_what_tells_nothing_are_not_allowed() -> None:
    words = vocabulary(LATE, PLAN)
    assert words.allow(candidate("approval", "late", "plan"), 0)
    assert not words.allow(candidate("contoso", "approval", "plan"), 0)
    assert not words.allow(candidate("team", "time"), 0)


def test_thing_that_one_text_of_many_has_is_not_allowed() -> None:
    many = vocabulary(LATE, corpus=tuple(f"approval {n}" for n in range(300)))
    assert not many.allow(candidate("crane", "approval"), 0)
