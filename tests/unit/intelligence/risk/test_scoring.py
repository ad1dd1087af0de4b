from dataclasses import replace

import numpy as np
import pandas as pd

from intelligence.risk.scoring import (
    DRAWN_LATE,
    NOT_IN_EDITION,
    NOT_LINKED,
    TOO_EARLY,
    NotYetKnown,
    StoredPrediction,
    ThemeGone,
    score_checks,
)
from intelligence.signals.occurrences import Occurrences

THEMES = tuple(f"t{index}" for index in range(8))


def occurrences(count: int = 40, seed: int = 5) -> tuple[Occurrences, np.ndarray]:
    """Return a portfolio whose engagements show themes with known chances."""
    generator = np.random.default_rng(seed)
    chances = generator.uniform(0.05, 0.7, (count, len(THEMES)))
    shows = generator.uniform(size=chances.shape) < chances
    keys = [f"E-{index}" for index in range(count)]
    table = pd.DataFrame(
        {"engagement": keys, "end_quarter": "2025Q4", "active_quarters": 6, "customer": "C"}
    )
    events = pd.DataFrame(
        [(THEMES[theme], keys[row]) for row, theme in zip(*np.nonzero(shows), strict=True)],
        columns=["theme_id", "engagement"],
    )
    quarters = ("2025Q1", "2025Q2", "2025Q3", "2025Q4", "2026Q1")
    return Occurrences(table, THEMES, events, pd.DataFrame(), quarters, {}), chances


def predictions(chances: np.ndarray) -> list[StoredPrediction]:
    base = chances.mean(axis=0)
    return [
        StoredPrediction(f"check-{row}", 1, f"E-{row}", theme, float(chances[row, column]),
                         float(base[column]))
        for row in range(len(chances))
        for column, theme in enumerate(THEMES)
    ]  # fmt: skip


def test_true_chances_have_skill_and_permuted_ones_have_none() -> None:
    seen, chances = occurrences(200)
    good = score_checks(predictions(chances), seen, resamples=200).overall
    assert good.skill is not None
    assert good.skill.low > 0
    shuffled = np.random.default_rng(1).permutation(chances)
    bad = score_checks(predictions(shuffled), seen, resamples=200).overall
    assert bad.skill is not None
    assert bad.skill.high < 0
    assert good.recall is not None
    assert bad.recall is not None
    assert good.recall.value > bad.recall.value


def test_every_theme_is_scored_by_itself_where_there_is_enough() -> None:
    seen, chances = occurrences(60)
    card = score_checks(predictions(chances), seen, resamples=50)
    assert [one.theme_id for one in card.themes] == list(THEMES)
    assert sum(one.score.predictions for one in card.themes) == card.overall.predictions
    assert all(one.score.brier is not None or one.score.note for one in card.themes)
    assert all(one.score.recall is None for one in card.themes)


def test_the_same_seed_gives_the_same_card() -> None:
    seen, chances = occurrences()
    stored = predictions(chances)
    assert score_checks(stored, seen, resamples=50) == score_checks(stored, seen, resamples=50)


def test_outcomes_that_are_not_yet_known_are_told_and_not_scored() -> None:
    seen, chances = occurrences()
    table = seen.engagements.copy()
    table.loc[0, ["end_quarter", "active_quarters"]] = ["2027Q1", 2]
    table.loc[1, "end_quarter"] = None
    table.loc[1, "active_quarters"] = 1
    table.loc[2, "end_quarter"] = None
    seen = replace(seen, engagements=table)
    extra = StoredPrediction("check-x", 1, None, "t1", 0.5, 0.5)
    other = replace(extra, check_id="check-y", engagement="E-999")
    card = score_checks([*predictions(chances), extra, other], seen, resamples=20)
    assert card.pending == (
        NotYetKnown("check-0", "E-0", TOO_EARLY),
        NotYetKnown("check-1", "E-1", TOO_EARLY),
        NotYetKnown("check-x", None, NOT_LINKED),
        NotYetKnown("check-y", "E-999", NOT_IN_EDITION),
    )
    assert (card.checks, card.judged, card.engagements) == (42, 38, 38)
    assert "Not yet known, too little time has passed: 2." in card.notes


def test_what_an_edition_knew_already_is_no_forecast() -> None:
    """Checks drawn on the newest edition were held against what that edition had told them."""
    seen, chances = occurrences()
    begun = {1: {"E-0", "E-1"}, 2: {f"E-{row}" for row in range(40)}}
    late = score_checks(predictions(chances), seen, begun=begun, resamples=20)
    assert late.pending == tuple(
        NotYetKnown(f"check-{row}", f"E-{row}", DRAWN_LATE) for row in (0, 1)
    )
    without = score_checks(predictions(chances[2:]), seen, resamples=20).overall
    assert late.overall.predictions == without.predictions == 38 * len(THEMES)
    assert (late.judged, late.engagements) == (38, 38)
    assert "Not scored, drawn after it had begun to show: 2." in late.notes


def test_an_engagement_that_ended_this_quarter_may_still_be_written_about() -> None:
    seen, chances = occurrences()
    table = seen.engagements.copy()
    table.loc[0, ["end_quarter", "active_quarters"]] = ["2026Q1", 1]
    card = score_checks(predictions(chances), replace(seen, engagements=table), resamples=20)
    assert [one.check_id for one in card.pending] == ["check-0"]


def test_themes_that_merged_or_ended_are_reported() -> None:
    seen, chances = occurrences()
    lineage = pd.DataFrame(
        {
            "event": ["merges", "ends", "continues"],
            "previous_theme_id": ["old", "dead", "t1"],
            "theme_id": ["t1", None, "t1"],
        }
    )
    more = [
        StoredPrediction("check-0", 1, "E-0", theme, 0.4, 0.2) for theme in ("old", "dead", "who")
    ]
    card = score_checks([*predictions(chances), *more], seen, lineages={2: lineage}, resamples=20)
    assert card.gone == (
        ThemeGone("dead", "ended", (), 1),
        ThemeGone("old", "merged", ("t1",), 1),
        ThemeGone("who", "not in this edition", (), 1),
    )
    assert card.overall.predictions == 40 * len(THEMES)
    assert any("themes that are no more, 3 of 3" in note for note in card.notes)


def test_themes_are_followed_through_every_edition_since_the_check() -> None:
    seen, chances = occurrences()
    second = pd.DataFrame(
        {"event": ["merges"], "previous_theme_id": ["old"], "theme_id": ["between"]}
    )
    third = pd.DataFrame(
        {
            "event": ["splits", "splits"],
            "previous_theme_id": ["between"] * 2,
            "theme_id": ["t1", "t2"],
        }
    )
    more = [StoredPrediction("check-0", 1, "E-0", "old", 0.4, 0.2)]
    card = score_checks(
        [*predictions(chances), *more], seen, lineages={2: second, 3: third}, resamples=20
    )
    assert card.gone == (ThemeGone("old", "merged and split", ("t1", "t2"), 1),)


def test_few_engagements_are_said_to_be_few() -> None:
    seen, chances = occurrences(9)
    card = score_checks(predictions(chances), seen)
    assert card.overall.brier is None
    assert card.overall.note == "9 engagements whose outcome is known: 10 are needed"
    assert not any("Intervals" in note for note in card.notes)


def test_a_theme_that_hardly_ever_came_true_has_no_figures() -> None:
    seen, chances = occurrences(20)
    quiet = replace(seen, events=seen.events[seen.events["theme_id"] != "t0"])
    card = score_checks(predictions(chances), quiet, resamples=20)
    assert card.themes[0].score.brier is None
    assert card.themes[0].score.note.startswith("0 of 20 predictions came true")


def test_of_nothing_nothing_is_scored() -> None:
    seen, _ = occurrences()
    card = score_checks([], seen)
    assert (card.checks, card.judged, card.overall.brier) == (0, 0, None)
    empty = replace(seen, engagements=seen.engagements.iloc[:0], quarters=(), themes=())
    stored = [StoredPrediction("c", 1, "E-1", "t1", 0.5, 0.5)]
    card = score_checks(stored, empty)
    assert card.pending[0].reason == NOT_IN_EDITION


def test_predictions_that_are_none_are_counted_and_left_out() -> None:
    seen, chances = occurrences()
    broken = StoredPrediction("check-0", 1, "E-0", "t1", float("nan"), 0.2)
    wild = StoredPrediction("check-0", 1, "E-0", "t2", 0.5, 7.0)
    card = score_checks([*predictions(chances), broken, wild], seen, resamples=20)
    assert card.overall.predictions == 40 * len(THEMES)
    assert card.notes[-1].endswith("base rate, 2.")


def test_a_prediction_that_was_stored_again_counts_once() -> None:
    seen, chances = occurrences()
    stored = predictions(chances)
    card = score_checks([*stored, *stored], seen, resamples=20)
    assert card.overall.predictions == len(stored)
