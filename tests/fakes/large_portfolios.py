"""A synthetic portfolio of any size, as the tables that signals are worked out from.

Its figures mean nothing, but have the shape of a real one: skewed sizes of customers and themes,
several findings a document, money in one currency, a few causes that say which skill lacked.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from intelligence.edition import UNKNOWN
from intelligence.quarters import quarter_of, quarter_range, quarters_after

_ATTRIBUTES = {
    "engagement_type": 12,
    "billing_model": 4,
    "practice": 8,
    "region": 8,
    "team": 40,
    "phase": 7,
}
_SEGMENTS = 8
_CAUSES = (
    "The accounts for the test environment were issued nine days after the kick-off.",
    "Nobody on the team had run a cutover of this size before.",
    "The data model was agreed by mail and never written down.",
    "We had no one certified in SAP S/4HANA until the second month.",
    "The statement of work left the reporting scope open.",
)
_IMPACTS = (
    "Go-live moved by six weeks.",
    "The customer disputed the invoice.",
    "Four hundred hours of rework were not billable.",
    "The sponsor escalated to our board.",
)
_FIRST = "2021Q1"

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Size:
    """How large a portfolio is."""

    documents: int = 20_000
    engagements: int = 2_000
    themes: int = 60
    customers: int = 250
    quarters: int = 20


def large_portfolio(size: Size, seed: int = 0) -> Tables:
    """Return documents, findings, themes, engagements and customers."""
    draw = np.random.default_rng(seed)
    customers = pd.DataFrame(
        {
            "customer_key": [f"C-{at:04d}" for at in range(size.customers)],
            "name": [f"Customer {at}" for at in range(size.customers)],
            "segment": [f"Segment {at}" for at in draw.integers(0, _SEGMENTS, size.customers)],
            "region": None,
        }
    )
    engagements = _engagements(size, customers, draw)
    documents = _documents(size, engagements, draw)
    themes = [f"theme-{at:03d}" for at in range(size.themes)]
    keys = ["skill_gap", *themes[1:]]
    named = pd.DataFrame({"theme_id": themes, "theme_key": keys, "name": themes})
    findings = _findings(documents, themes, draw)
    told = findings.dropna(subset=["theme_id"]).groupby("document_uid")["theme_id"].unique()
    documents["theme_ids"] = documents["document_uid"].map(told.map(list))
    empty = documents["theme_ids"].isna()
    documents.loc[empty, "theme_ids"] = pd.Series([[] for _ in range(int(empty.sum()))]).to_numpy()
    return {
        "documents": documents,
        "findings": findings,
        "themes": named,
        "engagements": engagements,
        "customers": customers,
    }


def _skewed(count: int, draw: np.random.Generator) -> np.ndarray:
    weights = draw.gamma(0.8, size=count) + 0.05
    return np.asarray(weights / weights.sum())


def _engagements(size: Size, customers: pd.DataFrame, draw: np.random.Generator) -> pd.DataFrame:
    count = size.engagements
    quarters = quarter_range(_FIRST, quarters_after(_FIRST, size.quarters - 1)[-1])
    owner = draw.choice(size.customers, count, p=_skewed(size.customers, draw))
    begin = draw.integers(0, size.quarters, count)
    end = np.minimum(begin + draw.integers(0, 6, count), size.quarters - 1)
    planned = np.round(draw.lognormal(7.0, 0.8, count))
    frame = pd.DataFrame(
        {
            "engagement": [f"E-{at:05d}" for at in range(count)],
            "name": [f"Engagement {at}" for at in range(count)],
            "customer_key": customers["customer_key"].to_numpy()[owner],
            "customer_name": customers["name"].to_numpy()[owner],
            "status": "Completed",
            "start_quarter": [quarters[at] for at in begin],
            "end_quarter": [quarters[at] for at in end],
            "planned_hours": planned,
            "actual_hours": np.round(planned * draw.lognormal(0.1, 0.3, count)),
        }
    )
    for name, kinds in _ATTRIBUTES.items():
        frame[name] = [f"{name} {at}" for at in draw.integers(0, kinds, count)]
    frame["start"] = frame["start_quarter"].map(_day)
    frame["end"] = frame["end_quarter"].map(_day)
    frame["revenue"] = planned * 120.0
    frame["planned_cost"], frame["actual_cost"] = planned * 80.0, frame["actual_hours"] * 80.0
    frame["planned_margin"] = 1 - frame["planned_cost"] / frame["revenue"]
    frame["actual_margin"] = 1 - frame["actual_cost"] / frame["revenue"]
    for name in ("revenue_currency", "planned_cost_currency", "actual_cost_currency"):
        frame[name] = "EUR"
    return frame


def _documents(size: Size, engagements: pd.DataFrame, draw: np.random.Generator) -> pd.DataFrame:
    at = draw.choice(size.engagements, size.documents, p=_skewed(size.engagements, draw))
    own = engagements.iloc[at].reset_index(drop=True)
    begin = pd.to_datetime(own["start"])
    lasting = (pd.to_datetime(own["end"]) - begin).dt.days.to_numpy() + 30
    dates = begin + pd.to_timedelta((draw.random(size.documents) * lasting).astype(int), unit="D")
    uid = [f"{number:016x}" for number in range(size.documents)]
    linked = draw.random(size.documents) < 0.95
    days = dates.dt.strftime("%Y-%m-%d")
    phases = draw.integers(0, _ATTRIBUTES["phase"], size.documents)
    return pd.DataFrame(
        {
            "document_uid": uid,
            "document": uid,
            "kind": draw.choice(
                ["escalation", "post_mortem", "lesson"], size.documents, p=[0.6, 0.3, 0.1]
            ),
            "date": days,
            "quarter": [quarter_of(day.date()) for day in dates],
            "text": [f"Note {number}" for number in uid],
            "customer_key": own["customer_key"],
            "engagement": own["engagement"].where(linked, None),
            "phase": [UNKNOWN if at == 0 else f"phase {at}" for at in phases],
            "team": own["team"],
        }
    )


def _findings(
    documents: pd.DataFrame, themes: list[str], draw: np.random.Generator
) -> pd.DataFrame:
    weights = _skewed(len(themes), draw)
    count = len(documents)
    parts = []
    for order, role in enumerate(("cause", "cause", "impact", "recommendation")):
        texts = _CAUSES if role == "cause" else _IMPACTS
        theme = pd.Series(
            np.asarray(themes, dtype=object)[draw.choice(len(themes), count, p=weights)]
        )
        assigned = (role == "cause") & (draw.random(count) < 0.7)
        parts.append(
            pd.DataFrame(
                {
                    "finding_id": documents["document_uid"] + f"-{order}",
                    "document_uid": documents["document_uid"],
                    "document": documents["document"],
                    "kind": documents["kind"],
                    "start": order * 100,
                    "end": order * 100 + 80,
                    "text": [texts[at] for at in draw.integers(0, len(texts), count)],
                    "role": role,
                    "theme_id": theme.where(assigned, None),
                    "theme_key": theme.where(assigned, None),
                    "subcause_key": None,
                    "abstention": None,
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def _day(quarter: str) -> str:
    return f"{quarter[:4]}-{3 * int(quarter[5]) - 2:02d}-11"
