"""What happened in each engagement: escalations, delivery problems, exposure.

Counts are bounded, so that no one is made loud by writing the same twice. A *delivery problem* is a
theme that an engagement shows in a quarter, however many documents and findings say so; all its
causes of that quarter in no theme are one more. An *escalation* is a document of that kind; copies
of one text in one engagement are one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from intelligence.edition import UNKNOWN
from intelligence.signals.occurrences import Occurrences

#: The theme that speaks of the relationship itself, so no problem of delivery.
RELATIONSHIP_THEMES = frozenset({"relationship_breakdown"})

ESCALATION = "escalation"


@dataclass(frozen=True)
class Counts:
    """What customers are compared on.

    Attributes:
        engagements: those with a known customer, one a row: ``engagement``, ``customer`` (key),
            ``customer_name``, ``engagement_type``, ``team``, ``phase``, ``quarters`` (active ones
            within the portfolio), ``hours``, ``revenue``, ``revenue_currency``, ``escalations``,
            ``problems`` (engagement shows theme in quarter), ``told_by_escalations`` (problems
            that no other kind of document tells) and ``findings`` (statements of a cause).
        quarters: by customer key, in how many quarters it had an active engagement.
        escalations: distinct ones with a known engagement: ``customer``, ``engagement``,
            ``quarter``, ``phase``, ``team``.
        without_engagement: by customer key, escalations whose engagement is not known.
        without_customer: escalations of which not even the customer is known.
        engagements_without_customer: engagements of no known customer, left out.

    """

    engagements: pd.DataFrame
    quarters: Mapping[str, int]
    escalations: pd.DataFrame
    without_engagement: Mapping[str, int]
    without_customer: int
    engagements_without_customer: int


def counts_of(occurrences: Occurrences, tables: Mapping[str, pd.DataFrame]) -> Counts:
    """Count from the occurrences and the tables documents, engagements, findings and themes."""
    documents = tables["documents"]
    described = occurrences.engagements
    known = described[described["customer"] != UNKNOWN]
    frame = known[
        ["engagement", "customer", "customer_name", "engagement_type", "team", "hours"]
    ].copy()
    frame["quarters"] = known["active_quarters"].astype("float64")
    frame["revenue"] = known["revenue"].astype("float64")
    frame["revenue_currency"] = known["revenue_currency"]
    phases = tables["engagements"].set_index("engagement")["phase"]
    frame["phase"] = frame["engagement"].map(phases).astype("object")
    frame["phase"] = frame["phase"].replace("", None).fillna(UNKNOWN)
    frame["hours"] = frame["hours"].astype("float64")
    escalations = _escalations(documents)
    linked = escalations.merge(frame[["engagement", "customer", "team"]], on="engagement")
    problems = _problems(tables)
    counted = {
        "escalations": linked.groupby("engagement").size(),
        "problems": problems.groupby("engagement").size(),
        "told_by_escalations": problems[problems["only"]].groupby("engagement").size(),
        "findings": _causes(tables).groupby("engagement").size(),
    }
    for name, sizes in counted.items():
        frame[name] = frame["engagement"].map(sizes).fillna(0).astype("int64")
    loose = escalations[escalations["engagement"].isna()]
    owners = loose["customer_key"].dropna()
    active = occurrences.active.merge(frame[["engagement", "customer"]], on="engagement")
    spans = active.groupby("customer")["quarter"].nunique()
    return Counts(
        frame.reset_index(drop=True),
        {str(key): int(count) for key, count in spans.items()},
        linked[["customer", "engagement", "quarter", "phase", "team"]],
        {str(key): int(count) for key, count in owners.value_counts().items()},
        len(loose) - len(owners),
        len(described) - len(known),
    )


def _escalations(documents: pd.DataFrame) -> pd.DataFrame:
    own = documents[documents["kind"] == ESCALATION]
    columns = ["engagement", "customer_key", "quarter", "phase", "text"]
    return own[columns].drop_duplicates(["engagement", "customer_key", "text"], ignore_index=True)


#: Why a cause has no theme when it is none after all.
_NO_CAUSE = ("no cause", "too short")


def _causes(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    findings = tables["findings"]
    told = (findings["role"] == "cause") & ~findings["abstention"].isin(_NO_CAUSE)
    documents = tables["documents"][["document_uid", "engagement", "quarter", "kind"]]
    causes = findings[told][["document_uid", "theme_id"]].merge(documents, on="document_uid")
    return causes.dropna(subset=["engagement"])


def _problems(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return engagement, theme and quarter, and whether ``only`` escalations tell of it."""
    themes = tables["themes"]
    left_out = themes[themes["theme_key"].isin(RELATIONSHIP_THEMES)]["theme_id"]
    causes = _causes(tables)
    causes["theme_id"] = causes["theme_id"].astype("object").where(causes["theme_id"].notna(), "")
    causes = causes[~causes["theme_id"].isin(left_out)]
    escalated = causes["kind"] == ESCALATION
    grouped = escalated.groupby([causes[name] for name in ("engagement", "theme_id", "quarter")])
    return grouped.all().rename("only").reset_index()
