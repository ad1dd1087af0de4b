"""Freezes an edition into a report: everything that rendering needs, so that it never queries."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from intelligence.edition import UNKNOWN, Edition
from intelligence.signals.earlier import verdicts_until
from intelligence.told_names import with_told_names
from reports.breakdowns import Counts, breakdowns, heat_maps, read_counts, with_values
from reports.errors import UnknownQuarter
from reports.evidence import theme_evidence, unassigned_evidence
from reports.figures import Estimate, estimate
from reports.funnel import funnel_of
from reports.life import Step, life_of
from reports.outlook import NOTHING_AHEAD, outlooks
from reports.signal_standouts import signal_standouts
from reports.signals import signal_sections, small_cells
from reports.standouts import standouts
from reports.studies import studies_of
from reports.tables import Row, optional_whole, rows, whole, words
from reports.theme_signals import theme_signals
from reports.trend_intervals import Known, charted, known_intervals
from reports.views import Basis, Cover, LinkCounts, Point, Report, Standout, Theme

#: Rates are per engagement only when at least this share of documents names one; below it they
#: would be low for want of links, not for want of trouble.
_LINKED_SHARE = 0.5


def freeze(edition: Edition, *, quarter: str | None = None, steps: Sequence[Step] = ()) -> Report:
    """Return the report of an edition.

    ``steps`` are the editions up to it, from which the life of themes is told.

    ``quarter`` (``2026Q3``) ends the trends and sets what counts as new; without it the newest
    quarter with a document is taken. Totals and signals are those of the whole edition; a report
    says so wherever they stand, and how many documents are dated later.

    Raises:
        UnknownQuarter: when the edition does not know the quarter.

    """
    edition = with_told_names(edition)
    days = _document_days(edition)
    dated = [when for when, _ in days if when is not None]
    quarters, reporting = _quarters(edition, dated, quarter)
    span = _Span(quarters, reporting is not None and _is_open(reporting, dated, days))
    basis = _overall_basis(edition)
    counts = read_counts(edition, basis is Basis.ENGAGEMENTS)
    themes = _with_signals(edition, _themes(edition, counts, basis, span), counts, span)
    documents = whole(edition.manifest.counts.get("documents"))
    met = sorted((t for t in themes if t.documents), key=lambda theme: theme.is_proposed)
    by_signals = signal_standouts(edition, met, moved=not _is_cut(edition, span))
    said, compared = standouts(met, counts, documents, basis, reporting, by_signals)
    shown = _with_named_values(met, counts, said)
    return Report(
        cover=_cover(edition, days),
        quarter=reporting,
        incomplete=span.incomplete,
        later=sum(when > reporting for when in dated) if reporting else 0,
        until=max(dated) if reporting and dated and max(dated) > reporting else None,
        quarters=quarters,
        basis=basis,
        trend_basis=counts.basis["quarter"],
        standouts=said,
        compared=compared,
        themes=tuple(theme for theme in shown if not theme.is_proposed),
        proposed=tuple(theme for theme in shown if theme.is_proposed),
        unseen=tuple(theme for theme in themes if not theme.documents),
        heat_maps=heat_maps(counts, shown),
        life=life_of(edition, quarters, steps),
        signals=signal_sections(edition),
        funnel=funnel_of(edition),
        studies=studies_of(edition),
        unassigned_evidence=unassigned_evidence(edition),
    )


def _with_named_values(
    themes: Sequence[Theme], counts: Counts, said: Sequence[Standout]
) -> list[Theme]:
    named: dict[str, list[tuple[str, str | None]]] = {theme.theme_id: [] for theme in themes}
    for item in said:
        if item.theme_id in named:
            named[item.theme_id].append((item.part, item.value))
    return [with_values(counts, theme, named[theme.theme_id]) for theme in themes]


def _document_days(edition: Edition) -> list[tuple[str | None, str | None]]:
    """Return quarter and ISO date of every document, each ``None`` when unknown."""
    held = rows(edition.tables["documents"], ("quarter", "date"))
    return [(None if row["quarter"] == UNKNOWN else row["quarter"], row["date"]) for row in held]


def _quarters(
    edition: Edition, dated: Sequence[str], wanted: str | None
) -> tuple[tuple[str, ...], str | None]:
    """Return the quarters of the trends up to the reporting one, and that one."""
    trends = rows(edition.tables["trends"], ("quarter",))
    known = sorted({str(row["quarter"]) for row in trends} - {UNKNOWN, "None"} | set(dated))
    if wanted is None:
        if not dated:
            return (), None
        return tuple(name for name in known if name <= max(dated)), max(dated)
    if wanted not in known:
        options = f"{known[0]} to {known[-1]}" if known else "none, because no document is dated"
        message = f"edition {edition.number} has no quarter {wanted!r}; it has {options}"
        raise UnknownQuarter(message)
    return tuple(name for name in known if name <= wanted), wanted


def _is_open(
    reporting: str, dated: Sequence[str], days: Sequence[tuple[str | None, str | None]]
) -> bool:
    """Say whether the quarter is the newest and documents stop before its last week.

    An edition holds no clock, so that the same inputs give the same bytes; how far the documents
    reach is the only sign of whether the newest quarter is whole.
    """
    if reporting != max(dated, default=None):
        return False
    last = max((day for when, day in days if when == reporting and day is not None), default=None)
    if last is None:
        return False
    year, month, number = (int(part) for part in last[:10].split("-"))
    closing = month % 3 == 0
    return not closing or number <= calendar.monthrange(year, month)[1] - 7


def _overall_basis(edition: Edition) -> Basis:
    counts = edition.manifest.counts
    linked, documents = whole(counts.get("engagements_linked")), whole(counts.get("documents"))
    usable = whole(counts.get("engagements")) and linked >= _LINKED_SHARE * documents
    return Basis.ENGAGEMENTS if usable else Basis.DOCUMENTS


def _cover(edition: Edition, days: Sequence[tuple[str | None, str | None]]) -> Cover:
    counts, settings = edition.manifest.counts, edition.manifest.settings
    dates = sorted(day for _, day in days if day is not None)
    links = tuple(
        LinkCounts(
            entity,
            *(whole(counts.get(f"{entity}s_{state}")) for state in _LINK_STATES),
        )
        for entity in ("customer", "engagement")
    )
    return Cover(
        portfolio=words(settings.get("portfolio"), "Portfolio"),
        edition=edition.number,
        fingerprint=edition.manifest.fingerprint,
        taxonomy=edition.manifest.taxonomy,
        first_date=dates[0] if dates else None,
        last_date=dates[-1] if dates else None,
        undated=len(days) - len(dates),
        rejected=optional_whole(counts.get("rejected")),
        links=links,
        **{name: whole(counts.get(name)) for name in _COVER_COUNTS},
    )


_LINK_STATES = ("linked", "ambiguous", "unlinked")
_COVER_COUNTS = ("documents", "findings", "causes", "unassigned", "engagements", "customers")


@dataclass(frozen=True, slots=True)
class _Span:
    """The quarters that trends cover, and whether the last of them is still open."""

    quarters: tuple[str, ...]
    incomplete: bool


def _themes(edition: Edition, counts: Counts, basis: Basis, span: _Span) -> list[Theme]:
    """Return every theme, those met most often first."""
    held = rows(edition.tables["themes"])
    evidence = theme_evidence(edition, held)
    trends: dict[str, dict[str, Row]] = {}
    for row in rows(edition.tables["trends"]):
        trends.setdefault(str(row["theme_id"]), {})[str(row["quarter"])] = row
    known = known_intervals(edition) if counts.basis["quarter"] is Basis.ENGAGEMENTS else {}
    cut = _is_cut(edition, span)
    earlier = _earlier(edition, span.quarters[-1]) if cut else {}
    themes = []
    for row in held:
        key = str(row["theme_id"])
        points = _points(key, trends.get(key, {}), counts, span, known)
        word = earlier.get(key) if cut else row["trend"] if points else None
        themes.append(
            Theme(
                theme_id=key,
                name=words(row["name"], key),
                definition=words(row["definition"]),
                status=words(row["status"], "active"),
                documents=whole(row["documents"]),
                engagements=whole(row["engagements"]),
                customers=whole(row["customers"]),
                findings=whole(row.get("findings")),
                overall=_overall(edition, row, basis),
                first_seen=row["first_seen"],
                last_seen=row["last_seen"],
                keyphrases=tuple(str(phrase) for phrase in row["keyphrases"] or ()),
                trend=None if word is None else str(word),
                points=points,
                breakdowns=breakdowns(counts, key),
                evidence=evidence.get(key, ()),
            )
        )
    size = basis.value
    return sorted(themes, key=lambda t: (-getattr(t, size), -t.documents, t.theme_id))


def _is_cut(edition: Edition, span: _Span) -> bool:
    """Say whether the report ends before the edition's newest quarter."""
    newest = max((str(row["quarter"]) for row in rows(edition.tables["trends"])), default=None)
    return bool(span.quarters) and newest != span.quarters[-1]


def _with_signals(
    edition: Edition, themes: Sequence[Theme], counts: Counts, span: _Span
) -> list[Theme]:
    """Add what the signals say of each theme, and what is to come of it."""
    said = theme_signals(edition)
    coming = outlooks(edition, span.quarters, rates=counts.basis["quarter"] is Basis.ENGAGEMENTS)
    small = small_cells(edition)
    found = []
    for theme in themes:
        lines = said.get(theme.theme_id, ())
        found.append(
            replace(
                theme,
                outlook=coming.get(theme.theme_id, NOTHING_AHEAD),
                signals=lines,
                small=(theme.theme_id,) in small,
            )
        )
    return found


def _overall(edition: Edition, row: Row, basis: Basis) -> Estimate | None:
    return estimate(whole(row[basis.value]), whole(edition.manifest.counts.get(basis.value)))


def _points(
    theme: str, trend: Mapping[str, Row], counts: Counts, span: _Span, known: Known
) -> tuple[Point, ...]:
    by_documents = counts.basis["quarter"] is Basis.DOCUMENTS
    points = []
    for name in span.quarters:
        row, total = trend.get(name, {}), counts.totals["quarter"].get(name, {})
        documents, engagements = whole(row.get("documents")), whole(row.get("engagements"))
        exposed = total.get("documents" if by_documents else "active_engagements")
        exposure = optional_whole(exposed)
        count = documents if by_documents else engagements
        points.append(
            Point(
                quarter=name,
                documents=documents,
                engagements=engagements,
                exposure=exposure,
                estimate=charted(count, exposure, known.get((theme, name))),
                incomplete=span.incomplete and name == span.quarters[-1],
            )
        )
    return tuple(points)


def _earlier(edition: Edition, quarter: str) -> dict[str, str]:
    """Judge as the edition does, over the quarters that this report shows."""
    tables = edition.tables
    read = (tables[name] for name in ("documents", "engagements"))
    found = verdicts_until(tables["trends"], tables["totals"], quarter, *read)
    return {theme: word.value for theme, word in found.items()}
