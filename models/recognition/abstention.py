"""Why a text was left without a theme, so that a reader knows what would help."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from models.words import is_telling

#: Telling words below which a text says too little to be filed.
_FEWEST_WORDS = 2

#: Probability that two themes must have together for a text to lie between them, and the share of
#: the first that the second must have.
_TOGETHER = 0.5
_SECOND_SHARE = 0.5


class Abstention(StrEnum):
    """Why there is no theme.

    ``no cause``: it is doubtful that the text tells a cause at all. ``too short``: it has hardly a
    word that tells anything. ``between two themes``: one of two it is, but which? ``unlike anything
    known``: no theme comes near.
    """

    NO_CAUSE = "no cause"
    TOO_SHORT = "too short"
    BETWEEN = "between two themes"
    UNKNOWN = "unlike anything known"


def why_not(text: str, first: float, second: float) -> Abstention:
    """Return why a text was given no theme.

    Args:
        text: the text.
        first: calibrated probability of its closest theme.
        second: of the next one; 0 where there is none.

    >>> why_not("see above", 0.1, 0.05).value
    'too short'
    >>> why_not("the client's vendor changed the interface", 0.4, 0.3).value
    'between two themes'

    """
    if _telling(text.split()) < _FEWEST_WORDS:
        return Abstention.TOO_SHORT
    if first + second >= _TOGETHER and second >= _SECOND_SHARE * first:
        return Abstention.BETWEEN
    return Abstention.UNKNOWN


def _telling(words: Sequence[str]) -> int:
    return sum(is_telling(word.strip(".,;:!?()\"'").lower()) for word in words)
