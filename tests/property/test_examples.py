"""What examples of a theme may do, and what they never do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from models.recognition.choice import Choice
from models.recognition.correction import Correction
from models.recognition.labels import Label
from models.recognition.mixture import Mixture
from models.recognition.reading import Trained
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.unit.models.recognition.test_head import trained as trained_head

WORDS = ("access", "late", "plan", "slack", "data", "dirty", "lunch", "cold", "vpn", "badge")
PLAIN = Mixture((9.0,), level=2.0, none=14.0, share=0.7, prior=1.5, against=0.6)
DESCRIBED = Mixture((2.0, 3.0, 2.0), level=1.5, none=9.0, share=0.8, prior=2.0, against=0.4)
LABELS = (
    Label("env", "Environment", "Access or data", (("access", "access came late"),)),
    Label("plan", "Plan", "The plan slipped", (("slack", "no slack in the plan"),)),
    Label("mine", "Catering", "The lunch was cold"),
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
MANY = st.lists(TEXTS, max_size=4, unique=True)


def recognisers() -> tuple[Recogniser, Recogniser]:
    trained = Trained(
        trained_head(),
        {label.key: label.fingerprint for label in LABELS[:2]},
        np.zeros(64, dtype=np.float32),
        headed=Choice((3.0,), none=-0.6),
        described=Choice((8.0,) + (1.0,) * 8, none=9.0, mixture=DESCRIBED),
        correction=Correction((2.0, 3.0, 2.0), strength=9.0, calm=0.2),
    )
    plain = Choice((20.0, 5.0, 5.0), none=14.0, mixture=PLAIN)
    return Recogniser(WordEmbedder(), trained), Recogniser(WordEmbedder(), plain=plain)


def probabilities(own: Recogniser, labels: tuple[Label, ...], texts: list[str]) -> np.ndarray:
    return own.prepared(labels).scores(texts, own.embedder.embed(texts))[0]


def shown(lists: list[list[str]]) -> tuple[Label, ...]:
    return tuple(
        replace(label, examples=tuple(texts)) for label, texts in zip(LABELS, lists, strict=True)
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(MANY, min_size=3, max_size=3), TEXTS, st.integers(0, 2))
def test_an_example_never_lowers_its_theme_for_its_own_text(
    lists: list[list[str]], text: str, theme: int
) -> None:
    for own in recognisers():
        before = probabilities(own, shown(lists), [text])[0]
        if text not in lists[theme]:
            lists = [[*x, text] if n == theme else x for n, x in enumerate(lists)]
        after = probabilities(own, shown(lists), [text])[0]
        assert after[theme] >= before[theme]


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.integers(0, 2))
def test_a_counterexample_never_raises_its_theme_for_its_own_text(text: str, theme: int) -> None:
    for own in recognisers():
        before = probabilities(own, LABELS, [text])[0]
        denied = tuple(
            replace(label, counterexamples=(text,)) if n == theme else label
            for n, label in enumerate(LABELS)
        )
        assert probabilities(own, denied, [text])[0, theme] <= before[theme]


@settings(max_examples=40, deadline=None)
@given(st.lists(MANY, min_size=3, max_size=3), st.randoms(), st.lists(TEXTS, min_size=1))
def test_the_order_of_examples_changes_nothing(
    lists: list[list[str]], random: object, texts: list[str]
) -> None:
    mixed = [sorted(one, key=lambda _: random.random()) for one in lists]  # type: ignore[attr-defined]
    for own in recognisers():
        assert np.array_equal(
            probabilities(own, shown(lists), texts), probabilities(own, shown(mixed), texts)
        )


@settings(max_examples=40, deadline=None)
@given(st.lists(MANY, min_size=3, max_size=3), st.lists(TEXTS, min_size=1, max_size=6))
def test_a_text_gets_the_same_answer_alone_and_in_a_batch(
    lists: list[list[str]], texts: list[str]
) -> None:
    for own in recognisers():
        ready = own.prepared(shown(lists))
        together = ready.recognise(texts, own.embedder.embed(texts))
        alone = [ready.recognise([text], own.embedder.embed([text]))[0] for text in texts]
        assert list(together) == alone


@settings(max_examples=40, deadline=None)
@given(st.lists(MANY, min_size=3, max_size=3), st.lists(TEXTS, min_size=1, max_size=6))
def test_probabilities_stay_probabilities(lists: list[list[str]], texts: list[str]) -> None:
    for own in recognisers():
        found = probabilities(own, shown(lists), texts)
        assert (found >= 0).all()
        assert (found.sum(axis=1) <= 1 + len(LABELS) * 1e-4).all()


def test_examples_that_are_like_no_text_leave_the_other_themes_as_they_were() -> None:
    """A theme without examples loses nothing unless an example of another theme is near."""
    texts = ["the lunch was cold", "no slack in the plan"]
    far = (replace(LABELS[0], examples=("vpn badge access",)), *LABELS[1:])
    for own in recognisers():
        before, after = (probabilities(own, labels, texts) for labels in (LABELS, far))
        assert (after[:, 1:] > before[:, 1:] - 0.01).all()
