"""Findings over hostile texts: exact, ordered, disjoint, and the same in any company."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Document, DocumentKind, Section
from intelligence.findings import Finding, find_findings
from models.segmentation import RuleSegmenter
from tests.fakes.roles import KeywordRoles

PIECES = (
    "The VPN was closed.",
    "nobody told us",
    "Root cause:",
    "What went well?",
    "Impact: two weeks lost; trust lost; money lost",
    "(a) no plan (b) no budget",
    "1. first item",
    "- bullet",
    "> quoted",
    "On Aug 9 Tim wrote:",
    "Kind regards",
    "Dana",
    "N/A",
    "approx. 5 days.Then v2.1. failed",
    "THE VALVE FAILED. IT LEAKED.",
    "😀👩‍👩‍👧 e\u0301te\u0301 İSTANBUL",
    "<br/>",
    "<p class='x'>",
    "</li>",
    "<b>bold</b> &amp; &nbsp;",
    "\r\n",
    "\n",
    "\u2028",
    "\x85",
    "\t",
    "   ",
    "; ",
    "...",
    "?!",
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=25).map(" ".join)


def document(number: int, text: str, cut: int | None = None) -> Document:
    sections = ()
    if cut is not None and 0 < cut < len(text):
        sections = (Section("Cause", 0, cut), Section("Impact", cut, len(text)))
    return Document("p", str(number), DocumentKind.LESSON, text, sections=sections)


def findings(documents: list[Document]) -> list[Finding]:
    return list(find_findings(documents, RuleSegmenter(), KeywordRoles()))


@given(texts, st.integers(min_value=0, max_value=200))
@settings(deadline=None)
def test_every_finding_quotes_its_document(text: str, cut: int) -> None:
    note = document(1, text, cut)
    for finding in findings([note]):
        assert note.text[finding.start : finding.end] == finding.text
        assert finding.text == finding.text.strip()
        assert finding.text


@given(texts, st.integers(min_value=0, max_value=200))
@settings(deadline=None)
def test_findings_are_ordered_and_disjoint(text: str, cut: int) -> None:
    found = findings([document(1, text, cut)])
    for before, after in pairwise(found):
        assert before.end <= after.start


@given(st.lists(texts, max_size=5))
@settings(deadline=None, max_examples=50)
def test_document_gives_the_same_findings_alone_and_in_a_batch(many: list[str]) -> None:
    documents = [document(number, text) for number, text in enumerate(many)]
    alone = [finding for note in documents for finding in findings([note])]
    assert findings(documents) == alone


@given(texts)
@settings(deadline=None)
def test_text_after_a_finding_does_not_depend_on_line_ends(text: str) -> None:
    plain = text.replace("\r", "").replace("\x85", "").replace("\u2028", "")
    unix = findings([document(1, plain)])
    windows = findings([document(1, plain.replace("\n", "\r\n"))])
    assert [" ".join(f.text.split()) for f in unix] == [" ".join(f.text.split()) for f in windows]
