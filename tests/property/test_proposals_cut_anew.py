"""What is promised of proposals that nobody decided on, and of those that somebody did.

Builds are those of ``test_theme_guarantees``.
"""

from __future__ import annotations

from typing import Any

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from intelligence.curation import entries
from intelligence.findings import Finding
from intelligence.identity.registry import registry_digest
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
