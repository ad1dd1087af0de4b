"""Rules out statements that are surely of no kind, so that no reader need read them.

Most statements of a contract are in order, and many show it by their words alone. A logistic
regression of a statement's cues, its words and pairs of words, the mean of its word vectors (the
published encoder's own table, which costs a look-up a word) and its length tells which surely are;
all others are read (`models/wordings/sieve_fit.py` fits it).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.encoder.locate import Weights
from models.encoder.tokens import Tokenise
from models.errors import UnfittedArtefact

Array = NDArray[np.float64]

#: Its file, beside what the readers are.
SIEVE = "sieve.npz"
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[^\w\s]")


@dataclass(frozen=True)
class SieveWeights:
    """What was fitted: weights by name of cue and by word or pair of words, and of the rest.

    Attributes:
        of_cues: by cue.
        of_terms: by term (`terms_of`).
        of_words: shape (dimension of the word table,).
        of_length: of the logarithm of the number of tokens.
        bound: log odds, no constant added, below which a statement is ruled out.

    """

    of_cues: Mapping[str, float]
    of_terms: Mapping[str, float]
    of_words: Array
    of_length: float
    bound: float


@dataclass(frozen=True)
class Sieve:
    """Tells which statements are to be read. Nothing large is read before the first one.

    Attributes:
        weights: of the encoder whose words it knows.
        fitted: what they are worth.

    """

    weights: Weights
    fitted: SieveWeights

    def passes(
        self, texts: Sequence[str], named: Sequence[Mapping[str, float]]
    ) -> NDArray[np.bool_]:
        """Return which statements may be of some kind, shape (texts,); each by itself.

        Args:
            texts: statements.
            named: cues of each by name.

        """
        tokenise, worth = self._loaded
        own = self.fitted
        found = np.zeros(len(texts), dtype=np.bool_)
        for row, (text, tokens, told) in enumerate(zip(texts, tokenise(texts), named, strict=True)):
            odds = float(worth[tokens].mean()) + own.of_length * float(np.log(len(tokens)))
            odds += sum(value * own.of_cues.get(name, 0.0) for name, value in told.items())
            odds += sum(own.of_terms.get(term, 0.0) for term in terms_of(text))
            found[row] = odds >= own.bound
        return found

    @cached_property
    def _loaded(self) -> tuple[Tokenise, Array]:
        table = self.weights.parameters()["words"]
        return self.weights.tokenise(), table.astype(np.float64) @ self.fitted.of_words


def terms_of(text: str) -> dict[str, None]:
    """Return the words and pairs of words of a text, each once, in order; digits are alike.

    >>> list(terms_of("Within 5 days, 5 days"))
    ['within', '0', 'days', ',', 'within 0', '0 days', 'days ,', ', 0']
    """
    words = ["0" if word[0].isdigit() else word for word in _WORD.findall(text.lower())]
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    return dict.fromkeys((*words, *pairs))


def write_sieve(path: Path, sieve: Sieve) -> None:
    """Write a sieve as an npz without pickled objects."""
    own = sieve.fitted
    arrays: dict[str, Any] = {
        "cues": np.array("\n".join(own.of_cues)),
        "of_cues": np.array(list(own.of_cues.values()), dtype=np.float32),
        "terms": np.array("\n".join(own.of_terms)),
        "of_terms": np.array(list(own.of_terms.values()), dtype=np.float16),
        "of_words": own.of_words.astype(np.float32),
        "rest": np.array([own.of_length, own.bound]),
        "base": np.array(sieve.weights.base.identity),
    }
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def read_sieve(path: Path, weights: Weights) -> Sieve | None:
    """Return the sieve of a file; None where there is none, and everything is read.

    Args:
        path: of the file.
        weights: of the encoder whose words it knows (`reader_weights`).

    Raises:
        UnfittedArtefact: when the file is no sieve, or one fitted on another encoder's words.

    """
    if not path.is_file():
        return None
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as file:
            of_cues, of_terms = (
                dict(zip(str(file[names]).split("\n"), file[worth].tolist(), strict=True))
                for names, worth in (("cues", "of_cues"), ("terms", "of_terms"))
            )
            of_words = file["of_words"].astype(np.float64)
            of_length, bound = file["rest"].tolist()
            base = str(file["base"])
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        message = (
            f"{path.name} in {path.parent.name} cannot be read ({error}); train with --stage sieve"
        )
        raise UnfittedArtefact(message) from error
    if base != weights.base.identity or of_words.shape != (weights.base.width,):
        message = (
            f"{path.name} in {path.parent.name} was fitted on {len(of_words)} numbers a word of "
            f"{base}, but statements are read by {weights.base.identity}, which has "
            f"{weights.base.width}; train with --stage sieve"
        )
        raise UnfittedArtefact(message)
    return Sieve(weights, SieveWeights(of_cues, of_terms, of_words, of_length, bound))
