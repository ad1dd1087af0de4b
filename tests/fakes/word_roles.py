"""A role classifier that goes by one word, for tests of the pipeline around it."""

from __future__ import annotations

from collections.abc import Sequence

from models.roles.contract import Role, Statement, Verdict

_WORDS = {
    "because": Role.CAUSE,
    "cost": Role.IMPACT,
    "should": Role.RECOMMENDATION,
    "hello": Role.NOISE,
}


class WordRoles:
    """*because* makes a cause, *cost* an impact, *should* advice, *hello* noise; else context."""

    identity = "one-word"

    def classify(self, passages: Sequence[Sequence[Statement]]) -> list[list[Verdict]]:
        """Return a verdict for each statement."""
        return [[_verdict(item.text.lower()) for item in passage] for passage in passages]


def _verdict(text: str) -> Verdict:
    role = next((role for word, role in _WORDS.items() if word in text), Role.CONTEXT)
    return Verdict(role, 0.9)
