"""Peers with libraries of their own in the protocol of lineage (``make bench-peers-lineage``).

``python -m tests.benchmarks.peers.lineage prepare|report FOLDER [--corpora FOLDER] [--seeds N]``:
``prepare`` writes every set of texts that a peer groups in `premortem evaluate lineage`, with our
vectors; ``run`` groups them in the peers' environment; ``report`` runs the protocol with the groups
that were found, beside ours and the peers that need no library.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from api.cli.common import services
from api.evaluating import Evaluator
from api.evaluation_data import Asked
from api.lineage_evaluation import Grouped, LineageEvaluation
from intelligence.evaluation.lineage.cold import Cold, Methods, cold_methods
from intelligence.evaluation.lineage.remembering import digest_of_rows
from intelligence.evaluation.tables import as_markdown
from tests.benchmarks.peers.run import FOUND

#: What a set of texts and a seed are found again by: digest of the vectors, and the seed.
Key = tuple[str, int]


@dataclass(frozen=True)
class Recorded:
    """The groups that a peer found in its own environment."""

    groups: Mapping[Key, list[int]]

    def __call__(self, rows: NDArray[np.floating], seed: int) -> NDArray[np.int64]:
        """Return the groups of the rows.

        Raises:
            LookupError: when the peer was never given these rows with this seed.

        """
        key = (digest_of_rows(rows).hex(), seed)
        if key not in self.groups:
            told = f"{len(rows)} texts with seed {seed} were not grouped"
            raise LookupError(f"{told}; run prepare with the same seeds and corpora, then run")
        return np.array(self.groups[key], dtype=np.int64)


def recorded(folder: Path) -> dict[str, Cold]:
    """Return the peers by name, from what ``run`` wrote into the folder."""
    keys: dict[str, Key] = {}
    for path in folder.glob("*.json"):
        if path.name != FOUND:
            content = json.loads(path.read_text(encoding="utf-8"))
            keys[path.stem] = (content["digest"], content["seeds"][0])
    found: dict[str, dict[Key, list[int]]] = {}
    for name, _, method, _, _, groups in json.loads((folder / FOUND).read_text(encoding="utf-8")):
        found.setdefault(method, {})[keys[name]] = groups
    return {f"cold {name}, Hungarian": Recorded(groups) for name, groups in found.items()}


def with_recorded(folder: Path) -> Methods:
    """Return all peers: those that need no library of their own, then those of the folder."""
    others = recorded(folder)
    return lambda labels: {**cold_methods(labels), **others}


def prepare(sets: Iterable[Grouped], folder: Path) -> None:
    """Write what peers group, each set of texts once a seed."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.suffix in {".json", ".npy"}:
            old.unlink()
    for number, asked in enumerate(sets):
        rows = np.asarray(asked.rows)
        np.save(folder / f"{number:04d}.ours.npy", rows)
        content = {
            "name": asked.told,
            "texts": list(asked.texts),
            "digest": digest_of_rows(rows).hex(),
            "seeds": [asked.seed],
            "encoders": {"ours": "our vectors"},
        }
        (folder / f"{number:04d}.json").write_text(json.dumps(content), encoding="utf-8")


def main() -> None:
    """Prepare, or report."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("prepare", "report"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--rows", type=int, default=3000)
    given = parser.parse_args()
    own = services(None)
    compared = Evaluator(own, Asked()).compared
    if given.what == "prepare":
        measured = LineageEvaluation(own, compared, given.seeds, given.rows)
        prepare(measured.grouped_by_peers(sample=True, corpora=given.corpora), given.folder)
        return
    methods = with_recorded(given.folder)
    measured = LineageEvaluation(own, compared, given.seeds, given.rows, methods)
    outcome = measured.run(sample=True, corpora=given.corpora)
    print(as_markdown(outcome))  # noqa: T201 - it is a command


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
