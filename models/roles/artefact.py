"""The stored role model: arrays without pickle, and a card that says how they came about."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from models.encoder.adapter import read_adapter, write_adapter
from models.errors import UnfittedArtefact
from models.identity import same_encoder
from models.readers.reader import Taught
from models.roles.contract import ROLES
from models.roles.decision import Decision
from models.roles.features import REVISION
from models.roles.model import Layer, RoleModel

_ARRAYS = "roles.npz"
_READER = "reader.npz"
_CARD = "card.json"
_FORMAT = 2


@dataclass(frozen=True, slots=True)
class Artefact:
    """A fitted model, how it decides, and its card as stored.

    ``reader`` is what the model was mixed with, or None where that has no share.
    """

    model: RoleModel
    decision: Decision
    card: Mapping[str, Any]
    reader: Taught | None = None


def save(directory: Path, fitted: Artefact) -> dict[str, Any]:
    """Write arrays, reader and card; the card gets format, features, roles, decision and checksums.

    A reader without a share is not written: nobody would ask it.

    Returns:
        The card as written.

    """
    directory.mkdir(parents=True, exist_ok=True)
    model, files = fitted.model, [_ARRAYS]
    numbers: dict[str, Any] = {
        "first_weights": model.first.weights.astype(np.float16),
        "first_bias": model.first.bias,
        "second_weights": model.second.weights,
        "second_bias": model.second.bias,
    }
    (directory / _READER).unlink(missing_ok=True)
    if model.share and fitted.reader:
        numbers["head"] = fitted.reader.head.astype(np.float32)
        numbers["head_bias"] = fitted.reader.bias.astype(np.float32)
        write_adapter(directory / _READER, fitted.reader.adapter)
        files.append(_READER)
    partial = (directory / _ARRAYS).with_suffix(".partial.npz")
    np.savez_compressed(partial, **numbers)
    partial.replace(directory / _ARRAYS)
    written = {
        "format": _FORMAT,
        "features": REVISION,
        "roles": [role.value for role in ROLES],
        "decision": asdict(fitted.decision),
        "share_of_reader": model.share,
        "sha256": {name: _checksum(directory / name) for name in files},
        **fitted.card,
    }
    text = json.dumps(written, indent=2, ensure_ascii=False, sort_keys=True)
    partial_card = directory / f"{_CARD}.partial"
    partial_card.write_text(text + "\n", encoding="utf-8")
    partial_card.replace(directory / _CARD)
    return written


def digest_of(card: Mapping[str, Any]) -> str:
    """Return twelve digits that stand for all files of an artefact."""
    told = "".join(f"{name}:{value}\n" for name, value in sorted(card["sha256"].items()))
    return hashlib.sha256(told.encode()).hexdigest()[:12]


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
    for name, expected in card["sha256"].items():
        _verify(directory / name, expected)
    with np.load(directory / _ARRAYS, allow_pickle=False) as stored:
        first = Layer(stored["first_weights"].astype(np.float32), stored["first_bias"])
        second = Layer(stored["second_weights"], stored["second_bias"])
        reader = None
        if card["share_of_reader"]:
            head, bias = (stored[name].astype(np.float64) for name in ("head", "head_bias"))
            reader = Taught(read_adapter(directory / _READER), head, bias)
    model = RoleModel(first, second, card["share_of_reader"])
    return Artefact(model, Decision(**card["decision"]), card, reader)


def _verify(path: Path, expected: str) -> None:
    if not path.is_file() or (checksum := _checksum(path)) != expected:
        state = f"has the SHA-256 {checksum}" if path.is_file() else "is missing"
        message = f"{path.name} {state}, but its card names {expected}; restore all files"
        raise UnfittedArtefact(message)


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
