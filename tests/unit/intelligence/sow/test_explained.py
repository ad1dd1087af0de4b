"""What is said of a statement in which no rule found its words."""

from __future__ import annotations

import pytest

from intelligence.sow.explained import explained
from intelligence.sow.judge import JUDGED, packaged_judge
from intelligence.sow.passage import PassageKind


@pytest.mark.parametrize("kind", JUDGED)
@pytest.mark.parametrize("words", ["After that we stay around for questions.", "Data", "..."])
def test_each_kind_has_a_trigger_a_reason_and_a_blank(kind: PassageKind, words: str) -> None:
    hit = explained(words, kind, packaged_judge(), 0.7)
    assert 0 <= hit.start < hit.end <= len(words)
    assert hit.why[0] in '"T'
    assert "[" in hit.rewrite
    assert hit.confidence == 0.7


@pytest.mark.parametrize(
    ("kind", "words", "begins"),
    [
        (PassageKind.VAGUE_TERM, "The benefit will be tangible.", "The statement describes"),
        (PassageKind.VAGUE_TERM, "The price covers its value.", "The statement describes"),
        (PassageKind.VAGUE_TERM, "It should look good.", '"good" describes'),
        (PassageKind.OPEN_ENDED, "The fee covers the move.", "The statement promises"),
        (PassageKind.OPEN_ENDED, "It assists in the move.", '"assists" promises'),
        (PassageKind.UNQUANTIFIED, "It includes coaching by them.", '"coaching" names'),
        (PassageKind.PASSIVE_RESPONSIBILITY, "It will be so before May.", "The statement says"),
        (PassageKind.TO_BE_DECIDED, "Whether it will go on is: open.", "The statement leaves"),
        (PassageKind.MISSING_ACCEPTANCE, "It is paid when due.", "The statement lets"),
    ],
)
def test_reason_quotes_what_is_at_fault_and_nothing_rather_than_an_empty_word(
    kind: PassageKind, words: str, begins: str
) -> None:
    assert explained(words, kind, packaged_judge(), 0.7).why.startswith(begins)


def test_row_is_closed_in_the_cell_that_says_most() -> None:
    words = "Cutover | Interfaces stopped, queues drained | 1 hour"
    hit = explained(words, PassageKind.PASSIVE_RESPONSIBILITY, packaged_judge(), 0.7)
    assert hit.rewrite == (
        "Cutover | Interfaces stopped, queues drained; this is done by [role at the Client or the "
        "Supplier] by [date] | 1 hour"
    )
