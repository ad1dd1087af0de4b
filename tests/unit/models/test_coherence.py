from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.coherence import EVERYTHING, LEFTOVERS, Gate, alikeness, coherent, templates
from models.discovery import Clusters, Directions
from models.errors import InvalidInput

WORDS = ("amber", "birch", "cedar", "delta", "ember", "flint", "grove", "heron", "ivory", "jade")


def rows(sizes: tuple[int, ...], noise: int, seed: int, spread: float = 0.1) -> np.ndarray:
    random = np.random.default_rng(seed)
    middles = random.normal(size=(len(sizes), 64))
    parts = [m + random.normal(size=(n, 64)) * spread for m, n in zip(middles, sizes, strict=True)]
    return np.concatenate([*parts, random.normal(size=(noise, 64))])


TEXTS = [f"{WORDS[i % 10]} {WORDS[i // 10]}{chr(97 + i % 26)}" for i in range(34)]
VECTORS, CAUSES = rows((8, 6), 20, 1), rows((8, 6), 20, 2)
MEMBERS = np.array([0] * 8 + [1] * 6 + [2] * 10 + [-1] * 10)
NUMBERS = Clusters(
    MEMBERS, np.full(34, 0.7), np.eye(3, 64), CAUSES, Directions(np.zeros(64), np.eye(64))
)


def kept(
    vectors: np.ndarray = VECTORS,
    causes: np.ndarray = CAUSES,
    texts: list[str] = TEXTS,
    gate: Gate = LEFTOVERS,
) -> list[int]:
    return coherent(NUMBERS, texts, vectors, causes, gate).members.tolist()


def test_clusters_alike_in_words_and_in_cause_stay_and_a_heap_goes() -> None:
    assert kept() == [0] * 8 + [1] * 6 + [-1] * 20


def test_clusters_alike_in_their_words_only_go() -> None:
    elsewhere = rows((), 34, 3)
    assert set(kept(causes=elsewhere)) == {-1}
    assert set(kept(causes=elsewhere, gate=replace(LEFTOVERS, cause=-1.0))) == {0, 1, -1}


def test_clusters_alike_in_cause_only_go() -> None:
    elsewhere = rows((), 34, 4)
    assert set(kept(vectors=elsewhere)) == {-1}
    assert set(kept(vectors=elsewhere, gate=replace(LEFTOVERS, wording=-1.0))) == {0, 1, -1}


def test_sentences_of_one_template_count_once() -> None:
    texts = [f"move the slot to day {number}" for number in range(8)] + TEXTS[8:]
    assert kept(texts=texts) == [-1] * 8 + [0] * 6 + [-1] * 20


def test_what_goes_keeps_no_closeness_and_what_stays_keeps_its_middle() -> None:
    texts = [f"move the slot to day {number}" for number in range(8)] + TEXTS[8:]
    clusters = coherent(NUMBERS, texts, VECTORS, CAUSES)
    assert clusters.closeness[:8].tolist() == [0] * 8
    assert clusters.closeness[8:14].tolist() == [0.7] * 6
    assert np.array_equal(clusters.middles, NUMBERS.middles[[1]])


def test_the_gate_beside_a_taxonomy_is_the_stricter_one() -> None:
    assert LEFTOVERS.wording > EVERYTHING.wording
    assert LEFTOVERS.cause > EVERYTHING.cause


def test_no_cluster_at_all_stays_none() -> None:
    empty = Clusters(
        np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros((0, 64)), np.zeros((0, 64)),
        NUMBERS.directions,
    )  # fmt: skip
    assert len(coherent(empty, [], np.zeros((0, 64)), np.zeros((0, 64))).middles) == 0


def test_texts_without_a_word_are_one_template() -> None:
    assert templates(["12", "!", "late access"], 0.6).tolist() == [0, 0, 2]


def test_template_survives_other_numbers_and_one_other_name() -> None:
    texts = [
        "Please move our slot from 3 May to Leipzig",
        "please move our slots from 9 May to Bonn",
    ]
    assert templates(texts, 0.6).tolist() == [0, 0]
    assert templates(texts, 0.95).tolist() == [0, 1]


def test_alikeness_leaves_each_text_beside_itself_out() -> None:
    same = np.array([[1.0, 0.0], [1.0, 0.0]])
    assert alikeness(same) == 1
    assert alikeness(np.array([[1.0, 0.0], [-1.0, 0.0]])) == -1


def test_rows_of_another_number_are_refused() -> None:
    with pytest.raises(InvalidInput, match="34 texts came with 33 vectors, 34 rows"):
        kept(vectors=VECTORS[:33])
