"""Groups prepared vectors with BERTopic at defaults and with UMAP and HDBSCAN.

Run by the peers' own environment, which has nothing of this project:
``.venv-peers/bin/python tests/benchmarks/peers/run.py FOLDER [--seeds N]``. Each library is warmed
up on random vectors first, because compiling costs 20 to 65 CPU-seconds once and nothing later.
"""

from __future__ import annotations

import argparse
import json
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

#: Groups texts by their vectors with a seed: the group of each, -1 for none.
Method = Callable[[Sequence[str], np.ndarray, int], Sequence[int]]

#: File of the groups that were found.
FOUND = "peers.json"

_WARM_ROWS = 200


def bertopic(texts: Sequence[str], vectors: np.ndarray, seed: int) -> Sequence[int]:
    """BERTopic as it comes (it draws without a seed; the seed only tells runs apart)."""
    from bertopic import BERTopic  # noqa: PLC0415 - compiles on import

    np.random.seed(seed)  # noqa: NPY002 - what its parts draw from
    topics, _ = BERTopic(embedding_model=None).fit_transform(list(texts), vectors)
    return [int(topic) for topic in topics]


def umap_hdbscan(texts: Sequence[str], vectors: np.ndarray, seed: int) -> Sequence[int]:  # noqa: ARG001 - the shape of every method
    """UMAP to ten dimensions, then HDBSCAN with clusters from five texts."""
    from hdbscan import HDBSCAN  # noqa: PLC0415 - compiles on import
    from umap import UMAP  # noqa: PLC0415 - as above

    reducer = UMAP(n_components=10, min_dist=0.0, metric="cosine", random_state=seed, n_jobs=1)
    reduced = reducer.fit_transform(vectors)
    found = HDBSCAN(min_cluster_size=5, core_dist_n_jobs=1).fit_predict(reduced)
    return [int(label) for label in found]


METHODS: dict[str, Method] = {"BERTopic at defaults": bertopic, "UMAP + HDBSCAN": umap_hdbscan}


def main() -> None:
    """Group every prepared set and write groups and CPU-seconds into a file beside them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seeds", type=int, default=1)
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    warm_up()
    found = []
    for path in sorted(given.folder.glob("*.json")):
        if path.name == FOUND:
            continue
        content = json.loads(path.read_text(encoding="utf-8"))
        timing_only = content.get("only_time", False)
        seeds = content.get("seeds", range(1 if timing_only else given.seeds))
        for encoder in content["encoders"]:
            vectors = np.load(path.with_name(f"{path.stem}.{encoder}.npy"))
            for name, method in METHODS.items():
                if timing_only and method is bertopic:
                    continue
                for seed in seeds:
                    start = time.process_time()
                    members = method(content["texts"], vectors, seed)
                    seconds = time.process_time() - start
                    found.append((path.stem, encoder, name, seed, seconds, list(members)))
    (given.folder / FOUND).write_text(json.dumps(found), encoding="utf-8")


def warm_up() -> None:
    """Let every library compile what it compiles."""
    vectors = np.random.default_rng(0).standard_normal((_WARM_ROWS, 32)).astype(np.float32)
    texts = [f"text number {number} of warming up" for number in range(_WARM_ROWS)]
    for method in METHODS.values():
        method(texts, vectors, 0)


if __name__ == "__main__":
    main()
