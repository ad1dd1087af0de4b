from dataclasses import replace

import pytest

from intelligence.curation.entries import Merge, Split, Start, Undo
from intelligence.curation.keep import Keep
from intelligence.history import History
from intelligence.refit.changes import Kind
from intelligence.refit.draw_up import draw_up
from intelligence.refit.proposal import Item
from tests.fakes.curations import log_of
from tests.fakes.mixed import (
    RECOGNISER,
    edition_of,
    mixed_build,
    mixed_edition,
    mixed_proposal,
)
from tests.fakes.standings import BOUNDS, OPTIONS


def test_each_change_is_an_item_of_decisions_with_evidence_and_effects() -> None:
    proposal = mixed_proposal()
    assert [item.name for item in proposal.items] == ["split-1", "merge-1", "start-1"]
    split, merge, start = proposal.items
    assert [type(item.decisions[0]) for item in proposal.items] == [Split, Merge, Start]
    assert split.themes == ("mixed",)
    assert merge.themes == ("scope-b", "scope-a")
    assert len(split.decisions[0].chosen) == 8
    assert len(start.decisions[0].findings) == 8
    for item in proposal.items:
        assert all(one.quotes for one in item.evidence)
        assert item.effects


def test_quotes_are_findings_of_the_part_they_stand_for() -> None:
    findings = mixed_edition().tables["findings"].set_index("finding_id")["text"]
    split = mixed_proposal().items[0]
    assert all("tests" in findings[name] for name in split.evidence[0].quotes)
    assert all("tests" in findings[name[:-13]] for name in split.decisions[0].chosen)


def test_the_same_edition_gives_the_same_proposal() -> None:
    again = draw_up(mixed_edition(), History(), RECOGNISER, None, OPTIONS, BOUNDS)
    assert again == draw_up(mixed_edition(), History(), RECOGNISER, None, OPTIONS, BOUNDS)


def test_a_proposal_knows_what_it_rests_on() -> None:
    proposal = mixed_proposal()
    assert (proposal.edition, proposal.curation, proposal.causes) == (1, 0, 36)
    assert proposal.groups == 4
    assert {item.kind for item in proposal.items} == {Kind.SPLIT, Kind.MERGE, Kind.START}


def test_what_a_person_keeps_whole_or_apart_is_proposed_no_more() -> None:
    log = log_of(Keep("mixed"), Keep("scope-a", "scope-b"))
    bounds = replace(BOUNDS, findings=4)
    kept = draw_up(mixed_edition(), History(log=log), RECOGNISER, None, OPTIONS, bounds)
    assert [item.name for item in kept.items] == ["start-1"]
    later = log_of(*(e.decision for e in log), Undo(1))
    undone = draw_up(mixed_edition(), History(log=later), RECOGNISER, None, OPTIONS, bounds)
    assert [item.name for item in undone.items] == ["split-1", "start-1"]


@pytest.mark.parametrize("item", mixed_proposal().items, ids=lambda item: item.name)
def test_what_was_taken_over_and_taken_back_is_not_proposed_again(item: Item) -> None:
    """Where the settings take a proposal over by itself, an undoing held until the next refit."""
    new = {"new_theme": "theme-new"} if hasattr(item.decisions[0], "new_theme") else {}
    taken = [replace(one, refit=f"1/{item.name}", **new) for one in item.decisions]
    log = log_of(*taken, *(Undo(number) for number in range(1, len(taken) + 1)))
    done = mixed_build(log)
    bounds = replace(BOUNDS, findings=4)
    again = draw_up(edition_of(done), History(log=log), RECOGNISER, None, OPTIONS, bounds)
    others = [one.name for one in mixed_proposal().items if one.name != item.name]
    assert [one.name for one in again.items] == others
    by_hand = log_of(*(replace(one, refit=None) for one in taken), Undo(1))
    same = draw_up(edition_of(done), History(log=by_hand), RECOGNISER, None, OPTIONS, bounds)
    assert [one.name for one in same.items] == [one.name for one in mixed_proposal().items]
