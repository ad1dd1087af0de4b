"""What structure, effects and priorities never depend on."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from intelligence.signals.effects import effects_table
from intelligence.signals.occurrences import Occurrences
from intelligence.signals.priority import COMPONENTS, Priorities, priority_table
from intelligence.signals.priority_weights import PriorityScales, PriorityWeights
from intelligence.signals.structure import structure_table
from intelligence.statistics.matching import replications
from tests.unit.intelligence.signals.portfolios import portfolio

EVENTS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(0, 47), st.integers(0, 11)),
    max_size=40,
)
CODES = st.lists(st.tuples(st.integers(-1, 5), st.integers(-1, 5)), max_size=15)
THEMES = ("a", "b", "c")


def table_of(occurrences: Occurrences) -> pd.DataFrame:
    table = structure_table(occurrences)
    return table.set_index("theme_id").sort_index()


@settings(max_examples=15, deadline=None)
@given(EVENTS, st.integers(0, 47))
def test_repeating_what_one_engagement_shows_changes_no_structure(
    events: list[tuple[str, int, int]], loud: int
) -> None:
    again = events + [event for event in events if event[1] == loud] * 5
    pd.testing.assert_frame_equal(
        table_of(portfolio(events, themes=THEMES)), table_of(portfolio(again, themes=THEMES))
    )


@settings(max_examples=15, deadline=None)
@given(EVENTS, st.permutations(THEMES))
def test_relabelled_themes_customers_and_teams_permute_the_results(
    events: list[tuple[str, int, int]], names: list[str]
) -> None:
    known = portfolio(events, themes=THEMES)
    renamed = dict(zip(THEMES, names, strict=True))
    people = known.engagements.assign(
        customer="x" + known.engagements["customer"].str[::-1],
        team="y" + known.engagements["team"].str[::-1],
    )
    other = replace(
        known,
        engagements=people,
        themes=tuple(renamed[theme] for theme in THEMES),
        events=known.events.assign(theme_id=known.events["theme_id"].map(renamed)),
    )
    labels = ["largest_customer", "largest_team"]
    one = table_of(known).rename(index=renamed).sort_index().drop(columns=labels)
    pd.testing.assert_frame_equal(one, table_of(other).drop(columns=labels))


@given(CODES, st.integers(0, 5))
def test_one_customer_adds_at_most_one_replication(pairs: list[tuple[int, int]], loud: int) -> None:
    customers, teams = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    before = replications(customers, teams)
    after = replications(customers + [loud] * 6, teams + list(range(6)))
    assert before <= after <= before + 1
    assert after <= len(set(teams + list(range(6))) - {-1})


WEIGHTS = st.lists(st.integers(0, 20), min_size=5, max_size=5).filter(any)
STRUCTURE = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 9)), min_size=1, max_size=8).map(
    lambda rows: pd.DataFrame(
        [(f"t{at}", "between", count, found, 9) for at, (count, found) in enumerate(rows)],
        columns=["theme_id", "verdict", "engagements", "replications", "replications_possible"],
    )
)


def priorities(structure: pd.DataFrame, weights: PriorityWeights) -> pd.DataFrame:
    keys = {"t0": "skill_gap", "t1": "handover_gap"}
    asked = Priorities(100, weights, PriorityScales(), {}, keys)
    moved = structure[["theme_id"]].assign(verdict="rising", rate_ratio=1.5, low=1.1, high=2.0)
    return priority_table(structure, asked, moved.iloc[::2])


@settings(max_examples=50, deadline=None)
@given(STRUCTURE, WEIGHTS, st.integers(2, 1_000))
def test_scaled_weights_change_no_ranking(
    structure: pd.DataFrame, weights: list[int], factor: int
) -> None:
    one = priorities(structure, PriorityWeights(*weights))
    two = priorities(structure, PriorityWeights(*(weight * factor for weight in weights)))
    pd.testing.assert_frame_equal(one[["theme_id", "rank"]], two[["theme_id", "rank"]])


@settings(max_examples=50, deadline=None)
@given(STRUCTURE, WEIGHTS)
def test_scores_decompose_and_stay_between_nothing_and_one(
    structure: pd.DataFrame, weights: list[int]
) -> None:
    table = priorities(structure, PriorityWeights(*weights))
    known = table.dropna(subset=["score"])
    parts = known[[f"{name}_contribution" for name in COMPONENTS]].astype(float).sum(axis=1)
    assert (known["score"].astype(float) == parts.round(6)).all()
    assert known["score"].astype(float).between(0, 1 + 1e-5).all()


STORIES = st.lists(
    st.tuples(
        st.integers(0, 8),
        st.sampled_from(["a", "b"]),
        st.sampled_from(["It was delayed.", "A dispute began.", "The server was down."]),
    ),
    min_size=1,
    max_size=40,
)


def effects(stories: list[tuple[int, str, str]]) -> pd.DataFrame:
    documents = [(f"d{at}", f"p{story[0]}", "lesson") for at, story in enumerate(stories)]
    told = [
        row
        for at, (_, theme, impact) in enumerate(stories)
        for row in (
            (f"{at}c", f"d{at}", "cause", "why", theme),
            (f"{at}i", f"d{at}", "impact", impact, None),
        )
    ]
    findings = pd.DataFrame(
        told, columns=["finding_id", "document_uid", "role", "text", "theme_id"]
    )
    columns = ["document_uid", "engagement", "kind"]
    table = effects_table(findings, pd.DataFrame(documents, columns=columns), ["a", "b"])
    return table.drop(columns=["cause_findings", "impact_findings"])


@settings(max_examples=10, deadline=None)
@given(STORIES, st.integers(0, 8))
def test_repeating_the_documents_of_one_engagement_changes_no_effect(
    stories: list[tuple[int, str, str]], loud: int
) -> None:
    again = stories + [story for story in stories if story[0] == loud] * 3
    pd.testing.assert_frame_equal(effects(stories), effects(again))
