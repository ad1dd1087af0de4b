from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from intelligence.errors import InvalidPriority


def test_priorities_are_those_of_the_edition(run: Callable[..., Result]) -> None:
    document = json.loads(run("priorities", "--json").stdout)
    assert document["table"] == "priorities"
    assert document["signals"][1]["score"] == 1.25


def test_other_weights_rank_anew(run: Callable[..., Result]) -> None:
    weights = ("breadth", "trend", "cost", "controllability")
    none = [part for name in weights for part in ("--weight", f"{name}=0")]
    document = json.loads(run("priorities", *none, "--json").stdout)
    scores = [row["score"] for row in document["signals"] if row["score"] is not None]
    assert scores == sorted(scores, reverse=True)
    assert all(row["breadth_contribution"] in {0, None} for row in document["signals"])


def test_weights_that_count_stand_below_the_table(run: Callable[..., Result]) -> None:
    weights = ("breadth", "trend", "cost", "controllability")
    none = [part for name in weights for part in ("--weight", f"{name}=0")]
    last = run("priorities", *none).stdout.splitlines()[-1]
    assert last.startswith("Weights that count: frequency 100 %; nothing for breadth, trend")
    assert "Weights that count" not in run("priorities", *none, "--json").stdout


def test_weight_that_cannot_be_meant_is_refused(run: Callable[..., Result]) -> None:
    with pytest.raises(
        InvalidPriority, match=r"such as cost=0\.5; the defaults are frequency=0\.25"
    ):
        run("priorities", "--weight", "money=1")


def test_help_says_what_each_weight_is_by_default(run: Callable[..., Result]) -> None:
    """A weight of 2 was taken for twice, and made cost 73 % of the score."""
    said = " ".join(run("priorities", "--help").stdout.split())
    assert "frequency=0.25, breadth=0.2, trend=0.15, cost=0.25, controllability=0.15" in said
