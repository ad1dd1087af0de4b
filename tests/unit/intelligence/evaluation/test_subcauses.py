from __future__ import annotations

from dataclasses import replace

from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.labelled_texts import LabelledTexts, of_causes
from intelligence.evaluation.subcauses import subcause_tables
from intelligence.taxonomy import Taxonomy, starter_taxonomy
from models.recognition.choice import Choice
from models.recognition.labelled import causes_of
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder

STARTER = starter_taxonomy()
QUOTED = LabelledTexts(
    "quotes",
    tuple(s.definition for t in STARTER.themes for s in t.subcauses),
    tuple(t.key for t in STARTER.themes for _ in t.subcauses),
    subcauses=tuple(s.key for t in STARTER.themes for s in t.subcauses),
)
CHOICE = Choice((40.0, 5.0, 5.0), none=20.0)


def compared(within: float | None) -> Compared:
    own = Recogniser(WordEmbedder(), plain=replace(CHOICE, within=within))
    return Compared(own, WordEmbedder(identity="published"))


def test_the_product_stands_beside_the_nearest_definition_of_a_subcause() -> None:
    (table,) = subcause_tables(compared(9.0), QUOTED, [("Premortem", STARTER)], 20)
    assert [row[0] for row in table.rows] == [
        "Premortem",
        "nearest sub-cause definition, our vectors",
        "nearest sub-cause definition, MiniLM",
    ]
    for _, told, both, _ in table.rows:
        assert told.value >= both.value > 0.95  # type: ignore[union-attr]
    errors = [row[3] for row in table.rows]
    assert isinstance(errors[0], float)
    assert errors[1:] == [None, None]


def test_a_confidence_that_nobody_fitted_has_no_error() -> None:
    (table,) = subcause_tables(compared(None), QUOTED, [("Premortem", STARTER)], 20)
    assert table.rows[0][3] is None


def test_texts_without_a_subcause_of_the_taxonomy_are_left_out_and_told() -> None:
    lacking = replace(QUOTED, subcauses=("nobody knows", *QUOTED.subcauses[1:]))
    (table,) = subcause_tables(compared(9.0), lacking, [("Premortem", STARTER)], 20)
    assert table.rows[0][1].count == len(QUOTED.texts) - 1  # type: ignore[union-attr]
    assert "1 texts tell no sub-cause" in table.notes[-1]


def test_where_no_subcause_is_known_there_is_no_table() -> None:
    bare = Taxonomy(tuple(replace(theme, subcauses=()) for theme in STARTER.themes))
    assert subcause_tables(compared(9.0), QUOTED, [("Premortem", bare)], 20) == ()
    unknown = replace(QUOTED, subcauses=())
    assert subcause_tables(compared(9.0), unknown, [("Premortem", STARTER)], 20) == ()


def test_the_labelled_causes_bring_their_subcauses() -> None:
    given = of_causes("C", causes_of("C"))
    assert len(given.subcauses) == len(given.texts)
    assert given.part([0, 2]).subcauses == (given.subcauses[0], given.subcauses[2])
