"""What the grammar of a statement tells."""

from __future__ import annotations

from intelligence.sow.roles_in_clauses import clause_cues
from tests.fakes.grammar import parsed

NOBODY = parsed(
    "Data/NOUN/NNS/nsubjpass/3",
    "will/AUX/MD/aux/3",
    "be/AUX/VB/auxpass/3",
    "cleansed/VERB/VBN/ROOT/3",
)
SOMEBODY = parsed(
    "Data/NOUN/NNS/nsubjpass/2",
    "are/AUX/VBP/auxpass/2",
    "cleansed/VERB/VBN/ROOT/2",
    "by/ADP/IN/agent/2",
    "Ms/PROPN/NNP/compound/5",
    "Lund/PROPN/NNP/pobj/3",
)
STATE = parsed("Travel/NOUN/NN/nsubjpass/2", "is/AUX/VBZ/auxpass/2", "included/VERB/VBN/ROOT/2")
BARE = parsed("Supplier/NOUN/NN/nsubj/1", "delivers/VERB/VBZ/ROOT/1", "reports/NOUN/NNS/dobj/1")
COUNTED = parsed(
    "Supplier/NOUN/NN/nsubj/1",
    "delivers/VERB/VBZ/ROOT/1",
    "four/NUM/CD/nummod/3",
    "reports/NOUN/NNS/dobj/1",
)


def test_a_task_without_agent_is_told_from_one_with_and_from_a_state() -> None:
    assert clause_cues(NOBODY)["task passive alone"]
    assert clause_cues(NOBODY)["task passive, modal"]
    assert not clause_cues(SOMEBODY)["task passive"]
    assert clause_cues(SOMEBODY)["agent"]
    assert clause_cues(STATE)["state passive"]
    assert not clause_cues(STATE)["task passive"]


def test_a_plural_is_bare_only_without_a_number() -> None:
    assert clause_cues(BARE)["plural bare, supplier"]
    assert clause_cues(BARE)["acting: supplier"]
    assert not clause_cues(COUNTED)["plural bare"]
    assert clause_cues(COUNTED)["number"]


def test_no_words_have_every_cue_that_others_have() -> None:
    assert clause_cues(()).keys() == clause_cues(BARE).keys()
    assert not clause_cues(())["task passive"]
