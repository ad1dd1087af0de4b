"""Pages, report and annex hold to what of WCAG 2.2 (2023), level AA, can be computed."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from reports.freeze import freeze
from reports.html import render_html
from reports.risk.annex import render_annex_html
from tests.fakes.checks import MemoryChecks
from tests.fakes.editions import fake_edition
from tests.fakes.risk_checks import OFFER_TEXT, rich_check
from tests.fakes.web import client_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "api/pages/static/premortem.css"
REPORT = ROOT / "reports/style.css"
ANNEX = ROOT / "reports/risk/annex.css"

#: Success criteria 1.4.3 and 1.4.11.
TEXT, GRAPHIC = 4.5, 3.0
#: Rules whose colours only part, frame or fill and carry nothing that is not said beside them.
_DECORATION = re.compile(
    r"scale|\.bars line|^th|^td|thead|border-bottom|\.tick|grid|axis|rule|swatch|\.heat|\.h\d"
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_HEX = re.compile(r"#[0-9a-fA-F]{3,6}\b")


def luminance(colour: str) -> float:
    """Return the relative luminance of a hexadecimal colour (WCAG 2.2, glossary)."""
    digits = colour.lstrip("#")
    digits = "".join(2 * one for one in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def rules(*sheets: Path) -> list[tuple[str, dict[str, str]]]:
    """Return the rules of style sheets, variables put in."""
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    known = dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-fA-F]{3,6})", text))
    text = re.sub(r"var\((--[\w-]+)\)", lambda match: known.get(match[1], match[0]), text)
    found = []
    for selector, body in _RULE.findall(text):
        parts = (part.partition(":") for part in body.split(";") if ":" in part)
        found.append((" ".join(selector.split()), {a.strip(): b.strip() for a, _, b in parts}))
    return found


def colour(value: str | None) -> str | None:
    found = _HEX.search(value or "")
    return found[0] if found else None


SHEETS = pytest.mark.parametrize("sheets", [(PAGES,), (REPORT, ANNEX)])


@SHEETS
def test_every_text_can_be_read_on_its_ground(sheets: tuple[Path, ...]) -> None:
    told = rules(*sheets)
    ink = next(made["color"] for name, made in told if name == "body")
    grounds = ("#fff", "#f6f7f8", "#f2f6f8")
    faint = []
    for name, made in told:
        text = colour(made.get("color"))
        own = colour(made.get("background"))
        # What lies in the dark bar has its own ground.
        below = (
            (own,) if own else ("#1f3a4d",) if name.startswith((".bar", ".edition")) else grounds
        )
        if text or own:
            ratio = min(contrast(text or ink, one) for one in below)
            if ratio < TEXT and ".key" not in name:
                faint.append((name, text, own, round(ratio, 2)))
    assert not faint


@SHEETS
def test_every_mark_of_a_chart_and_every_field_stands_out(sheets: tuple[Path, ...]) -> None:
    """The bar of a chance had a contrast of 1.8, the focus ring of 2.3."""
    faint = []
    for name, made in rules(*sheets):
        field = "input" in name or "textarea" in name
        names = ("fill", "stroke", "outline", *(("border",) if field else ()))
        for prop in names:
            shown = colour(made.get(prop))
            if shown is None or _DECORATION.search(name) or shown.lower() == "#fff":
                continue
            ratio = contrast(shown, "#fff")
            if ratio < GRAPHIC:
                faint.append((name, prop, shown, round(ratio, 2)))
    assert not faint


def test_the_focus_ring_is_seen_on_paper_ground_and_bar() -> None:
    focus = next(made for name, made in rules(PAGES) if "a:focus-visible" in name)
    ring = colour(focus["outline"])
    assert ring is not None
    assert min(contrast(ring, below) for below in ("#fff", "#f6f7f8", "#1f3a4d")) >= GRAPHIC


@SHEETS
def test_nothing_fades_and_nothing_moves_unasked(sheets: tuple[Path, ...]) -> None:
    """What is half transparent has not the contrast that its colours have."""
    for name, made in rules(*sheets):
        assert "opacity" not in made or "svg" in name or "path" in name, name
        assert not {"animation", "transition"} & set(made), name


@cache
def html_of(address: str) -> BeautifulSoup:
    client = client_of(checks=MemoryChecks())
    if address == "report":
        text = render_html(freeze(fake_edition()))
    elif address == "annex":
        text = render_annex_html(rich_check())
    elif address == "drawn":
        form = {"text": OFFER_TEXT}
        text = client.post("/check", files={"file": ("", b"")}, data=form).text
    else:
        if address == "/checks":
            client.post("/v1/checks", json={"text": OFFER_TEXT})
        text = client.get(address).text
    return BeautifulSoup(text, "html.parser")


def documents() -> list[str]:
    findings = fake_edition().tables["findings"]
    theme = str(findings["theme_id"].dropna().iloc[0])
    document = str(findings["document_uid"].iloc[0])
    return ["/", "/review", "/check", "/checks", "/nowhere", f"/themes/{theme}",
            f"/documents/{document}", "drawn", "report", "annex"]  # fmt: skip


EACH = pytest.mark.parametrize("address", documents())


@EACH
def test_language_title_and_one_heading_of_all_are_told(address: str) -> None:
    page = html_of(address)
    assert page.html is not None
    assert page.html["lang"] == "en"
    assert page.title is not None
    assert page.title.text.strip()
    assert len(page.find_all("h1")) == 1


@EACH
def test_headings_go_down_one_level_at_a_time(address: str) -> None:
    levels = [int(one.name[1]) for one in html_of(address).find_all(re.compile(r"^h[1-6]$"))]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@EACH
def test_every_field_has_a_label_and_every_control_a_name(address: str) -> None:
    page = html_of(address)
    labelled = {one.get("for") for one in page.find_all("label")}
    for field in page.find_all(["input", "select", "textarea"]):
        wrapped = field.find_parent("label") is not None
        named = wrapped or field.get("id") in labelled or field.get("aria-label")
        assert named or field.get("type") == "hidden", field
    for control in page.find_all(["a", "button", "summary"]):
        if control.name == "a" and not control.get("href"):
            continue
        assert control.get_text(strip=True) or control.get("aria-label"), control


@EACH
def test_head_cells_say_what_they_head(address: str) -> None:
    for table in html_of(address).find_all("table"):
        for head in table.find_all("th"):
            assert head.get("scope") in {"col", "row", "colgroup", "rowgroup"}, head
        assert all(one.get_text(strip=True) or one.get("aria-label")
                   for one in table.select("thead th")), table.thead  # fmt: skip


@EACH
def test_every_picture_says_what_it_shows(address: str) -> None:
    for picture in html_of(address).find_all(["svg", "img"]):
        if picture.find_parent("svg") is not None:
            continue
        told = picture.get("aria-label") or picture.get("alt") or picture.find("title")
        labelled = picture.get("aria-labelledby")
        assert told or labelled or picture.get("aria-hidden") == "true", str(picture)[:200]


@EACH
def test_whatever_is_pointed_to_is_there_once(address: str) -> None:
    page = html_of(address)
    names = [str(one["id"]) for one in page.find_all(id=True)]
    assert len(names) == len(set(names))
    for link in page.select('a[href^="#"]'):
        assert str(link["href"])[1:] in names, link
    for one in page.select("[aria-labelledby]"):
        assert set(str(one["aria-labelledby"]).split()) <= set(names)


@EACH
def test_whatever_scrolls_by_itself_is_reached_by_keyboard(address: str) -> None:
    scrolled = {"scroll", "offered"} if address not in {"report", "annex"} else set()
    for one in html_of(address).find_all(class_=True):
        assert isinstance(one, Tag)
        if scrolled & set(one.get_attribute_list("class")):
            assert one.get("tabindex") == "0", one.attrs
            assert one.get("aria-label"), one.attrs


def test_links_of_the_bar_wrap_where_there_is_no_room() -> None:
    """At 320 pixels every page was 342 wide (success criterion 1.4.10)."""
    bar = next(made for name, made in rules(PAGES) if name == ".bar nav")
    assert bar["flex-wrap"] == "wrap"
