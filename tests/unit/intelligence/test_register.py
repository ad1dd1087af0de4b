from intelligence.findings import Finding
from intelligence.identity.placing import NOWHERE, Placement
from intelligence.identity.theme import Origin, Theme, ThemeStatus, theme_id_of, themes_of
from intelligence.register import register_themes
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
LATE = theme_id_of("late_access")
THEMES = (
    *themes_of(parse_taxonomy(TAXONOMY)),
    Theme("proposed-1", "Another kind", Origin.DISCOVERY, ThemeStatus.PROPOSED),
)
PLACEMENTS = (
    Placement(LATE, "vpn", 0.7),
    Placement(LATE, "vpn", 0.9),
    NOWHERE,
    Placement("proposed-1", confidence=0.6),
)


def test_a_theme_of_the_taxonomy_is_listed_even_when_nobody_has_seen_it() -> None:
    register = register_themes(CAUSES, THEMES, PLACEMENTS)
    assert [item.theme.theme_key for item in register.themes] == [
        "late_access",
        "vague_scope",
        None,
    ]
    assert register.themes[1].quotes == ()


def test_quotes_are_the_surest_and_never_the_same_words_twice() -> None:
    register = register_themes(CAUSES, THEMES, PLACEMENTS)
    assert register.themes[0].quotes == (f"{2:016x}-0-{len(CAUSES[1].text)}",)


def test_one_sentence_with_other_names_in_it_is_quoted_once() -> None:
    causes = [
        cause(1, "The penetration test of the landing zone was booked for the day after go-live."),
        cause(2, "The penetration test of the claims desk was booked for the day after go-live."),
        cause(3, "Nobody had asked for the tokens before the kick-off."),
    ]
    register = register_themes(causes, THEMES, (Placement(LATE, "vpn", 0.9),) * 3)
    assert len(register.themes[0].quotes) == 2


def test_chosen_representatives_come_first_while_they_are_the_themes() -> None:
    register = register_themes(CAUSES, THEMES, PLACEMENTS, {LATE: (0, 3)})
    assert register.themes[0].quotes[0] == f"{1:016x}-0-{len(CAUSES[0].text)}"
    assert f"{4:016x}" not in str(register.themes[0].quotes)


def test_an_unassigned_cause_has_no_theme_and_a_proposed_theme_no_key() -> None:
    register = register_themes(CAUSES, THEMES, PLACEMENTS)
    assert len(register.theme_of) == 3
    proposed = register.theme_of[f"{4:016x}-0-{len(CAUSES[3].text)}"]
    assert (proposed.theme_id, proposed.theme_key) == ("proposed-1", None)


def test_a_sub_cause_is_told_of_themes_of_the_taxonomy_only() -> None:
    placements = (Placement("proposed-1", "vpn", 0.7), *PLACEMENTS[1:])
    register = register_themes(CAUSES, THEMES, placements)
    told = register.theme_of[f"{1:016x}-0-{len(CAUSES[0].text)}"]
    assert (told.theme_id, told.subcause_key) == ("proposed-1", None)


def test_the_words_of_a_theme_do_not_change_with_what_others_hold() -> None:
    """Keyphrases were once set against the other themes, and changed when these were curated."""
    before = register_themes(CAUSES, THEMES, PLACEMENTS).themes[0].keyphrases
    for place in (NOWHERE, Placement(theme_id_of("vague_scope"), confidence=0.9)):
        after = register_themes(CAUSES, THEMES, (*PLACEMENTS[:3], place))
        assert after.themes[0].keyphrases == before
    assert before
