"""Old findings of a kind that people file elsewhere are proposed to move, and move when applied."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from intelligence.curation import entries
from intelligence.curation.refile import Refile
from intelligence.refit.changes import Kind
from intelligence.refit.proposal import Item
from tests.fakes.filings import LATE, PLAN, Filing


@cache
def filed() -> Filing:
    first = Filing.first()
    return first.after(entries.Move(first.named("VPN", 2), PLAN))


def test_the_old_rest_of_a_kind_is_one_item_with_what_people_filed_beside_it() -> None:
    (item,) = filed().items()
    assert (item.name, item.kind, item.themes) == ("refile-1", Kind.REFILE, (LATE, PLAN))
    (decision,) = item.decisions
    vpn = filed().named("VPN")
    assert isinstance(decision, Refile)
    assert sorted(name.rsplit("-", 1)[0] for name in decision.findings) == sorted(vpn[2:])
    kind, people = item.evidence
    assert kind.name == "VPN access came too late"
    assert kind.measured is not None
    assert (kind.measured.filed, kind.measured.decided) == (1.0, 2)
    assert set(kind.quotes) <= set(vpn[2:])
    assert set(people.quotes) == set(vpn[:2])


def test_its_effects_are_what_a_build_then_counts() -> None:
    (item,) = filed().items()
    after = filed().after(*item.decisions).done.tables["themes"].set_index("theme_id")
    assert [effect.theme_id for effect in item.effects] == sorted([LATE, PLAN])
    for effect in item.effects:
        assert effect.after is not None
        assert effect.after.findings == after.loc[effect.theme_id, "findings"]
        assert effect.after.engagements == after.loc[effect.theme_id, "engagements"]


def test_applying_moves_the_listed_and_no_others_and_is_not_proposed_again() -> None:
    (item,) = filed().items()
    applied = filed().after(*item.decisions)
    had, have = filed().themes(), applied.themes()
    listed = {name.rsplit("-", 1)[0] for name in item.decisions[0].findings}
    assert {name for name in had if had[name] != have[name]} == listed
    assert {have[name] for name in listed} == {PLAN}
    assert applied.items() == ()
    assert len(applied.done.tables["conflicts"]) == 0
    marks = applied.done.tables["changes"]
    assert set(marks.loc[marks["sequence"] == 2, "theme_id"]) == {LATE, PLAN}


def test_undoing_it_gives_what_had_been_without_it() -> None:
    (item,) = filed().items()
    back = filed().after(*item.decisions).after(entries.Undo(2))
    assert back.themes() == filed().themes()
    assert [one.decisions for one in back.items()] == [item.decisions]


def test_it_is_no_lesson_and_no_word_on_a_single_finding() -> None:
    (item,) = filed().items()
    applied = filed().after(*item.decisions)
    health = applied.done.tables["health"].set_index("theme_id")
    assert health.loc[PLAN, "confirmed"] == 2
    sure = applied.done.tables["findings"].set_index("finding_id")["confidence"]
    moved = [name.rsplit("-", 1)[0] for name in item.decisions[0].findings]
    assert set(sure[moved]) == {item.decisions[0].sure}


def test_what_a_person_decides_later_of_a_listed_finding_holds() -> None:
    (item,) = filed().items()
    vpn = filed().named("VPN")
    done = filed().after(entries.Confirm(vpn[2:3], LATE), *item.decisions)
    assert done.themes()[vpn[2]] == LATE
    assert done.themes()[vpn[3]] == PLAN
    conflicts = done.done.tables["conflicts"]
    assert conflicts["count"].tolist() == [1]
    assert conflicts["partly"].tolist() == [True]


def test_without_decisions_or_with_disagreeing_ones_nothing_is_proposed() -> None:
    first = Filing.first()
    assert first.items() == ()
    vpn = first.named("VPN")
    torn = first.after(entries.Move(vpn[:2], PLAN), entries.Confirm(vpn[2:5], LATE))
    assert torn.items() == ()


def test_a_kind_that_belongs_to_no_theme_is_filed_in_none() -> None:
    first = Filing.first()
    (item,) = first.after(entries.Move(first.named("VPN", 2), None)).items()
    assert (item.decisions[0].source, item.decisions[0].to) == (LATE, None)
    assert item.themes == (LATE,)


def test_what_stands_in_a_part_that_was_split_off_leaves_that_part() -> None:
    first = Filing.first()
    split = first.after(entries.Split(LATE, "VPN", "vpn"))
    (new,) = {*split.themes().values()} - {LATE, PLAN}
    (item,) = split.after(entries.Move(first.named("VPN", 2), PLAN)).items()
    assert (item.decisions[0].source, item.decisions[0].to) == (new, PLAN)


@pytest.mark.parametrize("kind", [Kind.MERGE, Kind.END])
def test_findings_of_themes_that_another_item_ends_wait_for_the_next_refit(kind: Kind) -> None:
    other = Item("x-1", kind, (LATE, PLAN), (), (), ())
    assert filed().items((other,)) == ()


def test_findings_that_another_item_names_are_left_to_it() -> None:
    (item,) = filed().items()
    split = entries.Split(LATE, "VPN", chosen=item.decisions[0].findings[:3])
    (rest,) = filed().items((Item("split-1", Kind.SPLIT, (LATE,), (split,), (), ()),))
    assert rest.decisions[0].findings == item.decisions[0].findings[3:]


def test_the_same_edition_gives_the_same_items() -> None:
    assert filed().items() == filed().items()
    other = replace(filed(), log=filed().log)
    assert other.items() == filed().items()


def test_what_was_filed_elsewhere_and_taken_back_is_not_proposed_again() -> None:
    (item,) = filed().items()
    taken = [replace(one, refit=f"1/{item.name}") for one in item.decisions]
    applied = filed().after(*taken)
    back = applied.after(entries.Undo(len(applied.log)))
    assert back.themes() == filed().themes()
    assert back.items() == ()
