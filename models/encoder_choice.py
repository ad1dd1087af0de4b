"""What the setting ``encoder`` comes to: which vectors tell themes, and which all that was trained.

A profile's encoder does both. A sentence-transformers folder of the user's own gives themes their
vectors, by which they are recognised by their definitions and discovered. Roles, wordings and risk
checks were fitted on the vectors of a profile, so beside such a folder they keep those of `BESIDE`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from models.embedding import Embedder
from models.encoder.local import LocalModel, is_local_model
from models.identity import Precision
from models.profiles import CARD, SHIPPED, Profile, find_profile
from models.recognition.recogniser import Recogniser

#: The profile that serves beside a model of the user's own.
BESIDE = "light"


@dataclass(frozen=True, slots=True)
class EncoderChoice:
    """A profile, and the model whose vectors themes are told by where it is not the profile's."""

    profile: Profile
    own: LocalModel | None = None

    def theme_encoder(self, cache: Path | None, precision: Precision) -> Embedder:
        """Return what gives themes their vectors; a model of one's own has its own precision.

        The arguments are those of `Profile.encoder`.

        Raises:
            UnfittedArtefact: when the profile's adapter is missing or damaged.

        """
        return self.own or self.profile.encoder(cache, precision)

    def warning(self, recogniser: str) -> str:
        """Return what to know where nothing was trained to tell themes; empty where it was.

        Args:
            recogniser: its identity, as an edition's manifest has it.

        """
        if not recogniser.startswith(f"{Recogniser.name}/"):
            return ""
        if self.own is not None:
            return (
                f"nothing was trained for the model {self.own.directory.name}: themes are told by "
                f"definitions only, and roles and wordings are read by {BESIDE}; `premortem train "
                "OUTPUT --base` with its folder teaches one of the BERT or MPNet family"
            )
        return (
            f"the encoder {self.profile.folder.name} has no recogniser of its own: themes are told "
            "by definitions only; `premortem train` with its folder, its base and `--stage "
            "recognition` trains one"
        )


def choose_encoder(name: str) -> EncoderChoice:
    """Return what a name or a folder means.

    Args:
        name: a shipped profile, a folder that `premortem train` wrote, or one with a
            sentence-transformers model.

    Raises:
        UnfittedArtefact: when there is no such encoder, or its card does not name a known base.
        UnverifiedWeights: when a sentence-transformers model has no safetensors weights.

    """
    folder = Path(name)
    if name in SHIPPED or (folder / CARD).exists() or not is_local_model(folder):
        return EncoderChoice(find_profile(name))
    own = LocalModel(folder)
    own.refuse_other_weights()
    return EncoderChoice(find_profile(BESIDE), own)
