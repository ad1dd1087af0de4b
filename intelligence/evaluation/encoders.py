"""The encoders that an evaluation compares: the product's, and a published one as it came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.embedding import Embedder, Vectors
from models.recognition.recogniser import Recogniser
from models.vector_cache import CachedEmbedder

#: What the product's own encoder is called beside a method.
OURS = "our vectors"

#: What the published encoder is called.
PUBLISHED = "MiniLM"


@dataclass(frozen=True)
class Compared:
    """A recogniser with the product's encoder, and a published encoder to stand beside it."""

    recogniser: Recogniser
    published: Embedder

    @property
    def encoders(self) -> tuple[tuple[str, Embedder], ...]:
        """Name and encoder; only one where the product's is the published one."""
        ours = self.recogniser.embedder
        if ours.identity == self.published.identity:
            return ((PUBLISHED, ours),)
        return ((OURS, ours), (PUBLISHED, self.published))

    @property
    def models(self) -> dict[str, str]:
        """What an outcome says of the models."""
        return {
            "Encoder": self.recogniser.embedder.identity,
            "Recogniser": self.recogniser.identity,
            "Published encoder": self.published.identity,
        }


@dataclass(frozen=True)
class MemoryVectors:
    """Vectors of one run, kept in memory; a `models.vector_cache.VectorStore`."""

    known: dict[tuple[str, str], Vectors] = field(default_factory=dict)

    def load(self, identity: str, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors that are known."""
        asked = ((text, self.known.get((identity, text))) for text in texts)
        return {text: row for text, row in asked if row is not None}

    def save(self, identity: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep the vectors."""
        self.known.update({(identity, text): row for text, row in vectors.items()})


def remembering(embedder: Embedder) -> Embedder:
    """Return an encoder that computes each text once: evaluations ask the same texts again."""
    return CachedEmbedder(embedder, MemoryVectors())
