"""Findings as evidence: the verbatim words, where they stand, and what surrounds them."""

from __future__ import annotations

from typing import Any

from api.reading.index import EditionIndex

Row = dict[str, Any]

#: Characters of the document shown before and after a quoted finding.
CONTEXT_CHARACTERS = 160


def finding_row(index: EditionIndex, position: int) -> Row:
    """Return a finding with its document's customer, date and quarter."""
    row = index.tables["findings"].row(position)
    owner = index.documents.by_uid.get(row["document_uid"])
    documents = index.tables["documents"].columns
    for name in ("customer", "date", "quarter"):
        row[name] = None if owner is None else documents[name][owner]
    return row


def quote_row(index: EditionIndex, position: int) -> Row:
    """Return a finding with up to ``CONTEXT_CHARACTERS`` of text before and after it."""
    row = finding_row(index, position)
    owner = index.documents.by_uid.get(row["document_uid"])
    text = "" if owner is None else index.tables["documents"].columns["text"][owner] or ""
    start, end = row["start"] or 0, row["end"] or 0
    left, right = max(start - CONTEXT_CHARACTERS, 0), min(end + CONTEXT_CHARACTERS, len(text))
    row["before"], row["after"] = text[left:start], text[end:right]
    row["before_cut"], row["after_cut"] = left > 0, right < len(text)
    return row


def quotes_of_theme(index: EditionIndex, quotes: list[str], *, limit: int) -> list[Row]:
    """Return a theme's representative findings, best first; ids not in the edition are left out."""
    positions = [
        index.findings.by_id[finding_id]
        for finding_id in quotes
        if finding_id in index.findings.by_id
    ]
    return [quote_row(index, position) for position in positions[:limit]]
