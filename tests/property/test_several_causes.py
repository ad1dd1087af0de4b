"""Whatever a statement says, what it is cut into stands in it, in order and without overlap."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from models.clause_rules import MOST_CUTS, cuts, tells, without_ends
from tests.unit.intelligence.test_several_causes import DATA, LATE, PLAN, cutter, finding

PIECES = st.lists(
    st.sampled_from([LATE, PLAN, DATA, " and ", "; ", ", but ", "(2) ", " \u2014 ", "\u2028", "é"]),
    max_size=9,
).map("".join)


@given(st.text() | PIECES)
def test_every_cut_lies_in_the_text_and_both_parts_tell_something(text: str) -> None:
    found = cuts(text)
    assert len(found) <= MOST_CUTS
    for left, right in found:
        assert 0 < left <= right < len(text)
        assert tells(text[:left])
        assert tells(text[right:])
        start, end = without_ends(text, right, len(text))
        assert right <= start <= end <= len(text)


@given(PIECES.filter(bool))
def test_parts_are_disjoint_quotes_in_reading_order(text: str) -> None:
    document = "\n" * 40 + text
    parts = cutter().cut([finding(text)])
    assert all(document[one.start : one.end] == one.text for one in parts)
    assert all(one.end <= other.start for one, other in itertools.pairwise(parts))
    assert parts[0].start >= 40
    assert parts[-1].end <= len(document)
