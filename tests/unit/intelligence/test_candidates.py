"""What becomes of proposals that nobody decided on; `test_theme_guarantees` has whole builds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intelligence.assignment import Found, Regrouped
from intelligence.candidates import Candidates, Cut, Cutting, candidates_of, cut_anew
from intelligence.curation import entries
from intelligence.curation.replay import Replayed, replay
from intelligence.findings import Finding
from intelligence.history import History, Membership
from intelligence.identity.closeness import CLOSED
from intelligence.identity.placing import NOWHERE, Causes, Placed, Placement
from intelligence.identity.references import Finder, FindingRef, key_of
from intelligence.identity.registry import Discovered, Member
from intelligence.identity.theme import Origin, Theme, ThemeStatus
from intelligence.proposals import ProposedTheme
from tests.fakes.curations import WordJudge, finding, log_of
from tests.fakes.embedders import WordEmbedder
from tests.unit.intelligence.test_assignment import OPTIONS

COUNT = 16
#: No two have a word in common, so that nothing is gathered: what is cut is what is told.
CAUSES = [finding(at, f"w{at}a w{at}b w{at}c") for at in range(COUNT)]


def causes(some: Sequence[Finding] = tuple(CAUSES)) -> Causes:
    return Causes(some, [item.text for item in some], Finder(some))


def proposal(name: str, members: Sequence[int], *, candidate: bool = True) -> Discovered:
    refs = tuple(FindingRef.of(CAUSES[at]) for at in members)
    theme = Theme(name, name, Origin.DISCOVERY, ThemeStatus.PROPOSED)
    kept = tuple(Member(ref, 0.5) for ref in refs)
    return Discovered(theme, refs, kept, refs[:1], CLOSED, "", candidate=candidate)


def places(**own: Sequence[int]) -> list[Placement]:
    found = [NOWHERE] * COUNT
    for name, members in own.items():
        for at in members:
            found[at] = Placement(name, confidence=0.5)
    return found


def cut(new: Sequence[Sequence[int]], old: int = COUNT, **had: Sequence[int]) -> Cut:
    """Return what becomes of candidates when new cuts are made."""
    named = [
        ProposedTheme(f"proposed-{number}", f"Cut {number}", (), tuple(own), tuple(own[:2]))
        for number, own in enumerate(new)
    ]
    found = Found(tuple(named), (), truncated=False, regrouped=Regrouped.none(COUNT))
    themes = tuple(proposal(name, own) for name, own in had.items())
    members = {name: frozenset(own) for name, own in had.items()}
    before = Candidates(themes, members, frozenset(range(old)))
    cutting = Cutting(causes(), WordEmbedder(), OPTIONS, frozenset(had), beside_known=True)
    return cut_anew(found, places(**had), range(COUNT), before, cutting)


def shown(done: Cut) -> dict[str, set[int]]:
    own: dict[str, set[int]] = {}
    for at, place in enumerate(done.placements):
        if place.theme_id is not None:
            own.setdefault(place.theme_id, set()).add(at)
    return own


def test_a_new_cut_with_most_of_a_proposal_is_that_proposal_under_its_new_name() -> None:
    done = cut([range(3, 12)], p=range(7))
    assert shown(done) == {"p": set(range(3, 12))}
    (theme,) = done.themes
    assert (theme.theme.name, theme.candidate, done.gone) == ("Cut 0", True, frozenset())
    assert done.changed == {"p"}
    assert {member.ref for member in theme.members} == {
        FindingRef.of(CAUSES[at]) for at in range(3, 12)
    }


def test_only_findings_that_the_edition_before_had_say_which_proposal_a_cut_is() -> None:
    done = cut([(4, 5, 6, 7, 8, 9)], old=4, p=(0, 1, 2, 3, 4, 5, 6, 7, 8))
    assert done.gone == {"p"}
    assert shown(done) == {"proposed-0": {4, 5, 6, 7, 8, 9}}


def test_a_proposal_that_is_not_cut_again_stays_as_it_is() -> None:
    done = cut([range(8, 14)], p=range(6))
    assert shown(done) == {"p": set(range(6)), "proposed-0": set(range(8, 14))}
    assert done.themes[0].theme.name == "p"
    assert done.changed == frozenset()


def test_a_proposal_that_lost_the_smaller_part_keeps_the_rest_while_that_is_enough() -> None:
    enough = cut([range(5, 12)], p=range(10))
    assert shown(enough) == {"p": set(range(5)), "proposed-0": set(range(5, 12))}
    few = cut([range(4, 12)], p=range(8))
    assert shown(few) == {"proposed-0": set(range(4, 12))}
    assert few.gone == {"p"}


def test_of_two_proposals_in_one_cut_the_one_with_more_there_goes_on() -> None:
    done = cut([range(12)], p=range(5), q=range(5, 11))
    assert shown(done) == {"q": set(range(12))}
    assert done.gone == {"p"}


def test_a_proposal_in_two_cuts_is_the_one_with_most_of_it() -> None:
    done = cut([range(5), range(5, 12)], p=range(12))
    assert shown(done) == {"proposed-0": set(range(5)), "p": set(range(5, 12))}


def test_what_is_away_stays_a_member_of_the_proposal_that_goes_on() -> None:
    gone = FindingRef.of(finding(99, "away"))
    whole = proposal("p", range(6))
    away = replace(whole, members=(*whole.members, Member(gone, 0.4)))
    before = Candidates((away,), {"p": frozenset(range(6))}, frozenset(range(COUNT)))
    named = ProposedTheme("proposed-0", "Cut", (), tuple(range(8)), (0, 1))
    found = Found((named,), (), truncated=False, regrouped=Regrouped.none(COUNT))
    cutting = Cutting(causes(), WordEmbedder(), OPTIONS, frozenset({"p"}), beside_known=True)
    done = cut_anew(found, places(p=range(6)), range(COUNT), before, cutting)
    assert gone in {member.ref for member in done.themes[0].members}


def open_ids(*decisions: object, known: int = COUNT - 1, candidate: bool = True) -> set[str]:
    """Return which proposals are open when the edition before had the first causes."""
    item = proposal("p", range(6), candidate=candidate)
    placed = Placed(tuple(places(p=range(6))), (item,))
    log = log_of(*decisions)
    keys = frozenset(key_of(one.document_uid, one.text) for one in CAUSES[:known])
    history = History(log=log, edition=1, membership=Membership({}, keys))
    themes = {"p": item.theme, "t": Theme("t", "T", Origin.TAXONOMY, ThemeStatus.ACTIVE, "t", "x")}
    curated: Replayed = replay(log, themes, placed.placements, causes(), WordJudge(causes()))
    return {one.theme.theme_id for one in candidates_of(causes(), placed, curated, history).themes}


def test_a_proposal_is_open_while_nobody_decided_on_it() -> None:
    named = str(FindingRef.of(CAUSES[0])), str(FindingRef.of(CAUSES[9]))
    assert open_ids() == {"p"}
    assert open_ids(entries.Rename("t", "Other")) == {"p"}
    assert open_ids(entries.Move((named[1],), "t")) == {"p"}
    assert open_ids(entries.Promote("p")) == set()
    assert open_ids(entries.Rename("p", "Mine")) == set()
    assert open_ids(entries.Move((named[0],), "t")) == set()
    assert open_ids(entries.Promote("p"), entries.Undo(1)) == {"p"}


def test_nothing_is_open_in_a_build_without_a_new_cause_or_without_themes_beside() -> None:
    assert open_ids(known=COUNT) == set()
    assert open_ids(candidate=False) == set()
