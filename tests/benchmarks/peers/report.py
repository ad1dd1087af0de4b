"""Prints the peers' groups beside ours: ``python -m tests.benchmarks.peers.report FOLDER``."""

from __future__ import annotations

import json
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from intelligence.evaluation.tables import Cell, Outcome, Spread, Table, as_markdown
from models.peers import same_groups
from models.recognition.peers import agreement
from tests.benchmarks.machine import describe
from tests.benchmarks.peers.prepare import LARGE
from tests.benchmarks.peers.run import FOUND

_COLUMNS = (
    "Set",
    "Method",
    "AMI (lowest-highest)",
    "In a group",
    "Groups",
    "True number",
    "Same groups with another seed (ARI)",
    "CPU-seconds",
)
#: Set, encoder, method, seed, CPU-seconds, groups.
Run = tuple[str, str, str, int, float, list[int]]


def outcome(folder: Path) -> Outcome:
    """Return the comparison of everything in the folder."""
    sets = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.json"))
        if path.name != FOUND
    }
    runs = [tuple(run) for run in json.loads((folder / FOUND).read_text(encoding="utf-8"))]
    rows: list[tuple[Cell, ...]] = []
    for name, content in sets.items():
        if "gold" in content:
            ours: Run = (
                name,
                "",
                "Premortem, as a build proposes",
                0,
                content["seconds"],
                content["ours"],
            )
            rows.append(_row(content, [ours]))
            rows.extend(_row(content, group) for group in _grouped(runs, name))
    tables = [Table("Groups without a taxonomy, beside BERTopic and UMAP", _COLUMNS, tuple(rows))]
    if LARGE in sets:
        tables.append(_time(sets[LARGE], [run for run in runs if run[0] == LARGE]))
    return Outcome("peers", describe(), {}, tuple(tables))


def _grouped(runs: list[Any], name: str) -> list[list[Run]]:
    groups: dict[tuple[str, str], list[Run]] = {}
    for run in runs:
        if run[0] == name:
            groups.setdefault((run[2], run[1]), []).append(run)
    return list(groups.values())


def _row(content: dict[str, Any], runs: list[Run]) -> tuple[Cell, ...]:
    found = [np.array(run[5]) for run in runs]
    encoder = content["encoders"].get(runs[0][1])
    first = found[0]
    return (
        content["name"],
        f"{runs[0][2]}, {encoder}" if encoder else runs[0][2],
        Spread.of([agreement(content["gold"], members) for members in found]),
        float((first >= 0).mean()),
        len(set(first[first >= 0].tolist())),
        len(set(content["gold"])),
        Spread.of([same_groups(one, other) for one, other in combinations(found, 2)]),
        round(float(np.mean([run[4] for run in runs])), 1),
    )


def _time(content: dict[str, Any], runs: list[Run]) -> Table:
    rows: list[tuple[Cell, ...]] = [("Premortem, clustering", round(content["seconds"], 1), 1.0)]
    rows.extend((run[2], round(run[4], 1), run[4] / content["seconds"]) for run in runs)
    return Table(
        f"CPU-seconds of clustering {content['name']}",
        ("Method", "CPU-seconds", "times ours"),
        tuple(rows),
        ("All threads; embedding, imports and compiling are not counted.",),
    )


if __name__ == "__main__":
    print(as_markdown(outcome(Path(sys.argv[1]))))  # noqa: T201 - it is a command
