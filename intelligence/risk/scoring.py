"""How good past checks were, now that it is known what their engagements went on to show.

A check counts once the engagement that came of it is known, is in the edition, and has had time to
show what it will; until then its outcome is not yet known, which is neither right nor wrong. A
check that was drawn when the engagement had already begun to show foretold nothing: it is left out.
Predictions of themes that have merged, split or ended since, in whatever edition, are reported by
themselves: what they meant cannot be looked up any more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
import pandas as pd

from intelligence.risk.descent import Descent, Descents
from intelligence.risk.scored_pairs import Pairs, Score, score_pairs
from intelligence.signals.occurrences import Occurrences

#: Quarters in which an engagement that has not ended must have been active to be judged.
LONG_ENOUGH = 4
#: With fewer judged engagements than this, or fewer of them that do (or do not) show a theme,
#: figures are not given.
FEWEST, FEWEST_EACH_WAY = 10, 5

#: What became of a theme that is still there in some way.
_BECAME = {"merges": "merged", "splits": "split", "ends": "ended in part", "revives": "came back"}

NOT_LINKED = "not linked to an engagement"
NOT_IN_EDITION = "engagement not in the edition"
TOO_EARLY = "too little time has passed"
DRAWN_LATE = "drawn after it had begun to show"


@dataclass(frozen=True, slots=True)
class StoredPrediction:
    """What a past check said of one theme; ``engagement`` is the key once it was signed."""

    check_id: str
    edition: int
    engagement: str | None
    theme_id: str
    probability: float
    base_rate: float


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """How good the predictions of one theme were."""

    theme_id: str
    score: Score


@dataclass(frozen=True, slots=True)
class NotYetKnown:
    """A check that is not judged, as its outcome is not known yet or was when it was drawn."""

    check_id: str
    engagement: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class ThemeGone:
    """A theme of past checks that the edition does not have.

    ``became`` are themes of this edition that it went into, over all editions since the check.
    """

    theme_id: str
    what: str
    became: tuple[str, ...]
    predictions: int


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """What past checks were worth.

    Attributes:
        checks: how many there are; ``judged`` of them have an outcome, of ``engagements``.
        overall: over all pairs of check and theme.
        themes: by theme, in the order of the edition; only those with predictions that are judged.
        pending: checks that are not judged: the outcome is not yet known, or was beforehand.
        gone: themes that predictions were about and that the edition does not have.
        notes: what a reader must know.

    """

    checks: int
    judged: int
    engagements: int
    overall: Score
    themes: tuple[ThemeScore, ...]
    pending: tuple[NotYetKnown, ...]
    gone: tuple[ThemeGone, ...]
    notes: tuple[str, ...]


def score_checks(
    stored: Sequence[StoredPrediction],
    occurrences: Occurrences,
    *,
    lineages: Mapping[int, pd.DataFrame] | None = None,
    begun: Mapping[int, Collection[str]] | None = None,
    resamples: int = 1000,
    seed: int = 0,
) -> ScoreCard:
    """Compare what checks said with what their engagements showed.

    Intervals hold 95 % of bootstrap draws of whole engagements (Efron and Tibshirani 1993; Field
    and Welsh 2007 for whole clusters), so that checks of one engagement are drawn together.

    Args:
        stored: predictions of past checks. Of several about one check and theme the last counts.
        occurrences: what the engagements of the newest edition show.
        lineages: by number of an edition, its table ``lineage``, to tell what became of themes of
            editions before it.
        begun: by number of an edition, the engagements that it knew to be under way (`begun_by`).
        resamples: draws of an interval.
        seed: of the draws.

    """
    usable = _usable(stored)
    pending = _pending(stored, occurrences, begun or {})
    waiting = {one.check_id for one in pending}
    known = [one for one in usable if one.check_id not in waiting]
    held = [one for one in known if one.theme_id in occurrences.themes]
    pairs = _pairs(held, occurrences)
    engagements = {one.engagement for one in known}
    few = _too_few(pairs, len(engagements))
    overall = score_pairs(pairs, few, resamples, seed)
    themes = tuple(
        ThemeScore(theme, _theme_score(pairs, theme, resamples, seed))
        for theme in occurrences.themes
        if theme in set(pairs.themes)
    )
    checks = {one.check_id for one in stored}
    unusable = sum(not _is_usable(one) for one in stored)
    gone = _gone(usable, occurrences, lineages or {})
    notes = _notes(pending, gone, unusable, 0 if few else resamples)
    return ScoreCard(
        len(checks), len(checks - waiting), len(engagements), overall, themes, pending, gone, notes
    )


def _is_usable(one: StoredPrediction) -> bool:
    return all(isfinite(value) and 0 <= value <= 1 for value in (one.probability, one.base_rate))


def _usable(stored: Sequence[StoredPrediction]) -> list[StoredPrediction]:
    last = {(one.check_id, one.theme_id): one for one in stored if _is_usable(one)}
    return list(last.values())


def _pending(
    stored: Sequence[StoredPrediction],
    occurrences: Occurrences,
    begun: Mapping[int, Collection[str]],
) -> tuple[NotYetKnown, ...]:
    table = occurrences.engagements
    spans = dict(
        zip(
            table["engagement"],
            zip(table["end_quarter"], table["active_quarters"], strict=True),
            strict=True,
        )
    )
    last = occurrences.quarters[-1] if occurrences.quarters else ""
    checks = {one.check_id: (one.engagement, one.edition) for one in stored}
    found = []
    for check, (engagement, edition) in checks.items():
        reason = _not_known(engagement, spans, last, begun.get(edition, ()))
        if reason is not None:
            found.append(NotYetKnown(check, engagement, reason))
    return tuple(found)


def _not_known(
    engagement: str | None,
    spans: Mapping[str, tuple[object, int]],
    last: str,
    begun: Collection[str],
) -> str | None:
    if engagement is None:
        return NOT_LINKED
    if engagement not in spans:
        return NOT_IN_EDITION
    if engagement in begun:
        return DRAWN_LATE
    end, active = spans[engagement]
    ended = isinstance(end, str) and end < last
    return None if ended or active >= LONG_ENOUGH else TOO_EARLY


def _pairs(held: Sequence[StoredPrediction], occurrences: Occurrences) -> Pairs:
    rows = pd.Index(occurrences.engagements["engagement"]).get_indexer(
        pd.Index([one.engagement for one in held], dtype="object")
    )
    columns = pd.Index(occurrences.themes).get_indexer(
        pd.Index([one.theme_id for one in held], dtype="object")
    )
    return Pairs(
        themes=tuple(one.theme_id for one in held),
        checks=tuple(one.check_id for one in held),
        engagements=tuple(str(one.engagement) for one in held),
        chances=np.array([one.probability for one in held], dtype=np.float64),
        base=np.array([one.base_rate for one in held], dtype=np.float64),
        shows=occurrences.shows[rows, columns].astype(np.float64),
    )


def _theme_score(pairs: Pairs, theme: str, resamples: int, seed: int) -> Score:
    own = pairs.of_theme(theme)
    return score_pairs(own, _too_few(own, len(set(own.engagements))), resamples, seed)


def _too_few(pairs: Pairs, engagements: int) -> str:
    """Return why figures are not given; empty where they are."""
    if engagements < FEWEST:
        counted = "1 engagement" if engagements == 1 else f"{engagements} engagements"
        return f"{counted} whose outcome is known: {FEWEST} are needed"
    showing, not_showing = int(pairs.shows.sum()), int((1 - pairs.shows).sum())
    if min(showing, not_showing) < FEWEST_EACH_WAY:
        return (
            f"{showing} of {len(pairs.shows)} predictions came true: {FEWEST_EACH_WAY} that did "
            "and as many that did not are needed"
        )
    return ""


def _gone(
    usable: Sequence[StoredPrediction],
    occurrences: Occurrences,
    lineages: Mapping[int, pd.DataFrame],
) -> tuple[ThemeGone, ...]:
    """Follow themes that are no more through every edition since the check."""
    gone = [one for one in usable if one.theme_id not in occurrences.themes]
    counts = Counter(one.theme_id for one in gone)
    descents = Descents(lineages, occurrences.themes)
    followed: dict[str, list[Descent]] = {}
    for theme, edition in sorted({(one.theme_id, one.edition) for one in gone}):
        followed.setdefault(theme, []).append(descents.of(theme, edition))
    return tuple(
        ThemeGone(
            theme,
            _what(own),
            tuple(sorted({into for each in own for into in each.into})),
            counts[theme],
        )
        for theme, own in sorted(followed.items())
    )


def _what(descents: Sequence[Descent]) -> str:
    """Say in words what became of a theme."""
    events = {event for one in descents for event in one.events}
    if not any(one.into for one in descents):
        lost = any(one.lost for one in descents)
        return "ended" if "ends" in events and not lost else "not in this edition"
    told = [words for event, words in _BECAME.items() if event in events]
    return " and ".join(told) or "goes by another id"


def _notes(
    pending: Sequence[NotYetKnown], gone: Sequence[ThemeGone], unusable: int, resamples: int
) -> tuple[str, ...]:
    notes = [f"Intervals hold 95 % of {resamples:,} draws of whole engagements."] * bool(resamples)
    reasons = Counter(one.reason for one in pending)
    for reason, count in sorted(reasons.items()):
        what = "Not scored" if reason == DRAWN_LATE else "Not yet known"
        notes.append(f"{what}, {reason}: {count}.")
    if gone:
        lost = sum(one.predictions for one in gone)
        notes.append(
            f"Not scored: predictions of themes that are no more, {lost} of {len(gone)} themes."
        )
    if unusable:
        notes.append(f"Not scored: predictions without a probability or base rate, {unusable}.")
    return tuple(notes)
