"""A risk check as a file."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import docx
import pytest

from api.annex import MEDIA_TYPES, AnnexForm, annex_of, file_name
from api.check_ports import ShownCheck
from intelligence.risk.kept import kept_payload, shown_payload
from tests.fakes.risk_checks import OFFER_TEXT, rich_check
from tests.unit.intelligence.risk.test_appearance import tables

AT = "2026-10-01T09:00:00+00:00"
WHOLE = ShownCheck("a" * 16, AT, "ann", None, OFFER_TEXT, shown_payload(rich_check()))
KEPT = ShownCheck("a" * 16, AT, "ann", None, None, kept_payload(rich_check(), keep_text=False))
THEME = rich_check().themes[0].risk.name
WORDS = rich_check().passages[2].passage.text


@pytest.mark.parametrize("form", list(AnnexForm))
def test_file_is_named_after_the_check_and_nobody_else(form: AnnexForm) -> None:
    assert "a" * 16 in file_name(WHOLE, form)
    assert MEDIA_TYPES[form]


def test_page_tells_themes_and_words_and_the_customer_by_name() -> None:
    key = rich_check().offer.attributes["customer"]
    html = annex_of(WHOLE, AnnexForm.HTML, {key: "Alder Stores"}).decode()
    told = re.sub(r"<[^>]+>", "", html)
    assert THEME in told
    assert WORDS in told
    assert "Alder Stores" in told
    assert "1 Oct 2026" in told


def test_document_opens_and_tells_the_same() -> None:
    document = docx.Document(io.BytesIO(annex_of(WHOLE, AnnexForm.DOCX)))
    told = [paragraph.text for paragraph in document.paragraphs]
    told += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(THEME in text for text in told)
    assert any(WORDS in text for text in told)


def test_entries_are_read_by_a_spreadsheet() -> None:
    told = annex_of(WHOLE, AnnexForm.RAID).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(told)))
    assert any(THEME in row[name] for row in rows for name in row)


def test_entries_count_as_many_customers_as_the_check_itself() -> None:
    """A check that withheld what fewer than 25 customers stand behind had it in its RAID log."""
    past = tables([0, 1, 1, 1, 2, 3])
    theme = rich_check().themes[0].risk.theme_id
    past |= {
        "findings": past["findings"].assign(theme_id=theme),
        "themes": past["themes"].assign(theme_id=[theme, "t2"]),
    }

    def seen(fewest: int) -> set[str]:
        shown = replace(WHOLE, fewest_customers=fewest)
        content = annex_of(shown, AnnexForm.RAID, tables=past).decode("utf-8-sig")
        rows = csv.DictReader(io.StringIO(content))
        return {row["seen"] for row in rows if row["title"] == THEME}

    assert seen(0) == seen(3) == seen(4) != {""}
    assert seen(5) == {""}


@pytest.mark.parametrize("form", list(AnnexForm))
def test_kept_check_gives_a_file_without_words_of_its_text(form: AnnexForm) -> None:
    content = annex_of(KEPT, form)
    assert content
    if form is not AnnexForm.DOCX:
        assert WORDS not in content.decode()
