"""What a line is told to be."""

from __future__ import annotations

import pytest

from intelligence.sow.lines import LineKind, classify, lines_of


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("1. Scope", LineKind.HEADING),
        ("ASSUMPTIONS", LineKind.HEADING),
        ("## Out of scope", LineKind.HEADING),
        ("Client responsibilities", LineKind.HEADING),
        ("3.1 The Supplier shall deliver the portal.", LineKind.ITEM),
        ("- reports", LineKind.ITEM),
        ("\u2022reports", LineKind.ITEM),
        ("(b) any incident shall be reported;", LineKind.ITEM),
        ("The Client shall:", LineKind.LEAD_IN),
        ("Portal | TBD | Supplier", LineKind.ROW),
        ("Portal\tTBD", LineKind.ROW),
        ("Page 3 of 20", LineKind.FURNITURE),
        ("Acme - Confidential", LineKind.FURNITURE),
        ("|---|---|", LineKind.FURNITURE),
        ("Acme - Strictly confidential - do not copy", LineKind.FURNITURE),
        ("Work Order 12 | Page 2 | Strictly confidential", LineKind.FURNITURE),
        ("Toller & Quist Confidential 12 May 2026", LineKind.FURNITURE),
        ("\u00a9 2026 Acme Ltd. All rights reserved.", LineKind.FURNITURE),
        ("(c) 2026 Acme Ltd", LineKind.FURNITURE),
        ("(c) Copyright Acme Ltd", LineKind.FURNITURE),
        ("Copyright 2026 Acme Ltd", LineKind.FURNITURE),
        ("Confidential data will be handled as appropriate.", LineKind.PROSE),
        ("Both parties shall keep the tariff confidential.", LineKind.PROSE),
        ("5. Confidential Information", LineKind.HEADING),
        ("- Confidential waste removed as needed", LineKind.ITEM),
        ("| Confidential data | encrypted as appropriate |", LineKind.ROW),
        ("(c) The Supplier shall provide other services as needed.", LineKind.ITEM),
        ("(c) additional workshops on request;", LineKind.ITEM),
        ("Copyright in the reports passes to the Client.", LineKind.PROSE),
        ("Page 12 is to be approved by the Client.", LineKind.PROSE),
        ("   ", LineKind.BLANK),
        ("The reports are due.", LineKind.PROSE),
    ],
)
def test_a_line_is_told_for_what_it_is(line: str, kind: LineKind) -> None:
    assert classify(line, 0, len(line)).kind is kind


def test_a_heading_met_on_each_page_is_a_running_header() -> None:
    lines = lines_of("Acme Rollout\n\nText is here.\n" * 3)
    assert [line.kind for line in lines if line.words == "Acme Rollout"] == [LineKind.FURNITURE] * 3
