"""Are planted facts seen, and is nothing else claimed."""

from __future__ import annotations

import pandas as pd

from intelligence.edition import Edition, Manifest
from intelligence.evaluation.statistics.sample.protocol import (
    evaluate_built_sample,
    evaluate_sample,
)

Tables = dict[str, pd.DataFrame]


def test_drawn_portfolios_tell_power_and_false_claims() -> None:
    power, claims = evaluate_sample(1, 7).tables
    assert len(power.rows) == 11
    assert {row[0] for row in claims.rows} >= {"over-representation", "trends: growth", "margin"}


def test_what_recognition_did_not_see_is_lost_by_it(drawn: Tables) -> None:
    """Nothing of the margin's theme is recognised in this build, and everything else is."""
    causes = drawn["findings"]
    rows = [
        {
            "document": name,
            "kind": kind,
            "engagement": engagement,
            "customer_key": customer,
            "causes": causes[(causes["document"] == name) & (causes["role"] == "cause")][
                ["theme_key", "text"]
            ]
            .rename(columns={"theme_key": "theme"})
            .to_dict("records"),
        }
        for name, kind, engagement, customer in drawn["documents"][
            ["document", "kind", "engagement", "customer_key"]
        ].itertuples(index=False)
    ]
    blind = causes.assign(
        theme_id=causes["theme_id"].mask(causes["theme_id"] == "change_control_bypass")
    )
    shown = causes.dropna(subset=["theme_id"]).groupby("document")["theme_id"].agg(list)
    documents = drawn["documents"].assign(
        theme_ids=[shown.get(name, []) for name in drawn["documents"]["document"]]
    )
    tables = {**drawn, "findings": blind, "documents": documents}
    edition = Edition(Manifest(1, "", 7, {}, {}, {}, "starter", {}, {}), tables)
    found = evaluate_built_sample(edition, {"documents": rows})
    verdicts = {str(row[0]): row[-1] for row in found.tables[0].rows}
    assert verdicts["margin: change_control_bypass"] == "lost by recognition"
    assert verdicts["local: method_tooling_gap"] == "recovered"
