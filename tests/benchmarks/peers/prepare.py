"""Writes what both environments read: texts, labels, vectors of two encoders, and our groups.

``python -m tests.benchmarks.peers.prepare OUT [--corpora FOLDER] [--rows N] [--large N]``
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from api.cli.common import services
from api.evaluating import Evaluator, options_of
from api.evaluation_data import Asked
from intelligence.evaluation.corpora import CORPORA, read_corpora, read_corpus
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.grouping import Grouper, product_grouper, ungated_grouper
from intelligence.evaluation.labelled_texts import LabelledTexts, of_causes
from models.recognition.labelled import TRAINING_DOCUMENTS, TRAINING_WRITERS, causes_of
from models.roles.labelled import written_statements

#: Set on which only time is compared.
LARGE = "large"

_SIZES = (0.02, 7)


def main() -> None:
    """Write every set into the folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--rows", type=int, default=3000)
    parser.add_argument("--large", type=int, default=20_000)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for old in given.out.iterdir():
        if old.suffix in {".json", ".npy"}:
            old.unlink()
    compared = Evaluator(services(None), Asked()).compared
    sets = [of_causes("causes of writer B", causes_of("B"))]
    if given.corpora:
        sets.extend(read_corpora(given.corpora, given.rows))
    for number, data in enumerate(sets):
        write_set(given.out, f"{number:02d}", data, compared)
    if given.large:
        write_large(given.out, compared, large_texts(given.corpora, given.large), given.large)


def write_set(folder: Path, name: str, data: LabelledTexts, compared: Compared) -> None:
    """Write one labelled set with our groups of it."""
    for encoder, embedder in compared.encoders:
        np.save(folder / f"{name}.{_slug(encoder)}.npy", embedder.embed(data.texts))
    ours = product_grouper(compared.recogniser, options_of)
    members, seconds = timed(ours, data.texts, data.documents)
    content = {
        "name": data.described(),
        "texts": data.texts,
        "gold": data.gold,
        "ours": members,
        "seconds": seconds,
        "encoders": {_slug(encoder): encoder for encoder, _ in compared.encoders},
    }
    (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")


def large_texts(corpora: Path | None, most: int) -> list[str]:
    """Return short texts of the labelled writers and of bank customers, each once."""
    writers = [name for name in (*TRAINING_WRITERS, "B") if name not in TRAINING_DOCUMENTS]
    texts = [item.text for w in writers for one in written_statements(w) for item in one.statements]
    bank = CORPORA[-1]
    if corpora and (corpora / bank.file).is_file():
        texts.extend(read_corpus(corpora, bank, most).texts)
    return list(dict.fromkeys(texts))[:most]


def write_large(folder: Path, compared: Compared, texts: Sequence[str], rows: int) -> None:
    """Write many vectors and how long our clustering takes on them.

    Where there are too few texts, vectors are repeated with a little noise, and the name says so.
    """
    vectors = compared.recogniser.embedder.embed(texts)
    random = np.random.default_rng(_SIZES[1])
    own = [place % len(texts) for place in range(rows)]
    noise = random.standard_normal((rows, vectors.shape[1])) * _SIZES[0]
    noise[: len(texts)] = 0
    many = (vectors[own] + noise).astype(np.float32)
    many /= np.linalg.norm(many, axis=1, keepdims=True)
    fixed = Fixed({f"{texts[i]} #{place}": many[place] for place, i in enumerate(own)})
    names = list(fixed.rows)
    grouper = ungated_grouper(replace(compared.recogniser, embedder=fixed))
    _, seconds = timed(grouper, names, names)
    np.save(folder / f"{LARGE}.ours.npy", many)
    told = f"{rows:,} short texts, {len(texts):,} of them real, the others with a little noise"
    content = {
        "name": told,
        "seconds": seconds,
        "texts": names,
        "encoders": {"ours": "our vectors"},
        "only_time": True,
    }
    (folder / f"{LARGE}.json").write_text(json.dumps(content), encoding="utf-8")


class Fixed:
    """An encoder whose vectors are given."""

    identity = "given"

    def __init__(self, rows: dict[str, np.ndarray]) -> None:
        self.rows = rows

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return the given vectors."""
        return np.stack([self.rows[text] for text in texts])


def timed(
    grouper: Grouper, texts: Sequence[str], documents: Sequence[str]
) -> tuple[list[int], float]:
    """Return the groups and the CPU-seconds of all threads, imports not counted."""
    few = list(texts[:40])
    grouper(few, few, 0)
    start = time.process_time()
    members = grouper(list(texts), list(documents), 0).tolist()
    return members, time.process_time() - start


def _slug(encoder: str) -> str:
    return "minilm" if encoder == "MiniLM" else "ours"


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
