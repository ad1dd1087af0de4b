"""The unit is the engagement: how often it repeats itself decides nothing, in any table."""

from __future__ import annotations

import pandas as pd

from corpus.sample.materials import Materials
from intelligence.evaluation.statistics.sample.facts import planted_options
from intelligence.evaluation.statistics.sample.told import told_by
from intelligence.evaluation.statistics.sample.world import drawn_tables

#: What is counted by finding, and decides nothing.
_COUNTED = ["findings"]


def test_repeating_every_finding_of_one_engagement_three_times_changes_no_test() -> None:
    """Of the loudest engagement of a portfolio by the plan of the sample."""
    tables = drawn_tables(Materials.packaged(), 31)
    owners = tables["documents"]["engagement"]
    loudest = owners.value_counts().index[0]
    own = set(tables["documents"].loc[owners == loudest, "document_uid"])
    told = tables["findings"][tables["findings"]["document_uid"].isin(own)]
    assert len(told) > 10
    again = [told.assign(finding_id=told["finding_id"] + f"-{time}") for time in range(3)]
    louder = {**tables, "findings": pd.concat([tables["findings"], *again], ignore_index=True)}
    options = planted_options({})
    before, after = told_by(tables, options), told_by(louder, options)
    counted = before["customer_signals"]["findings"].sum()
    assert after["customer_signals"]["findings"].sum() > counted
    for name, table in before.items():
        one, other = (
            found.drop(columns=_COUNTED, errors="ignore") for found in (table, after[name])
        )
        pd.testing.assert_frame_equal(one, other, obj=name)
