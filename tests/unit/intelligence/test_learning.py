"""Builds one after the other: what people decide is learned for findings that come later."""

from __future__ import annotations

from dataclasses import replace

from intelligence.curation import entries
from intelligence.curation.entries import Entry
from intelligence.findings import Finding
from intelligence.history import History
from intelligence.identity.references import FindingRef
from intelligence.learning import Known, Lessons, learnt_from
from intelligence.memory import ResultStore
from intelligence.recognising import Assigned
from intelligence.theming import Themed, ThemingTools, give_themes
from tests.fakes.curations import causes_of, finding, log_of
from tests.fakes.results import MemoryResults
from tests.property.test_theme_guarantees import (
    LATE,
    OLD,
    OLD_CAUSES,
    PLAN,
    REFS,
    SILENT,
    TAXONOMY,
    after,
    built,
    first,
    places,
)
from tests.unit.intelligence.test_assignment import recogniser

VPN = [ref for ref, text in zip(REFS, OLD, strict=True) if text.startswith("VPN")]
NEW = [
    finding(200, "VPN access came far too late for Gouda"),
    finding(201, "badges came too late for Gouda"),
    finding(202, "the plan slipped again in Gouda"),
    finding(203, "VPN access came far too late for Hoorn"),
]
LATER = [finding(300, "VPN access came far too late for Ibiza")]

#: Two of three were moved; the third is old, and nobody decided on it.
MOVED = log_of(entries.Move(tuple(VPN[:2]), PLAN))


def themes(causes: list[Finding], done: Themed) -> dict[str, str | None]:
    return {uid: place.theme_id for uid, place in places(causes, done).items()}


def second(log: tuple[Entry, ...] = MOVED) -> Themed:
    return built([*OLD_CAUSES, *NEW], after(first(), OLD_CAUSES, log), silent=True)


def test_a_new_finding_of_a_kind_that_was_moved_gets_the_theme_and_others_stay() -> None:
    before, now = second(()), second()
    had, have = (themes([*OLD_CAUSES, *NEW], done) for done in (before, now))
    new = [have[item.document_uid] for item in NEW]
    assert [had[item.document_uid] for item in NEW] == [LATE, LATE, PLAN, LATE]
    assert new == [PLAN, LATE, PLAN, PLAN]
    moved = {ref[:16] for ref in VPN[:2]}
    assert {uid: have[uid] for uid in had if uid not in moved and uid < NEW[0].document_uid} == {
        uid: had[uid] for uid in had if uid not in moved and uid < NEW[0].document_uid
    }
    assert have[VPN[2][:16]] == LATE, "what is old stays, though it is of that kind"


def test_themes_that_new_findings_come_into_or_not_are_marked_once() -> None:
    now = second()
    marks = [(x.theme_id, x.kind, x.after_edition, x.sequence) for x in now.registry.changes]
    assert sorted(marks) == sorted([(LATE, "learned", 1, 1), (PLAN, "learned", 1, 1)])
    causes = [*OLD_CAUSES, *NEW]
    third = built([*causes, *LATER], after(now, causes, MOVED, 2), silent=True)
    assert third.registry.changes == now.registry.changes


def test_what_a_finding_tells_that_is_defined_elsewhere_is_no_subcause_of_its_theme() -> None:
    there = places([*OLD_CAUSES, *NEW], second())
    assert there[NEW[0].document_uid].subcause_key is None
    assert there[NEW[1].document_uid].subcause_key == "badge"


def test_decisions_that_come_with_the_first_findings_of_a_kind_move_nothing_that_was_there() -> (
    None
):
    done = built(OLD_CAUSES, after(first(), OLD_CAUSES, MOVED), silent=True)
    had, have = themes(OLD_CAUSES, first()), themes(OLD_CAUSES, done)
    assert {uid for uid in had if had[uid] != have[uid]} == {ref[:16] for ref in VPN[:2]}
    assert done.registry.learnt == ()


def test_without_the_edition_before_nobody_knows_what_is_new_and_nothing_is_learned() -> None:
    history = replace(after(first(), OLD_CAUSES, MOVED), membership=History().membership)
    done = built([*OLD_CAUSES, *NEW], history, silent=True)
    assert done.registry.learnt == ()


def test_what_was_learned_of_a_finding_stays_when_later_decisions_teach_otherwise() -> None:
    causes = [*OLD_CAUSES, *NEW]
    back = (*VPN, *(str(FindingRef.of(item)) for item in NEW[3:]))
    log = log_of(MOVED[0].decision, entries.Move(back, LATE))
    third = built([*causes, *LATER], after(second(), causes, log, 2), silent=True)
    have = themes([*causes, *LATER], third)
    assert have[NEW[0].document_uid] == PLAN, "it is old by now"
    assert have[LATER[0].document_uid] == LATE, "it is new"


def test_undoing_the_decision_forgets_what_was_learned_from_it() -> None:
    causes = [*OLD_CAUSES, *NEW]
    log = log_of(MOVED[0].decision, entries.Undo(1))
    third = built(causes, after(second(), causes, log, 2), silent=True)
    assert themes(causes, third) == themes(causes, second(()))
    assert third.registry.learnt == ()


def test_a_rebuild_and_a_build_without_changes_keep_what_was_learned() -> None:
    causes = [*OLD_CAUSES, *NEW]
    again = second()
    assert again.registry == second().registry
    third = built(causes, after(again, causes, MOVED, 2), silent=True)
    assert places(causes, third) == places(causes, again)


def test_findings_put_in_no_theme_teach_that_their_kind_has_none() -> None:
    done = second(log_of(entries.Move(tuple(VPN[:2]), None)))
    have = themes([*OLD_CAUSES, *NEW], done)
    assert have[NEW[0].document_uid] is None
    assert have[NEW[1].document_uid] == LATE


def test_a_split_moves_on_what_is_recognised_as_its_whole() -> None:
    """A confirmed finding of the part says that its kind is recognised rightly."""
    log = log_of(
        entries.Split(LATE, "VPN", "vpn", new_theme="n1"), entries.Confirm(tuple(VPN), "n1")
    )
    have = themes([*OLD_CAUSES, *NEW], second(log))
    assert have[NEW[0].document_uid] == "n1"
    assert have[NEW[1].document_uid] == LATE


def test_a_merge_moves_on_what_is_recognised_as_its_source() -> None:
    log = log_of(entries.Merge((LATE,), PLAN), entries.Confirm(tuple(VPN), PLAN))
    done = second(log)
    have = themes([*OLD_CAUSES, *NEW], done)
    assert {have[item.document_uid] for item in NEW} == {PLAN}
    assert done.registry.learnt == ()


def test_answers_kept_in_memory_are_those_of_the_decisions_they_were_given_by() -> None:
    memory: ResultStore = MemoryResults()
    tools = ThemingTools(recogniser(), TAXONOMY, SILENT, memory)
    causes = [*OLD_CAUSES, *NEW]
    groups = [item.document_uid for item in causes]
    for log in (MOVED, (), MOVED):
        history = after(first(), OLD_CAUSES, log)
        done = give_themes(causes, groups, tools, history, "2026Q1")
        assert places(causes, done) == places(causes, second(log))


def test_what_became_unsure_only_is_forgotten_with_any_decision_that_it_rests_on() -> None:
    """It rested on nothing, and so was never forgotten."""
    lessons = Lessons((), {"plan": (1,), "late": (4,)})
    known = Known((Assigned("late", "vpn", 0.9),), ())
    taught = [Assigned(None, None, 0.3)]
    learnt = learnt_from(causes_of(["VPN access came late"]), [0], taught, known, lessons).learnt
    assert learnt[0].rests == (1, 4)
