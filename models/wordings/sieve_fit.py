"""Fits the sieve of statements; its bound comes from statements that were left out in turn.

What is wanted is what the readers, not taught them, would say something of, and what is labelled;
the bound is where next to nothing of the former is ruled out, of references by a fit that knew
nothing by their writer: a bound chosen on other texts of a known hand ruled out a fourteenth of
what was said of a new one's.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from models.encoder.locate import Weights
from models.wordings.fit import OF_REFERENCE, WordingLessons, parts_of
from models.wordings.sieve import Sieve, SieveWeights, terms_of

Array = NDArray[np.float64]

#: Share of what the readers say of references that may be ruled out, of statements left out.
LOST = 0.005
#: Inverse of the ridge, and statements that a term must be in.
_RIDGE = 0.2
_FEWEST = 3


def fit_sieve(
    lessons: WordingLessons, said: NDArray[np.bool_], references: tuple[str, ...], weights: Weights
) -> tuple[Sieve, str]:
    """Return a sieve, and what it does with statements that were left out of its fit.

    Args:
        lessons: of every source.
        said: shape (texts,), of which the readers, not taught them, would say something.
        references: the sources that are like the texts to be judged.
        weights: of the encoder whose words it is to know.

    """
    table = weights.parameters()["words"]
    tokens = weights.tokenise()(lessons.texts)
    words = np.array([table[one].mean(axis=0, dtype=np.float64) for one in tokens])
    # Word vectors are small beside cues, which are 0 or 1: a ridge is to draw both alike.
    scale = 1 / np.asarray(table, dtype=np.float64).std()
    cues = tuple(sorted({name for one in lessons.named for name in one}))
    told = np.array([[one.get(cue, 0.0) for cue in cues] for one in lessons.named])
    lengths = np.log([len(one) for one in tokens])[:, None]
    terms = [terms_of(text) for text in lessons.texts]
    held = Counter(term for one in terms for term in one)
    known = {
        term: place for place, term in enumerate(sorted(t for t in held if held[t] >= _FEWEST))
    }
    columns = sparse.hstack(
        [sparse.csr_matrix(told), sparse.csr_matrix(words * scale), _rows(terms, known), lengths]
    ).tocsr()
    own = np.isin(lessons.source, references)
    wanted = said | (lessons.labels > 0).any(axis=1)
    counts = np.where(own, OF_REFERENCE, 1.0)
    # Each reference is left out whole: what a sieve will meet is another writer's documents.
    names = [*references]
    whole = [-1 - names.index(one) if one in names else 0 for one in lessons.source]
    parts = np.where(own, whole, parts_of(lessons, references))
    odds = np.zeros(len(terms))
    for part in sorted(set(parts.tolist())):
        out = parts == part
        weighed, bias = _fitted(columns[~out], wanted[~out], counts[~out])
        odds[out] = columns[out] @ weighed + bias
    bound = float(np.quantile(odds[said & own], LOST))
    weighed, bias = _fitted(columns, wanted, counts)
    ends = np.cumsum([len(cues), words.shape[1], len(known)])
    of_cues, of_words, of_terms, of_length = np.split(weighed, ends)
    fitted = SieveWeights(
        dict(zip(cues, of_cues.tolist(), strict=True)),
        dict(zip(known, of_terms.tolist(), strict=True)),
        of_words * scale,
        float(of_length[0]),
        bound - bias,
    )
    return Sieve(weights, fitted), _told(odds < bound, said, own, lessons.labels > 0)


def _rows(terms: list[dict[str, None]], known: dict[str, int]) -> sparse.csr_matrix:
    """Return which known terms each text has, shape (texts, known)."""
    places = [[known[term] for term in one if term in known] for one in terms]
    ends = np.cumsum([0, *map(len, places)])
    flat = np.array([place for one in places for place in one], dtype=np.int64)
    return sparse.csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(terms), len(known)))


def _fitted(
    columns: sparse.csr_matrix, wanted: NDArray[np.bool_], counts: Array
) -> tuple[Array, float]:
    model = LogisticRegression(C=_RIDGE, solver="liblinear", random_state=0)
    model.fit(columns, wanted, sample_weight=counts)
    return model.coef_[0], float(model.intercept_[0])


def _told(
    out: NDArray[np.bool_],
    said: NDArray[np.bool_],
    own: NDArray[np.bool_],
    labels: NDArray[np.bool_],
) -> str:
    """Return what is ruled out, in words."""
    labelled = labels.any(axis=1)
    lines = [
        f"  {name}: {out[rows].mean():.1%} of {rows.sum():,} statements ruled out, "
        f"{(out & said & rows).sum()} of {(said & rows).sum():,} of which something is said, "
        f"{(out & said & labelled & rows).sum()} of {(labelled & rows).sum():,} labelled ones"
        for name, rows in (("references", own), ("other writers", ~own))
    ]
    return "\n".join(["sieve, left out", *lines])
