import pytest

from intelligence.linking.mentions import KeyMentions

MENTIONS = KeyMentions.of(["PRJ-2331", "PRJ-2332", "2024", "ERP"])


@pytest.mark.parametrize(
    "text", ["PRJ-2331.", "(prj-2331)", "see PRJ-2331, twice PRJ-2331", "Projekt „PRJ-2331“"]
)
def test_a_key_is_found_whatever_stands_around_it(text: str) -> None:
    assert MENTIONS.only_one_in(None, text) == "PRJ-2331"


@pytest.mark.parametrize("text", ["PRJ-2331 and PRJ-2332", "in 2024 the ERP", "PRJ-23311", ""])
def test_two_keys_ordinary_words_and_longer_keys_are_no_mention(text: str) -> None:
    assert MENTIONS.only_one_in(text) is None
