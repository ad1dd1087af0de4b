"""The encoders to choose from, each with everything that was trained for it.

A profile is a folder: ``adapter.npz`` is what the base learned about causes, ``recognition/`` and
``roles/`` were fitted on the vectors that result. Two come with the product, ``light`` on
all-MiniLM-L6-v2 and ``accurate`` on all-mpnet-base-v2, whose weights are installed by themselves;
`premortem train` makes more, on any base of theirs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from models.encoder.adapter import read_adapter
from models.encoder.bases import Base
from models.encoder.locate import Weights
from models.encoder.runtime import RootCauseEncoder
from models.errors import UnfittedArtefact
from models.identity import Precision

ARTEFACTS = Path(__file__).with_name("artefacts")
SHIPPED = ("light", "accurate")
ADAPTER = "adapter.npz"
CARD = "card.json"


@dataclass(frozen=True, slots=True)
class Profile:
    """A trained folder and the base it belongs to; ``weights`` is the user's folder of the base."""

    folder: Path
    base: Base
    weights: Path | None = None

    @property
    def recognition(self) -> Path:
        """Folder of the recogniser."""
        return self.folder / "recognition"

    @property
    def roles(self) -> Path:
        """Folder of the role model."""
        return self.folder / "roles"

    @property
    def is_shipped(self) -> bool:
        """Whether it comes with the product, and so with everything that can be trained."""
        return self.folder in {ARTEFACTS / name for name in SHIPPED}

    def encoder(self, cache: Path | None, precision: Precision = "f32") -> RootCauseEncoder:
        """Return the encoder with both parts; nothing large is read yet.

        Args:
            cache: the user's folder for unpacked weights and remembered checks.
            precision: what to compute in.

        Raises:
            UnfittedArtefact: when the adapter is missing or damaged.

        """
        weights = Weights(self.base, cache, self.weights)
        adapter = read_adapter(self.folder / ADAPTER)
        return RootCauseEncoder(weights, adapter, ("general", "cause"), precision)


def find_profile(name: str, artefacts: Path = ARTEFACTS) -> Profile:
    """Return a shipped profile by name, or that of a folder which `premortem train` wrote.

    Raises:
        UnfittedArtefact: when there is no such profile, or its card does not name a known base.

    """
    folder = artefacts / name if name in SHIPPED else Path(name)
    card = _card(folder, name)
    try:
        base = Base(**card["base"])
    except (KeyError, TypeError) as error:
        message = f"the card of encoder {name!r} does not describe its base: {error}"
        raise UnfittedArtefact(message) from error
    given = card.get("weights")
    return Profile(folder, base, Path(given) if given else None)


def write_card(folder: Path, base: Base, weights: Path | None, about: Mapping[str, Any]) -> None:
    """Write the card by which `find_profile` knows a folder.

    Args:
        folder: the profile's.
        base: what was adapted.
        weights: the user's folder with the base, or None for a packaged one.
        about: what else to say: data, recipe, quality, limits, intended use.

    """
    card = {"base": asdict(base), "weights": str(weights) if weights else None, **about}
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def _card(folder: Path, name: str) -> Mapping[str, Any]:
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = (
            f"there is no encoder {name!r}: give {', '.join(SHIPPED)}, "
            "a folder that `premortem train` wrote, or one with a sentence-transformers model"
        )
        raise UnfittedArtefact(message) from error
    if not isinstance(card, dict):
        message = f"the card of encoder {name!r} is not an object"
        raise UnfittedArtefact(message)
    return card
