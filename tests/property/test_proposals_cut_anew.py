"""What is promised of proposals that nobody decided on, and of those that somebody did.

Builds are those of ``test_theme_guarantees``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from intelligence.assignment import Pool, look_for_themes
from intelligence.curation import entries
from intelligence.findings import Finding
from intelligence.history import History, Membership
from intelligence.identity.references import key_of
from intelligence.identity.registry import registry_digest, registry_of, registry_payload
from intelligence.memory import Forgetful
from intelligence.theming import Themed, ThemingTools, give_themes
from tests.property.test_theme_guarantees import (
    NEW_CAUSES,
    OLD_CAUSES,
    PLAN,
    REFS,
    after,
    batches,
    built,
    curated,
    decisions,
    first,
    found,
    logged,
    logs,
    places,
    touched,
)
from tests.unit.intelligence.test_assignment import OPTIONS, recogniser


@settings(max_examples=40)
@given(logs, batches)
@example([entries.Promote("found")], NEW_CAUSES)
@example([entries.Rename("found", "Untested changes")], NEW_CAUSES)
@example([entries.Move((REFS[7],), PLAN)], NEW_CAUSES)
def test_a_proposal_that_somebody_confirmed_or_edited_is_never_cut_anew(
    past: list[Any], fresh: list[Finding]
) -> None:
    """Its id, name, anchors and bound stay, and what it had stays in it."""
    log = logged(past)
    assume(found() in touched(log))
    before = curated(log)
    causes = [*OLD_CAUSES, *fresh]
    now = built(causes, after(before, OLD_CAUSES, log, 2))
    (old,), (new,) = (
        [item for item in done.registry.discovered if item.theme.theme_id == found()]
        for done in (before, now)
    )
    assert (new.theme, new.anchors, new.bound) == (old.theme, old.anchors, old.bound)
    assert {member.ref for member in old.members} <= {member.ref for member in new.members}


@settings(max_examples=25)
@given(batches, st.randoms(use_true_random=False))
@example(NEW_CAUSES, None)
def test_the_order_of_documents_decides_nothing_of_how_proposals_are_cut_anew(
    fresh: list[Finding], random: Any
) -> None:
    history = after(first(), OLD_CAUSES, ())
    whole = [*OLD_CAUSES, *fresh]
    mixed = [*reversed(whole)]
    if random is not None:
        random.shuffle(mixed)
    one, other = built(whole, history), built(mixed, history)
    assert places(whole, one) == places(mixed, other)
    assert registry_digest(one.registry) == registry_digest(other.registry)


@settings(max_examples=25)
@given(batches)
@example(NEW_CAUSES)
@example(NEW_CAUSES[6:9])
def test_what_is_proposed_twice_keeps_its_id(fresh: list[Finding]) -> None:
    """More than half of what the proposal had is in a new cut: that is the proposal."""
    causes = [*OLD_CAUSES, *fresh]
    now = built(causes, after(first(), OLD_CAUSES, ()))
    there = places(causes, now)
    had = [
        item
        for item, place in zip(OLD_CAUSES, first().placements, strict=True)
        if place.theme_id == found()
    ]
    still = [item for item in had if there[item.document_uid].theme_id == found()]
    assert 2 * len(still) > len(had)
    events = {
        item.event.value
        for item in now.lineage.relations
        if item.current == item.previous == found()
    }
    assert events == {"continues"}


@settings(max_examples=25)
@given(decisions())
def test_a_build_that_brings_no_cause_cuts_no_proposal_anew(decision: Any) -> None:
    log = logged([decision])
    now = built(OLD_CAUSES, after(first(), OLD_CAUSES, log))
    (old,) = first().registry.discovered
    new = next(item for item in now.registry.discovered if item.theme.theme_id == found())
    assert (new.theme, new.anchors, new.bound) == (old.theme, old.anchors, old.bound)


UNTESTED = [item for item in OLD_CAUSES if "tested any regression" in item.text]
KEYS = frozenset(key_of(item.document_uid, item.text) for item in UNTESTED)


def _found(causes: list[Finding], history: History, trust: float) -> Themed:
    options = replace(OPTIONS, proposals=replace(OPTIONS.proposals, trust=trust))
    groups = [item.document_uid for item in causes]
    tools = ThemingTools(recogniser(), None, options, Forgetful())
    return give_themes(causes, groups, tools, history, "2026Q1")


@cache
def _confidence() -> float:
    """Return how sure the name is of the one group that the prompts are."""
    pool = Pool([item.text for item in UNTESTED], [*KEYS], [1.0] * len(KEYS), [True] * len(KEYS))
    (theme,) = look_for_themes(pool, recogniser(), OPTIONS, beside_known=False).themes
    return theme.name_confidence


@settings(max_examples=20)
@given(batches, st.floats(0.0, 0.09))
@example([], 0.0)
@example(NEW_CAUSES, 0.05)
def test_what_a_build_withheld_no_later_one_proposes_for_a_little_more_confidence(
    fresh: list[Finding], more: float
) -> None:
    """A lower bound of trust stands for a confidence that is so much higher."""
    before = _found(UNTESTED, History(), _confidence() + 0.001)
    assert (before.themes, {*before.registry.withheld}) == ((), KEYS)
    kept = registry_of(registry_payload(before.registry))
    history = History(kept, (), 1, Membership({}, KEYS))
    causes = [*UNTESTED, *(item for item in fresh if "tested any" not in item.text)]
    again, surer = (_found(causes, history, _confidence() - less) for less in (more, 0.11))
    assert {place.theme_id for place in again.placements[: len(KEYS)]} == {None}
    assert {*again.registry.withheld} >= KEYS
    assert None not in {place.theme_id for place in surer.placements[: len(KEYS)]}
    assert not KEYS & {*surer.registry.withheld}
