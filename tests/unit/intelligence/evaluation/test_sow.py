"""How found passages are counted against labels."""

from __future__ import annotations

import pytest

from intelligence.evaluation.bootstrap import Share
from intelligence.evaluation.sow import _alarms, _Judged, _kinds, _meet, _parts
from intelligence.sow.labels import Label, LabelledText
from intelligence.sow.passage import (
    MissingSection,
    Passage,
    PassageKind,
    Section,
    SowFindings,
)

VAGUE, OPEN, CONFLICT = PassageKind.VAGUE_TERM, PassageKind.OPEN_ENDED, PassageKind.CONFLICTING


def passage(
    kind: PassageKind, start: int, end: int, other: tuple[int, int] | None = None
) -> Passage:
    return Passage(start, end, "", kind, "", "", 0.9, (start, end), other)


def judged() -> _Judged:
    texts = [
        LabelledText("a", "", (Label(VAGUE, 0, 10), Label(OPEN, 20, 30)), None),
        LabelledText("b", "", (), (Section.ACCEPTANCE, Section.EXCLUSIONS)),
    ]
    said = [
        SowFindings((passage(VAGUE, 5, 12), passage(VAGUE, 40, 50)), ()),
        SowFindings(
            (passage(OPEN, 0, 3),),
            (
                MissingSection(Section.ACCEPTANCE, "", "", 0.9),
                MissingSection(Section.ASSUMPTIONS, "", "", 0.9),
            ),
        ),
    ]
    return _Judged("kept", "product", texts, said)


def test_kind_and_overlap_both_count() -> None:
    rows = {row[2]: row for row in _kinds(judged())}
    labels, found, precision, recall, harmonic = rows["all kinds"][3:]
    assert (labels, found) == (2, 3)
    assert isinstance(precision, Share)
    assert isinstance(recall, Share)
    assert (precision.value, recall.value) == (0.333, 0.5)
    assert harmonic == pytest.approx(0.4, abs=0.001)
    assert rows["vague_term"][5].value == 0.5  # type: ignore[union-attr]
    assert rows["to_be_decided"][5] is None


def test_either_side_of_a_conflict_may_overlap() -> None:
    label = Label(CONFLICT, 0, 10, (50, 60))
    assert _meet(passage(CONFLICT, 50, 60, (5, 9)), label)
    assert not _meet(passage(CONFLICT, 50, 60, (11, 20)), label)
    assert not _meet(passage(VAGUE, 0, 10), label)


def test_alarms_are_counted_over_texts_without_a_label() -> None:
    half, method, texts, flagged, each = _alarms(judged())
    assert (half, method, texts, each) == ("kept", "product", 1, 1.0)
    assert isinstance(flagged, Share)
    assert flagged.value == 1.0


def test_sections_are_judged_in_documents_alone() -> None:
    everything = _parts(judged())[0]
    assert everything[1:4] == ("all", 2, 2)
    assert everything[4].value == everything[5].value == 0.5  # type: ignore[union-attr]


def test_half_without_whole_documents_tells_nothing_of_sections() -> None:
    one = judged()
    assert _parts(one)
    passages = _Judged(one.half, one.method, one.texts[:1], one.said[:1])
    assert _parts(passages) == []
