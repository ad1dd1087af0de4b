from intelligence.assignment import Assigned, Assignments
from intelligence.findings import Finding
from intelligence.proposals import ProposedTheme
from intelligence.register import register_themes, theme_id_of
from intelligence.taxonomy import parse_taxonomy
from tests.fakes.portfolios import TAXONOMY


def cause(number: int, text: str) -> Finding:
    return Finding(f"{number:016x}", 0, len(text), text, "cause", "classifier", 0.9, "")


CAUSES = [
    cause(1, "The access accounts were late by four weeks."),
    cause(2, "The access accounts were late by four weeks."),
    cause(3, "Nobody had asked for the tokens before the kick-off."),
    cause(4, "Something of another kind happened at the plant."),
]
PROPOSAL = ProposedTheme("proposed-1", "Another kind", ("plant",), (3,), (3,))
ASSIGNMENTS = Assignments(
    (
        Assigned("late_access", "vpn", 0.7),
        Assigned("late_access", "vpn", 0.9),
        Assigned(None, None, 0.2),
        Assigned(None, None, 0.6, 0),
    ),
    (PROPOSAL,),
    truncated=False,
)


def test_a_theme_of_the_taxonomy_is_listed_even_when_nobody_has_seen_it() -> None:
    register = register_themes(CAUSES, ASSIGNMENTS, parse_taxonomy(TAXONOMY))
    assert [item.theme_key for item in register.themes] == ["late_access", "vague_scope", None]
    assert register.themes[1].quotes == ()


def test_quotes_are_the_surest_and_never_the_same_words_twice() -> None:
    register = register_themes(CAUSES, ASSIGNMENTS, parse_taxonomy(TAXONOMY))
    assert register.themes[0].quotes == (f"{2:016x}-0-{len(CAUSES[1].text)}",)


def test_one_sentence_with_other_names_in_it_is_quoted_once() -> None:
    causes = [
        cause(1, "The penetration test of the landing zone was booked for the day after go-live."),
        cause(2, "The penetration test of the claims desk was booked for the day after go-live."),
        cause(3, "Nobody had asked for the tokens before the kick-off."),
    ]
    found = Assignments((Assigned("late_access", "vpn", 0.9),) * 3, (), truncated=False)
    register = register_themes(causes, found, parse_taxonomy(TAXONOMY))
    assert len(register.themes[0].quotes) == 2


def test_an_unassigned_cause_has_no_theme_and_a_proposed_theme_no_key() -> None:
    register = register_themes(CAUSES, ASSIGNMENTS, parse_taxonomy(TAXONOMY))
    assert len(register.theme_of) == 3
    proposed = register.theme_of[f"{4:016x}-0-{len(CAUSES[3].text)}"]
    assert (proposed.theme_id, proposed.theme_key) == ("proposed-1", None)


def test_the_id_of_a_theme_depends_on_its_key_alone() -> None:
    assert theme_id_of("late_access") == theme_id_of("late_access")
    assert theme_id_of("late_access") != theme_id_of("late_acces")


def test_without_a_taxonomy_there_are_only_proposals() -> None:
    unknown = Assignments(
        (*(Assigned(None, None, 0.0),) * 3, ASSIGNMENTS.causes[3]), (PROPOSAL,), truncated=False
    )
    assert [item.theme_id for item in register_themes(CAUSES, unknown, None).themes] == [
        "proposed-1"
    ]
