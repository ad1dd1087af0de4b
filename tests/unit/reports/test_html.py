import base64
import dataclasses
import hashlib
import itertools
import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser

import pandas as pd
import pytest

from reports.freeze import freeze
from reports.html import render_html, stylesheet
from reports.views import Report
from tests.fakes.editions import empty_edition, fake_edition, older_edition
from tests.unit.reports.test_funnel import customer

VOID = {"meta", "input", "link", "br", "img", "hr"}


class Page(HTMLParser):
    """Collects tags, attributes and visible text, and checks that tags nest."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"script", "style"}:
            self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.words))


@cache
def rendered() -> str:
    return render_html(freeze(fake_edition()))


@cache
def page() -> Page:
    return Page(rendered())


def test_the_report_loads_nothing_from_outside() -> None:
    loading = {"src", "srcset", "data", "action", "poster", "background", "formaction", "ping"}
    for _, attributes in page().tags:
        assert not loading & attributes.keys()
        assert attributes.get("href", "#").startswith("#")
        assert "url(" not in "".join(attributes.values())
    assert "@import" not in rendered()
    assert "url(" not in stylesheet()
    assert {"link", "img", "iframe", "object", "embed", "base"}.isdisjoint(
        tag for tag, _ in page().tags
    )


def test_the_content_policy_allows_this_style_and_script_and_nothing_else() -> None:
    policy = page().named("meta")[1]
    assert policy["http-equiv"] == "Content-Security-Policy"
    found = re.findall(r"<(style|script)>(.*?)</\1>", rendered(), re.DOTALL)
    assert [kind for kind, _ in found] == ["style", "script"]
    hashes = [
        f"{kind}-src 'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"
        for kind, body in found
    ]
    assert policy["content"] == (
        f"default-src 'none'; {hashes[0]}; {hashes[1]}; base-uri 'none'; form-action 'none'"
    )
    assert not any("style" in attributes for _, attributes in page().tags)


def test_hostile_texts_are_words_and_never_markup() -> None:
    assert Counter(tag for tag, _ in page().tags)["script"] == 1
    assert page().named("img") == []
    assert not any(name.startswith("on") for _, attributes in page().tags for name in attributes)
    assert "<b>fiscal</b> calendar" in page().text
    assert "O'Brien & <b>Sons</b>" in page().text
    assert "javascript:alert(document.cookie)" in page().text
    assert "{{ config }}" in page().text


def test_characters_that_reorder_or_ring_are_shown_by_their_code() -> None:
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\ud800-\udfff]", rendered())
    assert "[U+2067]" in page().text


def test_a_hostile_name_reaches_no_attribute_or_chart_unescaped() -> None:
    report = freeze(fake_edition())
    evil = '"><svg onload=alert(1)>\u202e\ud800{{ 7*7 }}'
    theme = dataclasses.replace(
        report.themes[0], theme_id=evil, name=evil, definition=evil, trend=evil, status=evil
    )
    cover = dataclasses.replace(report.cover, portfolio=evil, taxonomy=evil, fingerprint=evil)
    hostile = Page(
        render_html(dataclasses.replace(report, themes=(theme,), cover=cover, standouts=()))
    )
    assert not any(name.startswith("on") for _, attributes in hostile.tags for name in attributes)
    assert hostile.crossed == []
    assert "49" not in hostile.named("title")
    assert "{{ 7*7 }}" in hostile.text
    render_html(dataclasses.replace(report, cover=cover)).encode("utf-8")


def test_every_link_leads_to_a_place_in_the_report_and_every_place_is_one() -> None:
    places = Counter(attributes["id"] for _, attributes in page().tags if "id" in attributes)
    targets = {attributes["href"][1:] for attributes in page().named("a")}
    assert set(places.values()) == {1}
    assert targets <= places.keys()
    assert len(targets) > 20


def test_tags_are_closed_where_they_were_opened() -> None:
    assert (page().crossed, page().open) == ([], [])


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [int(tag[1]) for tag, _ in page().tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_table_head_has_a_scope_and_every_chart_a_label() -> None:
    assert all(head.get("scope") in {"col", "row"} for head in page().named("th"))
    charts = page().named("svg")
    assert len(charts) > 20
    assert all(chart["role"] == "img" and chart["aria-label"] for chart in charts)


def test_every_theme_shows_quotes_with_document_date_and_customer() -> None:
    report = freeze(fake_edition())
    for theme in report.all_shown:
        assert theme.evidence
    assert page().text.count("Unknown customer") > 3
    first = report.themes[0].evidence[0]
    assert f"{first.document} escalation 19 Apr 2025 {first.customer}" in page().text
    assert len(page().named("mark")) == sum(
        len(theme.evidence) for theme in report.all_shown
    ) + len(report.unassigned_evidence)


def test_every_part_names_its_edition() -> None:
    parts = re.split(r'<section id="', rendered())[1:]
    assert len(parts) == 10
    assert all("Edition 7" in part for part in parts)
    articles = re.split(r'<article class="theme"', rendered())[1:]
    assert all("Edition 7" in article.split("</article>")[0] for article in articles)


def test_proposed_themes_stand_apart_and_are_said_to_be_proposals() -> None:
    known, proposed = rendered().split('<section id="proposed"')
    assert 'id="theme-T-0008"' in proposed
    assert 'id="theme-T-0008"' not in known
    assert proposed.count("proposed, not confirmed") == 2


def test_small_cells_are_marked_in_the_heat_map() -> None:
    heat = rendered().split('<section id="heat"')[1].split("</section>")[0]
    cells = re.findall(r'<td class="([a-z0-9]+)"><b>[^<]+</b> <span class="of">(\d+)<', heat)
    assert len(cells) > 100
    assert {kind for kind, count in cells if count in {"1", "2"}} == {"few"}
    assert {kind for kind, count in cells if int(count) >= 3} <= {"h1", "h2", "h3", "h4", "h5"}


def test_an_open_quarter_is_marked() -> None:
    assert "2026Q3, quarter not complete" in page().text
    assert "A hollow dot marks 2026Q3" in page().text


def test_a_report_of_an_earlier_quarter_says_what_came_later() -> None:
    text = Page(render_html(freeze(fake_edition(), quarter="2025Q2"))).text
    assert "25 documents of this edition are dated after 2025Q2" in text


def test_every_table_of_signals_in_a_report_of_an_earlier_quarter_says_of_which_period_it_is() -> (
    None
):
    report = freeze(fake_edition(), quarter="2025Q2")
    text = Page(render_html(report)).text
    said = text.count("of all documents to 2026Q3")
    assert said == len(report.signals) > 0
    assert "Every table of this part is of the whole edition, to 2026Q3" in text
    with_signals = sum(bool(theme.signals) for theme in report.all_shown)
    assert text.count("They are of the whole edition, to 2026Q3") == with_signals > 0


def test_a_report_of_the_newest_quarter_has_one_period_and_does_not_speak_of_it() -> None:
    assert "of the whole edition, to" not in page().text


def test_the_cover_says_which_documents_rates_leave_out() -> None:
    assert "11 documents (18 %) could not be tied to an engagement" in page().text


def test_rejected_rows_are_on_the_cover_only_when_known() -> None:
    report = freeze(fake_edition())
    cover = dataclasses.replace(report.cover, rejected=1_234)
    told = Page(render_html(dataclasses.replace(report, cover=cover))).text
    assert "Not readable1,234" in told
    assert "Not readable" not in page().text


def test_an_empty_edition_renders_and_says_that_nothing_can_be_said() -> None:
    text = Page(render_html(freeze(empty_edition()))).text
    assert "Nothing can be said yet" in text
    assert "there is no trend to show" in text


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert render_html(freeze(fake_edition())) == rendered()


def test_sixty_themes_stay_below_five_megabytes() -> None:
    report = freeze(fake_edition())
    themes = tuple(
        dataclasses.replace(report.themes[order % 6], theme_id=f"T-{order}") for order in range(60)
    )
    wide: Report = dataclasses.replace(report, themes=themes, standouts=())
    assert len(render_html(wide).encode()) < 5_000_000


def test_a_heat_map_of_fewer_themes_than_there_are_says_so() -> None:
    report = freeze(fake_edition())
    more = (*report.themes, dataclasses.replace(report.themes[0], theme_id="T-9"))
    text = Page(render_html(dataclasses.replace(report, themes=more))).text
    assert "The first 8 of 9 themes" in text
    assert "The first 8" not in page().text


def contrast(one: str, two: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("ink", "paper"),
    [("ink", "#ffffff"), ("muted", "#ffffff"), ("muted", "wash"), ("accent", "#ffffff")]
    + [("warn", "warn-wash"), ("warn", "#ffffff"), ("ink", "mark"), ("muted", "#eef1f4")]
    + [("ink", f".h{step}") for step in range(1, 5)]
    + [("#ffffff", ".h5")],
)
def test_text_has_enough_contrast_on_every_ground(ink: str, paper: str) -> None:
    def colour(name: str) -> str:
        if name.startswith("#"):
            return name
        pattern = rf"\{name} {{ background: (#\w+)" if name[0] == "." else rf"--{name}: (#\w+)"
        found = re.search(pattern, stylesheet())
        assert found is not None, name
        return found[1]

    assert contrast(colour(ink), colour(paper)) >= 4.5


def with_signals(**tables: list[dict[str, object]]) -> str:
    edition = fake_edition()
    held = {name: pd.DataFrame(rows) for name, rows in tables.items()}
    return render_html(freeze(dataclasses.replace(edition, tables={**edition.tables, **held})))


def section(html: str, name: str) -> str:
    return html.split(f'id="signal-{name}"')[1].split("</section>", maxsplit=1)[0]


def test_customers_stand_in_a_funnel_above_their_table() -> None:
    row = customer("Aline <b>&amp;", funnel_ratio=3.0)
    told = section(with_signals(customer_signals=[row]), "customer_signals")
    assert "0 of 1 customer within the 95 % limits" in told
    assert "Aline &lt;b&gt;" in told
    assert "<b>&amp;amp" not in told


def test_each_intervention_is_drawn_with_its_counts() -> None:
    told = section(rendered(), "interventions")
    assert told.count('<figure class="study">') == 9
    assert told.count("<svg") > 9


def test_trends_show_what_is_to_come_and_say_by_what_method() -> None:
    coming = {"theme_id": "T-0004", "quarter": "2026Q4", "is_forecast": True, "exposure": 50,
              "expected": 2, "low_80": 1, "high_80": 4, "low_95": 0, "high_95": 5}  # fmt: skip
    html = with_signals(trend_quarters=[coming])
    trends = html.split('<section id="trends"')[1].split("</section>")[0]
    assert trends.count("Expected in 2026Q4: 4.0 (80 % interval 2.0 to 8.0") == 1
    assert "discounted gamma-Poisson model" in trends
    assert "No rise or fall is carried further: the forecast of a rising theme can lie" in trends
    article = html.split('id="theme-T-0004"')[1].split("</article>")[0]
    assert "Expected in 2026Q4" in article


def test_each_theme_has_its_signals_and_links_to_them_work() -> None:
    articles = re.split(r'<article class="theme"', rendered())[1:]
    for article in articles:
        block = article.split('class="theme-signals"')[1].split("</dl>")[0]
        assert re.findall(r"<dt>([^<]+)</dt>", block) == [
            "Priority", "Structure", "Trend", "Over-represented", "Margin",
        ]  # fmt: skip


def test_figure_and_interval_share_a_cell_and_no_table_of_signals_is_wide() -> None:
    signals = rendered().split('<section id="signals"')[1].split('<section id="trends"')[0]
    heads = re.findall(r"<thead>(.*?)</thead>", signals)
    assert heads
    assert max(head.count("<th ") for head in heads) <= 10
    assert "0.50 x (0.25 to 1.00)" in signals


def test_rows_of_small_themes_are_marked_in_the_signals_and_in_their_article() -> None:
    themes = fake_edition().tables["themes"].assign(small=True).to_dict("records")
    html = with_signals(themes=themes)
    assert section(html, "margins").count(">few customers<") == len(
        re.findall(r'<tr class="small', section(html, "margins"))
    )
    article = html.split('id="theme-T-0004"')[1].split("</header>")[0]
    assert ">few customers<" in article


def test_head_of_the_report_says_what_its_claims_rest_on() -> None:
    assert "Over-representation was tested in" in with_signals(
        over_representation=[
            {"theme_id": "T-0004", "status": "tested", "verdict": "no excess shown"}
        ]
    )
    older = Page(render_html(freeze(older_edition()))).text
    assert "Concentration was looked for in 44 cells" in older
    assert "This edition holds no signals" in older


def test_a_printed_table_has_no_buttons_in_its_head_so_that_it_stands_on_every_page() -> None:
    printed = stylesheet().split("@media print")[1]
    assert "thead button { display: contents; }" in printed


def test_weights_that_count_stand_below_the_priorities() -> None:
    page = Page(render_html(freeze(fake_edition())))
    assert page.text.count("Weights that count: frequency ") == 1
