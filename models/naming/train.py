"""Fits what a good short cause looks like: ``python -m models.naming.train``.

The labelled statements of six writers come with the cause in three to ten plain words. Every
candidate that the product cuts from a statement is scored by its closeness to that cause; a ridge
regression learns to tell it from the candidate's form and words. Statements that state no cause
teach a second score, whether there is a cause at all. Takes about three minutes on one core.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.embedding import Embedder
from models.encoder.bases import MINILM
from models.encoder.locate import Weights
from models.encoder.runtime import RootCauseEncoder
from models.naming.candidate import Candidate
from models.naming.likeness import ARTEFACT, Likeness, features
from models.naming.phrases import ParsedPhrases

#: Writers that may be learned from; B and G are for validation only.
WRITERS = ("A", "C", "D", "E", "H", "I")
_LABELLED = Path(__file__).resolve().parent.parent / "labelled"
_RIDGE = 30.0
_LOGISTIC = 0.1

#: Weight of a statement without a cause when learning which candidate is best.
_CAUSELESS = 0.3

#: Candidates that a feature must occur in.
_SEEN = 15


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled statement; ``gist`` is empty when it states no cause."""

    writer: str
    text: str
    gist: str
    role: str
    theme: str


def read_examples(writers: Sequence[str] = WRITERS, folder: Path = _LABELLED) -> list[Example]:
    """Read the labelled statements of some writers."""
    return [
        Example(writer, row["text"], row.get("gist") or "", row["role"], row["theme"])
        for writer in writers
        for path in sorted((folder / writer).glob("*.jsonl"))
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]


def closeness_to_gist(
    examples: Sequence[Example], found: Sequence[Sequence[Candidate]], embedder: Embedder
) -> list[NDArray[np.float64]]:
    """Return for each statement the cosine of its candidates to its gist; 0 without a gist."""
    texts = sorted({c.text for items in found for c in items} | {e.gist for e in examples})
    rows = dict(zip(texts, embedder.embed(texts), strict=True))
    return [
        np.array([float(rows[c.text] @ rows[e.gist]) if e.gist else 0.0 for c in items])
        for e, items in zip(examples, found, strict=True)
    ]


def fit(
    examples: Sequence[Example],
    found: Sequence[Sequence[Candidate]],
    close: Sequence[NDArray[np.float64]],
) -> Likeness:
    """Fit both scores.

    Args:
        examples: n labelled statements.
        found: the candidates of each.
        close: cosine of each candidate to the gist, as `closeness_to_gist` gives.

    """
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 - heavy import
    from sklearn.linear_model import LogisticRegression, Ridge  # noqa: PLC0415 - heavy import

    vectors = DictVectorizer()
    table = vectors.fit_transform([features(c) for items in found for c in items])
    kept = np.flatnonzero(np.asarray((table > 0).sum(axis=0)).ravel() >= _SEEN)
    names = [vectors.feature_names_[place] for place in kept]
    share = np.concatenate([np.full(len(items), 1 / max(len(items), 1)) for items in found])
    causes = np.concatenate(
        [np.full(len(items), bool(e.gist)) for e, items in zip(examples, found, strict=True)]
    )
    weight = share * np.where(causes, 1.0, _CAUSELESS)
    ridge = Ridge(alpha=_RIDGE).fit(
        table[:, kept], np.concatenate(list(close)), sample_weight=weight / weight.mean()
    )
    balance = share / np.where(causes, share[causes].sum(), share[~causes].sum())
    logistic = LogisticRegression(C=_LOGISTIC, max_iter=1000).fit(
        table[:, kept], causes, sample_weight=balance / balance.mean()
    )
    return Likeness(
        _named(names, ridge.coef_),
        round(float(ridge.intercept_), 4),
        _named(names, logistic.coef_[0]),
        round(float(logistic.intercept_[0]), 4),
    )


def _named(names: Sequence[str], weights: NDArray[np.float64]) -> dict[str, float]:
    rounded = {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)}
    return {name: weight for name, weight in sorted(rounded.items()) if weight}


def save(likeness: Likeness, about: dict[str, object], path: Path = ARTEFACT) -> None:
    """Write the weights with what is known of their quality."""
    path.parent.mkdir(parents=True, exist_ok=True)
    held = {
        "about": about,
        "bias": likeness.bias,
        "offset": likeness.offset,
        "weights": dict(likeness.weights),
        "causal": dict(likeness.causal),
    }
    path.write_text(json.dumps(held, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def quality(
    likeness: Likeness,
    examples: Sequence[Example],
    found: Sequence[Sequence[Candidate]],
    close: Sequence[NDArray[np.float64]],
) -> dict[str, float]:
    """Return how well an unseen writer's gists are met, and causes told from other statements.

    ``chosen`` is the mean cosine of the best-scored candidate to the gist, ``any`` that of all
    candidates, ``best`` that of the closest one; ``auc`` is the area under the ROC curve.
    """
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415 - heavy import

    rated = [
        (c[int(np.argmax([likeness.score(item) for item in items]))], c.mean(), c.max())
        for e, items, c in zip(examples, found, close, strict=True)
        if e.gist and items
    ]
    chosen, anything, best = np.mean(rated, axis=0)
    told = [likeness.probability(items) for items in found]
    area = roc_auc_score([bool(e.gist) for e in examples], told)
    return {
        "chosen": round(float(chosen), 3),
        "any": round(float(anything), 3),
        "best": round(float(best), 3),
        "auc": round(float(area), 3),
    }


def trained(embedder: Embedder) -> tuple[Likeness, dict[str, dict[str, float]]]:
    """Fit on all writers; and on all but one, to see how it does on the one left out."""
    examples = read_examples()
    found = ParsedPhrases().find([example.text for example in examples])
    close = closeness_to_gist(examples, found, embedder)
    rows = list(zip(examples, found, close, strict=True))
    left_out = {}
    for writer in WRITERS:
        others = [row for row in rows if row[0].writer != writer]
        theirs = [row for row in rows if row[0].writer == writer]
        fitted = fit(*zip(*others, strict=True))
        left_out[writer] = quality(fitted, *zip(*theirs, strict=True))
    return fit(examples, found, close), left_out


def main() -> None:
    """Fit, and write the artefact."""
    likeness, left_out = trained(RootCauseEncoder(Weights(MINILM)))
    save(likeness, {"writers": list(WRITERS), "left out": left_out})


if __name__ == "__main__":
    main()
