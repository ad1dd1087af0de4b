"""Measures the planted facts on the documents as written, so that the truth file never guesses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

from corpus.records import Engagement
from corpus.sample import plan
from corpus.sample.calendar import QUARTERS, Quarter
from corpus.sample.engagements import SampleEngagement
from corpus.sample.occurrence import active, belongs
from corpus.sample.scopes import SampleScope
from corpus.sample.truth import DocumentTruth

Scope = Callable[[SampleEngagement], bool]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Engagements, their accounts, the documents about them and what was agreed of them."""

    engagements: Sequence[SampleEngagement]
    accounts: Sequence[Engagement]
    documents: Sequence[DocumentTruth]
    scopes: Mapping[str, SampleScope] = field(default_factory=dict)

    def showing(self, theme: str) -> set[str]:
        """Return the keys of the engagements with a document that names the theme."""
        return {d.engagement for d in self.documents if d.engagement and theme in d.themes}

    def showing_in(self, theme: str, quarter: Quarter) -> set[str]:
        """Return the keys of the engagements that name the theme in a quarter's documents."""
        return {
            document.engagement
            for document in self.documents
            if document.engagement and theme in document.themes and document.quarter == str(quarter)
        }


def measure(portfolio: Portfolio) -> dict[str, Any]:
    """Return every planted fact with the figures that were realised."""
    return {
        "over_represented": [_cell(portfolio, cell) for cell in plan.CELLS],
        "rising": _trend(portfolio, plan.RISING.theme),
        "falling": _trend(portfolio, plan.FALLING.theme),
        "intervention": _intervention(portfolio),
        "relationship_problem": _standing(portfolio, plan.RELATIONSHIP_CUSTOMER),
        "delivery_problem": _standing(portfolio, plan.DELIVERY_CUSTOMER),
        "structural": _spread(portfolio, plan.STRUCTURAL_THEME),
        "local": _spread(portfolio, plan.LOCAL_THEME),
        "margin": _margin(portfolio),
        "new_theme": _spread(portfolio, plan.NEW_THEME),
        "scope": _scope(portfolio),
        "nothing_planted": sorted(plan.BACKGROUND.keys() - plan.DELIVERY_RATES.keys()),
    }


def _cell(portfolio: Portfolio, cell: plan.Cell) -> dict[str, Any]:
    showing = portfolio.showing(cell.theme)
    inside = {e.key for e in portfolio.engagements if belongs(e, cell.dimension, cell.value)}
    total = len(portfolio.engagements)
    return {
        "theme": cell.theme,
        "dimension": cell.dimension,
        "value": cell.value,
        "engagements": len(inside),
        "observed": len(showing & inside),
        "expected": _rounded(len(inside) * len(showing) / total),
        "rate_inside": _share(len(showing & inside), len(inside)),
        "rate_outside": _share(len(showing - inside), total - len(inside)),
    }


def _trend(portfolio: Portfolio, theme: str) -> dict[str, Any]:
    series = []
    for quarter in QUARTERS:
        now = active(portfolio.engagements, quarter)
        count = len(portfolio.showing_in(theme, quarter) & {item.key for item in now})
        series.append(
            {
                "quarter": str(quarter),
                "engagements": count,
                "active": len(now),
                "rate": _share(count, len(now)),
            }
        )
    return {"theme": theme, "series": series}


def _intervention(portfolio: Portfolio) -> dict[str, Any]:
    action = plan.INTERVENTION

    def inside(item: SampleEngagement) -> bool:
        return item.type == action.engagement_type

    def outside(item: SampleEngagement) -> bool:
        return not inside(item)

    before = [quarter for quarter in QUARTERS if quarter.first < action.start]
    after = [quarter for quarter in QUARTERS if quarter.first >= action.start]
    return {
        "theme": action.theme,
        "engagement_type": action.engagement_type,
        "date": action.start.isoformat(),
        "action": action.action,
        "before": _rate(portfolio, action.theme, before, inside),
        "after": _rate(portfolio, action.theme, after, inside),
        "comparison_before": _rate(portfolio, action.theme, before, outside),
        "comparison_after": _rate(portfolio, action.theme, after, outside),
    }


def _rate(
    portfolio: Portfolio, theme: str, quarters: Iterable[Quarter], scope: Scope
) -> dict[str, Any]:
    """Count engagement-quarters with the theme against those at risk."""
    count = exposure = 0
    for quarter in quarters:
        now = {item.key for item in active(portfolio.engagements, quarter) if scope(item)}
        count += len(now & portfolio.showing_in(theme, quarter))
        exposure += len(now)
    return {
        "engagement_quarters": count,
        "active_engagement_quarters": exposure,
        "rate": _share(count, exposure),
    }


def _standing(portfolio: Portfolio, customer: str) -> dict[str, Any]:
    """Compare a customer's escalations with what went wrong in delivery, per engagement-quarter."""
    own = [item for item in portfolio.engagements if item.customer.record.name == customer]
    rest = [item for item in portfolio.engagements if item.customer.record.name != customer]
    documents = [d for d in portfolio.documents if d.customer == customer]
    escalations = [d for d in documents if d.kind == "escalation"]
    return {
        "customer": customer,
        "engagements": len(own),
        "teams": sorted({item.team for item in own}),
        "quarters": sorted({d.quarter for d in escalations}),
        "escalations": len(escalations),
        **_standing_rates(portfolio, own, ""),
        **_standing_rates(portfolio, rest, "_elsewhere"),
        "hours_overrun": _overrun(portfolio, {item.key for item in own}),
        "hours_overrun_elsewhere": _overrun(portfolio, {item.key for item in rest}),
    }


def _standing_rates(
    portfolio: Portfolio, engagements: Sequence[SampleEngagement], suffix: str
) -> dict[str, float]:
    keys = {item.key for item in engagements}
    exposure = sum(len(item.quarters) for item in engagements)
    documents = [d for d in portfolio.documents if d.engagement in keys]
    escalations = sum(d.kind == "escalation" for d in documents)
    delivery = {
        (d.engagement, d.quarter, theme)
        for d in documents
        for theme in d.themes - {plan.RELATIONSHIP_THEME}
    }
    return {
        f"escalations_per_engagement_quarter{suffix}": _share(escalations, exposure),
        f"delivery_problems_per_engagement_quarter{suffix}": _share(len(delivery), exposure),
    }


def _overrun(portfolio: Portfolio, keys: set[str]) -> float:
    closed = [a for a in portfolio.accounts if a.key in keys and a.actual_margin is not None]
    return _rounded(
        fmean(float((a.actual_hours or 0) / a.planned_hours) - 1 for a in closed if a.planned_hours)
    )


def _spread(portfolio: Portfolio, theme: str) -> dict[str, Any]:
    by_key: Mapping[str, SampleEngagement] = {item.key: item for item in portfolio.engagements}
    documents = [d for d in portfolio.documents if d.engagement and theme in d.themes]
    engagements = [by_key[d.engagement] for d in documents if d.engagement]
    return {
        "theme": theme,
        "findings": sum(cause.theme == theme for d in documents for cause in d.causes),
        "documents": len(documents),
        "engagements": len({item.key for item in engagements}),
        "customers": len({item.customer.record.key for item in engagements}),
        "teams": sorted({item.team for item in engagements}),
        "quarters": sorted({d.quarter for d in documents}),
    }


def _margin(portfolio: Portfolio) -> dict[str, Any]:
    """Compare the margin points lost with and without the theme; closed engagements only."""
    showing = portfolio.showing(plan.MARGIN_THEME)
    lost: dict[bool, list[float]] = {True: [], False: []}
    for account in portfolio.accounts:
        if account.actual_margin is not None and account.planned_margin is not None:
            points = float(account.planned_margin - account.actual_margin) * 100
            lost[account.key in showing].append(points)
    return {
        "theme": plan.MARGIN_THEME,
        "engagements_with": len(lost[True]),
        "engagements_without": len(lost[False]),
        "points_lost_with": _rounded(fmean(lost[True])),
        "points_lost_without": _rounded(fmean(lost[False])),
        "points_planted": plan.MARGIN_POINTS,
    }


def _scope(portfolio: Portfolio) -> dict[str, Any]:
    """Compare how often wording invites a theme where documents show it and where none does.

    Each engagement's own invitations are listed, because only they are known to be planted.
    """
    written = portfolio.scopes
    themes = []
    for theme in plan.SCOPE_THEMES:
        invited = {key for key, scope in written.items() if theme in scope.invites}
        showing = portfolio.showing(theme) & written.keys()
        others = written.keys() - showing
        themes.append(
            {
                "theme": theme,
                "showing": len(showing),
                "invited_showing": len(invited & showing),
                "share_showing": _share(len(invited & showing), len(showing)),
                "others": len(others),
                "invited_others": len(invited & others),
                "share_others": _share(len(invited & others), len(others)),
            }
        )
    return {
        "engagements": len(written),
        "share_planted_where_shown": plan.INVITED_WHERE_SHOWN,
        "share_planted_elsewhere": plan.INVITED_ELSEWHERE,
        "themes": themes,
        "invites": {key: sorted(scope.invites) for key, scope in written.items()},
    }


def _share(count: int, total: int) -> float:
    return _rounded(count / total) if total else 0.0


def _rounded(value: float) -> float:
    return round(value, 4)
