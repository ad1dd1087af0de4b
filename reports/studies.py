"""Freezes the course of each intervention by quarter: what was counted inside its scope and out."""

from __future__ import annotations

from dataclasses import dataclass

from intelligence.edition import Edition
from intelligence.signals.reading import Row, signal_rows
from intelligence.signals.shown.interventions import INTERVENTION_QUARTERS, INTERVENTIONS
from reports.columns import scope_said
from reports.columns import told as figure_told
from reports.figures import per_100, plain_date, thousands
from reports.tables import words


@dataclass(frozen=True, slots=True)
class StudyQuarter:
    """One quarter: rates per 100 active engagements, and the ratio to the quarters before.

    ``ratio`` compares inside with outside; ``None`` where it cannot be told, and so its ends.
    ``when`` is ``before``, ``start`` or ``after``.
    """

    quarter: str
    when: str
    inside: float | None
    outside: float | None
    ratio: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Study:
    """One intervention: what was done, what became of it, and its quarters, oldest first.

    ``counts`` says in words what was counted before and after, ``ratio`` the change with its
    interval, or that there is none.
    """

    intervention_id: str
    theme_id: str
    theme: str
    what: str
    date: str
    scope: str
    verdict: str
    note: str
    ratio: str
    counts: str
    quarters: tuple[StudyQuarter, ...]

    @property
    def has_ratios(self) -> bool:
        """Whether any quarter can be compared with those before."""
        return any(one.ratio is not None for one in self.quarters)


def studies_of(edition: Edition) -> tuple[Study, ...]:
    """Return the interventions of an edition in the order of its table."""
    quarters: dict[str, list[Row]] = {}
    for row in signal_rows(edition.tables.get("intervention_quarters"), INTERVENTION_QUARTERS):
        quarters.setdefault(str(row["intervention_id"]), []).append(row)
    themes = edition.tables["themes"]
    names = dict(zip(themes["theme_id"], themes["name"], strict=True)) if len(themes) else {}
    return tuple(
        _study(row, quarters.get(str(row["intervention_id"]), []), names)
        for row in signal_rows(edition.tables.get("interventions"), INTERVENTIONS)
    )


def _study(row: Row, quarters: list[Row], names: dict[str, str]) -> Study:
    theme = words(row["theme_id"])
    metrics = INTERVENTIONS.metrics
    ends = (row["rate_ratio"], row["low"], row["high"])
    change = figure_told(metrics["rate_ratio"], metrics["low"], *ends)
    ratio = f"{change} what the course outside predicts"
    return Study(
        intervention_id=words(row["intervention_id"]),
        theme_id=theme,
        theme=words(names.get(theme), theme),
        what=words(row["what"], "not said"),
        date=words(row["date"]),
        scope=scope_said(words(row["scope"], "all")),
        verdict=words(row["verdict"], "cannot say"),
        note=words(row["note"]),
        ratio="" if row["rate_ratio"] is None else ratio,
        counts="; ".join(_counted(row, side) for side in ("inside", "outside")),
        quarters=tuple(
            _quarter(one) for one in sorted(quarters, key=lambda one: str(one["quarter"]))
        ),
    )


def _counted(row: Row, side: str) -> str:
    """Say a side's counts before and after, as in ``inside 5 of 32 (16 per 100) before, …``."""
    if row[f"{side}_before_active"] == row[f"{side}_after_active"] == 0:
        return f"{side} nobody to compare with" if side == "outside" else f"{side} nobody"
    parts = []
    for when in ("before", "after"):
        events, active = row[f"{side}_{when}_events"], row[f"{side}_{when}_active"]
        if events is None or active is None:
            parts.append(f"nothing known {when}")
            continue
        share = row[f"{side}_{when}_rate"]
        rate = "" if share is None else f" ({per_100(share)} per 100)"
        parts.append(f"{thousands(int(events))} of {thousands(int(active))}{rate} {when}")
    return f"{side} {', '.join(parts)}"


def _quarter(row: Row) -> StudyQuarter:
    return StudyQuarter(
        words(row["quarter"]),
        words(row["when"]),
        row["inside_rate"],
        row["outside_rate"],
        row["rate_ratio"],
        row["low"],
        row["high"],
    )


def told(study: Study) -> str:
    """Return the whole study in a sentence."""
    ratio = f", {study.ratio}" if study.ratio else ""
    return f"{study.what}, {plain_date(study.date)}: {study.verdict}{ratio}; {study.counts}."
