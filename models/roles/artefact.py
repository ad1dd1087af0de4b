"""The stored role model: arrays without pickle, and a card that says how they came about."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from models.errors import UnfittedArtefact
from models.identity import same_encoder
from models.roles.contract import ROLES
from models.roles.decision import Decision
from models.roles.features import REVISION
from models.roles.model import Layer, RoleModel

_ARRAYS = "roles.npz"
_CARD = "card.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Artefact:
    """A fitted model, how it decides, and its card as stored."""

    model: RoleModel
    decision: Decision
    card: Mapping[str, Any]


def save(
    directory: Path, model: RoleModel, decision: Decision, card: Mapping[str, Any]
) -> dict[str, Any]:
    """Write arrays and card; the card gets format, features, roles, decision and checksum.

    Returns:
        The card as written.

    """
    directory.mkdir(parents=True, exist_ok=True)
    arrays = directory / _ARRAYS
    partial = arrays.with_suffix(".partial.npz")
    np.savez_compressed(
        partial,
        first_weights=model.first.weights.astype(np.float16),
        first_bias=model.first.bias,
        second_weights=model.second.weights,
        second_bias=model.second.bias,
    )
    partial.replace(arrays)
    written = {
        "format": _FORMAT,
        "features": REVISION,
        "roles": [role.value for role in ROLES],
        "decision": asdict(decision),
        "sha256": _checksum(arrays),
        **card,
    }
    text = json.dumps(written, indent=2, ensure_ascii=False, sort_keys=True)
    partial_card = directory / f"{_CARD}.partial"
    partial_card.write_text(text + "\n", encoding="utf-8")
    partial_card.replace(directory / _CARD)
    return written


def load(encoder: str, directory: Path) -> Artefact:
    """Read an artefact that was fitted on a given encoder.

    Args:
        encoder: identity of the embedder that will feed the model, in any precision.
        directory: where ``roles.npz`` and ``card.json`` lie.

    Raises:
        UnfittedArtefact: when a file is missing or changed, or the model was fitted on other
            features or another encoder.

    """
    card = _read_card(directory)
    for key, wanted in (("format", _FORMAT), ("features", REVISION), ("encoder", encoder)):
        found = card.get(key)
        fits = same_encoder(str(found), encoder) if key == "encoder" else found == wanted
        if not fits:
            message = (
                f"the role model in {directory.name}/ was made for {key} {found!r}, "
                f"not {wanted!r}; fit it again with: premortem train --stage roles"
            )
            raise UnfittedArtefact(message)
    arrays = directory / _ARRAYS
    if not arrays.is_file() or (checksum := _checksum(arrays)) != card["sha256"]:
        state = "is missing" if not arrays.is_file() else f"has the SHA-256 {checksum}"
        message = f"{_ARRAYS} {state}, but its card names {card['sha256']}; restore both files"
        raise UnfittedArtefact(message)
    with np.load(arrays, allow_pickle=False) as stored:
        first = Layer(stored["first_weights"].astype(np.float32), stored["first_bias"])
        second = Layer(stored["second_weights"], stored["second_bias"])
    decision = Decision(**card["decision"])
    return Artefact(RoleModel(first, second), decision, card)


def _read_card(directory: Path) -> dict[str, Any]:
    path = directory / _CARD
    if not path.is_file():
        message = (
            f"no role model in {directory.name}/ ({_CARD} is missing); "
            "fit one with: premortem train --stage roles"
        )
        raise UnfittedArtefact(message)
    card: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return card


def _checksum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
