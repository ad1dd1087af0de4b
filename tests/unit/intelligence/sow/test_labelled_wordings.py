"""The labelled statements of other writers, which are learned from and never measured on."""

from __future__ import annotations

import pytest

from intelligence.errors import UnusableLabels
from intelligence.sow.judge import JUDGED
from intelligence.sow.labels import WORDINGS, labelled_texts, labelled_wordings


@pytest.mark.parametrize("source", WORDINGS)
def test_each_writer_tells_every_kind_and_much_that_is_in_order(source: str) -> None:
    found = labelled_wordings(source)
    kinds = [label.kind for one in found for label in one.labels]
    assert set(kinds) == set(JUDGED)
    assert sum(not one.labels for one in found) > len(found) / 5
    for one in found:
        assert one.text.strip() == one.text
        assert {(label.start, label.end) for label in one.labels} <= {(0, len(one.text))}


def test_no_statement_stands_in_the_half_that_is_kept() -> None:
    told = {
        " ".join(one.text.lower().split()) for name in WORDINGS for one in labelled_wordings(name)
    }
    for item in labelled_texts("kept"):
        kept = " ".join(item.text.lower().split())
        assert kept not in told
        assert not any(len(one) > 40 and one in kept for one in told)


def test_source_that_is_none_is_refused() -> None:
    with pytest.raises(UnusableLabels, match="called 'wordings_99'"):
        labelled_wordings("wordings_99")
