from __future__ import annotations

import numpy as np

from models.recognition.decided import Decided, in_order, taught_of, with_decisions
from models.recognition.labels import Label

LATE = Label("late", "Late", "access came late", (), ("VPN late", "old one"), ("slack",))
PLAN = Label("plan", "Plan", "no slack in the plan")
OWNER = np.array([0, 1])


def test_the_last_word_on_a_text_counts_in_an_order_that_is_always_the_same() -> None:
    said = [Decided("b", "late"), Decided("A", "late"), Decided("a ", "plan")]
    assert in_order(said) == (Decided("a ", "plan"), Decided("b", "late"))


def test_a_decision_outweighs_what_the_file_says_of_its_text() -> None:
    said = (Decided("vpn late", "plan", ("late",)), Decided("slack", "late"))
    late, plan = (with_decisions(label, said) for label in (LATE, PLAN))
    assert late.examples == ("old one", "slack")
    assert late.counterexamples == ("vpn late",)
    assert (plan.examples, plan.counterexamples) == (("vpn late",), ())


def test_a_text_in_the_very_words_of_a_decision_is_as_sure_as_anything_is() -> None:
    taught = taught_of([Decided("vpn late", "plan")], (LATE, PLAN), OWNER, np.array([[0.9, 0.05]]))
    before, surest = np.array([[0.9, 0.05], [0.9, 0.05]]), np.array([0.99, 0.99])
    after, _ = taught.applied(["VPN  late", "vpn later"], before, np.ones((2, 2)), surest)
    assert after[0, 1] == 0.99
    assert after[0].sum() <= 1
    assert np.array_equal(after[1], before[1]), "one decision says nothing of others"


def test_a_label_that_is_not_there_teaches_nothing() -> None:
    said = [Decided(f"vpn {n}", "gone", ("lost",)) for n in range(4)]
    taught = taught_of(said, (LATE, PLAN), OWNER, np.tile([0.9, 0.05], (4, 1)))
    assert not taught.refiled.moved.any()
    assert (taught.shown, taught.denied) == ({}, {})
