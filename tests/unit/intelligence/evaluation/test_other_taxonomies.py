from __future__ import annotations

from intelligence.evaluation.other_taxonomies import other_taxonomy, renamed
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
