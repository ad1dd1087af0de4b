from intelligence.curation.conflicts import Conflict, Reason, conflict
from intelligence.curation.entries import Rename
from tests.fakes.curations import log_of


def test_a_conflict_names_its_entry_and_no_words_of_anybody() -> None:
    (entry,) = log_of(Rename("a", "Secret name"))
    found = conflict(entry, Reason.NO_THEME, "a", partly=True, count=2)
    assert found == Conflict(1, entry.id, "rename", "a", Reason.NO_THEME, partly=True, count=2)
    assert "Secret" not in str(found)
