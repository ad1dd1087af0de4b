"""Peers of other environments: their groups are found again by the vectors that they were given."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from api.lineage_evaluation import Grouped
from intelligence.evaluation.lineage.cold import cold_methods
from intelligence.evaluation.lineage.growth import growth_table
from tests.benchmarks.peers.lineage import prepare, with_recorded
from tests.benchmarks.peers.run import FOUND
from tests.unit.intelligence.evaluation.lineage.labelled import tools, world

PEER = "cold all apart, Hungarian"


def asked(seeds: int) -> list[Grouped]:
    """Return what peers group of the plain world, as the protocol does."""
    plain, found = world(12, 3), []
    rows = tools().recogniser.embedder.embed(plain.data.texts)
    for seed in range(seeds):
        old = list(plain.drawn(10 / 11, seed))
        found.append(Grouped("plain", plain.data.texts, rows, seed))
        before = [plain.data.texts[at] for at in old]
        found.append(Grouped("plain, before", before, rows[old], seed))
    return found


def group_apart(folder: Path) -> None:
    """Do what the peers' environment does, with a peer that puts every text in its own group."""
    runs = []
    for path in sorted(folder.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        rows = np.load(path.with_name(f"{path.stem}.ours.npy"))
        assert len(rows) == len(content["texts"])
        groups = list(range(len(rows)))
        runs.append((path.stem, "ours", "all apart", content["seeds"][0], 0.0, groups))
    (folder / FOUND).write_text(json.dumps(runs), encoding="utf-8")


def test_groups_found_elsewhere_stand_in_the_table_of_the_protocol(tmp_path: Path) -> None:
    prepare(asked(2), tmp_path)
    group_apart(tmp_path)
    methods = with_recorded(tmp_path)
    assert [*methods(3)] == [*cold_methods(3), PEER]
    table = growth_table([world(12, 3)], lambda _: tools(), 2, lambda n: {PEER: methods(n)[PEER]})
    row = dict(zip(table.columns, table.rows[-1], strict=True))
    assert row["Method"] == PEER
    themes = row["Themes"]
    assert getattr(themes, "value", None) == 36.0


def test_what_was_never_grouped_is_told_and_not_guessed(tmp_path: Path) -> None:
    prepare(asked(1), tmp_path)
    group_apart(tmp_path)
    with pytest.raises(LookupError, match="33 texts with seed 1 were not grouped; run prepare"):
        growth_table([world(12, 3)], lambda _: tools(), 2, with_recorded(tmp_path))


def test_what_was_prepared_before_is_not_mixed_in(tmp_path: Path) -> None:
    prepare(asked(3), tmp_path)
    prepare(asked(1), tmp_path)
    assert len(list(tmp_path.glob("*.json"))) == len(list(tmp_path.glob("*.npy"))) == 2
