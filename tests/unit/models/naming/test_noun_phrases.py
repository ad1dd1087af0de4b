from __future__ import annotations

from models.naming.noun_phrases import Length, Tree, is_place_or_number, noun_phrase, prepositional
from tests.fakes.grammar import parsed

LACK = Tree(
    parsed(
        "The/DET/DT/det/2",
        "sudden/ADJ/JJ/amod/2",
        "lack/NOUN/NN/ROOT/2",
        "of/ADP/IN/prep/2",
        "test/NOUN/NN/compound/5",
        "data/NOUN/NNS/pobj/3",
    )
)


def words(tree: Tree, phrase: list[int] | None) -> str:
    return " ".join(tree.tokens[i].text for i in phrase or ())


def test_three_lengths_of_one_phrase_and_no_article() -> None:
    found = [words(LACK, noun_phrase(LACK, 2, length)) for length in Length]
    assert found == ["sudden lack of data", "sudden lack of test data", "sudden lack of test data"]


def test_adjective_that_only_points_goes_and_one_that_judges_stays() -> None:
    tree = Tree(
        parsed(
            "original/ADJ/JJ/amod/2",
            "wrong/ADJ/JJ/amod/2",
            "estimate/NOUN/NN/ROOT/2",
        )
    )
    assert words(tree, noun_phrase(tree, 2, Length.BARE)) == "wrong estimate"


def test_number_and_name_leave_a_phrase_and_nobody_stays() -> None:
    tree = Tree(
        parsed(
            "three/NUM/CD/nummod/2",
            "Contoso/PROPN/NNP/compound/2",
            "vans/NOUN/NNS/ROOT/2",
            "Nobody/PRON/NN/nsubj/2",
            "they/PRON/PRP/nsubj/2",
        )
    )
    assert words(tree, noun_phrase(tree, 2, Length.LEAN)) == "vans"
    assert words(tree, noun_phrase(tree, 3, Length.LEAN)) == "Nobody"
    assert noun_phrase(tree, 4, Length.LEAN) is None


def test_phrase_about_a_day_or_with_a_number_is_dropped() -> None:
    tree = Tree(
        parsed(
            "late/ADV/RB/ROOT/0",
            "for/ADP/IN/prep/0",
            "two/NUM/CD/nummod/3",
            "sites/NOUN/NNS/pobj/1",
        )
    )
    assert prepositional(tree, 1, Length.LEAN) is None


def test_acronyms_are_words_and_codes_measures_and_names_are_not() -> None:
    tree = parsed(
        "x/X/X/dep/0",
        "VPN/PROPN/NNP/dep/0",
        "ABC-12/PROPN/NNP/dep/0",
        "weeks/NOUN/NNS/dep/0",
        "Miriam/PROPN/NNP/dep/0",
        "approval/NOUN/NN/dep/0",
    )
    assert [is_place_or_number(token) for token in tree] == [True, False, True, True, True, False]
