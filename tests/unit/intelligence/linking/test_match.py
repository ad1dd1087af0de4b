import pytest

from intelligence.linking.match import LinkState, NameIndex, Thresholds

INDEX = NameIndex.of(
    [
        ("Helvetia Rail Cargo AG", "C1"),
        ("Northwind Energy plc", "C2"),
        ("Northwind Energie SE", "C3"),
        ("Acme", "C4"),
        ("Acme Ltd", "C5"),
    ],
    Thresholds(),
)


def test_a_typing_error_still_links() -> None:
    match = INDEX.match("Helvetia Rail Crago")
    assert (match.state, match.key) == (LinkState.LINKED, "C1")
    assert match.method == "similar name"


def test_two_near_names_are_left_to_a_person_with_both_shown() -> None:
    match = INDEX.match("Northwind Energi")
    assert match.state is LinkState.AMBIGUOUS
    assert {match.key, match.runner_up} == {"C2", "C3"}


def test_one_name_of_two_records_is_ambiguous() -> None:
    match = INDEX.match("ACME")
    assert match.state is LinkState.AMBIGUOUS
    assert (match.key, match.runner_up) == ("C4", "C5")


@pytest.mark.parametrize("given", [None, "", "  ", "-", "Zebra Holdings"])
def test_nothing_or_something_else_is_unlinked(given: str | None) -> None:
    match = INDEX.match(given)
    assert (match.state, match.key) == (LinkState.UNLINKED, None)


def test_a_misspelt_name_is_compared_once_however_often_it_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index = NameIndex.of([("Helvetia Rail Cargo AG", "C1")], Thresholds())
    first = index.match("Helvetia Rail Crago")
    monkeypatch.setattr("intelligence.linking.match.process", None)
    assert index.match("HELVETIA Rail Crago") == first


def test_a_wider_margin_asks_a_person_more_often() -> None:
    strict = NameIndex.of([("Helvetia Rail Cargo AG", "C1")], Thresholds(auto=99.0))
    assert strict.match("Helvetia Rail Crago").state is LinkState.AMBIGUOUS


@pytest.mark.parametrize("given", ["ERP roll-out phase 3", "ERP roll-out"])
def test_another_number_is_another_piece_of_work_until_a_person_says_otherwise(given: str) -> None:
    index = NameIndex.of_titles([("ERP roll-out phase 2", "E2")], Thresholds())
    match = index.match(given)
    assert (match.state, match.key) == (LinkState.AMBIGUOUS, "E2")


def test_a_typing_error_beside_the_same_number_still_links() -> None:
    index = NameIndex.of_titles([("ERP roll-out phase 02", "E2")], Thresholds())
    assert index.match("ERP roll-uot phase 2").state is LinkState.LINKED
