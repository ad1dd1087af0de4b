from intelligence.identity.theme import Origin, ThemeStatus, theme_id_of, themes_of
from intelligence.taxonomy import parse_taxonomy
from tests.fakes.portfolios import TAXONOMY


def test_the_id_of_a_theme_depends_on_its_key_alone() -> None:
    assert theme_id_of("late_access") == theme_id_of("late_access")
    assert theme_id_of("late_access") != theme_id_of("late_acces")


def test_the_themes_of_a_taxonomy_are_in_use() -> None:
    late, vague = themes_of(parse_taxonomy(TAXONOMY))
    assert (late.theme_key, late.name, late.origin) == (
        "late_access",
        "Late access",
        Origin.TAXONOMY,
    )
    assert vague.status is ThemeStatus.ACTIVE
    assert themes_of(None) == ()
