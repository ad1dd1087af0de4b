"""What the learned classifier has to beat: the commonest role, headings alone, and TF-IDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from models.roles.contract import ROLES, Evidence, Role, Statement, Verdict
from models.roles.labelled import Passage

_NAMED = {
    Evidence.CAUSE: Role.CAUSE,
    Evidence.PROBLEM: Role.CAUSE,
    Evidence.IMPACT: Role.IMPACT,
    Evidence.RECOMMENDATION: Role.RECOMMENDATION,
    Evidence.ACTION: Role.RECOMMENDATION,
    Evidence.LESSON: Role.RECOMMENDATION,
    Evidence.RESOLUTION: Role.RESOLUTION,
    Evidence.POSITIVE: Role.POSITIVE,
    Evidence.CONTEXT: Role.CONTEXT,
    Evidence.NARRATIVE: Role.CONTEXT,
}


class MajorityRole:
    """Gives every statement the role that is commonest in training."""

    identity = "majority"

    def __init__(self, training: Sequence[Passage]) -> None:
        counts = Counter(role for passage in training for role in passage.roles)
        self._role = max(ROLES, key=lambda role: counts[role])

    def classify(self, passages: Sequence[Sequence[Statement]]) -> list[list[Verdict]]:
        """Return the same verdict for each statement."""
        return [[Verdict(self._role, 1.0) for _ in passage] for passage in passages]


class HeadingRole:
    """Believes the heading; without one, a statement is a cause."""

    identity = "headings"

    def classify(self, passages: Sequence[Sequence[Statement]]) -> list[list[Verdict]]:
        """Return for each statement the role that its heading names."""
        return [
            [Verdict(_NAMED.get(item.evidence, Role.CAUSE), 1.0, by_heading=True) for item in one]
            for one in passages
        ]


class TfidfRole:
    """Words and word pairs by TF-IDF into a logistic regression, each statement by itself."""

    identity = "tfidf"

    def __init__(self, training: Sequence[Passage]) -> None:
        from sklearn.feature_extraction.text import (  # noqa: PLC0415 - heavy import, on first use
            TfidfVectorizer,
        )
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - as above

        self._words: Any = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
        self._regression: Any = LogisticRegression(C=10.0, max_iter=300)
        texts = [item.text for passage in training for item in passage.statements]
        roles = [role.value for passage in training for role in passage.roles]
        self._regression.fit(self._words.fit_transform(texts), roles)

    def classify(self, passages: Sequence[Sequence[Statement]]) -> list[list[Verdict]]:
        """Return the likeliest role of each statement."""
        verdicts: list[list[Verdict]] = []
        for passage in passages:
            if not passage:
                verdicts.append([])
                continue
            rows = self._words.transform([item.text for item in passage])
            shares = self._regression.predict_proba(rows)
            verdicts.append(
                [
                    Verdict(Role(self._regression.classes_[row.argmax()]), float(row.max()))
                    for row in shares
                ]
            )
        return verdicts
