"""Keys as people type them."""

from __future__ import annotations

import pytest

from intelligence.linking.typed_keys import TypedKeys


@pytest.mark.parametrize("typed", ["PRJ-2310", " prj-2310 ", "PRJ 2310", "prj_2310", "Prj2310"])
def test_case_and_marks_do_not_matter(typed: str) -> None:
    assert TypedKeys.of(["PRJ-2310", "PRJ-2311"]).meant(typed) == "PRJ-2310"


def test_what_several_may_mean_means_none_unless_it_is_written_so() -> None:
    keys = TypedKeys.of(["P-1", "p-1", "P1", "--"])
    assert [keys.meant(one) for one in ("P-1", "p-1", "P1")] == ["P-1", "p-1", "P1"]
    assert [keys.meant(one) for one in ("P 1", "P-2", "", "..")] == [None] * 4
    assert TypedKeys.of([]).meant("P-1") is None
