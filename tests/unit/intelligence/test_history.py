from dataclasses import replace

import pandas as pd

from corpus.progress import Silent
from intelligence.curation.entries import Merge, Promote
from intelligence.history import History, groups_of, health_of, membership_of
from intelligence.identity.references import key_of
from intelligence.pipeline import build
from tests.fakes.curations import log_of
from tests.fakes.mixed import mixed_build, mixed_portfolio, mixed_tools


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


def test_the_next_build_goes_by_what_the_edition_before_said_of_a_theme_s_stability() -> None:
    """Of themes that a decision does not name: with the others measured anew, all others moved."""
    first = mixed_build()
    membership = membership_of(first.tables["findings"], first.tables["themes"])
    health = health_of(first.manifest, first.tables, membership)
    assert set(health.stability) == {"mixed", "scope-a", "scope-b"}
    said = replace(health.stability["mixed"], mean=0.1234)
    told = replace(health, stability={**health.stability, "mixed": said})
    log = log_of(Merge(("scope-b",), "scope-a"))
    history = History(first.registry, log, 1, membership, told)
    second = build(replace(mixed_portfolio(), history=history), mixed_tools(), Silent())
    figures = second.tables["health"].set_index("theme_id")["stability"]
    assert figures["mixed"] == 0.1234
    assert figures["scope-a"] != 0.1234


def test_a_document_is_its_engagement_s_where_that_is_linked() -> None:
    documents = pd.DataFrame(
        {
            "document_uid": ["d1", "d2", "d3"],
            "engagement": ["E1", "E2", None],
            "engagement_link": ["linked", "ambiguous", "unlinked"],
        }
    )
    assert groups_of(documents) == {
        "d1": "engagement E1",
        "d2": "document d2",
        "d3": "document d3",
    }
