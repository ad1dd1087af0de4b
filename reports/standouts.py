"""Chooses what stands out and says it in plain sentences, each with its figure and its evidence.

Claims pass a test over everything compared; what is striking but rests on a handful of cases is
said to be too few to say, so that nobody reads it off the heat map as a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intelligence.edition import UNKNOWN
from reports.breakdowns import Counts, placed
from reports.figures import (
    discoveries,
    estimate,
    excess_probability,
    per_100,
    percent,
    plural,
    thousands,
    with_interval,
)
from reports.signal_standouts import SignalVerdicts
from reports.tables import whole
from reports.views import Basis, Point, Standout, Theme

_WIDESPREAD = 3
_MOVED = 4
_CONCENTRATED = 4
_TOO_FEW = 2
_WINDOW = 4

#: A small cell is worth a caution when its rate is this multiple of the rate elsewhere, and its
#: base is so small that someone may take a few cases for a habit.
_STRIKING = 2.0
_STRIKING_BASE = 10

#: Dimensions of a document, not of an engagement: every engagement is exposed to all values, so
#: concentration is judged by documents.
_OF_DOCUMENTS = frozenset({"phase", "severity"})


@dataclass(frozen=True, slots=True)
class _Place:
    """A theme at one value of one dimension beside all other values of it."""

    theme: Theme
    dimension: str
    value: str
    unit: str
    count: int
    exposure: int
    total_count: int
    total_exposure: int
    is_small: bool

    @property
    def key(self) -> tuple[str, str, str]:
        return self.theme.theme_id, self.dimension, self.value

    @property
    def rate(self) -> float:
        return 100 * self.count / self.exposure

    @property
    def rate_elsewhere(self) -> float | None:
        exposure = self.total_exposure - self.exposure
        return 100 * (self.total_count - self.count) / exposure if exposure else None

    @property
    def chance(self) -> float:
        return excess_probability(self.count, self.exposure, self.total_count, self.total_exposure)


def standouts(
    themes: Sequence[Theme],
    counts: Counts,
    documents: int,
    basis: Basis,
    quarter: str | None,
    by_signals: SignalVerdicts | None = None,
) -> tuple[tuple[Standout, ...], int]:
    """Return the sentences in the order they are read, and how many cells were compared.

    Where the edition has signals, claims are theirs; an older edition's rest on tests of counts.

    Args:
        themes: those with documents, as the register has them; of retired ones nothing is said.
        counts: of the edition.
        documents: the edition's total.
        basis: what overall rates are counted in.
        quarter: the reporting quarter.
        by_signals: what the signals say, where there are any.

    """
    themes = [theme for theme in themes if not theme.is_retired]
    places = [place for theme in themes for place in _places(theme, counts)]
    wide = [_widespread(theme, documents, basis) for theme in _widest(themes, basis)]
    if by_signals is not None:
        unknown = [place for place in places if place.key in by_signals.untested]
        cautions = [_too_few(place) for place in _striking(unknown)]
        moved = [] if by_signals.trends else [*_moved(themes, counts), *_new(themes, quarter)]
        return (*wide, *by_signals.found, *moved, *cautions), by_signals.compared
    tested = [place for place in places if not place.is_small]
    kept = discoveries([place.chance for place in tested])
    excess = [place for place, stands in zip(tested, kept, strict=True) if stands]
    found = [
        *wide,
        *_moved(themes, counts),
        *(_concentrated(place) for place in _one_each(excess, _CONCENTRATED)),
        *_new(themes, quarter),
        *(_too_few(place) for place in _striking(places)),
    ]
    return tuple(found), len(tested)


def _widest(themes: Sequence[Theme], basis: Basis) -> list[Theme]:
    """Return the widest known themes, and the widest proposal if it is wider than all of them.

    A proposal waits for a person, but to keep silent about the largest group would mislead.
    """

    def size(theme: Theme) -> int:
        return theme.engagements if basis is Basis.ENGAGEMENTS else theme.documents

    wide = [theme for theme in themes if theme.documents > 1]
    known = [theme for theme in wide if not theme.is_proposed][:_WIDESPREAD]
    proposed = [theme for theme in wide if theme.is_proposed][:1]
    widest = max((size(theme) for theme in known), default=0)
    return known + [theme for theme in proposed if size(theme) > widest]


def _widespread(theme: Theme, documents: int, basis: Basis) -> Standout:
    share = percent(theme.documents, documents)
    if theme.overall is not None and basis is Basis.ENGAGEMENTS:
        figure = (
            f"{thousands(theme.engagements)} of {plural(theme.overall.exposure, 'engagement')} "
            f"({with_interval(theme.overall)})"
        )
        says = (
            f"was found in {plural(theme.documents, 'document')}, {share} of all, "
            f"at {plural(theme.customers, 'customer')}"
        )
    else:
        figure = f"{thousands(theme.documents)} of {plural(documents, 'document')} ({share})"
        says = "was found across the documents read"
    return Standout(
        kind="widespread",
        theme_id=theme.theme_id,
        name=theme.name,
        says=says,
        figure=figure,
        part="evidence",
        proposed=theme.is_proposed,
    )


def _moved(themes: Iterable[Theme], counts: Counts) -> list[Standout]:
    basis = counts.basis["quarter"]
    unit = "engagement-quarters" if basis is Basis.ENGAGEMENTS else "documents"
    found = []
    for theme in themes:
        if theme.trend not in {"rising", "falling"}:
            continue
        now = _pooled(theme.points[-_WINDOW:])
        before = _pooled(theme.points[-2 * _WINDOW : -_WINDOW])
        if now is None or before is None:
            continue
        (count, exposure, span), (count_before, exposure_before, _) = now, before
        says = (
            f"is {theme.trend}: a quarter sees {per_100(100 * count / exposure)} "
            f"{basis.per} ({span}), against {per_100(100 * count_before / exposure_before)} "
            "in the four quarters before"
        )
        figure = (
            f"{thousands(count)} of {thousands(exposure)} {unit}, before "
            f"{thousands(count_before)} of {thousands(exposure_before)}"
        )
        found.append(Standout(theme.trend, theme.theme_id, theme.name, says, figure, "trend"))
    return found[:_MOVED]


def _pooled(points: Sequence[Point]) -> tuple[int, int, str] | None:
    used = [point for point in points if point.estimate is not None]
    exposure = sum(point.estimate.exposure for point in used if point.estimate)
    if not exposure:
        return None
    count = sum(point.estimate.count for point in used if point.estimate)
    return count, exposure, f"{points[0].quarter} to {points[-1].quarter}"


def _places(theme: Theme, counts: Counts) -> list[_Place]:
    found = []
    for breakdown in theme.breakdowns:
        name = breakdown.dimension
        if name == "quarter":
            continue
        by_documents = breakdown.basis is Basis.DOCUMENTS or name in _OF_DOCUMENTS
        totals = counts.totals[name]
        own = counts.cells.get((theme.theme_id, name), {})
        field = "documents" if by_documents else "engagements"
        total_field = "documents" if by_documents else "active_engagements"
        total_count = sum(whole(row[field]) for row in own.values())
        total_exposure = sum(whole(row[total_field]) for row in totals.values())
        for value, row in own.items():
            figure = estimate(whole(row[field]), whole(totals.get(value, {}).get(total_field)))
            fits = figure is not None and figure.low is not None and total_count <= total_exposure
            if value == UNKNOWN or figure is None or not fits:
                continue
            unit = "document" if by_documents else "engagement"
            place = _Place(
                theme, name, value, unit, figure.count, figure.exposure, total_count,
                total_exposure, figure.is_small,
            )  # fmt: skip
            if figure.exposure < total_exposure:
                found.append(place)
    return found


def _one_each(places: Iterable[_Place], limit: int) -> list[_Place]:
    """Keep the least likely place of each theme, least likely first."""
    best: dict[str, _Place] = {}
    for place in sorted(places, key=lambda p: (p.chance, p.theme.theme_id, p.dimension, p.value)):
        best.setdefault(place.theme.theme_id, place)
    return list(best.values())[:limit]


def _concentrated(place: _Place) -> Standout:
    elsewhere = per_100(place.rate_elsewhere)
    return Standout(
        kind="concentrated",
        theme_id=place.theme.theme_id,
        name=place.theme.name,
        says=(
            f"is concentrated {placed(place.dimension, place.value)}: "
            f"{per_100(place.rate)} per 100 {place.unit}s, {elsewhere} elsewhere"
        ),
        figure=(
            f"{thousands(place.count)} of {plural(place.exposure, place.unit)}, elsewhere "
            f"{thousands(place.total_count - place.count)} of "
            f"{thousands(place.total_exposure - place.exposure)}"
        ),
        part=place.dimension,
        value=place.value,
        proposed=place.theme.is_proposed,
    )


def _new(themes: Iterable[Theme], quarter: str | None) -> list[Standout]:
    found = []
    for theme in themes:
        seen = [point for point in theme.points if point.documents]
        if not seen or seen[0].quarter != quarter or len(theme.points) <= _WINDOW:
            continue
        figure = plural(seen[0].documents, "document")
        says = f"was met for the first time in {quarter}"
        found.append(
            Standout(
                kind="new",
                theme_id=theme.theme_id,
                name=theme.name,
                says=says,
                figure=figure,
                part="evidence",
                proposed=theme.is_proposed,
            )
        )
    return found


def _striking(places: Iterable[_Place]) -> list[_Place]:
    """Return small cells with a high rate and several cases, highest first, one a theme."""
    small = [
        place
        for place in places
        if place.is_small
        and place.count > 1
        and place.exposure <= _STRIKING_BASE
        and place.rate >= _STRIKING * (place.rate_elsewhere or 0)
    ]
    small.sort(key=lambda place: (-place.rate, -place.count, place.theme.theme_id, place.value))
    first: dict[str, _Place] = {}
    for place in small:
        first.setdefault(place.theme.theme_id, place)
    return list(first.values())[:_TOO_FEW]


def _too_few(place: _Place) -> Standout:
    return Standout(
        kind="too_few",
        theme_id=place.theme.theme_id,
        name=place.theme.name,
        says=f"looks frequent {placed(place.dimension, place.value)}, but the cases are too few "
        "to say",
        figure=f"{thousands(place.count)} of {plural(place.exposure, place.unit)}",
        part=place.dimension,
        value=place.value,
        proposed=place.theme.is_proposed,
    )
