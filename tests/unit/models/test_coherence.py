from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.coherence import (
    CoherenceOptions,
    Coherent,
    TwoViews,
    alikeness,
    coherent_clusters,
    templates,
)
from models.errors import InvalidInput

WORDS = ("amber", "birch", "cedar", "delta", "ember", "flint", "grove", "heron", "ivory", "jade")


def rows(sizes: tuple[int, ...], noise: int, seed: int, spread: float = 0.1) -> np.ndarray:
    random = np.random.default_rng(seed)
    middles = random.normal(size=(len(sizes), 64))
    parts = [m + random.normal(size=(n, 64)) * spread for m, n in zip(middles, sizes, strict=True)]
    return np.concatenate([*parts, random.normal(size=(noise, 64))])


def texts_of(count: int) -> list[str]:
    return [f"{WORDS[i % 10]} {WORDS[i // 10]}{chr(97 + i % 26)}" for i in range(count)]


VECTORS, CAUSES = rows((8, 6), 20, 1), rows((8, 6), 20, 2)
TEXTS = texts_of(34)


def found(
    vectors: np.ndarray = VECTORS, causes: np.ndarray = CAUSES, texts: list[str] = TEXTS
) -> Coherent:
    return coherent_clusters(texts, vectors, causes)


def test_texts_alike_in_words_and_in_cause_are_a_cluster_and_noise_is_not() -> None:
    members = found().clusters.members
    assert members.tolist() == [0] * 8 + [1] * 6 + [-1] * 20


def test_texts_alike_in_their_words_only_are_dropped() -> None:
    elsewhere = found(causes=rows((), 34, 3))
    assert len(elsewhere.clusters.middles) == 0
    loose = replace(CoherenceOptions(), cause=-1.0)
    assert len(coherent_clusters(TEXTS, VECTORS, rows((), 34, 3), loose).clusters.middles) == 2


def test_texts_alike_in_cause_only_are_dropped() -> None:
    assert len(found(vectors=rows((), 34, 4)).clusters.middles) == 0
    loose = replace(CoherenceOptions(), wording=-1.0)
    assert len(coherent_clusters(TEXTS, rows((), 34, 4), CAUSES, loose).clusters.middles) == 2


def test_sentences_of_one_template_count_once() -> None:
    repeated = [f"wave {number} went out late again" for number in range(8)]
    clusters = found(texts=[*repeated, *TEXTS[8:]]).clusters
    assert clusters.members.tolist() == [-1] * 8 + [0] * 6 + [-1] * 20


def test_templates_count_once_also_where_only_a_sample_is_searched() -> None:
    repeated = [f"wave {WORDS[number]} went out late again" for number in range(8)]
    bounded = CoherenceOptions(most=33)
    texts = [*repeated, *TEXTS[8:]]
    members = coherent_clusters(texts, VECTORS, CAUSES, bounded).clusters.members
    assert members[:8].tolist() == [-1] * 8


def test_order_of_the_texts_does_not_change_the_clusters() -> None:
    order = np.random.default_rng(7).permutation(34)
    mixed = found(VECTORS[order], CAUSES[order], [TEXTS[i] for i in order]).clusters.members
    back = np.empty_like(mixed)
    back[order] = mixed
    assert np.array_equal(back, found().clusters.members)


def test_more_texts_than_the_bound_join_places_found_in_a_sample() -> None:
    bounded = CoherenceOptions(most=20, starts=10, smallest=3)
    members = coherent_clusters(TEXTS, VECTORS, CAUSES, bounded).clusters.members
    assert members[:14].tolist() == [0] * 8 + [1] * 6


def test_closeness_is_that_to_the_middle_and_nothing_without_a_cluster() -> None:
    clusters = found().clusters
    expected = [float(clusters.reduced[i] @ clusters.middles[0]) for i in range(8)]
    assert clusters.closeness[:8].tolist() == pytest.approx(expected, abs=1e-5)
    assert not clusters.closeness[14:].any()


def test_new_texts_stand_beside_the_old_in_both_views() -> None:
    coherent = found()
    beside = coherent.views.of(VECTORS[:1], CAUSES[:1])
    assert coherent.clusters.directions.project(beside)[0] == pytest.approx(
        coherent.clusters.reduced[0]
    )


def test_both_views_weigh_the_same() -> None:
    both = TwoViews(np.zeros(2), np.zeros(2)).of(np.array([[9.0, 0]]), np.array([[0, 0.1]]))
    assert both[0].tolist() == pytest.approx([0.5**0.5, 0, 0, 0.5**0.5])


@pytest.mark.parametrize("count", [0, 1, 4])
def test_few_texts_give_no_cluster(count: int) -> None:
    clusters = found(VECTORS[:count], CAUSES[:count], TEXTS[:count]).clusters
    assert clusters.members.tolist() == [-1] * count


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
    with pytest.raises(InvalidInput, match="34 texts came with 33 vectors and 34 rows"):
        found(vectors=VECTORS[:33])
