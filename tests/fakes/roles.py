"""A role classifier that reads one word, for tests of what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from models.roles.contract import Role, Statement, Verdict


class KeywordRoles:
    """Noise where "noise" stands, recommendation where "should" stands, else cause."""

    identity = "keywords"

    def __init__(self) -> None:
        self.seen: list[list[Statement]] = []

    def classify(self, passages: Sequence[Sequence[Statement]]) -> list[list[Verdict]]:
        """Return a verdict for each statement and remember what was shown."""
        self.seen.extend(list(passage) for passage in passages)
        return [[_verdict(item) for item in passage] for passage in passages]


def _verdict(item: Statement) -> Verdict:
    words = item.text.lower()
    if "noise" in words:
        return Verdict(Role.NOISE, 0.9)
    if "should" in words:
        return Verdict(Role.RECOMMENDATION, 0.8, by_heading=True)
    return Verdict(Role.CAUSE, 0.7)
