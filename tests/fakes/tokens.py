"""A tokeniser without a vocabulary: one token a letter."""

from __future__ import annotations

from collections.abc import Sequence

from tests.fakes.bases import WORDS


def letters(texts: Sequence[str]) -> list[list[int]]:
    """Return a token number for each character of each text."""
    return [[1 + ord(letter) % (WORDS - 1) for letter in text] for text in texts]
