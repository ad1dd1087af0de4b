from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.peer_rankings import (
    Training,
    definitions_of,
    nearest_centroid,
    nearest_definition,
    peer_rankings,
    regression,
)
from intelligence.taxonomy import SubCause, Taxonomy, ThemeDefinition
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder

TAXONOMY = Taxonomy(
    (
        ThemeDefinition("late", "Late", "access delayed", (SubCause("vpn", "vpn missing"),)),
        ThemeDefinition("data", "Data", "rows dirty"),
    )
)
TEXTS = ["vpn missing", "dirty rows", "access delayed", "rows dirty again", "vpn missing again"]
GOLD = ["late", "data", "late", "data", "late"]
COMPARED = Compared(Recogniser(WordEmbedder(identity="ours")), WordEmbedder())


def test_a_sub_causes_definition_speaks_for_its_theme() -> None:
    assert definitions_of(TAXONOMY, 0) == ["access delayed", "vpn missing"]
    ranked = nearest_definition("nearest", WordEmbedder(), TEXTS, TAXONOMY)
    assert all(ranked.right(GOLD))
    assert not ranked.calibrated


def test_peers_learn_from_the_training_texts_on_each_encoder() -> None:
    training = Training(tuple(TEXTS) * 3, tuple(GOLD) * 3)
    found = peer_rankings(COMPARED, TEXTS, GOLD, TAXONOMY, training)
    assert [one.method for one in found] == [
        "nearest definition, our vectors",
        "nearest definition, MiniLM",
        "logistic regression, our vectors",
        "logistic regression, MiniLM",
        "TF-IDF logistic regression",
    ]
    assert all(all(one.right(GOLD)) for one in found)


def test_without_training_texts_the_regression_says_that_it_was_given_labels() -> None:
    found = peer_rankings(COMPARED, TEXTS, GOLD, TAXONOMY, None)
    assert found[-1].method.startswith("TF-IDF logistic regression (was given labels: 5 folds")
    assert len(found) == 3
    few = peer_rankings(COMPARED, TEXTS[:2], GOLD[:2], TAXONOMY, None)
    assert [one.method for one in few] == [one.method for one in found[:2]]


def test_a_few_examples_are_enough_for_centroids_and_for_a_regression() -> None:
    shown = Training(("vpn missing", "rows dirty"), ("late", "data"))
    for peer in (nearest_centroid, regression):
        ranked = peer("peer", WordEmbedder(), TEXTS[3:], shown, ["late", "data"])
        assert all(ranked.right(GOLD[3:]))
    assert regression("x", WordEmbedder(), TEXTS, shown, ["late", "data"]).calibrated
    assert not nearest_centroid("x", WordEmbedder(), TEXTS, shown, ["late", "data"]).calibrated
