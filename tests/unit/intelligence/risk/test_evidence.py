"""Evidence of a theme."""

from __future__ import annotations

from intelligence.risk.evidence import evidence_for
from intelligence.risk.neighbours import neighbours_of
from intelligence.risk.offer import Offer
from intelligence.risk.risk_check import PastFinding
from tests.unit.intelligence.risk.past_portfolio import Tables, empty, past_of, tables

OFFER = Offer("", {"engagement_type": "Cloud migration", "team": "Pune"}, 1000.0)


def _evidence(
    found: Tables, theme: str = "t-access", offer: Offer = OFFER, most: int = 3
) -> tuple[PastFinding, ...]:
    return evidence_for(theme, neighbours_of(offer, past_of(found)), most)


def _worded_apart(found: Tables) -> Tables:
    """Make every cause say whose it is."""
    documents, findings = found["documents"], found["findings"]
    for at in range(len(findings)):
        whose = f" ({findings['document_uid'].tolist()[at]})"
        documents.loc[at, "text"] = str(documents.loc[at, "text"]) + whose
        findings.loc[at, "text"] = str(findings.loc[at, "text"]) + whose
        findings.loc[at, "end"] = int(str(findings.loc[at, "end"])) + len(whose)
    return found


def test_evidence_is_one_an_engagement_of_several_customers_and_verbatim() -> None:
    found = _worded_apart(tables())
    told = _evidence(found)
    assert {one.engagement for one in told} == {"E1", "E4", "E7"}
    texts = found["documents"].set_index("document_uid")["text"]
    for one in told:
        assert texts[one.document_uid][one.start : one.end] == one.text


def test_evidence_comes_the_surest_first() -> None:
    found = _worded_apart(tables())
    own = found["findings"]["document_uid"].str.startswith("E1-t-access")
    found["findings"].loc[own, "confidence"] = 0.7
    assert [one.engagement for one in _evidence(found)] == ["E2", "E4", "E7"]
    assert [one.engagement for one in _evidence(found, most=1)] == ["E2"]


def test_a_doubtful_finding_of_the_closest_gives_way_to_a_sure_one_of_the_next() -> None:
    found = _worded_apart(tables())
    own = found["findings"]["document_uid"].str.startswith("E1-t-access")
    found["findings"].loc[own, "confidence"] = 0.3
    assert [one.engagement for one in _evidence(found, most=1)] == ["E2"]


def test_the_same_wording_is_not_quoted_twice() -> None:
    assert [one.engagement for one in _evidence(tables())] == ["E1"]


def test_offer_of_which_nothing_is_known_has_evidence_all_the_same() -> None:
    assert len(_evidence(_worded_apart(tables()), offer=Offer(""))) == 3


def test_theme_that_nobody_shows_or_knows_has_no_evidence() -> None:
    assert _evidence(tables(), "t-never") == ()
    assert _evidence(tables(), "unheard of") == ()
    assert _evidence(empty(tables())) == ()
    assert _evidence(tables(), most=0) == ()
