from __future__ import annotations

from models.naming.clauses import candidates, is_fact
from models.naming.noun_phrases import Tree
from tests.fakes.grammar import parsed


def texts(*words: str) -> list[str]:
    return [candidate.text for candidate in candidates(parsed(*words))]


FORGOT = (
    "We/PRON/PRP/nsubj/1",
    "forgot/VERB/VBD/ROOT/1",
    "the/DET/DT/det/4",
    "security/NOUN/NN/compound/4",
    "review/NOUN/NN/dobj/1",
)


def test_clause_without_a_named_doer_turns_to_its_object() -> None:
    assert "security review forgotten" in texts(*FORGOT)
    assert not any("we" in text.split() for text in texts(*FORGOT))


def test_clause_is_cut_to_a_headline() -> None:
    found = texts(
        "The/DET/DT/det/1",
        "licences/NOUN/NNS/nsubjpass/3",
        "were/AUX/VBD/auxpass/3",
        "ordered/VERB/VBN/ROOT/3",
        "too/ADV/RB/advmod/5",
        "late/ADV/RB/advmod/3",
    )
    assert "licences ordered too late" in found


def test_there_was_no_is_a_no() -> None:
    found = texts(
        "There/PRON/EX/expl/1",
        "was/VERB/VBD/ROOT/1",
        "no/DET/DT/det/4",
        "rollback/NOUN/NN/compound/4",
        "plan/NOUN/NN/attr/1",
    )
    assert "no rollback plan" in found


def test_denial_is_never_cut_off() -> None:
    """A cut of "without any change request raised" once named a theme "Any change request"."""
    found = texts(
        "Work/NOUN/NN/nsubj/1",
        "started/VERB/VBD/ROOT/1",
        "without/ADP/IN/prep/1",
        "any/DET/DT/det/5",
        "change/NOUN/NN/compound/5",
        "request/NOUN/NN/pobj/2",
    )
    assert "no change request" in found
    assert "change request" not in found
    denied = texts(
        "Nobody/PRON/NN/nsubj/1",
        "wrote/VERB/VBD/ROOT/1",
        "a/DET/DT/det/4",
        "rollback/NOUN/NN/compound/4",
        "plan/NOUN/NN/dobj/1",
    )
    assert "nobody wrote rollback plan" in denied
    assert "rollback plan" not in denied


def test_wishes_conditions_questions_and_suppositions_are_no_facts() -> None:
    should = Tree(parsed("should/AUX/MD/aux/1", "test/VERB/VB/ROOT/1"))
    condition = Tree(parsed("if/SCONJ/IN/mark/1", "tested/VERB/VBN/ROOT/1"))
    question = Tree(parsed("tested/VERB/VBN/ROOT/0", "?/PUNCT/./punct/0"))
    supposed = Tree(parsed("assumed/VERB/VBD/ROOT/0", "works/VERB/VBZ/ccomp/0"))
    found = Tree(parsed("found/VERB/VBD/ROOT/0", "works/VERB/VBZ/ccomp/0"))
    possible = Tree(parsed("can/AUX/MD/aux/1", "eliminate/VERB/VB/ROOT/1"))
    unable = Tree(parsed("can/AUX/MD/aux/2", "not/PART/RB/neg/2", "reach/VERB/VB/ROOT/2"))
    assert not is_fact(should, 1)
    assert not is_fact(condition, 1)
    assert not is_fact(question, 0)
    assert not is_fact(supposed, 1)
    assert is_fact(found, 1)
    assert not is_fact(possible, 1)
    assert is_fact(unable, 2)


def test_the_same_words_are_one_candidate_and_no_words_are_none() -> None:
    assert len(texts(*FORGOT)) == len(set(texts(*FORGOT)))
    assert texts() == []


def test_verb_of_a_place_keeps_the_place() -> None:
    """A theme was once called "Requirements not contained"."""
    found = texts(
        "Requirements/NOUN/NNS/nsubjpass/3",
        "were/AUX/VBD/auxpass/3",
        "not/PART/RB/neg/3",
        "contained/VERB/VBN/ROOT/3",
        "in/ADP/IN/prep/3",
        "the/DET/DT/det/6",
        "contract/NOUN/NN/pobj/4",
    )
    assert "requirements not contained in contract" in found
    assert "requirements not contained" not in found


def test_be_stays_behind_a_helping_verb() -> None:
    """Cut to "cannot free", a clause said nothing."""
    found = texts(
        "Staff/NOUN/NN/nsubj/3",
        "can/AUX/MD/aux/3",
        "not/PART/RB/neg/3",
        "be/AUX/VB/ROOT/3",
        "free/ADJ/JJ/acomp/3",
    )
    assert "staff cannot be free" in found


def test_whole_sentence_keeps_its_neither() -> None:
    """Cut to "calendar ever shared", a denial once named a theme by its contrary."""
    found = texts(
        "Neither/DET/DT/det/1",
        "calendar/NOUN/NN/nsubjpass/4",
        "was/AUX/VBD/auxpass/4",
        "ever/ADV/RB/advmod/4",
        "shared/VERB/VBN/ROOT/4",
    )
    assert "calendar ever shared" not in found
    assert "neither calendar shared" in found
