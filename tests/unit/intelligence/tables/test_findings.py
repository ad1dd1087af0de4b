from corpus.document import Document, DocumentKind
from intelligence.findings import Finding
from intelligence.identity.references import finding_id
from intelligence.tables.findings import ThemeOfFinding, findings_table

DOCUMENT = Document("s", "D1", DocumentKind.LESSON, "One. Two.")


def finding(start: int, end: int, role: str) -> Finding:
    text = DOCUMENT.text[start:end]
    return Finding(DOCUMENT.uid, start, end, text, role, "classifier", 0.81239, "")


def test_rows_stand_in_reading_order_with_their_theme() -> None:
    second, first = finding(5, 9, "impact"), finding(0, 4, "cause")
    theme = ThemeOfFinding("theme-1", "late", "vpn", 0.5, subcause_confidence=0.4)
    table = findings_table([DOCUMENT], [second, first], {finding_id(first): theme})
    assert table["text"].tolist() == ["One.", "Two."]
    assert table["theme_key"].iloc[0] == "late"
    assert table["theme_key"].isna().tolist() == [False, True]
    assert table["subcause_confidence"].iloc[0] == 0.4
    assert table["subcause_confidence"].isna().tolist() == [False, True]
    assert table["role_confidence"].tolist() == [0.8124, 0.8124]
    assert table["document"].tolist() == ["D1", "D1"]


def test_no_finding_is_an_empty_table_with_all_columns() -> None:
    empty = findings_table([DOCUMENT], [], {})
    assert "theme_id" in empty.columns
    assert empty["subcause_confidence"].dtype == "float64"
