import pytest

from intelligence.risk.identifying import identifying_forms


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ("jane.doe@vektra-telekom.com", "[e-mail address]"),
        ("jane (at) vektra.com", "[e-mail address]"),
        ("https://wiki.vektra.local/x?y=1", "[link]"),
        ("portal.vektra.de", "[link]"),
        ("+49 (0)40 1234-567", "[phone number]"),
        ("0161 496 0123", "[phone number]"),
        ("555-867-5309", "[phone number]"),
        ("JIRA-4411", "[id]"),
        ("INC0041882", "[id]"),
        ("#48213", "[id]"),
        ("ESC 0044", "[id]"),
        ("RETRO-2024-003", "[id]"),
        ("123e4567-e89b-12d3-a456-426614174000", "[id]"),
        ("10.1.22.3", "[address]"),
        (r"\\files01\vektra\plan.docx", "[path]"),
        ("48201177", "[id]"),
    ],
)
def test_what_tells_by_its_form_is_found(told: str, label: str) -> None:
    text = f"See {told} for more."
    found = [one for one in identifying_forms(text) if one.label == label]
    assert found
    assert text[found[0].start : found[0].end].rstrip(".") == told


@pytest.mark.parametrize(
    "text",
    [
        "Go-live moved from 2026-03-04 to 2026-09-30.",
        "It cost EUR 84000 in FY 2025, by ISO 27001.",
        "It took 1,250,000 EUR and 1200 hours.",
        "The ISO-27001 audit and UTF-8 files.",
        "Work ended.Nobody asked.",
        "Between 9 and 17 o'clock, 24x7, version 2.4.1.",
    ],
)
def test_dates_amounts_and_standards_stay(text: str) -> None:
    assert identifying_forms(text) == ()
