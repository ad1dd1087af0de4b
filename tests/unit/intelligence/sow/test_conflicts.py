"""Statements that cannot both hold."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from intelligence.sow.passage import PassageKind
from tests.fakes.statements import passages

KIND = PassageKind.CONFLICTING


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Invoices are due within 30 days of receipt.",
            "The Client pays each invoice within 45 days of receiving it.",
        ),
        (
            "This statement of work takes precedence over the Master Agreement.",
            "If this statement of work and the Master Agreement differ, the latter prevails.",
        ),
    ],
)
def test_two_statements_that_contradict_are_found_as_a_pair(first: str, second: str) -> None:
    text = f"{first} The portal is hosted in Vienna. {second}"
    (found,) = [one for one in passages(text) if one.kind is KIND]
    assert found.text == second
    assert found.conflicts_with is not None
    assert text[slice(*found.conflicts_with)] == first
    assert first[:20] in found.why


@pytest.mark.parametrize(
    "text",
    [
        "Wave 1 moves 300 users in April. Wave 2 moves 500 users in May.",
        "Severity 1 tickets are answered within 2 hours. Severity 2 tickets within 8 hours.",
        "The Supplier delivers the portal. The Client pays 30 percent of the fee.",
    ],
)
def test_figures_of_different_things_are_no_conflict(text: str) -> None:
    assert [one for one in passages(text) if one.kind is KIND] == []


def test_many_alike_statements_stay_within_bounds() -> None:
    text = "".join(f"The depot keeps {number} pumps in store. " for number in range(2000))
    assert len([one for one in passages(text) if one.kind is KIND]) <= 1000


_ASKED = """
from corpus.sample.offers import OFFERS
from intelligence.sow.conflicts import conflicts
from intelligence.sow.outline import outline
from models.segmentation import RuleSegmenter

for offer in OFFERS:
    print(*conflicts(outline(offer.text, RuleSegmenter()).statements), sep="\\n")
"""


def test_how_sure_a_conflict_is_does_not_turn_with_the_order_of_sets() -> None:
    """Sets of words have another order in each process; of sums, so had the last digit."""

    def told(seed: str) -> str:
        found = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", _ASKED],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        )
        return found.stdout

    assert "confidence" in told("1")
    assert told("1") == told("2")
