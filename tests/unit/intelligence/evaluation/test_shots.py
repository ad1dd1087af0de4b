from __future__ import annotations

import pytest

from intelligence.errors import UnusableLabels
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.shots import Shots, View, evaluate_shots
from intelligence.evaluation.tables import Outcome, Spread
from intelligence.taxonomy import Taxonomy, ThemeDefinition, starter_taxonomy
from models.recognition.choice import Choice
from models.recognition.mixture import Mixture
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder

MIXTURE = Mixture((20.0,), level=5.0, none=18.0, share=0.3, prior=1.0, against=3.0)
OWN = Recogniser(WordEmbedder(), plain=Choice((30.0, 5.0, 5.0), none=18.0, mixture=MIXTURE))
COMPARED = Compared(OWN, WordEmbedder())
#: The definitions say little; what the texts of a theme share, only examples can show.
TAXONOMY = Taxonomy(
    (
        ThemeDefinition("late", "Late", "access"),
        ThemeDefinition("price", "Price", "money"),
    )
)
DATA = LabelledTexts(
    "mine",
    tuple(f"badge broken gate {n}x" for n in "abcdef")
    + tuple(f"discount beat rival {n}x" for n in "abcdef"),
    ("late",) * 6 + ("price",) * 6,
)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return evaluate_shots(COMPARED, DATA, TAXONOMY, Shots((0, 1, 2), seeds=2))


def test_the_product_stands_first_and_learns_from_examples(outcome: Outcome) -> None:
    rows = outcome.tables[0].rows
    assert [(row[0], row[1]) for row in rows] == [
        ("Premortem", 0),
        ("Premortem", 1),
        ("Premortem", 2),
        ("logistic regression, MiniLM", 1),
        ("logistic regression, MiniLM", 2),
        ("nearest centroid, MiniLM", 1),
        ("nearest centroid, MiniLM", 2),
        ("nearest definition, MiniLM", 0),
    ]
    top1 = [row[2] for row in rows[:3]]
    assert all(isinstance(cell, Spread) for cell in top1)
    assert top1[0].value < top1[2].value == 1  # type: ignore[union-attr]
    assert {row[5] for row in rows} == {8}, "the same texts are asked, whatever is shown"


def test_themes_that_gain_and_what_the_others_notice_are_told(outcome: Outcome) -> None:
    gains, some = outcome.tables[1:]
    assert gains.rows
    assert all(row[3] == pytest.approx(row[2] - row[1]) for row in gains.rows)  # type: ignore[operator]
    assert [row[0] for row in some.rows] == ["themes with examples", "themes without"]


def test_the_starter_themes_are_asked_three_ways() -> None:
    starter = starter_taxonomy()
    data = LabelledTexts(
        "quotes",
        tuple(s.definition for t in starter.themes for s in t.subcauses[:2]),
        tuple(theme.key for theme in starter.themes for _ in theme.subcauses[:2]),
    )
    found = evaluate_shots(COMPARED, data, starter, Shots((0, 1), seeds=1))
    titles = [table.title for table in found.tables[::3]]
    assert [title.partition(": ")[2] for title in titles] == [
        "starter themes with their head",
        "themes under other keys",
        "17 themes, cut and worded otherwise",
    ]


def test_nothing_left_to_ask_is_told() -> None:
    same = LabelledTexts("same", ("badge",) * 4, ("late", "late", "price", "price"))
    with pytest.raises(UnusableLabels, match="nothing to ask beside 1 examples"):
        evaluate_shots(COMPARED, same, TAXONOMY, Shots((1,), seeds=1))


def test_examples_of_the_file_stay_beside_those_that_are_drawn() -> None:
    told = Taxonomy(
        (ThemeDefinition("late", "Late", "access", (), ("my own",)), TAXONOMY.themes[1])
    )
    view = View("mine", told, DATA)
    draw = view.drawn(2, seed=0)
    assert [len(theme.examples) for theme in view.shown(draw, 2).themes] == [3, 2]
    assert [len(theme.examples) for theme in view.shown(draw, 2, {"price"}).themes] == [1, 2]


def test_one_label_is_nothing_to_tell_apart() -> None:
    data = LabelledTexts("mine", ("a", "b"), ("x", "x"))
    with pytest.raises(UnusableLabels, match="one label 'x'"):
        evaluate_shots(COMPARED, data, TAXONOMY, Shots())
