from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.recognition.evidence import label_views, views_of
from models.recognition.labels import Label
from models.recognition.recogniser import Recogniser
from models.recognition.subcauses import closeness, columns_of, likeliest
from tests.fakes.embedders import WordEmbedder
from tests.unit.models.recognition.test_recogniser import ENV, OWN, PLAN, recogniser

LABELS = (
    Label("late", "Late access", "Access came late", (("vpn", "VPN access"), ("badge", "Badge"))),
    Label("plan", "Weak plan", "The plan had no slack"),
)


def close(texts: list[str], labels: tuple[Label, ...]) -> tuple[np.ndarray, ...]:
    embedder, zero = WordEmbedder(), np.zeros(64)
    mine = views_of(texts, embedder.embed(texts), zero, None)
    return closeness(mine, label_views(labels, embedder, zero, None))


def fitted() -> Recogniser:
    own = recogniser()
    assert own.trained is not None
    headed = replace(own.trained.headed, within=0.7)
    described = replace(own.trained.described, within=2.0)
    return replace(own, trained=replace(own.trained, headed=headed, described=described))


def test_the_subcause_whose_words_a_text_shares_is_the_likeliest() -> None:
    found = likeliest(close(["the badge was missing"], LABELS), (3.0, 3.0))
    assert found.closest.tolist() == [[1, 0]]
    assert 0.5 < found.sure[0, 0] < 1
    assert found.sure[0, 1] == 1, "there is nothing else to be"


def test_equal_subcauses_give_the_first_and_even_odds() -> None:
    labels = (Label("a", "A", "x", (("one", "same text"), ("two", "same text"))),)
    found = likeliest(close(["same text"], labels), (8.0,))
    assert found.closest.tolist() == [[0]]
    assert found.sure.tolist() == [[0.5]]


def test_a_sharpness_that_nobody_fitted_gives_a_subcause_and_no_probability() -> None:
    found = likeliest(close(["vpn access"], LABELS), (None, 2.0))
    assert found.closest[0, 0] == 0
    assert np.isnan(found.sure[0, 0])


def test_a_head_must_know_every_subcause_of_a_label() -> None:
    classes = (("late", "badge"), ("late", "vpn"), ("", ""))
    assert columns_of(LABELS[0], classes) == [1, 0]
    assert columns_of(LABELS[0], classes[:1]) is None
    assert columns_of(LABELS[1], classes) is None


def test_a_subcause_is_never_surer_than_its_theme() -> None:
    texts = ["access was late", "dirty old data", "no slack in the plan", "lunch", "access data"]
    for one in fitted().recognise(texts, (ENV, PLAN, OWN)):
        if one.subcause is None:
            assert one.subcause_confidence is None
        else:
            assert one.subcause_confidence is not None
            assert 0 <= one.subcause_confidence <= one.confidence


def test_a_text_that_tells_two_subcauses_of_its_theme_is_sure_of_the_theme_alone() -> None:
    plain, torn = fitted().recognise(["access was late", "access and data"], (ENV, PLAN))
    assert plain.subcause_confidence is not None
    assert torn.subcause_confidence is not None
    assert torn.subcause_confidence / torn.confidence < plain.subcause_confidence / plain.confidence


def test_a_subcause_is_told_alike_alone_and_in_company() -> None:
    texts = ["access was late", "dirty old data", "no slack in the plan"]
    own = fitted()
    together = own.recognise(texts, (ENV, PLAN, OWN))
    assert [own.recognise([text], (ENV, PLAN, OWN))[0] for text in texts] == list(together)


def test_without_a_fit_there_is_no_confidence_in_subcauses() -> None:
    (found,) = recogniser().recognise(["access was late"], (ENV, PLAN))
    assert found.subcause == 0
    assert found.subcause_confidence is None
