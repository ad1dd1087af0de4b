"""Says what stands out by the verdicts of the signals, so that the head of a report repeats them.

Nothing is tested here: each sentence is a row of a signal table that is worth attention, with the
figure that the row has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from intelligence.edition import Edition
from intelligence.metrics import shown
from intelligence.signals.money import ASSOCIATED_WITH_LESS
from intelligence.signals.reading import Row, signal_rows
from intelligence.signals.registry import SIGNALS
from reports.breakdowns import placed
from reports.columns import told
from reports.customer_words import counted, ratios, standing_out
from reports.figures import plural
from reports.studies import Study, studies_of
from reports.theme_signals import said_of
from reports.views import Standout, Theme

_PRIORITIES = 3
_MOVED = 6
_CONCENTRATED = 4
_LOCAL = 2
_CUSTOMERS = 4
_MARGINS = 3
_INTERVENTIONS = 4

_TESTED = ("tested", "sparse")
_Cell = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class SignalVerdicts:
    """Sentences of the signals, how many cells were tested, and those that nothing is known of.

    ``trends`` is whether they tell of trends.
    """

    found: tuple[Standout, ...]
    compared: int
    trends: bool
    untested: frozenset[_Cell]


def signal_standouts(
    edition: Edition, themes: Sequence[Theme], *, moved: bool = True
) -> SignalVerdicts | None:
    """Return what the signals of an edition say first; ``None`` where it has none.

    Args:
        edition: the one reported.
        themes: those with documents, in the order of the register; of those that a person took
            out of use nothing is said.
        moved: whether trends are told, which those of a report of an earlier quarter are not.

    """
    if "over_representation" not in edition.tables:
        return None
    known = {theme.theme_id: theme for theme in themes if not theme.is_retired}
    cells = _rows(edition, "over_representation")
    tested = [row for row in cells if str(row["status"]).startswith(_TESTED)]
    found = (
        *_priorities(edition, known),
        *(_trends(edition, known) if moved else ()),
        *_concentrated(cells, known),
        *_local(edition, known),
        *_customers(edition),
        *_margins(edition, known),
        *(_intervention(study) for study in studies_of(edition)[:_INTERVENTIONS]),
    )
    untested = {_cell(row) for row in cells} - {_cell(row) for row in tested}
    return SignalVerdicts(found, len(tested), moved, frozenset(untested))


def _rows(edition: Edition, name: str) -> list[Row]:
    return signal_rows(edition.tables.get(name), SIGNALS[name])


def _cell(row: Row) -> _Cell:
    return str(row["theme_id"]), str(row["dimension"]), str(row["value"])


def _worth(edition: Edition, name: str, known: Mapping[str, Theme]) -> list[Row]:
    """Return the rows that are worth attention and whose theme the report shows."""
    table = SIGNALS[name]
    held = (row for row in _rows(edition, name) if table.is_noteworthy(row))
    return [row for row in held if row["theme_id"] in known]


def _of_theme(theme: Theme, kind: str, says: str, figure: str, part: str) -> Standout:
    return Standout(
        kind=kind,
        theme_id=theme.theme_id,
        name=theme.name,
        says=says,
        figure=figure,
        part=part,
        proposed=theme.is_proposed,
    )


def _priorities(edition: Edition, known: Mapping[str, Theme]) -> Iterable[Standout]:
    table = SIGNALS["priorities"]
    why = {row["theme_id"]: row["why"] for row in _rows(edition, "structure")}
    ranked = sum(row["score"] is not None for row in _rows(edition, "priorities"))
    worth = [row for row in _worth(edition, "priorities", known) if row["score"] is not None]
    for row in sorted(worth, key=_rank)[:_PRIORITIES]:
        reasons = [part for part in (row["verdict"], why.get(row["theme_id"])) if part]
        says = f"ranks {said_of(table, 'rank', row)} of {ranked:,} for planning"
        if reasons:
            says += f"; {': '.join(reasons)}"
        if row["missing"]:
            says += f"; not known: {row['missing']}"
        figure = f"score {said_of(table, 'score', row)}"
        yield _of_theme(known[str(row["theme_id"])], "priority", says, figure, "signals")


def _rank(row: Row) -> float:
    return float("inf") if row["rank"] is None else float(row["rank"])


def _trends(edition: Edition, known: Mapping[str, Theme]) -> Iterable[Standout]:
    table = SIGNALS["theme_trends"]
    for row in _worth(edition, "theme_trends", known)[:_MOVED]:
        kind = str(row["verdict"]).replace(" ", "_")
        tell: Callable[[Row], tuple[str, str]] = _TRENDS.get(kind, _by_growth)
        says, figure = tell(row)
        if row["events"] is not None and row["quarters"] is not None:
            says += f"; seen in {plural(row['events'], 'engagement-quarter')} over "
            says += plural(row["quarters"], "quarter")
        if row["rate"] is not None:
            says += f"; {said_of(table, 'rate', row)} per 100 active engagements in the last year"
        yield _of_theme(known[str(row["theme_id"])], kind, says, figure, "trend")


def _written(row: Row, key: str) -> str:
    table = SIGNALS["theme_trends"]
    if key in table.headline:
        return said_of(table, key, row)
    return shown(table.metrics[key], row[key])


def _by_growth(row: Row) -> tuple[str, str]:
    """Tell of growth, or of the alarm where that is the surer one."""
    verdict = row["verdict"]
    if _q(row, "alarm_q") < _q(row, "growth_q") and verdict != "falling":
        return _by_alarm(row)
    figure = f"{_written(row, 'growth')} a year, q {_written(row, 'growth_q')}"
    return f"is {verdict}", figure


def _by_alarm(row: Row) -> tuple[str, str]:
    since = f" since {row['alarm_quarter']}" if row["alarm_quarter"] else ""
    figure = f"{_ratio(row, 'alarm')} what is expected, q {_written(row, 'alarm_q')}"
    return f"is {row['verdict']}: more than its own history predicts{since}", figure


def _by_level(row: Row) -> tuple[str, str]:
    span = " to ".join(
        str(row[key]) for key in ("level_quarter_low", "level_quarter_high") if row[key]
    )
    before, after = _written(row, "level_before"), _written(row, "level_after")
    # Nothing before has no ratio, nor have editions of older versions.
    times = f", {_ratio(row, 'level')}" if row["level_ratio"] is not None else ""
    return (
        f"moved to a new level in {row['level_quarter']} ({span})",
        f"{before} to {after} per 100{times}, q {_written(row, 'level_q')}",
    )


def _ratio(row: Row, kind: str) -> str:
    """Write the ratio of a movement of this kind with its interval."""
    return _with_ends(row, f"{kind}_ratio", kind)


def _with_ends(row: Row, key: str, stem: str) -> str:
    metrics = SIGNALS["theme_trends"].metrics
    ends = (f"{stem}_low", f"{stem}_high")
    return told(metrics[key], metrics[ends[0]], *(row[name] for name in (key, *ends)))


def _by_season(row: Row) -> tuple[str, str]:
    factor = f"{_with_ends(row, 'season_factor', 'season')} the mean of all quarters"
    return f"has its peak in quarter {_written(row, 'season_peak')} of the year", factor


def _q(row: Row, key: str) -> float:
    return 1.0 if row[key] is None else float(row[key])


_TRENDS: Mapping[str, Callable[[Row], tuple[str, str]]] = {
    "new": _by_alarm,
    "back_again": _by_alarm,
    "level_change_up": _by_level,
    "level_change_down": _by_level,
    "seasonal": _by_season,
}


def _concentrated(cells: Sequence[Row], known: Mapping[str, Theme]) -> Iterable[Standout]:
    """Tell of the surest cell of each theme."""
    table = SIGNALS["over_representation"]
    first: dict[str, Row] = {}
    for row in cells:
        if table.is_noteworthy(row) and row["theme_id"] in known:
            first.setdefault(str(row["theme_id"]), row)
    for theme_id, row in list(first.items())[:_CONCENTRATED]:
        theme, dimension = known[theme_id], str(row["dimension"])
        shown_here = dimension in {breakdown.dimension for breakdown in theme.breakdowns}
        says = (
            f"is over-represented {placed(dimension, row['value'])}: "
            f"{said_of(table, 'observed', row)} of "
            f"{said_of(table, 'engagements', row)} engagements, "
            f"{said_of(table, 'expected', row)} expected of the same mix of work"
        )
        if row["confounded_with"]:
            beside = ", ".join(row["confounded_with"]).replace("_", " ")
            says += f"; cannot be told apart from {beside}"
        yield Standout(
            kind="concentrated",
            theme_id=theme_id,
            name=theme.name,
            says=says,
            figure=f"{said_of(table, 'lift', row)} what is expected, "
            f"q {said_of(table, 'q_value', row)}",
            part=dimension if shown_here else "signals",
            value=str(row["value"]) if shown_here else None,
            proposed=theme.is_proposed,
        )


def _local(edition: Edition, known: Mapping[str, Theme]) -> Iterable[Standout]:
    table = SIGNALS["structure"]
    local = [row for row in _worth(edition, "structure", known) if row["verdict"] == "local"]
    for row in local[:_LOCAL]:
        engagements = shown(table.metrics["engagements"], row["engagements"])
        customers, teams = said_of(table, "customers", row), said_of(table, "teams", row)
        figure = f"engagements: {engagements}, customers: {customers}, teams: {teams}"
        says = f"is one place's: {row['why']}"
        yield _of_theme(known[str(row["theme_id"])], "local", says, figure, "signals")


def _customers(edition: Edition) -> Iterable[Standout]:
    table = SIGNALS["customer_signals"]
    worth = [row for row in _rows(edition, table.name) if table.is_noteworthy(row)]
    for row in worth[:_CUSTOMERS]:
        yield Standout(
            kind="customer",
            theme_id="",
            name=str(row["customer_name"] or row["customer"]),
            says=f"{standing_out(row)}: {row['verdict']}; {counted(row)}",
            figure=f"{ratios(row)} what is expected",
            part=table.name,
        )


def _margins(edition: Edition, known: Mapping[str, Theme]) -> Iterable[Standout]:
    table = SIGNALS["margins"]
    losses_first = sorted(_worth(edition, "margins", known), key=_saves)
    for row in losses_first[:_MARGINS]:
        says = (
            f"goes with {'less ' if _saves(row) else ''}margin slippage, other themes and the kind "
            f"of work held equal: {said_of(table, 'affected', row)} finished engagements show it"
        )
        figure = f"{said_of(table, 'points', row)} points of margin, q {said_of(table, 'q', row)}"
        yield _of_theme(known[str(row["theme_id"])], "margin", says, figure, "signals")


def _saves(row: Row) -> bool:
    return bool(row["status"] == ASSOCIATED_WITH_LESS)


def _intervention(study: Study) -> Standout:
    note = f" ({study.note})" if study.note else ""
    return Standout(
        kind="intervention",
        theme_id="",
        name=study.what,
        says=f"against {study.theme}: {study.verdict}{note}; {study.counts}",
        figure=study.ratio or "no comparison",
        part="interventions",
    )
