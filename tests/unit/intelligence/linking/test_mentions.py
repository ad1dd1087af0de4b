import pytest

from intelligence.linking.mentions import KeyMentions, NameMentions, WrittenKeys
from intelligence.linking.names import normalise_title

MENTIONS = KeyMentions.of(["PRJ-2331", "PRJ-2332", "2024", "ERP"])


@pytest.mark.parametrize(
    "text", ["PRJ-2331.", "(prj-2331)", "see PRJ-2331, twice PRJ-2331", "Projekt „PRJ-2331“"]
)
def test_a_key_is_found_whatever_stands_around_it(text: str) -> None:
    assert MENTIONS.only_one_in(None, text) == "PRJ-2331"


@pytest.mark.parametrize("text", ["PRJ-2331 and PRJ-2332", "in 2024 the ERP", "PRJ-23311", ""])
def test_two_keys_ordinary_words_and_longer_keys_are_no_mention(text: str) -> None:
    assert MENTIONS.only_one_in(text) is None


def names(*pairs: tuple[str, str]) -> NameMentions:
    return NameMentions.of(pairs, normalise_title)


def test_a_name_in_a_title_tells_its_record_and_the_longer_of_two_counts() -> None:
    known = names(("Weir Works", "P1"), ("Weir Works Fase 2", "P2"))
    assert known.only_one_in("ESCALATION: weir works late") == "P1"
    assert known.only_one_in("Lessons learned Weir Works Fase 2") == "P2"


def test_a_name_that_goes_on_with_another_number_is_of_other_work() -> None:
    assert names(("Weir Works", "P1")).only_one_in("Weir Works phase 3") is None


def test_two_names_in_a_title_tell_nothing() -> None:
    known = names(("Weir Works", "P1"), ("Canal Works", "P2"))
    assert known.only_one_in("Weir Works and Canal Works compared") is None


def test_a_name_of_two_records_or_of_one_word_tells_nothing() -> None:
    known = names(("Weir Works", "P1"), ("Weir works", "P2"), ("Infrastructure", "P3"))
    assert known.only_one_in("Weir Works: infrastructure") is None


@pytest.mark.parametrize(
    "path", ["HV24-0226-HV24-0227.docx", "HV24-0227/HV24-0226 notes.txt", "HV24-0226_HV24-0227.txt"]
)
def test_a_file_called_by_two_keys_tells_neither_though_one_of_them_is_not_known(path: str) -> None:
    keys = KeyMentions.of(["HV24-0226"])
    assert keys.only_one_in_path(path) is None
    assert keys.only_one_in_path("hv24-0226/HV24-0226-2 notes.txt") == "HV24-0226"


def test_a_day_is_no_key_that_is_written_otherwise() -> None:
    keys = WrittenKeys.of(["SOW-20240312", "HV24-0226"])
    assert [keys.meant_by(day) for day in ("2024-03-12", "24.02.26")] == [None, None]
    assert keys.meant_by("24-0226") == "HV24-0226"
