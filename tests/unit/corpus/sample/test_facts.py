from corpus.records import Engagement
from corpus.sample import plan
from corpus.sample.documents import SampleDocument
from corpus.sample.engagements import SampleEngagement
from corpus.sample.facts import Portfolio, measure
from corpus.sample.truth import truth_rows


def test_facts_follow_the_documents_and_not_the_plan(
    engagements: tuple[SampleEngagement, ...],
    accounts: tuple[Engagement, ...],
    documents: tuple[SampleDocument, ...],
) -> None:
    files = {item.id: "file.csv" for item in documents}
    kept = [i for i in documents if plan.NEW_THEME not in {cause.theme for cause in i.causes}]
    whole = measure(Portfolio(engagements, accounts, truth_rows(documents, files)))
    without = measure(Portfolio(engagements, accounts, truth_rows(kept, files)))
    assert whole["new_theme"]["findings"] == plan.NEW_FINDINGS
    assert without["new_theme"]["findings"] == 0
    assert without["local"]["documents"] <= whole["local"]["documents"]


def test_an_intervention_is_compared_with_the_other_types(
    engagements: tuple[SampleEngagement, ...],
    accounts: tuple[Engagement, ...],
    documents: tuple[SampleDocument, ...],
) -> None:
    files = {item.id: "file.csv" for item in documents}
    facts = measure(Portfolio(engagements, accounts, truth_rows(documents, files)))
    fact = facts["intervention"]
    parts = ("before", "after", "comparison_before", "comparison_after")
    at_risk = sum(fact[part]["active_engagement_quarters"] for part in parts)
    assert at_risk == sum(len(item.quarters) for item in engagements)
    assert fact["before"]["rate"] > 3 * fact["after"]["rate"]
    assert abs(fact["comparison_before"]["rate"] - fact["comparison_after"]["rate"]) < 0.02
