"""What a recogniser is told of a theme: its texts, and nothing else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """One theme to recognise. ``subcauses`` are pairs of key and definition, possibly none.

    ``examples`` are texts that show the theme, ``counterexamples`` texts that do not, whatever they
    seem to. Neither their order nor a repetition means anything.
    """

    key: str
    name: str
    definition: str
    subcauses: tuple[tuple[str, str], ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Sixteen digits of key and definition: with another one a trained head is not used."""
        return hashlib.sha256(f"{self.key}\x1f{self.definition}".encode()).hexdigest()[:16]
