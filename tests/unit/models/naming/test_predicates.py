from __future__ import annotations

from models.naming.noun_phrases import Length, Tree
from models.naming.predicates import complements, denied, is_being, passive_of, timed, verb_of
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


def test_have_goes_with_the_been_that_it_helps() -> None:
    """A name once read "Tablets have at customs": what "have" helped had gone without it."""
    tree = Tree(
        parsed(
            "tablets/NOUN/NNS/nsubj/2",
            "have/AUX/VBP/aux/2",
            "been/AUX/VBN/ROOT/2",
            "at/ADP/IN/prep/2",
            "customs/NOUN/NNS/pobj/3",
        )
    )
    assert said(tree, verb_of(tree, 2)) == ""


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


def happened(count: str, unit: str) -> Tree:
    return Tree(
        parsed(
            "Training/NOUN/NN/nsubj/1",
            "happened/VERB/VBD/ROOT/1",
            f"{count}/NUM/CD/nummod/3",
            f"{unit}/NOUN/NN/npadvmod/4",
            "before/ADP/IN/prep/1",
            "go-live/NOUN/NN/pobj/4",
        )
    )


def test_unit_of_a_number_stays_where_the_point_is_in_it() -> None:
    """Four months too early, "Training of users happened before go-live" was a theme's name."""
    months = happened("4", "months")
    assert said(months, timed(months, 4, Length.LEAN)) == "months before go-live"
    one = happened("1", "month")
    assert timed(one, 4, Length.LEAN) == []


def able(*rest: str) -> Tree:
    return Tree(
        parsed(
            "Client/NOUN/NN/nsubj/1",
            "was/AUX/VBD/ROOT/1",
            "not/PART/RB/neg/1",
            "able/ADJ/JJ/acomp/1",
            *rest,
        )
    )


def test_able_says_nothing_without_what_for() -> None:
    told = able("to/PART/TO/aux/5", "decide/VERB/VB/xcomp/3")
    assert said(told, complements(told, 1, Length.LEAN, 1)) == "able to decide"
    assert complements(able(), 1, Length.LEAN, 1) is None


def test_second_cause_behind_a_comma_is_not_taken_along() -> None:
    """A theme was once called "Data volume underestimated load window insufficient"."""
    tree = Tree(
        parsed(
            "volume/NOUN/NN/nsubj/1",
            "underestimated/VERB/VBN/ROOT/1",
            ",/PUNCT/,/punct/1",
            "window/NOUN/NN/dobj/1",
        )
    )
    assert complements(tree, 1, Length.LEAN, 1) == []
