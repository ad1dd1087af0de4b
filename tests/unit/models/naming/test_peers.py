from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.naming.contract import Group, name_groups
from models.naming.peers import CommonRuns, MiddleSentence, TopWords, shared_runs
from tests.fakes.embedders import WordEmbedder

VPN = ("VPN access came late", "late VPN access", "VPN access was late again")
TEST = ("nobody planned regression tests", "regression tests were dropped", "no regression tests")


def space(texts: Sequence[str]) -> NDArray[np.float64]:
    return np.asarray(WordEmbedder().embed(texts), dtype=np.float64)


GROUPS = [Group(texts, space(texts)) for texts in (VPN, TEST)]


def test_top_words_set_groups_apart() -> None:
    first, second = name_groups(GROUPS, TopWords(most=2))
    assert set(first.text.split()) <= {"vpn", "access", "late", "again"}
    assert "regression" in second.text


def test_middle_sentence_is_a_member_in_full() -> None:
    names = name_groups(GROUPS, MiddleSentence())
    assert names[0].text == VPN[names[0].origin]
    assert names[1].text == TEST[names[1].origin]


def test_common_runs_are_shared_by_members() -> None:
    names = [name.text for name in name_groups(GROUPS, CommonRuns(space))]
    assert "VPN access" in names[0]
    assert "regression tests" in names[1].lower()


def test_common_run_is_given_once() -> None:
    names = [name.text for name in name_groups([GROUPS[0], GROUPS[0]], CommonRuns(space))]
    assert len(set(names)) == 2


def test_words_of_time_or_number_alone_are_no_name() -> None:
    texts = ["half an hour at the end of the week"] * 4 + ["nine hours later"] * 4
    assert shared_runs(texts, set()) == {}


def test_a_run_needs_a_telling_word_of_half_the_texts() -> None:
    texts = ["customs papers missing", "customs papers late", "broken lift", "broken chair", "rain"]
    assert shared_runs(texts, set()) == {}
    assert "customs papers" in shared_runs(texts[:3], set())
    assert "no approval" in shared_runs(["no approval yet", "still no approval"], set())
