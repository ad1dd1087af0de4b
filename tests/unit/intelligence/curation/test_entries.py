from typing import Any

import pytest

from corpus.store.curation import LoggedEntry
from intelligence.curation import entries
from intelligence.curation.keep import Keep
from intelligence.curation.refile import Refile
from intelligence.errors import InvalidEntry

FINDING = "0123456789abcdef-3-9"
DECISIONS = [
    entries.Rename("t", "Late access"),
    entries.Define("t", "x", ("a",), ("b",)),
    entries.Define("t", include=()),
    entries.Merge(("a", "b"), "c"),
    entries.Split("t", "n", "vpn", new_theme="theme-1"),
    entries.Split("t", "n", chosen=(FINDING,), kept=(FINDING,), definition="d"),
    entries.Move((FINDING,), None),
    Refile((FINDING,), 0.75, "a", "t", "1/refile-1"),
    Refile((FINDING,), 0.5, None, "t"),
    entries.Confirm((FINDING,), "t"),
    entries.Reject((FINDING,), "t"),
    entries.Pin((FINDING,), "t"),
    entries.Exclude(document="INC-1"),
    entries.Exclude(phrase="test ticket"),
    entries.Promote("t"),
    entries.Retire("t"),
    Keep("t"),
    Keep("t", "u"),
    entries.SetOwner("t", "CIO", ""),
    entries.SetGoal("t", "Growth"),
    entries.Undo(3),
]


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda item: item.action)
def test_each_decision_is_written_and_read_back(decision: Any) -> None:
    payload = entries.payload_of(decision)
    assert entries.parse_decision(decision.action, payload) == decision


@pytest.mark.parametrize(
    ("action", "payload", "told"),
    [
        ("rename", {"theme": "t"}, "name: Field required"),
        ("rename", {"theme": "t", "name": "  "}, "name"),
        ("rename", {"theme": "t", "name": "n", "nmae": "x"}, "nmae"),
        ("dance", {}, "dance"),
        ("confirm", {"theme": "t", "findings": []}, "findings"),
        ("confirm", {"theme": "t", "findings": ["F-1"]}, "findings"),
        ("define", {"theme": "t"}, "needs words"),
        ("split", {"theme": "t", "name": "n"}, "needs a sub-cause or chosen"),
        ("split", {"theme": "t", "name": "n", "subcause": "s", "chosen": [FINDING]}, "not by both"),
        ("exclude", {}, "one document or of one phrase"),
        ("exclude", {"document": "a", "phrase": "b"}, "one document or of one phrase"),
        ("merge", {"sources": ["a"], "into": "a"}, "different themes"),
        ("merge", {"sources": ["a", "a"], "into": "b"}, "different themes"),
        ("refile", {"findings": [FINDING], "sure": 1.5, "to": "t"}, "sure"),
        ("refile", {"findings": [FINDING], "sure": 0.5}, "under another"),
        ("refile", {"findings": [FINDING], "sure": 0.5, "source": "t", "to": "t"}, "another"),
        ("keep", {"theme": "t", "apart_from": "t"}, "not from itself"),
        ("keep", {"theme": "t", "apart_from": ""}, "apart_from"),
        ("undo", {"entry": 0}, "entry"),
    ],
)
def test_what_says_nothing_is_refused_with_the_field(
    action: str, payload: dict[str, Any], told: str
) -> None:
    with pytest.raises(InvalidEntry, match=told):
        entries.parse_decision(action, payload)


def test_a_refusal_does_not_repeat_the_words_given() -> None:
    with pytest.raises(InvalidEntry) as caught:
        entries.parse_decision("confirm", {"theme": "t", "findings": ["Halden Water paid late"]})
    assert "Halden" not in str(caught.value)


def test_the_log_is_read_as_decisions() -> None:
    logged = LoggedEntry(4, "ab", "2026-01-01", "pmo", "why", "promote", {"theme": "t"})
    (entry,) = entries.entries_of([logged])
    assert (entry.sequence, entry.decision) == (4, entries.Promote("t"))
