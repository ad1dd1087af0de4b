import pytest

from intelligence.lineage import match_themes
from intelligence.relations import Bounds, Event, Relation, Stated


def members(**themes: str) -> dict[str, set[str]]:
    """Each letter is a finding."""
    return {name: set(letters) for name, letters in themes.items()}


def events(relations: tuple[Relation, ...]) -> set[tuple[str, str | None, str | None]]:
    return {(item.event.value, item.previous, item.current) for item in relations}


def test_a_theme_of_the_same_id_continues_whatever_it_lost() -> None:
    found = match_themes(members(a="abcdef"), members(a="ab"))
    assert events(found.relations) == {("continues", "a", "a")}
    overlap = found.relations[0].overlap
    assert (overlap.shared, overlap.jaccard, overlap.of_previous, overlap.of_current) == (
        2, pytest.approx(1 / 3), pytest.approx(1 / 3), 1.0,
    )  # fmt: skip


def test_new_names_are_matched_to_old_ids_by_what_they_share() -> None:
    found = match_themes(members(a="abcd", b="efgh"), members(x="efgi", y="abc"))
    assert found.same == {"x": "b", "y": "a"}
    assert events(found.relations) == {("continues", "b", "x"), ("continues", "a", "y")}


def test_the_matching_is_the_best_for_all_themes_together() -> None:
    previous, current = members(a="abcdefg", b="hijk"), members(x="abchijk", y="defg")
    found = match_themes(previous, current, bounds=Bounds(findings=4))
    assert found.same == {"x": "b", "y": "a"}


def test_a_theme_that_splits_keeps_its_id_on_the_larger_part() -> None:
    found = match_themes(members(a="abcdefghij"), members(x="abcd", y="efghij"))
    assert found.same == {"y": "a"}
    assert events(found.relations) == {("splits", "a", "x"), ("splits", "a", "y")}


def test_themes_that_merge_live_on_in_the_larger_one() -> None:
    found = match_themes(members(a="abcdef", b="ghij"), members(x="abcdefghij"))
    assert found.same == {"x": "a"}
    assert events(found.relations) == {("merges", "a", "x"), ("merges", "b", "x")}


def test_a_few_strays_are_neither_a_split_nor_a_merge() -> None:
    found = match_themes(members(a="abcdefghij", b="klmnop"), members(a="abcdefgh", b="klmnopij"))
    assert events(found.relations) == {("continues", "a", "a"), ("continues", "b", "b")}


def test_what_shares_nothing_ends_and_starts() -> None:
    found = match_themes(members(a="abc"), members(x="def"))
    assert events(found.relations) == {("ends", "a", None), ("starts", None, "x")}


def test_a_theme_without_findings_continues_without_an_overlap() -> None:
    found = match_themes(members(a=""), members(a=""))
    assert found.relations[0].event is Event.CONTINUES
    assert found.relations[0].overlap.jaccard is None


def test_a_theme_that_ended_earlier_revives_with_its_findings_or_its_id() -> None:
    found = match_themes({}, members(x="abcd", b="ef"), ended=members(a="abcde"),
                         stated=Stated(known=("b",)))  # fmt: skip
    assert events(found.relations) == {("revives", "a", "x"), ("revives", "b", "b")}
    assert found.same == {"x": "a", "b": "b"}


def test_what_a_person_merged_or_split_is_told_however_small_it_is() -> None:
    found = match_themes(
        members(a="abcdefghijklmnopqrstuvw", b="x"),
        members(a="abcdefghijklmnopqrstux", c="vw"),
        stated=Stated(merged={"b": "a"}, split_off={"c": "a"}),
    )
    assert ("merges", "b", "a") in events(found.relations)
    assert ("splits", "a", "c") in events(found.relations)
    assert found.same == {"a": "a"}


def test_the_first_edition_only_has_starts() -> None:
    found = match_themes({}, members(a="abc", b=""))
    assert {item.event for item in found.relations} == {Event.STARTS}


def test_where_ids_are_known_nothing_is_matched_and_a_start_tells_whose_findings_it_has() -> None:
    found = match_themes(members(a="abcdef"), members(x="abcde"), stated=Stated(ids=True))
    assert events(found.relations) == {("ends", "a", None), ("starts", "a", "x")}
    assert found.same == {}


def test_where_ids_are_known_a_part_of_a_theme_that_lives_on_is_a_split() -> None:
    found = match_themes(members(a="abcdef"), members(a="abc", x="def"), stated=Stated(ids=True))
    assert events(found.relations) == {("splits", "a", "a"), ("splits", "a", "x")}
