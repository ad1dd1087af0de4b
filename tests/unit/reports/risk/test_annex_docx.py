import io
import itertools
import zipfile
from dataclasses import replace

import docx

from intelligence.risk.confidential import redacted
from reports.risk.annex_docx import clean, render_annex_docx
from tests.fakes.risk_checks import (
    OWN_CUSTOMER,
    empty_check,
    hostile_check,
    portfolio_tables,
    rich_check,
    unstable_check,
)


def words(made: bytes) -> str:
    document = docx.Document(io.BytesIO(made))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_headings_captions_and_tables_are_real_ones() -> None:
    document = docx.Document(io.BytesIO(render_annex_docx(rich_check())))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Heading 1") == 7
    assert styles.count("Caption") == len(document.tables) == 7
    assert [cell.text for cell in document.tables[1].rows[0].cells][:2] == ["Theme", "Probability"]
    assert "w:tblHeader" in document.tables[1].rows[0]._tr.xml  # noqa: SLF001 - as written


def test_a_screen_reader_finds_its_way() -> None:
    """Language, headings one level at a time, table heads, no paragraph or head without words."""
    document = docx.Document(io.BytesIO(render_annex_docx(rich_check())))
    assert document.core_properties.language == "en-GB"
    assert 'w:val="en-GB"' in document.styles.element.xml
    assert all(paragraph.text.strip() for paragraph in document.paragraphs)
    names = [str(one.style.name) for one in document.paragraphs if one.style is not None]
    levels = [int(name[-1]) for name in names if name.startswith("Heading")]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    for table in document.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml  # noqa: SLF001 - as written
        assert all(cell.text.strip() for cell in table.rows[0].cells)
    assert not document.inline_shapes


def test_everything_that_a_decision_needs_is_there() -> None:
    said = words(render_annex_docx(rich_check(), made_on="2026-11-27", customer="Alder & Finch"))
    for one in (
        "Edition 12", "2026-11-27", "Alder & Finch", "46 %", "35 to 58 %", "in a timely manner",
        "Suggested wording", "Exclusions", "Nordwall - Policy ledger",
        "effort against plan +22.5 %", "19 % (12 to 31)", "helped: rate ratio 0.62",
        "its influence could not be told",
    ):  # fmt: skip
        assert one in said, one


def test_control_characters_are_shown_by_code() -> None:
    said = words(render_annex_docx(hostile_check()))
    assert "[U+0000]" in said
    assert "[U+202E]" in said
    assert "[U+D800]" in said
    assert clean("\uffff\x0b") == "[U+FFFF][U+000B]"


def test_a_check_of_nothing_is_a_paper_too() -> None:
    said = words(render_annex_docx(empty_check()))
    assert "No theme can be told for this offer" in said
    assert "Nothing is known of how far engagements overran." in said


def test_the_same_check_gives_the_same_bytes() -> None:
    made = render_annex_docx(rich_check())
    assert made == render_annex_docx(rich_check())
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert parts.testzip() is None
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


def test_a_redacted_check_names_nobody_else() -> None:
    said = words(render_annex_docx(redacted(rich_check(), portfolio_tables(), OWN_CUSTOMER)))
    for name in ("Nordwall", "Vektra", "Lakeshore"):
        assert name not in said


def test_themes_that_are_left_out_are_counted() -> None:
    assert "3 more themes left out" in words(render_annex_docx(rich_check(), most_themes=1))


def test_base_rate_is_told_from_its_counts_and_a_lift_only_where_the_offer_carries_it() -> None:
    one = rich_check().themes[0]
    figures = {"n": 35, "showing": 20, "seen": 28.1, "overall_rate": 0.247, "level": 0.151}
    risk = replace(one.risk, base_rate=0.649, lift_note="Not for the offer.", **figures)
    said = words(render_annex_docx(replace(rich_check(), themes=(replace(one, risk=risk),))))
    assert (
        "20 of 35 engagements showed it so far (57 %), 71 % as far as they could have been" in said
    )
    assert "Not for the offer." in said
    assert "Reasons multiply the odds of the theme's own level, 15 %" in said
    assert "1.7 x" not in said


def test_figures_behind_which_no_engagement_stands_are_not_told() -> None:
    one = rich_check().themes[0]
    none = replace(one, risk=replace(one.risk, n=0, showing=0))
    said = words(render_annex_docx(replace(rich_check(), themes=(none,))))
    assert "no past engagement was seen for long enough" in said
    for figure in ("46 %", "27 %", "1.7 x"):
        assert figure not in said


def test_an_unstable_theme_is_told_to_be() -> None:
    assert "Staffing shortfall (unstable)" in words(render_annex_docx(unstable_check()))
