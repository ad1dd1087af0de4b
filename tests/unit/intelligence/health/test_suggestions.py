from dataclasses import replace

import pytest

from intelligence.curation.entries import Merge, Split
from intelligence.curation.keep import Keep
from intelligence.curation.kept import Kept, kept_by
from intelligence.health.measure import Judged, Measured, measure
from intelligence.health.suggestions import COLUMNS, suggest, suggestions_table
from intelligence.identity.theme import Theme, ThemeStatus
from models.relearning import Relearning
from tests.fakes.curations import log_of
from tests.fakes.judged import LATE, SCOPE, THEMES, material

RELEARNING = Relearning(parts=10)
NOTHING = Kept()


def test_themes_mistaken_for_each_other_are_a_merge_into_the_one_in_use() -> None:
    given = material(apart=0.0)
    found = suggest(THEMES, given, measure(THEMES, given, RELEARNING), NOTHING)
    merge = next(item for item in found if item.kind == "merge")
    assert (merge.theme, merge.other) == (LATE.theme_id, SCOPE.theme_id)
    assert merge.measure >= 0.1


def test_themes_apart_are_no_merge() -> None:
    given = material(apart=6.0)
    found = suggest(THEMES, given, measure(THEMES, given, RELEARNING), NOTHING)
    assert not [item for item in found if item.kind == "merge"]


@pytest.mark.parametrize(
    "decision",
    [
        Keep(LATE.theme_id, SCOPE.theme_id),
        Keep(SCOPE.theme_id, LATE.theme_id),
        Split(LATE.theme_id, "Scope", "sub", new_theme=SCOPE.theme_id),
    ],
)
def test_themes_that_a_person_keeps_apart_or_parted_are_no_merge(decision: object) -> None:
    """A merge that was declined stood in every build's queue, and so did the parts of a split."""
    given = material(apart=0.0)
    measured = measure(THEMES, given, RELEARNING)
    found = suggest(THEMES, given, measured, kept_by(log_of(decision)))
    assert not [item for item in found if item.kind == "merge"]


def two_places() -> tuple[tuple[Theme, ...], Judged, Measured]:
    """Return a theme that lies in two places, and looser than another."""
    given = material(apart=6.0)
    one = [
        replace(place, theme_id=LATE.theme_id) if place.theme_id else place
        for place in given.placements
    ]
    both = replace(given, placements=one)
    measured = measure((LATE,), both, RELEARNING)
    loose = replace(measured.health[0], cohesion=0.1)
    held = replace(measured.health[0], theme_id="x", cohesion=0.9)
    measured = replace(measured, health=(loose, held))
    return (LATE, replace(SCOPE, theme_id="x")), both, measured


def test_a_theme_of_two_places_is_a_split_with_quotes_of_both() -> None:
    found = suggest(*two_places(), NOTHING)
    split = next(item for item in found if item.kind == "split")
    assert (split.theme, split.larger, split.smaller) == (LATE.theme_id, 30, 30)
    assert split.larger_quotes
    assert not set(split.larger_quotes) & set(split.smaller_quotes)


def test_a_theme_that_a_person_keeps_whole_is_no_split() -> None:
    assert not suggest(*two_places(), kept_by(log_of(Keep(LATE.theme_id))))
    assert suggest(*two_places(), kept_by(log_of(Merge(("tiny",), LATE.theme_id))))


def test_retired_themes_are_left_in_peace() -> None:
    given = material(apart=0.0)
    retired = tuple(replace(theme, status=ThemeStatus.RETIRED) for theme in THEMES)
    assert suggest(retired, given, measure(retired, given, RELEARNING), NOTHING) == ()


def test_the_table_has_its_columns_even_when_empty() -> None:
    assert tuple(suggestions_table([]).columns) == COLUMNS
