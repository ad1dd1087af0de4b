"""Standing mitigations: those that come with the project, and what is refused."""

import json

import pytest

from intelligence.errors import InvalidTaxonomy
from intelligence.risk.advice import stands_alone
from intelligence.risk.standing import parse_standing, standing_mitigations
from intelligence.taxonomy import parse_taxonomy, starter_taxonomy

TAXONOMY = parse_taxonomy('{"late": ["Late", "It came late", {"slow": "slow start"}]}')


def test_each_theme_of_the_starter_taxonomy_has_three_or_four() -> None:
    standing = standing_mitigations()
    assert list(standing) == [theme.key for theme in starter_taxonomy().themes]
    assert {len(own) for own in standing.values()} <= {3, 4}


def test_each_is_one_sentence_that_can_be_read_by_itself() -> None:
    words = [one.words for own in standing_mitigations().values() for one in own]
    assert len(set(words)) == len(words)
    assert [one for one in words if not stands_alone(one)] == []
    assert [one for one in words if ". " in one] == []


def test_no_theme_has_two_against_the_same_sub_cause() -> None:
    for own in standing_mitigations().values():
        assert len({one.subcause for one in own}) == len(own)


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        ("{", "is not JSON"),
        ("[]", "holds a list of 0"),
        ('{"late": []}', "has a list of 0 for mitigations"),
        ('{"early": [["slow", "PMO lead", "Do it."]]}', "no theme 'early'"),
        ('{"late": [["fast", "PMO lead", "Start now."]]}', "against 'fast'; the theme has slow"),
        ('{"late": [["slow", "PMO lead"]]}', "mitigation 1 is a list of 2"),
        ('{"late": [["slow", "", "Start now."]]}', "the process owner has 0 characters"),
        ('{"late": [["slow", "PMO lead", "start now"]]}', "is no sentence"),
        ('{"late": [["slow", "PMO lead", 7]]}', "the sentence is a number"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(told: str, complaint: str) -> None:
    with pytest.raises(InvalidTaxonomy, match=complaint):
        parse_standing(told, TAXONOMY, "mine.json")


def test_the_same_sentence_twice_is_refused() -> None:
    row = ["slow", "PMO lead", "Start on Monday."]
    with pytest.raises(InvalidTaxonomy, match="says the same sentence twice"):
        parse_standing(json.dumps({"late": [row, row]}), TAXONOMY)
