from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.recognition.choice import Choice
from models.recognition.labels import Label
from models.recognition.mixture import Mixture
from models.recognition.recogniser import Recogniser
from models.recognition.trusting import Told, bounded, trusting
from tests.fakes.embedders import WordEmbedder

#: As fitted where examples told next to nothing.
DULL = Mixture((0.5,), level=0.1, none=5.0, share=1.0, prior=1.0, against=0.1)
PLAIN = Choice((8.0, 1.0, 1.0), none=5.0, mixture=DULL)
TEXTS = {
    "card": ["card swallowed machine", "machine ate card", "cash machine card kept"],
    "fees": ["charged twice fees", "fees charged wrongly", "why fees charged"],
}


def labels(count: int, definitions: tuple[str, str] = ("Group one", "Group two")) -> list[Label]:
    """Two labels whose definitions say nothing of their texts, with so many examples each."""
    pairs = zip(TEXTS.items(), definitions, strict=True)
    return [Label(key, told, told, examples=tuple(texts[:count])) for (key, texts), told in pairs]


def test_where_definitions_say_nothing_a_few_examples_are_believed() -> None:
    own = Recogniser(WordEmbedder(), plain=PLAIN)
    asked = ["the machine has kept my card", "fees were charged again"]
    ready = own.prepared(labels(3))
    assert ready.shown is not None
    assert ready.shown.mixture is not None
    found = ready.recognise(asked, own.embedder.embed(asked))
    assert [one.best for one in found] == [0, 1]
    blunt = replace(ready, shown=replace(ready.shown, trust=1.0, mixture=None))
    before = blunt.recognise(asked, own.embedder.embed(asked))
    assert all(new.confidence > old.confidence for new, old in zip(found, before, strict=True))


@pytest.mark.parametrize("count", [0, 1])
def test_a_single_example_a_theme_changes_nothing_that_was_fitted(count: int) -> None:
    ready = Recogniser(WordEmbedder(), plain=PLAIN).prepared(labels(count))
    assert ready.shown is None or (ready.shown.trust, ready.shown.mixture) == (1.0, None)


def test_examples_of_one_theme_alone_say_nothing_of_the_taxonomy() -> None:
    card, fees = labels(3)
    ready = Recogniser(WordEmbedder(), plain=PLAIN).prepared([card, replace(fees, examples=())])
    assert ready.shown is not None
    assert (ready.shown.trust, ready.shown.mixture) == (1.0, None)


def test_where_the_trade_was_learned_likeness_stays_as_fitted() -> None:
    own = Recogniser(WordEmbedder(), plain=PLAIN)
    ready = own.prepared(labels(3))
    assert ready.shown is not None
    scores = np.zeros((6, 2))
    plain = replace(ready.shown, trust=1.0, mixture=None)
    assert trusting(DULL, scores, plain, learned=True).mixture is None
    assert trusting(DULL, scores, plain, learned=False).mixture is not None


def test_each_example_is_asked_without_itself() -> None:
    ready = Recogniser(WordEmbedder(), plain=PLAIN).prepared(labels(2))
    assert ready.shown is not None
    told = Told.of(np.zeros((4, 2)), ready.shown)
    assert told.own.tolist() == [0, 0, 1, 1]
    assert told.strangers.shape == (8, 1)
    sharp = replace(DULL, weights=(12.0,), level=0.0)
    assert told.likelihood(sharp, 0.1) > told.likelihood(DULL, 0.1)


def test_of_many_examples_as_many_of_each_theme_are_asked() -> None:
    ready = Recogniser(WordEmbedder(), plain=PLAIN).prepared(labels(3))
    assert ready.shown is not None
    rows, fewer = bounded(ready.shown, most=4)
    assert rows.tolist() == [0, 1, 3, 4]
    assert fewer.examples.counts.tolist() == [2.0, 2.0]
    assert fewer.examples.starts.tolist() == [0, 2]
    every, same = bounded(ready.shown)
    assert every.tolist() == [0, 1, 2, 3, 4, 5]
    assert same.examples.counts.tolist() == ready.shown.examples.counts.tolist()
