"""Precision, recall and corrected prevalence of every theme, from a labelled sample.

The sample is stratified with known chances, so each part speaks for all its causes (Cochran 1977,
chapter 5): the share of a theme's causes that is right is the size-weighted mean of its parts'
shares. What a theme missed lies in the parts of other themes and of no theme. Intervals are Wilson
intervals on the number of plainly drawn causes that would tell as much, after Korn and Graubard
(1998): the smaller of what the design gives and what the parts' differences show, with the finite
population counted, so that a theme labelled whole has no interval left. Sums and ratios of such
shares recover their variances (Zou and Donner 2008; Donner and Zou 2012).

The true number of a theme's causes is what was rightly given plus what was missed; beside a later
edition's raw share, sensitivity and specificity correct it (Rogan and Gladen 1978).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from intelligence.audit.strata import UNASSIGNED, Stratum
from intelligence.proportions import Estimate, corrected_share, share_of, total, wilson


@dataclass(frozen=True, slots=True)
class Labelled:
    """A part with the labels of those of its causes that have one: the themes of each, or none."""

    stratum: Stratum
    labels: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class ThemeAudit:
    """What the labels say of one theme.

    Attributes:
        theme: its id.
        given: causes that the edition gives it.
        labelled: how many of these have a label, and ``right`` of them are its.
        missed: labelled causes that are its and were not given to it.
        precision: share of the given causes that are its; None without a label among them.
        recall: share of its causes that were given to it; None where nothing is known to be its,
            or nothing of what was given.
        raw: share of all causes that the edition gives it.
        corrected: share of all causes that are its; None without a label among those given, unless
            none was given.

    """

    theme: str
    given: int
    labelled: int
    right: int
    missed: int
    precision: Estimate | None
    recall: Estimate | None
    raw: float
    corrected: Estimate | None


def audit(parts: Sequence[Labelled]) -> tuple[ThemeAudit, ...]:
    """Return what the labels say of each theme that was drawn from or named, in order of id.

    A theme that is named and was given to nothing was missed wherever it is.
    """
    named = {theme for part in parts for label in part.labels for theme in label}
    themes = {part.stratum.theme for part in parts} - {UNASSIGNED}
    return tuple(_theme(theme, parts) for theme in sorted(themes | named))


def _theme(theme: str, parts: Sequence[Labelled]) -> ThemeAudit:
    own = [part for part in parts if part.stratum.theme == theme]
    # Causes with another theme and causes with none are missed at very different rates.
    others = [part for part in parts if part.stratum.theme not in {theme, UNASSIGNED}]
    nowhere = [part for part in parts if part.stratum.theme == UNASSIGNED]
    causes = sum(part.stratum.size for part in parts)
    given = sum(part.stratum.size for part in own)

    def is_its(labels: frozenset[str]) -> bool:
        return theme in labels

    precision = share_in(own, is_its)
    right = _amount(own, precision)
    missed = total([_amount(group, share_in(group, is_its)) for group in (others, nowhere)])
    truly = total([right, missed])
    labels = [label for part in own for label in part.labels]
    known = precision is not None or not own
    return ThemeAudit(
        theme,
        given,
        len(labels),
        sum(map(is_its, labels)),
        sum(is_its(label) for part in (*others, *nowhere) for label in part.labels),
        precision,
        share_of(right, missed) if known else None,
        given / causes,
        _within(truly.scaled(1 / causes)) if known else None,
    )


def share_in(parts: Sequence[Labelled], hit: Callable[[frozenset[str]], bool]) -> Estimate | None:
    """Return the share of hits among all causes of some parts; None without any label.

    A part without a label is taken to be like the others together.
    """
    known = [part for part in parts if part.labels]
    whole = sum(part.stratum.size for part in known)
    if not whole:
        return None
    value = by_design = seen = 0.0
    for part in known:
        count, size = len(part.labels), part.stratum.size
        weight = size / whole
        share = sum(map(hit, part.labels)) / count
        value += weight * share
        chance = weight**2 * (1 - count / size)
        by_design += chance / count
        if count > 1:
            seen += chance * share * (1 - share) / (count - 1)
    value = min(max(value, 0.0), 1.0)
    missing = 1 - whole / sum(part.stratum.size for part in parts)
    effective = inf if by_design <= 0 and missing <= 0 else 1 / max(by_design, 1e-12)
    if by_design <= 0 < missing:
        effective = float(sum(len(part.labels) for part in known))
    spread = value * (1 - value)
    if seen > 0 and spread > 0:
        effective = min(effective, spread / seen)
    return wilson(value, effective)


def _amount(parts: Sequence[Labelled], share: Estimate | None) -> Estimate:
    """Return how many causes of the parts a share of them is; all is possible where unknown."""
    size = sum(part.stratum.size for part in parts)
    if share is not None:
        return share.scaled(size)
    return Estimate(0.0, 0.0, float(size), 0.0 if size else inf)


def _within(estimate: Estimate) -> Estimate:
    low, high = max(estimate.low, 0.0), min(estimate.high, 1.0)
    return Estimate(min(estimate.value, 1.0), low, high, estimate.effective)


def carried_over(result: ThemeAudit, raw: float) -> float | None:
    """Return the true share behind the raw share of another edition (Rogan and Gladen 1978).

    It takes for granted that the theme is recognised as well there as where it was audited.

    Args:
        result: of the audited edition.
        raw: share of all causes that the other edition gives the theme.

    """
    if result.precision is None or result.recall is None or result.corrected is None:
        return None
    wrong = result.raw * (1 - result.precision.value)
    others = 1 - result.corrected.value
    specificity = 1 - wrong / others if others > 0 else 1.0
    return corrected_share(raw, result.recall.value, specificity)


def labelled_parts(
    strata: Sequence[Stratum], labels: Mapping[str, frozenset[str]]
) -> tuple[Labelled, ...]:
    """Return the parts with their labels, given by finding id; unlabelled causes are left out."""
    return tuple(
        Labelled(part, tuple(labels[name] for name in part.drawn if name in labels))
        for part in strata
    )
