"""Reading and writing what was learned of wordings: a folder of arrays, and a card in JSON.

No pickle is ever read. The card has the SHA-256 of every file, and what was changed is refused. The
folder comes with the product beside the profiles, and serves all of them; `premortem train` writes
one into its output, which that profile then has for itself.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.encoder.adapter import read_adapter, write_adapter
from models.encoder.locate import Weights
from models.errors import UnfittedArtefact
from models.identity import Precision, same_encoder
from models.profiles import ARTEFACTS, CARD
from models.readers.reader import Taught, TaughtReader, reading_encoder
from models.wordings.classifier import WordingClassifier
from models.wordings.reading import RememberedReader, TwoReaders

Array = NDArray[np.float64]

#: Its folder, in that of a profile or beside the profiles.
FOLDER = "wordings"
ADAPTER = "adapter.npz"
SECOND = "second.npz"
ARRAYS = "wordings.npz"
#: What readers who were not taught them made of the labelled statements; only evaluation reads it.
UNSEEN = "unseen.npz"

_NUMBERS = ("of_reading", "of_cues", "bias", "bounds")


@dataclass(frozen=True)
class Wordings:
    """What was learned: two readers, and the classifier that weighs them with words and cues."""

    reader: TaughtReader
    second: TaughtReader
    classifier: WordingClassifier


@dataclass(frozen=True)
class LearnedWordings:
    """Everything that a training leaves.

    Attributes:
        first, second: the readers.
        classifier: fitted on the mean of their readings.
        texts: the labelled statements.
        unseen: readings of each by such as were not taught them, shape (texts, kinds).

    """

    first: Taught
    second: Taught
    classifier: WordingClassifier
    texts: Sequence[str]
    unseen: tuple[Array, Array]


def write_wordings(folder: Path, learned: LearnedWordings, about: Mapping[str, Any]) -> None:
    """Write what was learned and its card."""
    folder.mkdir(parents=True, exist_ok=True)
    write_adapter(folder / ADAPTER, learned.first.adapter)
    write_adapter(folder / SECOND, learned.second.adapter)
    own = learned.classifier
    arrays: dict[str, Any] = {name: getattr(own, name).astype(np.float32) for name in _NUMBERS}
    for name, one in (("", learned.first), ("second_", learned.second)):
        arrays[f"{name}head"] = one.head.astype(np.float32)
        arrays[f"{name}head_bias"] = one.bias.astype(np.float32)
    arrays |= {name: np.array(getattr(own, name)) for name in ("reader", "kinds")}
    arrays["cues"] = np.array("\n".join(own.cues))
    with (folder / ARRAYS).open("wb") as file:
        np.savez_compressed(file, **arrays)
    with (folder / UNSEEN).open("wb") as file:
        odds, second = (one.astype(np.float16) for one in learned.unseen)
        digest = np.array(_digest_of(learned.texts))
        np.savez_compressed(file, odds=odds, second=second, texts=digest)
    digests = {name: _sha256(folder / name) for name in (ADAPTER, SECOND, ARRAYS, UNSEEN)}
    card = {**about, "reader": own.reader, "sha256": digests}
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def load_wordings(folder: Path, weights: Weights, precision: Precision = "f32") -> Wordings:
    """Return what lies in a folder; nothing large is read before the first statement.

    Args:
        folder: of the artefact.
        weights: of the reader's base (`reader_weights`).
        precision: what the reader computes in.

    Raises:
        UnfittedArtefact: when a file is missing, was changed or cannot be read.

    """
    _verify(folder, (ADAPTER, SECOND, ARRAYS))
    adapters = [read_adapter(folder / name) for name in (ADAPTER, SECOND)]
    encoders = [reading_encoder(one, weights, precision) for one in adapters]
    with _opened(folder / ARRAYS) as file:
        numbers = {name: file[name].astype(np.float64) for name in _NUMBERS}
        classifier = WordingClassifier(
            reader=str(file["reader"]),
            kinds=tuple(str(one) for one in file["kinds"]),
            cues=tuple(str(file["cues"]).split("\n")),
            **numbers,
        )
        heads = [
            (file[f"{name}head"].astype(np.float64), file[f"{name}head_bias"].astype(np.float64))
            for name in ("", "second_")
        ]
    if not same_encoder(classifier.reader, encoders[0].identity):
        message = f"the weights in {folder.name} were fitted on another reader than lies there"
        raise UnfittedArtefact(message)
    first, second = (
        TaughtReader(encoder, *head) for encoder, head in zip(encoders, heads, strict=True)
    )
    return Wordings(first, second, classifier)


def load_unseen(folder: Path, reader: str, texts: Sequence[str]) -> TwoReaders:
    """Return what two readers who were not taught them made of the labelled statements.

    Args:
        folder: of the artefact.
        reader: identity that the readings stand for.
        texts: the labelled statements, as they were taught.

    Raises:
        UnfittedArtefact: when the labelled statements are others now, or a file is missing or
            changed.

    """
    _verify(folder, (UNSEEN,))
    with _opened(folder / UNSEEN) as file:
        both = [file[name].astype(np.float64) for name in ("odds", "second")]
        digest = str(file["texts"])
    if digest != _digest_of(texts):
        message = (
            f"the labelled statements are not those that {folder.name} was taught; train with "
            "--stage wordings"
        )
        raise UnfittedArtefact(message)
    first, second = (RememberedReader(reader, dict(zip(texts, odds, strict=True))) for odds in both)
    return TwoReaders(first, second)


def wordings_folder(profile: Path, artefacts: Path = ARTEFACTS) -> Path:
    """Return the folder that a profile's checks use: its own, or the one that serves all."""
    own = profile / FOLDER
    return own if (own / CARD).is_file() else artefacts / FOLDER


def _opened(path: Path) -> Any:
    try:
        return np.load(path, allow_pickle=False)
    except (OSError, EOFError, ValueError, zipfile.BadZipFile) as error:
        message = f"{path.name} in {path.parent.name} cannot be read"
        raise UnfittedArtefact(message) from error


def _verify(folder: Path, names: Sequence[str]) -> None:
    try:
        told = json.loads((folder / CARD).read_text(encoding="utf-8"))["sha256"]
        changed = [name for name in names if told[name] != _sha256(folder / name)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = (
            f"{folder.name} holds no complete classifier of wordings ({error}); train with "
            "--stage wordings"
        )
        raise UnfittedArtefact(message) from error
    if changed:
        message = f"{', '.join(changed)} in {folder.name} is not the file that its card names"
        raise UnfittedArtefact(message)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _digest_of(texts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode("utf-8", "replace")).hexdigest()
