"""The protocols by their names."""

from __future__ import annotations

import pytest

from intelligence.errors import UnknownProtocol, UnusableLabels
from intelligence.evaluation.statistics.protocols import (
    CORPUS_PROTOCOLS,
    PROTOCOLS,
    evaluate_statistics,
)
from intelligence.evaluation.tables import as_markdown


def test_tables_of_protocols_stand_under_their_names() -> None:
    found = evaluate_statistics(["skills", "effects"])
    assert {table.title.split(":")[0] for table in found.tables} == {"skills", "effects"}
    assert "### skills: " in as_markdown(found)


def test_replicates_and_seed_reach_the_protocol() -> None:
    one, other = (evaluate_statistics(["structure"], 1, seed) for seed in (1, 2))
    assert evaluate_statistics(["structure"], 1, 1) == one
    assert one.tables != other.tables


def test_unknown_protocol_lists_those_there_are() -> None:
    with pytest.raises(UnknownProtocol, match=r"no protocol 'trend'; there are .*forecast"):
        evaluate_statistics(["trend"])


def test_every_protocol_has_replicates() -> None:
    assert all(one.replicates >= 1 for one in PROTOCOLS.values())
    assert all(one.replicates >= 1 for one in CORPUS_PROTOCOLS.values())


def test_protocol_on_corpora_says_what_it_needs() -> None:
    with pytest.raises(UnusableLabels, match=r"'known_facts' measures public corpora; .*--corpora"):
        evaluate_statistics(["known_facts"])
