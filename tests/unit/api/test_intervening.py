"""The register of interventions of a workspace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from api.curating import Note
from api.errors import InvalidRequest, ReadOnly
from api.intervening import NoInterventions, WorkspaceInterventions
from api.services import Services
from api.settings import Settings
from corpus.errors import CurationConflict
from intelligence.edition_store import EditionStore
from intelligence.interventions.intervention import Action
from tests.fakes.editions import fake_edition

_NOTE = Note("K. Ito", "agreed in the quarterly review", "2026-08-01")
_ACTION = Action("environment_access", date(2026, 1, 15), "Checklist before kick-off")


@pytest.fixture
def interventions(tmp_path: Path) -> WorkspaceInterventions:
    edition = fake_edition()
    EditionStore(tmp_path / "editions").publish(edition.manifest, edition.tables)
    return Services(Settings(workspace=str(tmp_path))).interventions()


def test_theme_named_by_key_is_kept_by_id(interventions: WorkspaceInterventions) -> None:
    added = interventions.add(_ACTION, _NOTE)
    assert added.action.theme_id.startswith("T-")
    assert interventions.register().interventions == (added,)
    assert interventions.last() == 1


def test_log_that_has_grown_meanwhile_is_a_conflict(interventions: WorkspaceInterventions) -> None:
    interventions.add(_ACTION, _NOTE, expected=0)
    with pytest.raises(CurationConflict, match="has 1 entries, 0 were expected"):
        interventions.add(_ACTION, _NOTE, expected=0)


def test_nobody_and_no_time_are_refused(interventions: WorkspaceInterventions) -> None:
    with pytest.raises(InvalidRequest, match="who registers it"):
        interventions.add(_ACTION, Note(" ", "why"))
    with pytest.raises(InvalidRequest, match="ISO date or time"):
        interventions.add(_ACTION, Note("K. Ito", "why", "yesterday"))


def test_service_that_only_shows_refuses_everything() -> None:
    nothing = NoInterventions()
    assert (nothing.register().interventions, nothing.last()) == ((), 0)
    with pytest.raises(ReadOnly):
        nothing.add(_ACTION, _NOTE)
    with pytest.raises(ReadOnly):
        nothing.correct("x", _ACTION, _NOTE)
    with pytest.raises(ReadOnly):
        nothing.withdraw("x", _NOTE)
