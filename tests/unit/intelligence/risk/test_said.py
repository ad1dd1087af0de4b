"""What past documents say that may be advice."""

from intelligence.risk.said import said_in
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
    assert [one.source for one in said] == ["recommended", "resolved"]
    assert said[0].text == REHEARSE
    assert {one.themes for one in said} == {("theme-cut",)}
    assert said[0].contexts == ("Cloud migration", "Build")


def test_statements_of_doubtful_role_are_left_out() -> None:
    doubtful = Note([("recommendation", REHEARSE)], confidence=0.6)
    assert said_in(advice_tables(doubtful)) == ()


def test_what_is_said_in_documents_of_all_kinds_is_about_none_of_their_themes() -> None:
    themes = ["theme-cut", "theme-test", "theme-own"]
    everywhere = [
        Note(
            [("resolution", f"Agreed a new date on {day} May by mail.")], themes=(themes[day % 3],)
        )
        for day in range(1, 7)
    ]
    assert said_in(advice_tables(*everywhere)) == ()
    one_theme = [
        Note([("resolution", f"Agreed a new date on {day} May by mail.")]) for day in (1, 2, 3, 4)
    ]
    assert len(said_in(advice_tables(*one_theme))) == 4


def test_an_edition_without_documents_says_nothing() -> None:
    assert said_in(advice_tables()) == ()


def test_what_is_not_known_is_null_and_an_unknown_date_empty() -> None:
    note = Note(
        [("recommendation", REHEARSE)], date=None, engagement=None, customer=None, phase="Unknown"
    )
    one = said_in(advice_tables(note))[0]
    assert (one.date, one.finding.engagement, one.finding.customer) == ("", None, None)
    assert one.contexts == ("Cloud migration", None)
    assert one.unit == "d000"


def test_statement_that_an_older_release_judged_without_confidence_is_taken() -> None:
    tables = advice_tables(Note([("recommendation", REHEARSE)]))
    tables["findings"] = tables["findings"].drop(columns=["role_confidence"])
    assert len(said_in(tables)) == 1
