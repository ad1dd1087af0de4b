"""Weighs a statement's vector, its runs of words and named cues: log odds of each kind.

Logistic regressions with a ridge (le Cessie and van Houwelingen 1992) of one set of features. Runs
of one to three words are weighted by tf-idf with a logarithmic term frequency and unit length
(Salton and Buckley 1988).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.embedding import Vectors
from models.errors import UnfittedArtefact
from models.identity import same_encoder

Array = NDArray[np.float64]

#: How much each part of the features counts beside named cues, which count 1.
OF_VECTOR = 5.0 * 2**0.5
OF_TERMS = 3.0
LONGEST_RUN = 3
FILE = "wordings.npz"
#: Where it lies in the folder of a profile.
FOLDER = "wordings"

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class WordingClassifier:
    """Weights of one encoder's vectors, of terms and of named cues.

    Attributes:
        embedder: identity of the encoder without its precision; vectors must come from it.
        kinds: names of what is told apart.
        terms: runs of words, and their inverse document frequencies, shape (terms,).
        cues: names of the named features.
        of_vector, of_terms, of_cues: shape (features of the part, kinds).
        bias: shape (kinds,).
        bounds: log odds from which a statement counts as of the kind, shape (kinds,).

    """

    embedder: str
    kinds: tuple[str, ...]
    terms: tuple[str, ...]
    rarity: Array
    cues: tuple[str, ...]
    of_vector: Array
    of_terms: Array
    of_cues: Array
    bias: Array
    bounds: Array

    def __post_init__(self) -> None:
        """Index terms and cues once."""
        object.__setattr__(self, "_terms", {term: row for row, term in enumerate(self.terms)})
        object.__setattr__(self, "_cues", {cue: row for row, cue in enumerate(self.cues)})

    def log_odds(
        self, texts: Sequence[str], vectors: Vectors, named: Sequence[Mapping[str, float]]
    ) -> Array:
        """Return the log odds of each kind, shape (texts, kinds).

        Args:
            texts: statements.
            vectors: shape (texts, dimension), unit rows of the encoder `embedder` names.
            named: cues of each by name; those that were not weighed count nothing.

        """
        odds = np.tile(self.bias, (len(texts), 1))
        if len(texts):
            odds += OF_VECTOR * np.asarray(vectors, dtype=np.float64) @ self.of_vector
        terms: Mapping[str, int] = self._terms  # type: ignore[attr-defined]
        cues: Mapping[str, int] = self._cues  # type: ignore[attr-defined]
        for row, (text, found) in enumerate(zip(texts, named, strict=True)):
            places, values = weighted(text, terms, self.rarity)
            if places:
                odds[row] += OF_TERMS * values @ self.of_terms[places]
            for name, value in found.items():
                place = cues.get(name) if value else None
                if place is not None:
                    odds[row] += value * self.of_cues[place]
        return odds


def runs(text: str) -> Counter[str]:
    """Return the runs of one to three words and marks in a text, with how often each stands there.

    >>> sorted(runs("To be agreed"))
    ['agreed', 'be', 'be agreed', 'to', 'to be', 'to be agreed']
    """
    tokens = _TOKEN.findall(text.lower())
    return Counter(
        " ".join(tokens[start : start + length])
        for length in range(1, LONGEST_RUN + 1)
        for start in range(len(tokens) - length + 1)
    )


def weighted(text: str, terms: Mapping[str, int], rarity: Array) -> tuple[list[int], Array]:
    """Return which known terms stand in a text, and their weights, of unit length together."""
    known = {terms[run]: count for run, count in runs(text).items() if run in terms}
    places = sorted(known)
    values = np.array([(1 + np.log(known[place])) * rarity[place] for place in places])
    length = float(np.linalg.norm(values))
    return places, values / length if length else values


def saved(classifier: WordingClassifier, folder: Path) -> Path:
    """Write a classifier into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    half = {
        name: getattr(classifier, name).astype(np.float32)
        for name in ("rarity", "of_vector", "of_terms", "of_cues", "bias", "bounds")
    }
    told = {name: np.array(getattr(classifier, name)) for name in ("embedder", "kinds")}
    lines = {name: np.array("\n".join(getattr(classifier, name))) for name in ("terms", "cues")}
    with path.open("wb") as file:
        np.savez_compressed(file, **half, **told, **lines)  # type: ignore[arg-type]
    return path


def load_wordings(folder: Path) -> WordingClassifier:
    """Return the classifier in a folder.

    Raises:
        UnfittedArtefact: when there is none, or its file cannot be read.

    """
    path = folder / FILE
    if not path.is_file():
        message = f"{folder.name} holds no classifier of wordings; train with --stage wordings"
        raise UnfittedArtefact(message)
    try:
        with np.load(path, allow_pickle=False) as file:
            numbers = {
                name: file[name].astype(np.float64)
                for name in ("rarity", "of_vector", "of_terms", "of_cues", "bias", "bounds")
            }
            return WordingClassifier(
                embedder=str(file["embedder"]),
                kinds=tuple(str(one) for one in file["kinds"]),
                terms=tuple(str(file["terms"]).split("\n")),
                cues=tuple(str(file["cues"]).split("\n")),
                **numbers,
            )
    except (OSError, ValueError, KeyError) as error:
        message = f"the classifier of wordings in {folder.name} cannot be read"
        raise UnfittedArtefact(message) from error


def wordings_for(embedder: str, folder: Path) -> WordingClassifier | None:
    """Return the classifier in a folder where it was fitted on this encoder; None for none.

    Args:
        embedder: identity of the encoder that gives vectors.
        folder: of a profile's classifier.

    Raises:
        UnfittedArtefact: when its file cannot be read.

    """
    if not (folder / FILE).is_file():
        return None
    found = load_wordings(folder)
    return found if same_encoder(found.embedder, embedder) else None
