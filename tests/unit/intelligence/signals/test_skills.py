"""Lacking skills by engagement, quarter and team."""

from __future__ import annotations

import numpy as np
import pandas as pd

from intelligence.signals.skills import (
    SkillGaps,
    skill_gaps,
    skill_quarters_table,
    skill_teams_table,
    skill_themes,
    skills_table,
)
from tests.unit.intelligence.signals.portfolios import QUARTERS, portfolio

_PREFIX = "Background first. "


def _gaps(
    stories: list[tuple[str | None, str]], themes: tuple[str, ...] = ("skills",)
) -> SkillGaps:
    """Read (engagement, statement) pairs, one document each, one quarter after the other."""
    documents = pd.DataFrame(
        [(f"d{n}", key, QUARTERS[n % 12]) for n, (key, _) in enumerate(stories)],
        columns=["document_uid", "engagement", "quarter"],
    )
    findings = pd.DataFrame(
        [
            (f"f{n}", f"d{n}", len(_PREFIX), text, "cause", "skills")
            for n, (_, text) in enumerate(stories)
        ],
        columns=["finding_id", "document_uid", "start", "text", "role", "theme_id"],
    )
    return skill_gaps(findings, documents, portfolio([]), themes)


_LOUD = [("p0", "We had no MuleSoft developer.")] * 9
_WIDE = [(f"p{n}", "Nobody knew Kafka.") for n in range(1, 5)]


def test_engagements_are_ranked_and_not_mentions() -> None:
    gaps = _gaps([*_LOUD, *_WIDE])
    table = skills_table(gaps, portfolio([])).set_index("skill")
    assert table.loc["Kafka", "rank"] == 1
    assert table.loc["MuleSoft", "mentions"] == 9
    assert table.loc["MuleSoft", "engagements"] == 1
    assert table.loc["MuleSoft", "status"] == "fewer than 3 engagements"
    assert table.loc["Kafka", "share"] == 0.8
    assert table.loc["Kafka", "share_low"] < 0.8 < table.loc["Kafka", "share_high"]


def test_mentions_are_places_in_the_document() -> None:
    text = "We had no MuleSoft developer."
    mention = _gaps(_LOUD[:1]).mentions.iloc[0]
    document = _PREFIX + text
    assert document[mention["start"] : mention["end"]] == mention["text"] == "MuleSoft"


def test_teams_that_lack_it_are_told_with_their_size() -> None:
    teams = skill_teams_table(_gaps(_WIDE), portfolio([]))
    assert set(teams["skill"]) == {"Kafka"}
    assert teams["engagements"].sum() == 4
    assert (teams["team_engagements"] == 8).all()
    assert (teams["share_low"] < teams["share"]).all()


def test_quarters_that_are_not_all_reported_are_no_trend() -> None:
    # Six engagements a quarter lack it; of the last year a half, a quarter, nothing is reported.
    counts = [6] * 9 + [3, 1, 0]
    rows = [
        ("Kafka", "skill", "f", f"p{n}", "C", "North", QUARTERS[place])
        for place, count in enumerate(counts)
        for n in range(count)
    ]
    names = ["skill", "kind", "finding_id", "engagement", "customer", "team", "quarter"]
    mentions = pd.DataFrame(rows, columns=names)
    gaps = SkillGaps(mentions, frozenset(mentions["engagement"]), len(rows), 0, "theme")
    known = np.array([1.0] * 9 + [0.5, 0.25, 0.0])
    assert skills_table(gaps, portfolio([]))["trend"].tolist() == ["falling"]
    assert skills_table(gaps, portfolio([]), known)["trend"].tolist() == ["no clear change"]


def test_every_quarter_is_told_with_its_exposure() -> None:
    quarters = skill_quarters_table(_gaps(_WIDE), portfolio([]))
    assert len(quarters) == 12
    assert quarters["engagements"].sum() == 4
    assert (quarters["active_engagements"] == 48).all()
    assert (quarters["rate_high"] > quarters["rate"]).all()


def test_mention_without_engagement_is_counted_apart() -> None:
    gaps = _gaps([(None, "Nobody knew Kafka."), *_WIDE])
    row = skills_table(gaps, portfolio([])).iloc[0]
    assert (row["engagements"], row["mentions"], row["unlinked_mentions"]) == (4, 5, 1)


def test_statement_that_names_nothing_is_counted() -> None:
    gaps = _gaps([("p1", "The people were too junior."), *_WIDE])
    assert (gaps.findings, gaps.unnamed, len(gaps.engagements)) == (5, 1, 4)


def test_without_a_theme_the_words_decide() -> None:
    gaps = _gaps([("p1", "Nobody knew Kafka, no training."), ("p2", "The room was cold.")], ())
    assert gaps.basis == "words"
    assert gaps.findings == 1


def test_no_statement_gives_empty_tables_with_their_columns() -> None:
    gaps = _gaps([])
    assert skills_table(gaps, portfolio([])).empty
    assert "share_low" in skills_table(gaps, portfolio([])).columns
    assert skill_quarters_table(gaps, portfolio([])).empty
    assert skill_teams_table(gaps, portfolio([])).empty


def test_duplicating_the_statements_of_one_engagement_changes_no_figure_but_mentions() -> None:
    figures = ["skill", "rank", "engagements", "share", "customers"]
    once = skills_table(_gaps([*_WIDE, *_LOUD[:1]]), portfolio([]))[figures]
    again = skills_table(_gaps([*_WIDE, *_LOUD]), portfolio([]))[figures]
    pd.testing.assert_frame_equal(once, again)


def test_theme_about_skills_is_found_by_key_or_definition() -> None:
    themes = pd.DataFrame(
        {
            "theme_id": ["a", "b"],
            "theme_key": ["skill_gap", None],
            "name": ["Skill gap", "Late"],
            "definition": ["competence missing", "work was late"],
        }
    )
    assert skill_themes(themes) == ("a",)
    own = themes.assign(theme_key=["x", None], name=["Know", "Late"])
    assert skill_themes(own.assign(definition=["skills were missing", "late"])) == ("a",)
    assert skill_themes(own.assign(definition=["nothing of it", "late"])) == ()
