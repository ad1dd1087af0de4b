from __future__ import annotations

from typing import Any

import pytest

from api.pages import views
from api.pages.routes import RegisterQuery
from api.reading.index import EditionIndex, build_index
from intelligence.edition import Edition
from reports.theme_signals import theme_signals
from tests.fakes.changed_editions import rows_of
from tests.fakes.editions import empty_edition, fake_edition, frame


@pytest.fixture(scope="module")
def index() -> EditionIndex:
    return build_index(fake_edition())


def with_text(text: str, spans: list[tuple[int, int, str]]) -> EditionIndex:
    edition = fake_edition()
    document = rows_of(edition, "documents")[1] | {"text": text}
    first = rows_of(edition, "findings")[0]
    findings: list[dict[str, Any]] = [
        first
        | {
            "finding_id": f"F{at}",
            "document_uid": document["document_uid"],
            "start": start,
            "end": end,
            "text": text[start:end],
            "role": role,
        }
        for at, (start, end, role) in enumerate(spans)
    ]
    tables = {**edition.tables, "documents": frame([document]), "findings": frame(findings)}
    return build_index(Edition(edition.manifest, tables))


def test_the_register_shows_link_states_and_what_is_unassigned(index: EditionIndex) -> None:
    shown = views.register_values(index, RegisterQuery())
    counts = index.manifest.counts
    assert shown["unassigned_share"] == counts["unassigned"] / counts["causes"]
    assert [group["entity"] for group in shown["links"]] == ["customers", "engagements"]
    assert [state["count"] for state in shown["links"][0]["states"]] == [
        counts[f"customers_{state}"] for state in ("linked", "ambiguous", "unlinked")
    ]


def test_an_edition_without_rows_has_a_register_without_a_share() -> None:
    shown = views.register_values(build_index(empty_edition()), RegisterQuery())
    assert (shown["themes"], shown["unassigned_share"]) == ([], None)


def test_a_dimension_that_is_long_is_folded_and_bounded(
    index: EditionIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "ROWS_SHOWN", 2)
    monkeypatch.setattr(views, "ROWS_HELD", 3)
    shown, folded, total = views.theme_values(index, "T-0001")["dimensions"]["customer"]
    assert (len(shown), len(folded)) == (2, 1)
    assert total > 3


def test_evidence_pages_hold_every_finding_once(
    index: EditionIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "EVIDENCE", 4)
    first = views.evidence_values(index, "T-0001", 1)
    pages = [views.evidence_values(index, "T-0001", at + 1) for at in range(first["pages"])]
    ids = [quote["finding_id"] for page in pages for quote in page["quotes"]]
    assert len(ids) == len(set(ids)) == first["total"] > 4


def test_a_page_beyond_the_last_is_the_last(index: EditionIndex) -> None:
    shown = views.evidence_values(index, "T-0001", 999)
    assert shown["page"] == shown["pages"]


def test_overlapping_findings_take_the_first_role_and_keep_every_label() -> None:
    index = with_text("abcdef", [(0, 4, "impact"), (2, 6, "cause")])
    marks = views.document_values(index, index.tables["documents"].columns["document_uid"][0])[
        "marks"
    ]
    assert [(mark.text, mark.role) for mark in marks] == [
        ("ab", "impact"),
        ("cd", "cause"),
        ("ef", "cause"),
    ]
    assert [len(mark.opens) for mark in marks] == [1, 1, 0]
    assert [len(mark.closes) for mark in marks] == [0, 1, 1]


def test_a_page_shows_a_bounded_piece_of_a_huge_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PAGE_CHARACTERS", 5)
    index = with_text("abcdefghij", [(3, 8, "cause")])
    shown = views.document_values(index, index.tables["documents"].columns["document_uid"][0])
    assert "".join(mark.text for mark in shown["marks"]) == "abcde"
    assert shown["truncated"]


def test_the_largest_customer_of_a_theme_is_shown_by_name(index: EditionIndex) -> None:
    """The key alone, which tells a reader nothing, once stood on the page."""
    theme = rows_of(fake_edition(), "themes")[0]["theme_id"]
    shown = views.theme_values(index, theme)
    assert shown["theme"]["health"]["largest_customer"] == "C01"
    documents = rows_of(fake_edition(), "documents")
    names = {row["customer"] for row in documents if row["customer_key"] == "C01"}
    assert {shown["largest_customer"]} == names


def test_a_theme_s_page_says_what_the_report_says_of_its_signals(index: EditionIndex) -> None:
    edition = fake_edition()
    for row in rows_of(edition, "themes"):
        shown = views.theme_values(index, row["theme_id"])
        assert shown["lines"] == theme_signals(edition).get(row["theme_id"], ())
        assert shown["exposure"] == edition.manifest.counts["engagements"]
