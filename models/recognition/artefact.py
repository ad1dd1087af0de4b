"""Reading and writing what was trained: arrays in an npz file, everything else in a JSON card.

No pickle is ever read. The card names the encoder, and an artefact is only good with that one, in
any precision.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from models.embedding import Embedder
from models.errors import UnfittedArtefact
from models.identity import same_encoder
from models.recognition.bridge import Bridge, Known
from models.recognition.choice import Choice
from models.recognition.correction import Correction
from models.recognition.crossing import Within
from models.recognition.evidence import Views
from models.recognition.head import Head, packed, unpacked
from models.recognition.lexicon import Lexicon
from models.recognition.mixture import Mixture
from models.recognition.reader import READER, load_reader, reader_arrays, write_reader
from models.recognition.reading import Trained
from models.recognition.recogniser import Recogniser
from models.recognition.steady import unit_rows

ARRAYS = "recogniser.npz"
CARD = "card.json"
FORMAT = 4
#: Formats that are read: 3 has no bridge, which `premortem train --stage described` adds.
READABLE = (3, FORMAT)


def write_artefact(folder: Path, trained: Trained, plain: Choice, about: Mapping[str, Any]) -> None:
    """Write arrays and card.

    Args:
        folder: made when missing.
        trained: head, centre and weights.
        plain: the weights for encoders that nothing was trained for.
        about: what the card says beside: encoder, command, data, quality.

    """
    folder.mkdir(parents=True, exist_ok=True)
    choices = {"headed": trained.headed, "described": trained.described, "plain": plain}
    if trained.bridge is not None:
        choices["carried"] = trained.bridge.choice
    small, scale = packed(trained.head.word_weights)
    np.savez_compressed(
        folder / ARRAYS,
        terms=np.frombuffer("\n".join(trained.head.lexicon.terms).encode(), dtype=np.uint8),
        idf=trained.head.lexicon.idf,
        word_weights=small,
        word_scale=scale,
        vector_weights=trained.head.vector_weights.astype(np.float16),
        bias=trained.head.bias,
        centre=trained.centre,
        **_landmarks(trained),
        **_crossing(trained),
        **reader_arrays(trained.reader),
    )
    write_reader(folder / READER, trained.reader)
    card = {
        **about,
        "format": FORMAT,
        "sha256": _digest(folder / ARRAYS),
        "unknown_idf": trained.head.lexicon.unknown_idf,
        "choices": {name: _without_mixture(choice) for name, choice in choices.items()},
        "examples": {
            **{name: asdict(x.mixture) for name, x in choices.items() if x.mixture},
            **({"headed": asdict(trained.correction)} if trained.correction else {}),
        },
        "bridge": _bridge_told(trained.bridge) if trained.bridge else None,
        "reader": None,
        "parts": trained.parts,
        "themes": dict(trained.fingerprints),
        "classes": [list(pair) for pair in trained.head.classes],
    }
    if trained.reader is not None:
        told = {**(about.get("reader") or {}), "share": trained.reader.share}
        card["reader"] = {**told, "sha256": _digest(folder / READER)}
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def write_sharpness(
    folder: Path,
    fitted: Mapping[str, float | None],
    quality: Mapping[str, Mapping[str, float]],
) -> None:
    """Write into a recogniser's card how sure to be of a sub-cause.

    Args:
        folder: of the recogniser.
        fitted: the sharpness of each choice by its name; None where it is not known.
        quality: figures of each choice to stand beside the others.

    Raises:
        UnfittedArtefact: when there is no recogniser, or its card is damaged.

    """
    card = read_card(folder)
    for name, sharpness in fitted.items():
        card["choices"][name]["within"] = sharpness
        card["quality"][name] = {**card["quality"].get(name, {}), **quality[name]}
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def load_recogniser(embedder: Embedder, folder: Path, cache: Path | None = None) -> Recogniser:
    """Return the trained recogniser for this encoder, in whatever precision it computes.

    Args:
        embedder: the encoder; a reader beside the head computes in its precision.
        folder: of the recogniser.
        cache: the user's folder for notes of what was checked, if any.

    Raises:
        UnfittedArtefact: when the artefact is missing, damaged, or made for another encoder.
        UnverifiedWeights: when the package that a reader stands on is not installed.

    """
    card = read_card(folder)
    if not same_encoder(card["encoder"], embedder.identity):
        message = (
            f"the recogniser was trained with {card['encoder']}, but the encoder is "
            f"{embedder.identity}; train again, or recognise by definitions alone"
        )
        raise UnfittedArtefact(message)
    _verify(folder / ARRAYS, card["sha256"])
    reader = card.get("reader")
    if reader is not None:
        _verify(folder / READER, reader["sha256"])
    choices = {name: _choice(card, name) for name in card["choices"]}
    with np.load(folder / ARRAYS, allow_pickle=False) as arrays:
        head = Head(
            tuple((theme, subcause) for theme, subcause in card["classes"]),
            Lexicon(
                tuple(arrays["terms"].tobytes().decode().split("\n")),
                arrays["idf"],
                float(card["unknown_idf"]),
            ),
            unpacked(arrays["word_weights"], arrays["word_scale"]),
            arrays["vector_weights"].astype(np.float32),
            arrays["bias"],
        )
        trained = Trained(
            head,
            card["themes"],
            arrays["centre"],
            choices["headed"],
            choices["described"],
            int(card["parts"]),
            arrays["landmarks"].astype(np.float32) if "landmarks" in arrays.files else None,
            _correction(card),
            _bridge(card, choices, arrays),
            load_reader(folder, reader, arrays, cache, embedder.identity) if reader else None,
        )
    name = f"recognition-{card['sha256'][:12]}-{_numbers(card)}"
    return Recogniser(embedder, trained, name, choices["plain"])


def recogniser_for(embedder: Embedder, folder: Path, cache: Path | None = None) -> Recogniser:
    """Return the trained recogniser, or one that goes by definitions alone.

    The latter is for another encoder than was trained with, and where nothing was trained: such a
    folder is missing or empty. Its identity says so. The arguments are those of `load_recogniser`.

    Raises:
        UnfittedArtefact: when the artefact is for this encoder but damaged, or its card is missing
            beside other files.
        UnverifiedWeights: when the package that a reader stands on is not installed.

    """
    try:
        card = read_card(folder)
    except UnfittedArtefact:
        if folder.is_dir() and any(folder.iterdir()):
            raise
        return Recogniser(embedder)
    if not same_encoder(card["encoder"], embedder.identity):
        return Recogniser(embedder, plain=_choice(card, "plain"))
    return load_recogniser(embedder, folder, cache)


def read_card(folder: Path) -> dict[str, Any]:
    """Return the card of a recogniser.

    Raises:
        UnfittedArtefact: when it is missing, damaged, or of another format.

    """
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        message = f"the recogniser's card {CARD} is missing or damaged; train again"
        raise UnfittedArtefact(message) from error
    if not isinstance(card, dict) or card.get("format") not in READABLE:
        met = card.get("format") if isinstance(card, dict) else None
        message = (
            f"the recogniser's card is of format {met}, but format {FORMAT} is read, which says "
            "what examples count; train again with `premortem train --stage recognition`"
        )
        raise UnfittedArtefact(message)
    return card


def _without_mixture(choice: Choice) -> dict[str, Any]:
    return {name: value for name, value in asdict(choice).items() if name != "mixture"}


def _choice(card: Mapping[str, Any], name: str) -> Choice:
    values, mixture = card["choices"][name], None
    if name != "headed" and name in card["examples"]:
        numbers = card["examples"][name]
        mixture = Mixture(tuple(numbers["weights"]), **_but_weights(numbers))
    return Choice(tuple(values["weights"]), **_but_weights(values), mixture=mixture)


def _correction(card: Mapping[str, Any]) -> Correction | None:
    numbers = card["examples"].get("headed")
    if numbers is None:
        return None
    return Correction(tuple(numbers["weights"]), **_but_weights(numbers))


def _but_weights(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "weights"}


def _numbers(card: Mapping[str, Any]) -> str:
    """Return six digits of the fitted numbers: other ones give other confidences."""
    numbers = [card["choices"], card["examples"], card.get("bridge")]
    # Without a reader the digits stay what they were before there were any.
    told = json.dumps(numbers + [x for x in (card.get("reader"),) if x], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:6]


def _verify(path: Path, expected: str) -> None:
    try:
        found = _digest(path)
    except OSError as error:
        message = f"the arrays {path.name} beside the card are missing; train again"
        raise UnfittedArtefact(message) from error
    if found != expected:
        message = f"{path.name} has the SHA-256 {found}, but its card says {expected}"
        raise UnfittedArtefact(message)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _landmarks(trained: Trained) -> dict[str, Any]:
    if trained.landmarks is None:
        return {}
    return {"landmarks": trained.landmarks.astype(np.float16)}


def _crossing(trained: Trained) -> dict[str, Any]:
    if trained.bridge is None:
        return {}
    known = trained.bridge.known
    rows = {
        f"known_rows_{number}": space.astype(np.float16)
        for number, space in enumerate(known.rows.spaces)
    }
    return {**rows, "known_columns": known.columns}


def _bridge(card: Mapping[str, Any], choices: Mapping[str, Choice], arrays: Any) -> Bridge | None:
    told = card.get("bridge")
    if told is None:
        return None
    spaces = sum(name.startswith("known_rows_") for name in arrays.files)
    rows = tuple(unit_rows(arrays[f"known_rows_{number}"]) for number in range(spaces))
    columns = arrays["known_columns"]
    themes = tuple(card["classes"][column][0] for column in columns.tolist())
    known = Known(Views(rows), columns, themes)
    within = Within(**told["within"]) if told.get("within") else None
    return Bridge(known, choices["carried"], float(told["unknown"]), within)


def _bridge_told(bridge: Bridge) -> dict[str, Any]:
    within = asdict(bridge.within) if bridge.within else None
    return {"unknown": bridge.unknown, "within": within}
