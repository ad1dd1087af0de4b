from __future__ import annotations

from intelligence.evaluation.other_taxonomies import half_reworded, other_taxonomy, renamed
from intelligence.taxonomy import starter_taxonomy


def test_other_taxonomy_covers_every_starter_theme_once_in_other_words() -> None:
    starter = starter_taxonomy()
    other, covers = other_taxonomy()
    assert set(covers) == {theme.key for theme in starter.themes}
    assert set(covers.values()) == {theme.key for theme in other.themes}
    assert not {t.definition for t in other.themes} & {t.definition for t in starter.themes}


def test_renamed_taxonomy_changes_keys_only() -> None:
    starter = starter_taxonomy()
    changed = renamed(starter)
    assert not {t.key for t in changed.themes} & {t.key for t in starter.themes}
    assert [t.subcauses for t in changed.themes] == [t.subcauses for t in starter.themes]


def test_of_a_half_reworded_taxonomy_every_second_theme_is_as_it_was() -> None:
    starter = starter_taxonomy()
    changed = half_reworded(starter)
    assert [t.key for t in changed.themes] == [t.key for t in starter.themes]
    same = [one == other for one, other in zip(changed.themes, starter.themes, strict=True)]
    assert same == [place % 2 == 0 for place in range(len(same))]
    assert not any(theme.subcauses for theme in changed.themes[1::2])
