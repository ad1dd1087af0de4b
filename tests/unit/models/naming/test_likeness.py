from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import UnfittedArtefact
from models.naming.candidate import Candidate
from models.naming.likeness import Likeness, features, shipped

LATE = Candidate(("licences", "ordered", "too", "late"), ("NOUN", "VERB", "ADV", "ADV"), "clause")
THING = Candidate(("hospital", "wall"), ("NOUN", "NOUN"), "noun")
THANKS = Candidate(("team", "praised", "plan"), ("NOUN", "VERB", "NOUN"), "clause")


def test_clause_that_states_a_cause_reads_more_like_one_than_a_thing() -> None:
    assert shipped().score(LATE) > shipped().score(THING)


def test_denial_and_form_are_seen() -> None:
    found = features(Candidate(("nobody", "asked"), ("PRON", "VERB"), "clause"))
    assert {"denied", "kind clause", "starts PRON", "verb True", "word asked"} <= set(found)


def test_text_without_candidates_states_no_cause_and_others_are_probabilities() -> None:
    learned = Likeness({}, 0.0, {"word late": 2.0}, -1.0)
    assert learned.probability([]) == 0.0
    assert learned.probability([LATE]) > 0.5 > learned.probability([THANKS])


def test_shipped_weights_tell_a_cause_from_a_circumstance() -> None:
    meeting = Candidate(
        ("status", "meetings", "are", "weekly"), ("NOUN", "NOUN", "AUX", "ADJ"), "clause"
    )
    assert shipped().probability([LATE]) > shipped().probability([meeting])


def test_missing_artefact_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnfittedArtefact, match="gone"):
        shipped(tmp_path / "gone.json")
