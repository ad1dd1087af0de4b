import pytest

from models.clause_rules import MOST_CUTS, cuts, tells, without_ends


def parts(text: str) -> list[tuple[str, str]]:
    return [(text[:left], text[right:]) for left, right in cuts(text)]


ONE, OTHER = "nobody owned the data mapping", "the only integration tester resigned"


@pytest.mark.parametrize(
    "joint",
    [
        " and ",
        ", and ",
        "; ",
        " - ",
        " \u2013 ",
        "\u2014",
        ", but ",
        " while ",
        ", because ",
        " plus ",
        ", and also ",
        " \u2014 and ",
        " as well as ",
        ", (2) ",
        " b) ",
    ],
)
def test_a_connective_or_a_mark_between_two_clauses_is_where_to_cut(joint: str) -> None:
    assert parts(f"{ONE}{joint}{OTHER}") == [(ONE, OTHER)]


def test_phrases_too_short_to_tell_anything_are_not_parted() -> None:
    assert cuts("The plan and the budget were signed without a look at the risks") == []
    assert cuts("Nobody owned the data mapping and it slipped") == []
    assert cuts("") == []
    assert not tells("of the and to it")


def test_what_stands_in_brackets_or_quotation_marks_is_whole() -> None:
    assert cuts("The client (its board met in June and nobody told the project team) signed") == []
    assert cuts('Their mail said "the tester left early and nobody owned the data mapping"') == []


def test_a_word_that_holds_a_connective_is_no_connective() -> None:
    assert cuts("The thousands of understanding brands expanded beyond plain butter") == []


def test_every_place_is_proposed_up_to_a_visible_limit() -> None:
    three = f"{ONE}, whatever; {ONE} and {OTHER}"
    assert len(parts(three)) == 2
    assert len(cuts(" and ".join([ONE] * 40))) == MOST_CUTS


def test_marks_round_a_part_are_no_part_of_it() -> None:
    text = "x ; (2) the plan slipped \u2014"
    start, end = without_ends(text, 1, len(text))
    assert text[start:end] == "the plan slipped"
    assert without_ends(" ;- ", 0, 4)[0] == without_ends(" ;- ", 0, 4)[1]


def test_a_part_that_goes_on_about_the_first_is_not_parted_from_it() -> None:
    assert cuts(f"{ONE} and it was never written into the plan") == []
    assert cuts(f"{ONE}, which nobody had written into the plan") == []
    assert cuts(f"{ONE} and it's still missing from the plan") == []
