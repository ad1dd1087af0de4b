from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.grouping import (
    COLUMNS,
    ORACLE,
    k_means_grouper,
    measure_grouping,
    peer_groupings,
    product_grouper,
    ungated_grouper,
)
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.unit.intelligence.evaluation.stories import DATA, plain_options


def by_first_letter(
    texts: Sequence[str],
    documents: Sequence[str],  # noqa: ARG001 - the shape of every grouper
    seed: int,  # noqa: ARG001 - as above
) -> NDArray[np.int64]:
    return np.array([ord(text[0]) for text in texts], dtype=np.int64)


def test_a_steady_way_of_grouping_agrees_with_itself_in_every_order() -> None:
    found = measure_grouping("letters", by_first_letter, DATA, seeds=3)
    assert min(found.agreements) > 0.8
    assert found.between_seeds == (1.0, 1.0, 1.0)
    assert found.after_growth == (1.0, 1.0, 1.0)
    assert (found.groups, found.labels, found.coverage) == (3, 4, 1.0)
    assert len(found.row) == len(("Method", *COLUMNS))


def test_what_is_in_no_group_costs_agreement_and_coverage() -> None:
    def half(texts: Sequence[str], documents: Sequence[str], seed: int) -> NDArray[np.int64]:
        found = by_first_letter(texts, documents, seed)
        found[::2] = -1
        return found

    found = measure_grouping("half", half, DATA, seeds=1, steadiness=False)
    assert found.coverage == 0.5
    assert found.agreements[0] < 0.7
    assert found.between_seeds == found.after_growth == ()


def test_an_unsteady_way_shows_it() -> None:
    def chance(texts: Sequence[str], documents: Sequence[str], seed: int) -> NDArray[np.int64]:  # noqa: ARG001 - the shape
        return np.random.default_rng(seed + len(texts)).integers(0, 4, len(texts))

    found = measure_grouping("chance", chance, DATA, seeds=2)
    assert max(found.between_seeds) < 0.3
    assert max(found.after_growth) < 0.3


def test_the_product_finds_plain_stories_beside_its_peers() -> None:
    compared = Compared(Recogniser(WordEmbedder(identity="ours")), WordEmbedder())
    product = product_grouper(compared.recogniser, plain_options)
    for grouper, least in ((product, 0.9), (ungated_grouper(compared.recogniser), 0.6)):
        found = measure_grouping("ours", grouper, DATA, seeds=1, steadiness=False)
        assert found.agreements[0] > least
    names = [one.method for one in peer_groupings(compared, DATA, 1, steadiness=False)]
    assert names == [
        f"{ORACLE}, our vectors",
        f"{ORACLE}, MiniLM",
        "HDBSCAN, our vectors",
        "HDBSCAN, MiniLM",
    ]


@pytest.mark.parametrize("clusters", [2, 99])
def test_the_oracle_is_told_the_number_and_needs_no_more_texts(clusters: int) -> None:
    grouper = k_means_grouper(WordEmbedder(), clusters)
    assert len(set(grouper(DATA.texts[:6], DATA.documents[:6], 0).tolist())) == min(clusters, 6)
