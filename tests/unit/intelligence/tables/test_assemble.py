import pandas as pd

from corpus.progress import Silent
from intelligence.edition import UNKNOWN
from intelligence.pipeline import build
from tests.fakes.portfolios import portfolio, tools


def tables() -> dict[str, pd.DataFrame]:
    return dict(build(portfolio(), tools(), Silent()).tables)


def test_exposure_counts_engagements_without_documents() -> None:
    totals = tables()["totals"]
    beta = totals[(totals["dimension"] == "team") & (totals["value"] == "Beta")].iloc[0]
    assert (beta["documents"], beta["active_engagements"]) == (1, 2)


def test_quarters_run_without_a_gap_from_the_first_document_to_the_last() -> None:
    trends = tables()["trends"]
    assert sorted(set(trends["quarter"])) == ["2026Q1", "2026Q2"]
    last = trends[trends["quarter"] == "2026Q2"].iloc[0]
    assert last["active_engagements"] == 3


def test_a_document_lists_each_of_its_themes_once() -> None:
    documents = tables()["documents"].set_index("document")
    assert documents.loc["D1", "theme_keys"] == ["late_access"]
    assert documents.loc["D3", "theme_keys"] == ["vague_scope"]


def test_a_customers_region_stands_in_for_an_engagement_without_one() -> None:
    totals = tables()["totals"]
    regions = totals[totals["dimension"] == "region"].set_index("value")["active_engagements"]
    assert regions.to_dict() == {"North": 2, UNKNOWN: 1}
