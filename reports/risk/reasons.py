"""How reasons of a probability are written: a sentence of the text is quoted, never hinted at."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from intelligence.risk.offer import Offer
from intelligence.risk.risk_check import Reason
from reports.risk.told import NOT_KNOWN
from reports.text import one_line

_MOST = 240
#: A single sentence that moves the odds by less is no reason that a person could act on.
_LEAST = 1.05


def odds(value: float) -> str:
    """Write a factor of the odds; a sentence moves them by hundredths.

    >>> odds(1.029), odds(0.5), odds(14.2), odds(float("nan"))
    ('1.03 x', '0.50 x', '14 x', '—')
    """
    if not isfinite(value):
        return NOT_KNOWN
    return f"{value:.2f} x" if value < 10 else f"{value:.0f} x"  # noqa: PLR2004 - two digits


def worth_telling(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Return the reasons without single sentences that hardly move anything."""
    return tuple(one for one in reasons if one.start is None or not 1 / _LEAST < one.odds < _LEAST)


def reason_quote(offer: Offer, one: Reason) -> str:
    """Return the sentence of the offer that a reason is, empty where it is none."""
    if one.kind != "text" or one.start is None or one.end is None:
        return ""
    return one.value or offer.text[one.start : one.end]


def reason_words(one: Reason) -> str:
    """Return what a reason says, of a sentence whose words were not kept that it is one."""
    return one.words or "A sentence of the text"


def reason_said(offer: Offer, one: Reason) -> str:
    """Write a reason; a sentence of the text is quoted, or told by its place where it is gone."""
    if one.kind != "text" or one.start is None or one.end is None:
        return one.words
    sentence, words = reason_quote(offer, one), reason_words(one).rstrip(".")
    if sentence:
        return f"{words}: \u201c{one_line(sentence, _MOST)}\u201d"
    return f"{words}: characters {one.start:,} to {one.end:,} of the text"
