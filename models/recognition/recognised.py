"""What a text is recognised as."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recognised:
    """What one text comes closest to. Positions are those of the taxonomy.

    Attributes:
        subcause: of the best label; None when that has none.
        confidence: calibrated probability of the best label.
        second: that of the next one; 0 where there is none.
        threshold: confidence from which the best label is given, as fitted for its kind.
        ranking: the best labels, best first.
        subcause_confidence: calibrated probability that the best label and this sub-cause are told;
            None without a sub-cause, or where nobody fitted how sure to be of one.

    """

    subcause: int | None
    confidence: float
    second: float
    threshold: float
    ranking: tuple[int, ...]
    subcause_confidence: float | None = None

    @property
    def sure(self) -> bool:
        """Whether the confidence reaches the threshold."""
        return self.confidence >= self.threshold

    @property
    def best(self) -> int:
        """The position of the closest label."""
        return self.ranking[0]
