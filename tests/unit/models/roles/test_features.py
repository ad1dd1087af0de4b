from dataclasses import replace

import numpy as np
import pytest

from models.roles.contract import Evidence, Statement
from models.roles.features import (
    CONTEXT_SLOTS,
    FRAME_SLOTS,
    LEXICAL_SLOTS,
    context,
    frame,
    lexical,
    neighbours,
    surroundings,
)


def test_amounts_do_not_change_the_words() -> None:
    rows = lexical([Statement("Cost 14 days"), Statement("Cost 95 days")])

    assert rows.shape == (2, LEXICAL_SLOTS)
    assert abs(rows[0] - rows[1]).sum() == 0


def test_heading_changes_the_context_and_not_the_words() -> None:
    plain, headed = Statement("Late."), Statement("Late.", Evidence.CAUSE)

    assert context([plain]).shape == (1, CONTEXT_SLOTS)
    assert (context([plain]) != context([headed])).sum() == 2
    assert abs(lexical([plain]) - lexical([headed])).sum() == 0


def test_neighbours_do_not_cross_from_one_document_to_the_next() -> None:
    vectors = np.eye(3, dtype=np.float32)

    rows = neighbours(vectors, [2, 1])

    assert rows[0].tolist() == [0, 0, 0, 0, 1, 0]
    assert rows[1].tolist() == [1, 0, 0, 0, 0, 0]
    assert rows[2].tolist() == [0] * 6


def test_surroundings_of_a_passage_do_not_depend_on_its_company() -> None:
    probabilities = np.array([[0.7, 0.3], [0.2, 0.8], [0.5, 0.5]])

    told = np.eye(3, FRAME_SLOTS)

    together = surroundings(probabilities, [2, 1], told)

    assert np.array_equal(together[2:], surroundings(probabilities[2:], [1], told[2:]))
    assert together.shape == (3, 6 * 2 + 4 + FRAME_SLOTS)
    assert np.array_equal(together[:, -FRAME_SLOTS:], told)


def test_a_column_says_more_than_a_heading_in_the_same_words() -> None:
    headed = Statement("Late.", Evidence.CAUSE, "lesson")
    column = replace(headed, column=True)
    assert (context([headed]) != context([column])).sum() == 1
    assert not np.array_equal(frame([headed]), frame([column]))


@pytest.mark.parametrize("evidence", [Evidence.NONE, Evidence.OTHER])
def test_a_column_whose_label_says_nothing_is_no_evidence(evidence: Evidence) -> None:
    plain = Statement("Late.", evidence, "escalation")
    assert np.array_equal(frame([plain]), frame([replace(plain, column=True)]))


def test_a_short_document_is_told_from_a_long_one_of_its_kind() -> None:
    ticket = Statement("Late.", kind="escalation")
    short, long = frame([ticket] * 3), frame([ticket] * 4)
    assert short.sum(axis=1).tolist() == [2.0] * 3
    assert long.sum(axis=1).tolist() == [1.0] * 4
    assert not frame([Statement("Late.")]).any()


def test_a_document_without_a_statement_is_no_neighbour_of_anybody() -> None:
    """A status post of nothing but boilerplate, first of its batch, once stopped a whole build."""
    vectors = np.eye(3, dtype=np.float32)
    alone = neighbours(vectors, [3])
    assert np.array_equal(neighbours(vectors, [0, 3]), alone)
    assert np.array_equal(neighbours(vectors, [3, 0]), alone)
    assert neighbours(vectors[:0], [0, 0]).shape == (0, 6)
