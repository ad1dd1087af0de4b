"""The measure of the kinds of impact."""

from __future__ import annotations

from intelligence.evaluation.bootstrap import Share
from intelligence.evaluation.statistics.impacts import evaluate_impacts
from intelligence.evaluation.statistics.labelled_parts import labelled


def test_half_of_the_own_sentences_is_kept() -> None:
    parts = [row["part"] for row in labelled("impacts")]
    assert parts.count("development") + parts.count("kept") >= 120
    assert abs(parts.count("development") - parts.count("kept")) <= 4


def test_kept_sentences_are_told_right_and_better_than_by_bare_names() -> None:
    rows = {str(row[0]): row for row in evaluate_impacts().tables[0].rows}
    for part, least in (("kept", 0.85), ("sample", 0.75)):
        _, _, precision, recall, _, peer_recall, _ = rows[part]
        assert isinstance(precision, Share)
        assert isinstance(recall, Share)
        assert isinstance(peer_recall, Share)
        assert precision.value >= 0.9
        assert recall.value >= least
        assert recall.value > peer_recall.value
