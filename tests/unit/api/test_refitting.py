from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from api.curating import Note
from api.errors import InvalidRequest
from api.refitting import BY_ITSELF, WorkspaceRefits
from corpus.errors import CurationConflict
from intelligence.curation.entries import Rename
from intelligence.edition import Manifest
from intelligence.errors import InvalidEntry, StaleEdition, UnknownRefit
from intelligence.refit.taking_over import State
from intelligence.taxonomy import starter_taxonomy
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.fakes.refits import filing_refits, workspace_refits

NOTE = Note("pmo", "agreed in the board")


@pytest.fixture
def refits(tmp_path: Path) -> WorkspaceRefits:
    return workspace_refits(tmp_path)


def items(refits: WorkspaceRefits) -> dict[str, State]:
    return {name: one.state for name, one in refits.read(1).standing.items()}


def test_a_refit_is_kept_and_changes_nothing(refits: WorkspaceRefits) -> None:
    made = refits.propose()
    assert (made.number, made.proposal.edition) == (1, 1)
    assert refits.read(1).proposal == made.proposal
    assert refits.propose().number == 1
    assert [one.number for one in refits.all()] == [1]
    assert refits.curation.entries() == ()
    assert set(items(refits).values()) == {State.OPEN}


def test_items_are_applied_through_the_log_whole_or_in_parts(refits: WorkspaceRefits) -> None:
    made = refits.propose()
    names = [item.name for item in made.proposal.items]
    refits.apply(1, names[:1], NOTE)
    assert items(refits)[names[0]] is State.APPLIED
    assert set(list(items(refits).values())[1:]) == {State.OPEN}
    refits.apply(1, (), NOTE, expected=1)
    assert set(items(refits).values()) == {State.APPLIED}
    log = refits.curation.entries()
    assert {entry.who for entry in log} == {"pmo"}
    assert len(log) == sum(len(item.decisions) for item in made.proposal.items)
    assert refits.last() == len(log)


def test_undoing_takes_back_what_is_in_force_of_it(refits: WorkspaceRefits) -> None:
    refits.propose()
    refits.apply(1, (), NOTE)
    refits.undo(1, (), NOTE)
    assert set(items(refits).values()) == {State.UNDONE}
    with pytest.raises(InvalidEntry, match="nothing of refit 1"):
        refits.undo(1, (), NOTE)


def test_what_one_part_of_cannot_be_noted_is_not_noted_at_all(refits: WorkspaceRefits) -> None:
    refits.propose()
    with pytest.raises(CurationConflict):
        refits.apply(1, (), NOTE, expected=7)
    with pytest.raises(UnknownRefit, match="no item 'end-9'"):
        refits.apply(1, ("split-1", "end-9"), NOTE)
    with pytest.raises(InvalidRequest, match="a decision needs a reason"):
        refits.apply(1, (), Note("pmo", " "))
    assert refits.curation.entries() == ()


def test_an_edition_that_does_not_know_the_newest_decision_is_not_reconsidered(
    refits: WorkspaceRefits,
) -> None:
    refits.curation.append(Rename("mixed", "Late"), NOTE)
    with pytest.raises(StaleEdition, match="1 decision was taken since edition 1"):
        refits.propose()


def test_an_edition_of_another_encoder_is_not_reconsidered(refits: WorkspaceRefits) -> None:
    tools = replace(refits.tools(), recogniser=Recogniser(WordEmbedder(identity="other")))
    with pytest.raises(StaleEdition, match="another encoder"):
        replace(refits, tools=lambda: tools).propose()


def test_an_edition_of_another_taxonomy_is_not_reconsidered(tmp_path: Path) -> None:
    """Once its themes were held beside those of a taxonomy that it had never seen."""
    refits = filing_refits(tmp_path)
    for taxonomy in (None, starter_taxonomy()):
        tools = replace(refits.tools(), taxonomy=taxonomy)
        with pytest.raises(StaleEdition, match="the setting `taxonomy` or the option --taxonomy"):
            replace(refits, tools=lambda tools=tools: tools).propose()
    assert refits.propose().proposal.items


def test_where_the_settings_say_so_a_proposal_is_taken_over_once_by_itself(tmp_path: Path) -> None:
    refits = workspace_refits(tmp_path, by_itself=True)
    made = refits.propose()
    assert {one.state for one in made.standing.values()} == {State.APPLIED}
    assert {entry.who for entry in refits.curation.entries()} == {BY_ITSELF.who}
    refits.undo(1, (), NOTE)
    assert set(items(refits).values()) == {State.UNDONE}


def test_nobody_else_may_say_that_a_decision_comes_from_a_refit(refits: WorkspaceRefits) -> None:
    (split, *_) = refits.propose().proposal.items
    forged = replace(split.decisions[0], refit="1/split-1")
    with pytest.raises(InvalidRequest, match="names the refit"):
        refits.curation.append(forged, NOTE)


def test_a_refit_that_is_not_there_is_told(refits: WorkspaceRefits) -> None:
    with pytest.raises(UnknownRefit, match="no refit 5"):
        refits.read(5)


def test_words_come_from_the_edition_while_it_is_there(refits: WorkspaceRefits) -> None:
    made = refits.propose()
    tables = refits.tables_of(made)
    assert tables is not None
    assert set(tables) == {"findings", "documents"}
    gone = replace(made, proposal=replace(made.proposal, edition=9))
    assert refits.tables_of(gone) is None


def test_old_findings_are_filed_elsewhere_by_an_item_that_is_applied_and_undone(
    tmp_path: Path,
) -> None:
    refits = filing_refits(tmp_path)
    made = refits.propose()
    assert [item.name for item in made.proposal.items] == ["refile-1"]
    assert refits.curation.entries()[-1].sequence == 1
    refits.apply(1, (), NOTE)
    assert refits.curation.entries()[-1].decision.refit == "1/refile-1"
    assert items(refits) == {"refile-1": State.APPLIED}
    refits.undo(1, (), NOTE)
    assert items(refits) == {"refile-1": State.UNDONE}


def test_without_the_registry_of_the_edition_nothing_is_filed_elsewhere(tmp_path: Path) -> None:
    refits = filing_refits(tmp_path)
    refits.editions.publish(*_as_read(refits))
    assert refits.propose().proposal.items == ()


def _as_read(refits: WorkspaceRefits) -> tuple[Manifest, Mapping[str, pd.DataFrame]]:
    edition = refits.editions.latest()
    return edition.manifest, edition.tables
