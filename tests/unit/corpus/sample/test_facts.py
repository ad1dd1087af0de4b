from corpus.records import Engagement
from corpus.sample import plan
from corpus.sample.documents import SampleDocument
from corpus.sample.engagements import SampleEngagement
from corpus.sample.facts import Portfolio, measure
from corpus.sample.scopes import SampleScope
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


def test_invitations_are_counted_over_engagements_with_a_scope_only(
    engagements: tuple[SampleEngagement, ...],
    accounts: tuple[Engagement, ...],
    documents: tuple[SampleDocument, ...],
) -> None:
    rows = truth_rows(documents, {item.id: "file.csv" for item in documents})
    theme = plan.SCOPE_THEMES[0]
    showing = sorted(Portfolio(engagements, accounts, rows).showing(theme))
    other = next(item.key for item in engagements if item.key not in showing)
    scopes = {
        showing[0]: SampleScope("a", frozenset({theme})),
        showing[1]: SampleScope("b", frozenset()),
        other: SampleScope("c", frozenset()),
    }
    fact = measure(Portfolio(engagements, accounts, rows, scopes))["scope"]
    assert fact["engagements"] == 3
    assert fact["themes"][0] == {
        "theme": theme,
        "showing": 2,
        "invited_showing": 1,
        "share_showing": 0.5,
        "others": 1,
        "invited_others": 0,
        "share_others": 0.0,
    }
    assert fact["invites"][showing[0]] == [theme]
