"""Which past findings are shown beside a passage."""

from __future__ import annotations

import numpy as np
import pandas as pd

from intelligence.risk.past_wording import PastCauses
from intelligence.sow.passage import PassageKind, Section


def tables() -> dict[str, pd.DataFrame]:
    rows = [
        # finding, document, sub-cause, its confidence, role
        ("a", "d1", "quantities_unspecified", 0.5, "cause"),
        ("b", "d1", "quantities_unspecified", 0.9, "cause"),
        ("c", "d2", "quantities_unspecified", 0.7, "cause"),
        ("d", "d3", "quantities_unspecified", float("nan"), "cause"),
        ("e", "d4", "quantities_unspecified", 0.6, "cause"),
        ("f", "d5", "quantities_unspecified", 0.99, "impact"),
        ("g", "d5", "acceptance_undefined", 0.99, "cause"),
    ]
    findings = pd.DataFrame(
        [
            {
                "finding_id": finding,
                "document_uid": document,
                "document": document.upper(),
                "start": 3,
                "end": 9,
                "text": f"text {finding}",
                "role": role,
                "theme_key": "sow_ambiguity",
                "subcause_key": subcause,
                "confidence": 0.8,
                "subcause_confidence": sure,
            }
            for finding, document, subcause, sure, role in rows
        ]
    )
    documents = pd.DataFrame(
        [
            {
                "document_uid": f"d{number}",
                "quarter": "2026Q1",
                "engagement": engagement,
                "engagement_name": None,
                "customer_key": "K1",
                "customer": "Unknown",
            }
            for number, engagement in enumerate(["E1", "E1", None, "E2", "E3"], start=1)
        ]
    )
    return {"findings": findings, "documents": documents}


def test_surest_causes_come_first_and_one_of_each_engagement() -> None:
    found = PastCauses.of(tables()).of_kind(PassageKind.UNQUANTIFIED)
    assert [one.finding_id for one in found] == ["b", "e", "d"]
    assert found[0].customer == "K1"
    assert found[0].customer_name is None
    assert found[2].engagement is None
    assert all(one.similarity is None for one in found)


def test_with_vectors_the_nearest_come_first_and_say_how_near() -> None:
    vectors = {
        "c": np.array([1.0, 0.0], dtype=np.float32),
        "e": np.array([0.0, 1.0], dtype=np.float32),
    }
    passage = np.array([0.6, 0.8], dtype=np.float32)
    found = PastCauses.of(tables(), vectors).of_kind(PassageKind.UNQUANTIFIED, passage)
    assert [one.finding_id for one in found] == ["e", "c", "d"]
    assert [round(one.similarity, 2) for one in found if one.similarity is not None] == [0.8, 0.6]


def test_no_more_are_returned_than_asked_for() -> None:
    assert len(PastCauses.of(tables()).of_kind(PassageKind.UNQUANTIFIED, most=1)) == 1


def test_sections_have_a_past_too() -> None:
    found = PastCauses.of(tables()).of_kind(Section.ACCEPTANCE)
    assert [one.finding_id for one in found] == ["g"]


def test_an_edition_without_findings_has_no_past() -> None:
    assert PastCauses.of({}).of_kind(PassageKind.VAGUE_TERM) == ()
    emptied = {name: frame.head(0) for name, frame in tables().items()}
    assert PastCauses.of(emptied).of_kind(PassageKind.VAGUE_TERM) == ()
