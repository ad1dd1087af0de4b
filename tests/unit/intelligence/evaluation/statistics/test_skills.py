"""The measure of named skills."""

from __future__ import annotations

from intelligence.evaluation.bootstrap import Share
from intelligence.evaluation.statistics.labelled_parts import labelled
from intelligence.evaluation.statistics.skills import evaluate_skills


def test_half_of_150_own_sentences_is_kept() -> None:
    parts = [row["part"] for row in labelled("skills")]
    assert parts.count("development") == parts.count("kept") == 75


def test_labels_stand_in_their_sentences() -> None:
    assert all(skill in row["text"] for row in labelled("skills") for skill in row["skills"])


def test_kept_spans_are_found_more_precisely_than_by_a_plain_list() -> None:
    rows = {str(row[0]): row for row in evaluate_skills().tables[0].rows}
    _, _, _, precision, recall, _, _, peer_precision, peer_recall = rows["kept"]
    assert isinstance(precision, Share)
    assert isinstance(recall, Share)
    assert isinstance(peer_precision, Share)
    assert isinstance(peer_recall, Share)
    assert precision.value > max(0.9, peer_precision.value)
    assert recall.value >= max(0.85, peer_recall.value)
