"""Causes that past engagements name."""

from __future__ import annotations

from tests.unit.intelligence.risk.past_portfolio import empty, past_of, tables


def test_every_finding_is_verbatim_at_its_place_in_its_document() -> None:
    found = tables()
    findings = past_of(found).findings
    texts = found["documents"].set_index("document_uid")["text"]
    quotes = [findings.quote(place) for place in range(len(findings.rows))]
    assert len(quotes) == len(found["findings"]) - 1
    for one in quotes:
        assert texts[one.document_uid][one.start : one.end] == one.text
    assert quotes[0].engagement_name == "Work E1"
    assert (quotes[0].customer, quotes[0].customer_name) == ("C1", "Customer C1")
    assert quotes[0].quarter == "2026Q1"


def test_findings_of_an_engagement_come_the_surest_first() -> None:
    findings = past_of(tables()).findings
    own = [float(findings.sure[place]) for place in findings.of_engagement(0)]
    assert own == [0.9, 0.8, 0.4, 0.4]
    assert list(findings.of_engagement(7)) == []


def test_theme_is_told_by_the_surest_finding_of_each_engagement() -> None:
    findings = past_of(tables()).findings
    told = [findings.quote(int(place)) for place in findings.of_theme("t-access")]
    assert [one.engagement for one in told] == ["E1", "E2", "E4", "E7"]
    assert {one.finding_id.rsplit("-", 1)[0].rsplit("-", 1)[1] for one in told} == {"sure"}
    assert told[-1].customer is None
    assert findings.of_theme("t-never").tolist() == findings.of_theme("unheard of").tolist() == []


def test_themes_are_shown_with_that_of_most_documents_first() -> None:
    found = tables()
    more = found["findings"].iloc[[2]].assign(document_uid="E1-t-access-sure", finding_id="more")
    found["findings"] = type(more)(
        {name: [*found["findings"][name], *more[name]] for name in more.columns}
    )
    findings = past_of(found).findings
    shown = [findings.theme_names[at] for at in findings.shown[0]]
    assert shown == ["Scope", "Access"]
    assert 5 not in findings.shown


def test_a_finding_too_long_to_quote_comes_after_one_that_is_not() -> None:
    found = tables()
    found["findings"].loc[0, "text"] = "x" * 400
    findings = past_of(found).findings
    assert float(findings.sure[0]) == 0.8


def test_confidence_that_is_missing_is_no_confidence() -> None:
    found = tables()
    found["findings"] = found["findings"].drop(columns="confidence")
    assert set(past_of(found).findings.sure) == {0.0}


def test_edition_without_findings_has_none() -> None:
    assert past_of(empty(tables())).findings.rows.shape == (0,)
