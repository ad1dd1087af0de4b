from dataclasses import replace

from intelligence.told_names import told_name, with_told_names
from tests.fakes.editions import fake_edition


def test_only_the_names_of_unstable_themes_are_marked_and_the_edition_stays_as_it_is() -> None:
    edition = fake_edition()
    verdicts = dict(
        edition.tables["health"][["theme_id", "verdict"]].itertuples(index=False, name=None)
    )
    before = edition.tables["themes"].set_index("theme_id")["name"]
    after = with_told_names(edition).tables["themes"].set_index("theme_id")["name"]
    changed = before[before != after]
    assert [verdicts[theme] for theme in changed.index] == ["unstable"]
    assert [after[theme] for theme in changed.index] == [f"{changed.iloc[0]} (unstable)"]
    assert edition.tables["themes"].set_index("theme_id")["name"].equals(before)


def test_an_edition_that_measured_no_stability_is_shown_as_it_is() -> None:
    edition = fake_edition()
    bare = replace(
        edition, tables={name: t for name, t in edition.tables.items() if name != "health"}
    )
    assert with_told_names(bare) is bare


def test_a_theme_without_a_verdict_keeps_its_name() -> None:
    assert told_name("Late access", None) == "Late access"
