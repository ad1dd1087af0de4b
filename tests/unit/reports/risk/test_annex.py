import re
from dataclasses import replace
from html import unescape

from intelligence.risk.confidential import redacted
from reports.intervals import Scale
from reports.risk.annex import (
    marked,
    outlook_rows,
    outlook_scale,
    own_style,
    render_annex_html,
)
from tests.fakes.risk_checks import (
    OWN_CUSTOMER,
    empty_check,
    hostile_check,
    portfolio_tables,
    rich_check,
    unstable_check,
)


def test_an_annex_loads_nothing_and_runs_nothing() -> None:
    html = render_annex_html(rich_check())
    assert "<script" not in html
    assert not re.search(r'(?:src|href)="(?!#)', html)
    assert "default-src 'none'" in unescape(html)


def test_hostile_words_are_text() -> None:
    html = render_annex_html(hostile_check(), title="<b>t</b>", customer="<i>c</i>")
    assert "<script" not in html
    assert "onclick=" not in re.sub(r"&[^;]+;.*?onclick", "", html)
    assert "[U+202E]" in html
    assert "{{ 7*7 }}" in html
    assert "\u202e" not in html
    assert html.encode()
    assert "<b>t" not in html
    assert "<i>c" not in html


def test_everything_that_a_decision_needs_is_there() -> None:
    html = render_annex_html(rich_check(), made_on="2026-11-27", customer="Alder & Finch")
    for words in (
        "edition 12", "27 Nov 2026", "Alder &amp; Finch", "Staffing shortfall", "46 %",
        "35 to 58 %", "12 of 41 engagements", "1.7 x", "base rate only", "too little data",
        "Suggested wording", "in a timely manner", "Exclusions", "A clause to start from",
        "Nordwall - Policy ledger", "different", "+22.5 %", "enough for 80 % of them", "Resourcing",
        "helped: rate ratio 0.62", "its influence could not be told", "Set aside",
    ):  # fmt: skip
        assert words in html, words


def test_what_is_set_aside_stands_apart_from_what_is_open() -> None:
    html = render_annex_html(rich_check())
    assert html.index("The work is complete when") < html.index("1 passage set aside")
    assert html.index("1 passage set aside") < html.index("Training dates are")


def test_themes_that_are_left_out_are_counted() -> None:
    html = render_annex_html(rich_check(), most_themes=1)
    assert "1 theme of 4; the other 3 are at 31 % or below" in html
    assert "Client dependency" not in html


def test_an_empty_check_says_so_in_every_part() -> None:
    html = render_annex_html(empty_check())
    for words in (
        "No theme can be told", "No passage was found", "None of the sections", "is like this",
        "Nothing is known of how far", "holds no engagement", "not kept with this check",
    ):  # fmt: skip
        assert words in html, words


def test_a_redacted_check_says_what_was_taken_out() -> None:
    html = render_annex_html(redacted(rich_check(), portfolio_tables(), OWN_CUSTOMER))
    assert "Names of other customers are taken out" in html
    assert "counts withheld" in html
    for name in ("Nordwall", "Vektra", "Lakeshore", "PRJ-203"):
        assert name not in html


def test_a_check_without_its_text_still_names_it() -> None:
    check = rich_check()
    without = replace(check, offer=replace(check.offer, text=""))
    assert "SHA-256 <code>abc</code>" in render_annex_html(without, digest="abc")


def test_the_words_that_made_a_passage_are_marked() -> None:
    passage = rich_check().passages[2].passage
    assert marked(passage) == (
        ("Reports are delivered ", False), ("in a timely manner", True), (".", False),
    )  # fmt: skip
    assert marked(replace(passage, trigger=(0, 3))) == ((passage.text, False),)
    assert marked(replace(passage, text="")) == (("", False),)


def test_an_overrun_is_drawn_against_the_contingency_offered() -> None:
    effort, margin = rich_check().overrun
    assert [row.said for row in outlook_rows(effort)] == [
        "6 % (1 to 12)", "19 % (12 to 31)", "33 % (20 or more)", "19 % (12 to 31)",
    ]  # fmt: skip
    assert outlook_scale(effort) == Scale(10.0, ratio=False)
    assert outlook_rows(margin) == ()
    broken = replace(effort, quantiles={"p50": (float("nan"), None, None)}, needed=None)
    assert outlook_rows(broken) == ()


def test_the_style_of_an_annex_may_be_used_by_pages() -> None:
    assert ".rewrite" in own_style()


def test_base_rate_is_told_from_its_counts_and_a_lift_only_where_the_offer_carries_it() -> None:
    one = rich_check().themes[0]
    figures = {"n": 35, "showing": 20, "seen": 28.1, "overall_rate": 0.247, "level": 0.151}
    risk = replace(one.risk, base_rate=0.649, lift_note="Not for the offer.", **figures)
    said = unescape(render_annex_html(replace(rich_check(), themes=(replace(one, risk=risk),))))
    assert (
        "20 of 35 engagements showed it so far (57 %), 71 % as far as they could have been" in said
    )
    assert "Not for the offer." in said
    assert "Reasons multiply the odds of the theme's own level, 15 %" in said
    assert "1.7 x" not in said


def test_figures_behind_which_no_engagement_stands_are_not_told() -> None:
    one = rich_check().themes[0]
    none = replace(one, risk=replace(one.risk, n=0, showing=0))
    said = unescape(render_annex_html(replace(rich_check(), themes=(none, none)), most_themes=1))
    assert "no past engagement was seen for long enough" in said
    for figure in ("46 %", "27 %", "1.7 x"):
        assert figure not in said


def test_an_unstable_theme_is_told_to_be_in_the_overview_and_at_its_heading() -> None:
    html = render_annex_html(unstable_check())
    assert html.count("<bdi>Staffing shortfall (unstable)</bdi>") == 2
