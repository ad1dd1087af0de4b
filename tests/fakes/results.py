"""A result store in memory, which counts what was asked of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass
class MemoryResults:
    """Results by (identity, text)."""

    kept: dict[tuple[str, str], bytes] = field(default_factory=dict)

    def load(self, identity: str, texts: Sequence[str]) -> dict[str, bytes]:
        """Return the results that are known, by text."""
        return {text: self.kept[identity, text] for text in texts if (identity, text) in self.kept}

    def save(self, identity: str, results: Mapping[str, bytes]) -> None:
        """Keep results by text."""
        self.kept.update({(identity, text): result for text, result in results.items()})
