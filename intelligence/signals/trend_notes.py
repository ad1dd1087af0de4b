"""What a reader must know beside the verdict on a theme's movement, in words."""

from __future__ import annotations

from intelligence.signals.looks import LEAST_EVENTS, LEAST_QUARTERS
from intelligence.signals.series import Series
from intelligence.signals.verdicts import Shared, Tests, Verdict, moves_with_all
from intelligence.statistics.changepoint import LevelChange

_PER_ENGAGEMENTS = 100.0


def note_of(found: Verdict, series: Series, tests: Tests, place: int) -> str:
    """Return everything that is to be known beside a verdict, empty where nothing is.

    Args:
        found: the verdict.
        series: of all themes.
        tests: of all themes.
        place: of the theme.

    """
    parts = (
        _with_all(found, series, tests, place),
        _changed_again(found, series, tests, place),
        _left_out(found, series, tests),
    )
    return "; ".join(part for part in parts if part)


def _with_all(found: Verdict, series: Series, tests: Tests, place: int) -> str:
    """Say that a theme moved where nothing is claimed, since all themes together move so."""
    if found not in (Verdict.NO_CLEAR_CHANGE, Verdict.SEASONAL):
        return ""
    shared = moves_with_all(tests, place)
    grown, level = tests.growth[place], tests.level
    if shared is Shared.TREND and grown is not None:
        moved = "rises" if grown.ratio > 1 else "falls"
        told = f"{grown.ratio:.2f} times a year ({grown.low:.2f} to {grown.high:.2f})"
    elif shared is Shared.LEVEL and level is not None:
        before, after = float(level.before[place]), float(level.after[place])
        moved = "moved to a higher level" if after > before else "moved to a lower level"
        told = f"{_times(before, after, level, place)} from {_since(series, tests, place)}"
    elif shared is Shared.ALARM:
        moved = "has just risen"
        told = (
            f"{tests.alarms.ratio[place, -1]:.2f} times what its history predicts "
            f"({tests.alarms.low[place, -1]:.2f} to {tests.alarms.high[place, -1]:.2f})"
        )
    else:
        return ""
    return f"{moved} with all themes together, {told}, and does not stand out beside them"


def _times(before: float, after: float, level: LevelChange, place: int) -> str:
    low, high = level.ratio_low[place], level.ratio_high[place]
    if before <= 0:
        return f"none before and {after * _PER_ENGAGEMENTS:.1f} per 100 active engagements"
    return f"{after / before:.2f} times ({low:.2f} to {high:.2f})"


def _since(series: Series, tests: Tests, place: int) -> str:
    return series.quarters[tests.used[tests.level.place[place]]] if tests.level else ""


def _changed_again(found: Verdict, series: Series, tests: Tests, place: int) -> str:
    """Say where a change of level that is claimed is likelier to have been several."""
    if found not in (Verdict.LEVEL_UP, Verdict.LEVEL_DOWN):
        return ""
    places = tests.look.changes(place)
    if len(places) < 2:  # noqa: PLR2004 - one change is what the verdict says
        return ""
    told = ", ".join(series.quarters[tests.used[at]] for at in places)
    return f"several changes of level are likelier than one: {told}"


def _left_out(found: Verdict, series: Series, tests: Tests) -> str:
    notes = [series.completeness.note]
    if found is Verdict.NO_BASELINE:
        notes.append(f"{len(tests.used)} quarters; alarms need {LEAST_QUARTERS}")
    if found is Verdict.NO_EXPOSURE:
        notes.append("no engagement is known to be active in any quarter")
    if found is Verdict.TOO_LITTLE:
        notes.append(f"fewer than {LEAST_EVENTS} engagement-quarters show it")
    masked = [
        quarter
        for quarter, out in zip(series.quarters, series.completeness.masked, strict=True)
        if out
    ]
    if masked:
        notes.append(f"left out, not yet over or known: {', '.join(masked)}")
    idle = int((series.exposure <= 0).sum())
    if idle and found is not Verdict.NO_EXPOSURE:
        notes.append(f"{idle} quarters without an active engagement left out")
    return "; ".join(note for note in notes if note)
