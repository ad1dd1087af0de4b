"""What a probability rests on, in words: how many engagements taught it, and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.risk.base_rates import BaseRates
from intelligence.risk.chances import FEWEST_SHOWING

#: With fewer engagements than this nothing is modelled.
FEWEST_ENGAGEMENTS = 30

MODELLED = "modelled"
BASE_RATE_ONLY = "base rate only"
TOO_LITTLE_DATA = "too little data"


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned from, in engagements.

    Attributes:
        engagements: that taught.
        young: left out, because less than a tenth of what they will show could have been seen.
        unrecorded: left out, because only their documents are known; that they had some is why.
        undated: taken for fully seen, because their start is not known.
        partly: of those that taught, how many were too young to have shown all; such a one counts
            by the share that could have been seen.
        only_unrecorded: whether nothing else was there, so that those taught after all.

    """

    engagements: int
    young: int
    unrecorded: int
    undated: int
    partly: int = 0
    only_unrecorded: bool = False


def learned_notes(learned: Learned, rates: BaseRates, *, modelled: bool) -> tuple[str, ...]:
    """Return what a reader must know before relying on the probabilities."""
    found = []
    if not modelled:
        found.append(_too_little(learned.engagements, float(rates.overall.showing.sum())))
    if learned.young:
        found.append(f"{learned.young} engagements began too lately to teach anything")
    if learned.partly:
        found.append(
            f"{learned.partly} engagements are too young to have shown everything; they count "
            "by the share that could have been seen"
        )
    if learned.only_unrecorded:
        found.append("engagements are known from their documents alone: rates are too high")
    elif learned.unrecorded:
        found.append(f"{learned.unrecorded} engagements without a record were left out")
    if learned.undated:
        found.append(f"{learned.undated} engagements have no start and are taken for finished")
    return tuple(found)


def standing_of(
    learned: Learned, rates: BaseRates, modelled: NDArray[np.bool_] | None, theme: int
) -> tuple[str, str]:
    """Return what the probability of a theme rests on, and why.

    Args:
        learned: from how many engagements.
        rates: of reference classes.
        modelled: which themes are; None where nothing is.
        theme: its place.

    """
    showing = float(rates.overall.showing[theme])
    unseen = "" if showing else _none_shows(learned.engagements, rates.unseen_limit)
    if modelled is None:
        note = _too_little(learned.engagements, float(rates.overall.showing.sum()))
        return TOO_LITTLE_DATA, f"{note}; {unseen}" if unseen else note
    if modelled[theme]:
        return MODELLED, f"{showing:.0f} past engagements show it"
    note = (
        f"{showing:.0f} past engagements show it; below {FEWEST_SHOWING} it is the base rate, "
        "drawn by what is known at signature, the text apart"
    )
    return BASE_RATE_ONLY, unseen or note


def _none_shows(engagements: int, limit: float) -> str:
    return (
        f"none of {engagements} past engagements shows it, by which alone its rate may be up to "
        f"{limit:.1%}; it is drawn towards that of other themes"
    )


def _too_little(engagements: int, showing: float) -> str:
    if engagements < FEWEST_ENGAGEMENTS:
        return (
            f"{engagements} past engagements are too few to tell offers apart, which takes "
            f"{FEWEST_ENGAGEMENTS}: this is the base rate, shrunk"
        )
    return (
        f"{engagements} past engagements show {showing:.0f} themes: this is the base rate, shrunk"
    )
