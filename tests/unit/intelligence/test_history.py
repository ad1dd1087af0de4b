import pandas as pd

from intelligence.curation.entries import Promote
from intelligence.history import History, membership_of
from intelligence.identity.references import key_of
from tests.fakes.curations import log_of


def test_members_of_every_theme_are_told_by_document_and_words() -> None:
    findings = pd.DataFrame(
        {
            "document_uid": ["d1", "d1", "d2"],
            "text": ["late", "nice", "vague"],
            "role": ["cause", "positive", "cause"],
            "theme_id": ["t1", None, None],
        }
    )
    found = membership_of(findings, pd.DataFrame({"theme_id": ["t1", "t2"]}))
    assert found.themes == {"t1": {key_of("d1", "late")}, "t2": frozenset()}
    assert found.causes == {key_of("d1", "late"), key_of("d2", "vague")}


def test_the_newest_entry_of_the_log_is_the_one_applied() -> None:
    assert History().applied == 0
    assert History(log=log_of(Promote("a"), Promote("b"))).applied == 2
