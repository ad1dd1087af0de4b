from __future__ import annotations

from models.naming.noun_phrases import Length, Tree
from models.naming.predicates import complements, denied, is_being, passive_of, verb_of
from tests.fakes.grammar import parsed

PASSIVE = Tree(
    parsed(
        "Backups/NOUN/NNS/nsubjpass/3",
        "were/AUX/VBD/auxpass/3",
        "never/ADV/RB/neg/3",
        "tested/VERB/VBN/ROOT/3",
        "by/ADP/IN/agent/3",
        "the/DET/DT/det/6",
        "vendor/NOUN/NN/pobj/4",
    )
)
ACTIVE = Tree(
    parsed(
        "We/PRON/PRP/nsubj/3",
        "did/AUX/VBD/aux/3",
        "not/PART/RB/neg/3",
        "test/VERB/VB/ROOT/3",
        "the/DET/DT/det/5",
        "backups/NOUN/NNS/dobj/3",
    )
)


def said(tree: Tree, pieces: object) -> str:
    assert isinstance(pieces, list)
    return " ".join(p[0] if isinstance(p, tuple) else tree.tokens[p].text for p in pieces)


def test_helping_verb_goes_and_denial_stays() -> None:
    assert said(PASSIVE, verb_of(PASSIVE, 3)) == "never tested"
    assert said(ACTIVE, verb_of(ACTIVE, 3)) == "did not test"


def test_words_keep_their_order_around_a_denial() -> None:
    tree = Tree(
        parsed(
            "cause/NOUN/NN/nsubj/1",
            "was/AUX/VBD/ROOT/1",
            "not/PART/RB/neg/1",
            "wear/NOUN/NN/attr/1",
        )
    )
    assert said(tree, verb_of(tree, 1)) == "was not"


def test_object_that_became_subject_has_a_participle() -> None:
    assert said(ACTIVE, passive_of(ACTIVE, 3)) == "not tested"


def test_phrases_behind_the_verb_are_kept_as_far_as_asked() -> None:
    assert said(PASSIVE, complements(PASSIVE, 3, Length.LEAN, 1)) == "by vendor"
    assert complements(PASSIVE, 3, Length.LEAN, 0) == []


def test_object_that_is_a_pronoun_leaves_nothing_to_say() -> None:
    tree = Tree(parsed("lost/VERB/VBD/ROOT/0", "it/PRON/PRP/dobj/0"))
    assert complements(tree, 0, Length.LEAN, 0) is None


def test_denied_verb_makes_its_noun_a_no() -> None:
    assert denied(ACTIVE, 3, [5]) == [("no", "DET")]
    assert denied(PASSIVE, 6, [6]) == []


def test_forms_of_to_be_are_known() -> None:
    assert [is_being(word) for word in ("Was", "'s", "bean")] == [True, True, False]
