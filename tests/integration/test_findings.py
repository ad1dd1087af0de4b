"""The real sentences and the real role model over texts as they come."""

from __future__ import annotations

import pytest

from corpus.document import Document, DocumentKind
from intelligence.evaluation.findings import evaluate
from intelligence.evaluation.labelled_documents import read_labelled
from intelligence.evaluation.passages import cut, passages_file
from intelligence.findings import Finding, find_findings
from models.profiles import find_profile
from models.roles.classifier import LearnedRoles, load_roles
from models.roles.labelled import DOCUMENT_WRITERS
from models.segmentation import SpacySegmenter

TICKET = """Hi Lena,\r
Nobody had ordered the VPN accounts before kick-off 😀. We lost nine days.\r
Next time the accounts should be ordered at signature.\r
Kind regards\r
Dana
"""
NARRATIVE = (
    "ON MARCH 4 AN OPERATOR FOUND A LEAK. THE INVESTIGATION DETERMINED THAT THE GASKET HAD BEEN "
    "INSTALLED WITH THE WRONG TORQUE. THE GASKET WAS REPLACED."
)


@pytest.fixture(scope="module")
def segmenter() -> SpacySegmenter:
    return SpacySegmenter()


@pytest.fixture(scope="module")
def classifier() -> LearnedRoles:
    profile = find_profile("light")
    return load_roles(profile.encoder(None), profile.roles)


def note(number: int, text: str) -> Document:
    return Document("t", str(number), DocumentKind.ESCALATION, text)


def test_ticket_gives_cause_effect_and_advice(
    segmenter: SpacySegmenter, classifier: LearnedRoles
) -> None:
    document = note(1, TICKET)

    found = list(find_findings([document], segmenter, classifier))

    assert [finding.role for finding in found] == ["cause", "impact", "recommendation"]
    assert all(document.text[f.start : f.end] == f.text for f in found)


def test_narrative_in_capitals_without_headings_gives_its_cause(
    segmenter: SpacySegmenter, classifier: LearnedRoles
) -> None:
    found = list(find_findings([note(1, NARRATIVE)], segmenter, classifier))

    assert "WRONG TORQUE" in "".join(f.text for f in found if f.role == "cause")


def test_document_alone_and_in_a_batch_gives_the_same(
    segmenter: SpacySegmenter, classifier: LearnedRoles
) -> None:
    documents = [item.document for item in read_labelled("G")[:6]]

    alone: list[Finding] = []
    for document in documents:
        alone.extend(find_findings([document], segmenter, classifier))

    assert list(find_findings(documents, segmenter, classifier)) == alone


@pytest.mark.parametrize("writer", DOCUMENT_WRITERS)
def test_cut_training_documents_are_up_to_date(segmenter: SpacySegmenter, writer: str) -> None:
    """A change to layout or sentences needs a new cut, or the model learns from the old one."""
    fresh = cut(read_labelled(writer), segmenter)

    assert passages_file(writer).read_text(encoding="utf-8") == fresh


def test_quality_on_documents_that_never_trained_holds(
    segmenter: SpacySegmenter, classifier: LearnedRoles
) -> None:
    quality = evaluate("premortem", read_labelled("G"), segmenter, classifier)

    assert quality.cause_recall > 0.75
    assert quality.macro_f1 > 0.6
    assert quality.noise_rejection > 0.8


def test_documents_without_a_statement_disturb_nobody(
    segmenter: SpacySegmenter, classifier: LearnedRoles
) -> None:
    """A batch that began with a post of nothing but boilerplate once stopped a whole build."""
    empty = [note(9, "This incident has been resolved."), note(8, "N/A"), note(7, "Hi all,")]
    alone = list(find_findings([note(1, TICKET)], segmenter, classifier))

    for documents in ([*empty, note(1, TICKET)], [note(1, TICKET), *empty], empty):
        found = list(find_findings(documents, segmenter, classifier))
        assert [f for f in found if f.document_uid == note(1, "").uid] in (alone, [])
        assert not [f for f in found if f.document_uid in {item.uid for item in empty}]
