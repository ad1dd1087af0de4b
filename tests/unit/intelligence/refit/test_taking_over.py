from dataclasses import replace

import pytest

from intelligence.curation.entries import Undo
from intelligence.curation.keep import Keep
from intelligence.errors import InvalidEntry
from intelligence.refit.taking_over import State, states, taken_back, taken_over
from tests.fakes.curations import log_of
from tests.fakes.mixed import mixed_proposal


def test_decisions_name_the_refit_and_the_item_that_they_come_from() -> None:
    found = taken_over(3, mixed_proposal(), (), ())
    assert [decision.refit for decision in found] == ["3/split-1", "3/merge-1", "3/start-1"]


def test_an_item_is_open_then_applied_then_undone_and_may_be_applied_again() -> None:
    proposal = mixed_proposal()
    (decision,) = taken_over(1, proposal, ("merge-1",), ())
    assert states(1, proposal, ())["merge-1"].state is State.OPEN
    log = log_of(decision)
    assert states(1, proposal, log)["merge-1"].state is State.APPLIED
    assert states(1, proposal, log)["split-1"].state is State.OPEN
    assert taken_back(1, proposal, (), log) == (Undo(1),)
    undone = log_of(decision, Undo(1))
    assert states(1, proposal, undone)["merge-1"].state is State.UNDONE
    assert taken_over(1, proposal, ("merge-1",), undone) == (decision,)


def test_what_a_person_took_back_is_taken_over_again_where_it_is_named_alone() -> None:
    """Taking back declines an item, and once the next `apply` put it back in force."""
    proposal = mixed_proposal()
    log = log_of(*taken_over(1, proposal, ("start-1",), ()), Undo(1))
    assert [d.refit for d in taken_over(1, proposal, (), log)] == ["1/split-1", "1/merge-1"]
    assert [d.refit for d in taken_over(1, proposal, ("start-1",), log)] == ["1/start-1"]
    whole = replace(proposal, items=tuple(i for i in proposal.items if i.name == "start-1"))
    with pytest.raises(InvalidEntry, match=r"applied or taken back already.* only by name"):
        taken_over(1, whole, (), log)


def test_the_same_item_of_another_refit_is_another_item() -> None:
    log = log_of(*taken_over(1, mixed_proposal(), (), ()))
    assert {one.state for one in states(2, mixed_proposal(), log).values()} == {State.OPEN}


def test_what_is_applied_is_not_applied_twice_and_what_is_not_is_not_undone() -> None:
    proposal = mixed_proposal()
    log = log_of(*taken_over(1, proposal, (), ()))
    with pytest.raises(InvalidEntry, match="is applied already"):
        taken_over(1, proposal, (), log)
    with pytest.raises(InvalidEntry, match="nothing of refit 1 is in force"):
        taken_back(1, proposal, (), ())
    with pytest.raises(InvalidEntry, match="proposes nothing"):
        taken_over(1, replace(proposal, items=()), (), ())


def test_entries_are_taken_back_from_the_newest() -> None:
    log = log_of(*taken_over(1, mixed_proposal(), (), ()))
    assert taken_back(1, mixed_proposal(), (), log) == (Undo(3), Undo(2), Undo(1))
    assert taken_back(1, mixed_proposal(), ("split-1",), log) == (Undo(1),)


def test_what_a_person_declined_since_is_taken_over_where_it_is_named_alone() -> None:
    proposal = mixed_proposal()
    items = {item.name: item for item in proposal.items}
    one, other = items["merge-1"].themes
    (split,) = items["split-1"].themes
    log = log_of(Keep(split), Keep(one, other))
    at = states(1, proposal, log)
    assert {name: found.state for name, found in at.items()} == {
        "split-1": State.DECLINED,
        "merge-1": State.DECLINED,
        "start-1": State.OPEN,
    }
    assert [d.refit for d in taken_over(1, proposal, (), log)] == ["1/start-1"]
    assert [d.refit for d in taken_over(1, proposal, ("merge-1",), log)] == ["1/merge-1"]
    started = log_of(Keep(split), *taken_over(1, proposal, ("start-1",), ()))
    with pytest.raises(InvalidEntry, match="is applied already"):
        taken_over(1, proposal, ("start-1",), started)
    whole = replace(proposal, items=(items["split-1"],))
    with pytest.raises(InvalidEntry, match="applied or declined already"):
        taken_over(1, whole, (), log)
    assert states(1, whole, log_of(Keep(split), Undo(1)))["split-1"].state is State.OPEN
