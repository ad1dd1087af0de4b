"""Which causes go with which impacts: what stands together in one document, by engagement.

An engagement that shows a theme counts once, and has an impact if one of its documents states both.
It is compared with what the other causes of the portfolio have in documents of the same kinds,
because a post-mortem tells more than a ticket. Nothing here is proof that one caused the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import poisson_binom

from intelligence.proportions import wilson
from intelligence.signals.impacts import IMPACTS, impacts_in
from intelligence.statistics.multiplicity import benjamini_hochberg

_COLUMNS = (
    *("theme_id", "impact", "engagements", "with_impact", "share", "share_low", "share_high"),
    *("base_share", "expected", "lift", "lift_low", "lift_high", "p", "q", "status", "statement"),
    *("cause_findings", "impact_findings", "note"),
)
#: False discovery rate at which an association is claimed.
_LEVEL = 0.10
_LEAST_EXPECTED = 2.0
_LEAST_BASE = 20
#: Weight of the overall share in that of one kind of documents, in engagements.
_SHRUNK = 4.0
_EVIDENCE = 5
_NO_THEME = ""


@dataclass(frozen=True)
class _Pairs:
    """Each engagement with each theme of its causes: kinds of documents, and impacts beside it.

    ``told`` has the columns ``engagement``, ``theme``, ``kinds``, then the impacts as booleans.
    """

    told: pd.DataFrame
    causes: pd.DataFrame
    impacts: pd.DataFrame
    unlinked: int


def effects_table(
    findings: pd.DataFrame, documents: pd.DataFrame, themes: Sequence[str]
) -> pd.DataFrame:
    """Return one row a theme and impact, themes in the order given.

    Args:
        findings: the edition's, with ``finding_id, document_uid, role, text, theme_id``.
        documents: the edition's, with ``document_uid, engagement, kind``.
        themes: ids of the themes that are asked about.

    """
    pairs = _pairs(findings, documents)
    rows = [_row(pairs, theme, impact) for theme in themes for impact in IMPACTS]
    table = pd.DataFrame(rows, columns=list(_COLUMNS))
    table["q"] = benjamini_hochberg(table["p"].astype("float64"))
    decided = [_status(row) for row in table[["p", "q", "lift", "status"]].itertuples(index=False)]
    table["status"] = decided
    table["statement"] = [_statement(row) for row in table.itertuples(index=False)]
    table[["p", "q"]] = table[["p", "q"]].astype("float64").round(6)
    return table


def _pairs(findings: pd.DataFrame, documents: pd.DataFrame) -> _Pairs:
    placed = documents[["document_uid", "engagement", "kind"]].dropna(subset=["engagement"])
    kinds = ["finding_id", "document_uid", "text"]
    causes = findings[findings["role"] == "cause"][[*kinds, "theme_id"]]
    unlinked = int((~causes["document_uid"].isin(placed["document_uid"])).sum())
    causes = causes.merge(placed, on="document_uid", how="inner")
    causes["theme"] = causes["theme_id"].astype("object").fillna(_NO_THEME)
    impacts = findings[findings["role"] == "impact"][kinds].copy()
    impacts["impact"] = pd.Series(
        [impacts_in(text) for text in impacts["text"]], index=impacts.index, dtype="object"
    )
    impacts = impacts.explode("impact").dropna(subset=["impact"])
    shown = pd.crosstab(impacts["document_uid"], impacts["impact"]) > 0
    beside = shown.reindex(index=causes["document_uid"], columns=list(IMPACTS), fill_value=False)
    told = causes[["engagement", "theme", "kind"]].copy()
    told[list(IMPACTS)] = beside.to_numpy(dtype=bool)
    groups = told.groupby(["engagement", "theme"], sort=False)
    whole = groups[list(IMPACTS)].any()
    whole["kinds"] = groups["kind"].agg(lambda found: " ".join(sorted(set(map(str, found)))))
    return _Pairs(whole.reset_index(), causes, impacts, unlinked)


def _row(pairs: _Pairs, theme: str, impact: str) -> dict[str, Any]:
    told = pairs.told
    own = told[told["theme"] == theme]
    count = len(own)
    row: dict[str, Any] = {"theme_id": theme, "impact": impact, "engagements": count}
    if not count:
        return row | {"with_impact": 0, "status": "no engagement shows it"}
    rest = told[told["theme"] != theme]
    having = int(own[impact].sum())
    share = wilson(having / count, count)
    row |= {
        "with_impact": having,
        "share": round(share.value, 4),
        "share_low": round(share.low, 4),
        "share_high": round(share.high, 4),
        **_evidence(pairs, theme, impact),
    }
    if len(rest) < _LEAST_BASE:
        few = f"{len(rest)} engagements with other causes; {_LEAST_BASE} are needed to compare"
        return row | {"status": "not testable", "note": few}
    chances = _chances(own["kinds"], rest["kinds"], rest[impact].to_numpy(dtype=bool))
    expected = float(chances.sum())
    row |= {"base_share": round(expected / count, 4), "expected": round(expected, 2)}
    if expected > 0:
        scale = count / expected
        lifts = (having / expected, share.low * scale, share.high * scale)
        names = ("lift", "lift_low", "lift_high")
        row |= {name: round(lift, 3) for name, lift in zip(names, lifts, strict=True)}
    if expected < _LEAST_EXPECTED or count - expected < _LEAST_EXPECTED:
        few = f"{expected:.1f} of {count} expected; too few to test"
        return row | {"status": "not testable", "note": few}
    return row | {"p": _two_sided(having, chances), "status": "tested"}


def _chances(
    own: pd.Series[str], kinds: pd.Series[str], having: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Return for each engagement the chance that other causes have it in such documents."""
    overall = float(having.mean())
    frame = pd.DataFrame({"kinds": kinds.to_numpy(), "having": having.astype(np.float64)})
    sums = frame.groupby("kinds")["having"].agg(["sum", "count"])
    shares = (sums["sum"] + _SHRUNK * overall) / (sums["count"] + _SHRUNK)
    return own.map(shares).fillna(overall).to_numpy(dtype=np.float64)


def _two_sided(having: int, chances: NDArray[np.float64]) -> float:
    """Return the mid-p of so many successes of unequal chances (Poisson-binomial, both tails)."""
    here = float(poisson_binom.pmf(having, chances))
    upper = float(poisson_binom.sf(having, chances)) + here / 2
    return min(1.0, 2 * max(min(upper, 1 - upper), 0.0))


def _evidence(pairs: _Pairs, theme: str, impact: str) -> dict[str, list[str]]:
    causes = pairs.causes[pairs.causes["theme"] == theme]
    impacts = pairs.impacts[pairs.impacts["impact"] == impact]
    both = set(causes["document_uid"]) & set(impacts["document_uid"])
    return {
        name: table[table["document_uid"].isin(both)]["finding_id"].head(_EVIDENCE).tolist()
        for name, table in (("cause_findings", causes), ("impact_findings", impacts))
    }


def _status(row: Any) -> str:
    if row.status != "tested":
        return str(row.status)
    if row.q > _LEVEL:
        return "no difference shown"
    return "more often" if row.lift > 1 else "less often"


def _statement(row: Any) -> str | None:
    """Return what may be claimed, with its number, interval and method; None for nothing."""
    if row.status not in {"more often", "less often"}:
        return None
    return (
        f"associated with {row.impact}: {row.with_impact} of {row.engagements} engagements, "
        f"{row.lift:.1f} times what other causes have in such documents, 95 % interval "
        f"{row.lift_low:.1f} to {row.lift_high:.1f}"
    )
