"""The pre-mortem as a Word document, for papers that are put together in Word (ISO/IEC 29500).

Headings, captions and tables are real ones, so that a table of contents and a screen reader find
them. XML carries no control characters, so they are shown by code as in every report.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from intelligence.risk.offer import Offer
from intelligence.risk.risk_check import (
    OverrunOutlook,
    PassageFound,
    PastFinding,
    RiskCheck,
    SectionMissed,
    SimilarEngagement,
    ThemeRisk,
)
from reports.figures import plural
from reports.risk import counted, told
from reports.risk.annex import MOST_THEMES, TITLE, marked
from reports.risk.reasons import odds, reason_said, worth_telling
from reports.risk.repeated import more_places, of_passage, wordings
from reports.text import one_line, readable

_MUTED = RGBColor(0x5A, 0x67, 0x73)
#: What XML 1.0 (2008, section 2.2) cannot hold and `readable` lets through.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTES = 3
#: Screen readers and spelling go by it.
_LANGUAGE = "en-GB"
#: A document that is made again is the same to the byte.
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def render_annex_docx(
    check: RiskCheck,
    *,
    title: str = TITLE,
    customer: str | None = None,
    made_on: str | None = None,
    most_themes: int = MOST_THEMES,
) -> bytes:
    """Return a check as a DOCX file; arguments as of `render_annex_html`."""
    paper = _Paper(check.edition)
    paper.title(title, f"Annex to the bid / no-bid paper. Edition {check.edition}. {made_on or ''}")
    facts = told.offered(check.offer, customer)
    if facts:
        paper.table("What is known of the offer", ("Attribute", "Value"), facts)
    for said in told.headline(check):
        paper.bullet(said)
    shown = check.themes[:most_themes]
    _verdict(paper, shown, len(check.themes) - len(shown))
    paper.heading("Why, and what helps", 1)
    for theme in shown:
        _theme(paper, theme, check.offer)
    _passages(paper, check.passages)
    _missing(paper, check.missing_sections)
    paper.heading("Similar engagements", 1)
    for one in check.similar:
        _similar(paper, one)
    if not check.similar:
        paper.text(told.NONE_LIKE_IT)
    _overrun(paper, check.overrun)
    paper.heading("What the data cannot carry", 1)
    for note in check.notes or ("No limits were noted.",):
        paper.bullet(note)
    return paper.bytes()


class _Paper:
    """A Word document as it grows; every text goes through one cleaning."""

    def __init__(self, edition: int) -> None:
        self._document: Any = docx.Document()
        self._tables = 0
        style = self._document.styles["Normal"]
        style.font.name, style.font.size = "Calibri", Pt(10.5)
        self._document.styles["Caption"].paragraph_format.space_before = Pt(12)
        for language in self._document.styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), _LANGUAGE)
        properties = self._document.core_properties
        properties.title, properties.author = TITLE, "Premortem"
        properties.language = _LANGUAGE
        properties.comments = f"Edition {edition}"
        properties.created = properties.modified = _EPOCH
        footer = self._document.sections[0].footer.paragraphs[0]
        footer.text = f"Premortem. Edition {edition}."

    def title(self, said: str, sub: str) -> None:
        self._document.add_heading(clean(said), 0)
        self.muted(sub)

    def heading(self, said: str, level: int) -> None:
        self._document.add_heading(clean(one_line(said, 200)), level)

    def text(self, said: str, style: str | None = None) -> Any:
        return self._document.add_paragraph(clean(said), style=style)

    def bullet(self, said: str) -> None:
        self.text(one_line(said, 600), "List Bullet")

    def muted(self, said: str) -> None:
        run = self._document.add_paragraph().add_run(clean(said).strip())
        run.font.size, run.font.color.rgb = Pt(9), _MUTED

    def quote(self, parts: Sequence[tuple[str, bool]], source: str = "") -> None:
        paragraph = self._document.add_paragraph(style="Intense Quote")
        for words, strong in parts:
            paragraph.add_run(clean(words)).bold = strong
        if source:
            self.muted(source)

    def table(self, caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self._tables += 1
        self.text(f"Table {self._tables}. {caption}", "Caption")
        table = self._document.add_table(rows=1, cols=len(head), style="Light Grid Accent 1")
        for cell, said in zip(table.rows[0].cells, head, strict=True):
            cell.text = clean(said)
        _repeats(table.rows[0])
        for row in rows:
            for cell, said in zip(table.add_row().cells, row, strict=True):
                cell.text = clean(one_line(said, 600))

    def bytes(self) -> bytes:
        written = io.BytesIO()
        self._document.save(written)
        return _undated(written)


def clean(text: str) -> str:
    r"""Return a text that XML can hold, what it cannot shown by code.

    >>> clean("a\x00b\ufffec")
    'a[U+0000]b[U+FFFE]c'
    """
    return _NOT_XML.sub(lambda match: f"[U+{ord(match.group()):04X}]", readable(text))


def _undated(written: io.BytesIO) -> bytes:
    """Return a ZIP file whose parts bear no time of writing."""
    again = io.BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(again, "w") as undated:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            undated.writestr(part, parts.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()


def _repeats(row: Any) -> None:
    """Let a head stand over the table on each page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way
    properties.append(OxmlElement("w:tblHeader"))


def _verdict(paper: _Paper, shown: Sequence[ThemeRisk], left_out: int) -> None:
    paper.heading("What this engagement should fear", 1)
    if not shown:
        paper.text("No theme can be told for this offer: see what the data cannot carry.")
        return
    rows = [
        (
            one.risk.told_name,
            counted.chance_said(one.risk),
            counted.interval_said(one.risk),
            counted.base_said(one.risk),
            counted.lift_said(one.risk),
            f"{told.basis(one.risk)}; {one.risk.standing}",
        )
        for one in shown
    ]
    more = f"; {plural(left_out, 'more theme')} left out" if left_out else ""
    head = ("Theme", "Probability", "80 % interval", "Base rate", "Lift", "Counted on")
    paper.table(f"Themes by probability{more}", head, rows)
    paper.muted(told.BASE_NOTE)


def _theme(paper: _Paper, one: ThemeRisk, offer: Offer) -> None:
    paper.heading(one.risk.told_name, 2)
    base = f"Base rate: {counted.count_said(one.risk)}. {counted.level_said(one.risk)}"
    for note in filter(None, (base, one.risk.note, one.risk.lift_note)):
        paper.muted(note)
    for reason in worth_telling(one.risk.reasons):
        paper.bullet(f"{reason_said(offer, reason)} ({odds(reason.odds)} the odds)")
    _quotes(paper, one.evidence)
    if one.mitigations:
        rows = [
            (
                each.words,
                each.owner or "no owner",
                told.how_often(each),
                "not measured" if each.effect is None else told.effect_told(each.effect),
            )
            for each in one.mitigations
        ]
        head = ("Measure", "Owner", "How often it was said", "Measured effect")
        paper.table(f"What helps against: {one_line(one.risk.told_name, 80)}", head, rows)
        if any(each.effect is not None for each in one.mitigations):
            paper.text(told.EFFECT_NOTE)


def _quotes(paper: _Paper, found: Sequence[PastFinding]) -> None:
    for one in found[:_QUOTES]:
        paper.quote(((one_line(one.text, 600), False),), told.quote_source(one))


def _passages(paper: _Paper, found: Sequence[PassageFound]) -> None:
    paper.heading("Passages that invite disputes", 1)
    if not found:
        paper.text("No passage was found that invites a dispute.")
    for wording in wordings(found, of_passage):
        one, passage = wording.first, wording.first.passage
        name = f"Passage {wording.number}. {told.KINDS.get(passage.kind, passage.kind)}"
        paper.heading(f"{name}, characters {passage.start:,} to {passage.end:,}", 2)
        if passage.text:
            paper.quote(marked(passage))
        if again := more_places(wording):
            paper.muted(again)
        paper.text(passage.why)
        _advice(paper, one.suppressed, "Suggested wording", passage.rewrite)
        _quotes(paper, one.past[:1])


def _missing(paper: _Paper, found: Sequence[SectionMissed]) -> None:
    paper.heading("Sections that are missing", 1)
    if not found:
        paper.text("None of the sections looked for is missing.")
    for one in found:
        paper.heading(told.KINDS.get(one.missing.section, one.missing.section), 2)
        paper.text(one.missing.why)
        _advice(paper, one.suppressed, "A clause to start from", one.missing.rewrite)
        _quotes(paper, one.past[:1])


def _advice(paper: _Paper, suppressed: str | None, name: str, rewrite: str) -> None:
    if suppressed is not None:
        paper.muted(f"Set aside: {suppressed}")
    elif rewrite:
        paper.text(f"{name}: {rewrite}")


def _similar(paper: _Paper, one: SimilarEngagement) -> None:
    paper.heading(f"{one.name} ({one.customer_name or 'customer not known'})", 2)
    rows = [
        (told.attribute(each.name), each.offered, each.past, said)
        for aspects, said in ((one.alike, "alike"), (one.different, "different"))
        for each in aspects
    ]
    if rows:
        caption = f"This offer and {one_line(one.name, 80)}"
        paper.table(caption, ("Of", "This offer", "Then", "Alike or not"), rows)
    became = "; ".join(f"{name.lower()} {value}" for name, value in told.outcome(one))
    paper.text(f"Similarity {told.likeness(one)}. What became of it: {became}.")
    if one.themes:
        paper.text(f"It showed: {', '.join(one.themes)}.")
    _quotes(paper, one.quotes)


def _overrun(paper: _Paper, found: Sequence[OverrunOutlook]) -> None:
    paper.heading("Overrun", 1)
    if not found:
        paper.text("Nothing is known of how far engagements overran.")
    for one in found:
        name = told.MEASURES.get(one.measure, one.measure)
        unit = told.short_unit(one)
        rows = [
            (f"{told.QUANTILES.get(key, key)} stayed within", told.limits(value, unit))
            for key, value in sorted(one.quantiles.items())
        ]
        if one.stayed_within is not None:
            offered = f"stayed within the {told.amount(one.offered, '%')} offered"
            rows.append((offered, told.within_said(one)))
        if one.needed is not None:
            needed = f"enough for {told.share(one.confidence)} of them"
            rows.append((needed, told.limits(one.needed, unit)))
        behind = (
            "counts withheld"
            if one.withheld
            else f"{plural(one.engagements, 'engagement')} of {plural(one.customers, 'customer')}"
        )
        if rows:
            paper.table(f"{name} ({one.unit}): {one.reference_class}, {behind}",
                        ("Figure", "Value, with 95 % limits"), rows)  # fmt: skip
        else:
            paper.text(f"{name}: {one.reference_class}, {behind}.")
        if one.note:
            paper.muted(one.note)
