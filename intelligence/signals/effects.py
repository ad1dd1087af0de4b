"""Which causes go with which impacts: what stands together in one document, by engagement.

An engagement that shows a theme counts once, and has an impact if one of its documents states both.
It is compared with what the other causes of the portfolio have in documents of the same kinds,
because a post-mortem tells more than a ticket. Nothing here is proof that one caused the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.proportions import wilson
from intelligence.signals.impacts import IMPACTS, impacts_in
from intelligence.statistics.multiplicity import benjamini_hochberg
from intelligence.statistics.poisson_binomial import two_sided_mid_p

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
    """Each engagement with each theme of its causes, and the impacts stated beside it.

    Attributes:
        themes: shape (pairs,), *no theme* included.
        kinds: shape (pairs,), a code for the kinds of documents that state it.
        shown: shape (pairs, impacts).
        causes: documents of each theme's linked causes, in order, with the first such finding.
        impacts: the same of each impact.

    """

    themes: NDArray[np.object_]
    kinds: NDArray[np.int64]
    shown: NDArray[np.bool_]
    causes: Mapping[str, Mapping[str, str]]
    impacts: Mapping[str, Mapping[str, str]]


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
    columns = ["finding_id", "document_uid", "theme_id"]
    causes = findings[findings["role"] == "cause"][columns].merge(placed, on="document_uid")
    causes["theme"] = causes["theme_id"].astype("object").fillna(_NO_THEME)
    impacts = findings[findings["role"] == "impact"][["finding_id", "document_uid", "text"]]
    first: dict[str, dict[str, str]] = {impact: {} for impact in IMPACTS}
    for finding, document, text in impacts.itertuples(index=False):
        for impact in impacts_in(text):
            first[impact].setdefault(document, finding)
    of_theme: dict[str, dict[str, str]] = {}
    for theme, document, finding in causes[["theme", "document_uid", "finding_id"]].itertuples(
        index=False
    ):
        of_theme.setdefault(theme, {}).setdefault(document, finding)
    groups = causes.groupby(["engagement", "theme"], sort=False)
    place = groups.ngroup().to_numpy(dtype=np.int64)
    shown = np.zeros((groups.ngroups, len(IMPACTS)), dtype=bool)
    for at, impact in enumerate(IMPACTS):
        shown[place[causes["document_uid"].isin(list(first[impact])).to_numpy(dtype=bool)], at] = (
            True
        )
    kinds, names = pd.factorize(causes["kind"], use_na_sentinel=False)
    stated = np.zeros((groups.ngroups, len(names)), dtype=bool)
    stated[place, kinds] = True
    _, code = np.unique(stated, axis=0, return_inverse=True)
    themes = np.full(groups.ngroups, _NO_THEME, dtype=object)
    themes[place] = causes["theme"].to_numpy(dtype=object)
    return _Pairs(themes, code.reshape(-1).astype(np.int64), shown, of_theme, first)


def _row(pairs: _Pairs, theme: str, impact: str) -> dict[str, Any]:
    own = pairs.themes == theme
    count, rest = int(own.sum()), int((~own).sum())
    row: dict[str, Any] = {"theme_id": theme, "impact": impact, "engagements": count}
    if not count:
        return row | {"with_impact": 0, "status": "no engagement shows it"}
    shown = pairs.shown[:, IMPACTS.index(impact)]
    having = int(shown[own].sum())
    share = wilson(having / count, count)
    row |= {
        "with_impact": having,
        "share": round(share.value, 4),
        "share_low": round(share.low, 4),
        "share_high": round(share.high, 4),
        **_evidence(pairs, theme, impact),
    }
    if rest < _LEAST_BASE:
        few = f"{rest} engagements with other causes; {_LEAST_BASE} are needed to compare"
        return row | {"status": "not testable", "note": few}
    chances = _chances(pairs.kinds, shown, own)
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
    return row | {"p": two_sided_mid_p(having, chances), "status": "tested"}


def _chances(
    kinds: NDArray[np.int64], shown: NDArray[np.bool_], own: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Return for each engagement of a theme the chance that other causes have it there.

    In documents of the same kinds, drawn to the share over all kinds where these are few.
    """
    size = int(kinds.max()) + 1
    counts = np.bincount(kinds[~own], minlength=size)
    having = np.bincount(kinds[~own], weights=shown[~own], minlength=size)
    overall = float(having.sum() / counts.sum())
    shares = (having + _SHRUNK * overall) / (counts + _SHRUNK)
    return np.asarray(shares[kinds[own]], dtype=np.float64)


def _evidence(pairs: _Pairs, theme: str, impact: str) -> dict[str, list[str]]:
    """Return findings of both roles, the first of one list beside the first of the other."""
    causes, impacts = pairs.causes.get(theme, {}), pairs.impacts[impact]
    both = [document for document in causes if document in impacts][:_EVIDENCE]
    return {
        "cause_findings": [causes[document] for document in both],
        "impact_findings": [impacts[document] for document in both],
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
