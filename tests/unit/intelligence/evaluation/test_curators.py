"""People who are played decide as they are meant to, and the tables tell what that taught."""

from intelligence.evaluation.curators import evaluate_curation, filed_elsewhere
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.labelled_texts import LabelledTexts
from tests.fakes.embedders import WordEmbedder
from tests.unit.intelligence.evaluation.test_curation import OWN, TAXONOMY

WORDS = ("monday", "tuesday", "friday", "sunday", "easter")
DATA = LabelledTexts(
    "said",
    tuple(f"{said} {word}" for said in ("access came late", "price was low") for word in WORDS),
    tuple(key for key in ("late", "price") for _ in WORDS),
)
SUBCAUSES = tuple(name for name in ("vpn", "quote") for _ in WORDS)


def test_a_house_files_a_subcause_under_the_theme_that_it_resembles_next() -> None:
    moved, rest = filed_elsewhere(OWN, DATA, TAXONOMY, SUBCAUSES, seed=1)
    assert len(moved) == len(rest.texts) == len(WORDS)
    (filed,) = {one.theme_key for one in moved}
    assert set(rest.gold) == {filed}, "of two themes the other one is next"
    assert all(one.shows for one in moved)


def test_each_theme_has_a_row_and_what_nobody_decided_on_is_told_apart() -> None:
    found = evaluate_curation(Compared(OWN, WordEmbedder()), DATA, TAXONOMY, SUBCAUSES)
    assert found.what == "curation"
    names = [[row[0] for row in table.rows] for table in found.tables]
    assert names[0] == ["all decisions", "decisions as examples: all decisions", "late", "price"]
    assert names[1][0] == "all decisions"
    assert names[2][0] == "texts without a decision"
    (agreed,) = evaluate_curation(Compared(OWN, WordEmbedder()), DATA, TAXONOMY).tables
    assert agreed.rows == found.tables[0].rows
