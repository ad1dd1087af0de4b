"""A built sample portfolio with the truth in place of recognition."""

from __future__ import annotations

import pandas as pd
import pytest

from intelligence.errors import UnusableLabels
from intelligence.evaluation.statistics.sample.retold import ids_of, with_true_themes

TRUTH = {
    "documents": [
        {
            "document": "D1",
            "kind": "lesson",
            "engagement": "P1",
            "customer_key": "C1",
            "causes": [{"theme": "skill_gap", "text": "Nobody knew."}],
        },
        {
            "document": "D2",
            "kind": "lesson",
            "engagement": "P1",
            "customer_key": "C1",
            "causes": [{"theme": "unheard_of", "text": "Stuck at customs."}],
        },
    ]
}


@pytest.fixture
def tables() -> dict[str, pd.DataFrame]:
    documents = {
        "document": ["D1", "D2"],
        "document_uid": ["u1", "u2"],
        "theme_ids": [["t1"], ["proposed-1"]],
        "engagement": ["P1", None],
        "customer_key": ["C1", None],
    }
    findings = {
        "document_uid": ["u1", "u2", "u2"],
        "role": ["cause", "cause", "impact"],
        "theme_id": ["t9", "proposed-1", None],
    }
    themes = {"theme_id": ["t1", "proposed-1"], "theme_key": ["skill_gap", None]}
    return {
        "documents": pd.DataFrame(documents),
        "findings": pd.DataFrame(findings),
        "themes": pd.DataFrame(themes),
        "engagements": pd.DataFrame(),
        "customers": pd.DataFrame(),
    }


def test_an_unlisted_theme_is_the_proposed_one_of_its_documents(
    tables: dict[str, pd.DataFrame],
) -> None:
    assert ids_of(tables, TRUTH) == {"skill_gap": "t1", "unheard_of": "proposed-1"}


def test_an_unlisted_theme_that_is_not_proposed_is_added(tables: dict[str, pd.DataFrame]) -> None:
    tables["documents"]["theme_ids"] = [["t1"], []]
    found = with_true_themes(tables, TRUTH, placed=False)
    assert ids_of(tables, TRUTH)["unheard_of"] == "unheard_of"
    assert "unheard_of" in set(found["themes"]["theme_id"])


def test_causes_get_their_true_themes_and_other_statements_stay(
    tables: dict[str, pd.DataFrame],
) -> None:
    found = with_true_themes(tables, TRUTH, placed=False)
    causes = found["findings"][found["findings"]["role"] == "cause"]
    assert list(zip(causes["document_uid"], causes["theme_id"], strict=True)) == [
        ("u1", "t1"),
        ("u2", "proposed-1"),
    ]
    assert (found["findings"]["role"] == "impact").sum() == 1
    assert found["documents"]["engagement"].tolist()[0] == "P1"
    assert found["documents"]["engagement"].isna().sum() == 1


def test_documents_that_name_nobody_are_placed_when_asked(tables: dict[str, pd.DataFrame]) -> None:
    found = with_true_themes(tables, TRUTH, placed=True)
    assert found["documents"]["engagement"].tolist() == ["P1", "P1"]


def test_another_portfolio_is_refused(tables: dict[str, pd.DataFrame]) -> None:
    fewer = {**tables, "documents": tables["documents"].iloc[:1]}
    with pytest.raises(UnusableLabels, match="'D2' was planted"):
        with_true_themes(fewer, TRUTH, placed=False)
