"""Where a workspace keeps what: paths only, nothing is opened here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder of one portfolio.

    >>> Workspace(Path("w")).editions.as_posix()
    'w/editions'
    """

    root: Path

    @property
    def database(self) -> Path:
        """Records, rejects and decisions."""
        return self.root / "premortem.db"

    @property
    def editions(self) -> Path:
        """One folder an edition."""
        return self.root / "editions"

    @property
    def embeddings(self) -> Path:
        """Vectors by model identity and text hash; may be deleted at any time."""
        return self.root / "cache" / "embeddings.db"

    @property
    def results(self) -> Path:
        """Findings and themes worked out before; may be deleted at any time."""
        return self.root / "cache" / "results.db"

    @property
    def reports(self) -> Path:
        """Rendered reports, where no other folder is asked for."""
        return self.root / "reports"

    @property
    def sample(self) -> Path:
        """The files of the sample portfolio, when ``premortem demo`` wrote them."""
        return self.root / "sample"

    @property
    def lock(self) -> Path:
        """Held while an edition is built."""
        return self.root / "build.lock"

    def create(self) -> Workspace:
        """Make the folder where it is missing."""
        self.root.mkdir(parents=True, exist_ok=True)
        return self
