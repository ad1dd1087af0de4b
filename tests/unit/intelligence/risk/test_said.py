"""What past documents say that may be advice."""

from intelligence.risk.said import known_value, said_in
from tests.fakes.advice import Note, advice_tables

REHEARSE = "Rehearse the cutover twice with a stopwatch."


def test_recommendations_and_resolutions_of_documents_with_causes_are_taken() -> None:
    said = said_in(
        advice_tables(
            Note([("recommendation", REHEARSE), ("impact", "It cost two weeks of work.")]),
            Note([("resolution", "A second rehearsal was held in May.")]),
            Note([("recommendation", "Keep a trained backup for the lead.")], themes=()),
        )
    )
    assert list(said["source"]) == ["recommended", "resolved"]
    assert said["text"].iloc[0] == REHEARSE
    assert list(said["themes"]) == [("theme-cut",), ("theme-cut",)]


def test_statements_of_doubtful_role_are_left_out() -> None:
    doubtful = Note([("recommendation", REHEARSE)], confidence=0.6)
    assert said_in(advice_tables(doubtful)).empty


def test_what_is_said_in_documents_of_all_kinds_is_about_none_of_their_themes() -> None:
    themes = ["theme-cut", "theme-test", "theme-own"]
    everywhere = [
        Note(
            [("resolution", f"Agreed a new date on {day} May by mail.")], themes=(themes[day % 3],)
        )
        for day in range(1, 7)
    ]
    assert said_in(advice_tables(*everywhere)).empty
    one_theme = [
        Note([("resolution", f"Agreed a new date on {day} May by mail.")]) for day in (1, 2, 3, 4)
    ]
    assert len(said_in(advice_tables(*one_theme))) == 4


def test_an_edition_without_documents_says_nothing() -> None:
    assert said_in(advice_tables()).empty


def test_missing_dates_are_empty_and_other_unknown_values_null() -> None:
    note = Note([("recommendation", REHEARSE)], date=None, engagement=None, customer=None)
    row = said_in(advice_tables(note)).to_dict("records")[0]
    assert row["date"] == ""
    assert row["engagement"] is None


def test_unknown_is_no_value() -> None:
    assert known_value("Unknown") is None
    assert known_value("") is None
    assert known_value("DACH") == "DACH"
