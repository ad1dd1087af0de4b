from intelligence.evaluation.lineage.protocol import (
    evaluate_lineage,
    planted_causes,
    planted_theme,
)
from intelligence.evaluation.tables import Table
from tests.unit.intelligence.evaluation.lineage.labelled import tools, world

TRUTH = {
    "facts": {"new_theme": {"theme": "export"}},
    "documents": [
        {"document": "A", "engagement": "P1", "quarter": "2026Q1",
         "causes": [{"theme": "export", "text": "papers late"}]},
        {"document": "B", "engagement": None, "quarter": "2026Q2",
         "causes": [{"theme": "scope", "text": "vague"}, {"theme": "scope", "text": "vague"}]},
    ],
}  # fmt: skip


def test_every_table_of_the_protocol_is_in_the_outcome() -> None:
    more = Table("more", ("a",), ((1,),))
    outcome = evaluate_lineage([world().data], [tools()], {"Encoder": "e"}, (more,))
    assert outcome.what == "lineage"
    assert len(outcome.tables) == 3
    assert outcome.tables[-1] is more


def test_planted_causes_are_labelled_texts_of_their_engagements() -> None:
    found = planted_causes(TRUTH)
    assert found.texts == ("papers late", "vague")
    assert found.gold == ("export", "scope")
    assert found.groups == ("engagement P1", "engagement B")


def test_the_planted_new_theme_is_told_with_its_documents() -> None:
    new = planted_theme(TRUTH)
    assert new.documents == {"A"}
    assert new.quarters == {"A": "2026Q1"}
