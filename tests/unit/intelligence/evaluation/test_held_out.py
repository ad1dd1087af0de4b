from intelligence.evaluation.held_out import draw_held_out, evaluate_held_out
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.taxonomy import Taxonomy
from models.recognition.choice import Choice
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.unit.intelligence.evaluation.stories import DATA, TAXONOMY, plain_options

OWN = Recogniser(WordEmbedder(), plain=Choice((40.0, 5.0, 5.0), none=20.0))


def test_themes_that_were_taken_out_are_not_claimed_and_come_back_as_proposals() -> None:
    draw = draw_held_out(OWN, DATA, TAXONOMY, ["price", "staff"], plain_options)
    assert draw.removed == ("price", "staff")
    assert draw.claimed == 0
    assert draw.kept_right == 1
    assert draw.judged.proposals == draw.about_removed == 2
    assert draw.judged.found == {"price", "staff"}
    assert (draw.gathered or 0) > 0.9


def test_with_nothing_taken_out_nothing_is_proposed() -> None:
    draw = draw_held_out(OWN, DATA, TAXONOMY, [], plain_options)
    assert draw.judged.proposals == 0
    assert draw.claimed is None
    assert draw.gathered is None


def test_labels_that_were_never_in_the_taxonomy_count_as_taken_out() -> None:
    smaller = Taxonomy(TAXONOMY.themes[:2])
    draw = draw_held_out(OWN, DATA, smaller, [], plain_options)
    assert draw.judged.labels == 2
    assert draw.judged.found == {"price", "staff"}


def test_each_seed_is_a_row_and_their_mean_another() -> None:
    table = evaluate_held_out(OWN, DATA, TAXONOMY, seeds=2, take=1)
    names = [row[0] for row in table.rows]
    assert names[0] == "nothing taken out"
    assert all(str(name).startswith("without ") for name in names[1:3])
    assert names[3:] == ["1 taken out, 2 draws", "the same draws, themes under other keys"]
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_foreign_labels_leave_one_row() -> None:
    foreign = LabelledTexts("foreign", DATA.texts, tuple(f"x{label}" for label in DATA.gold))
    table = evaluate_held_out(OWN, foreign, TAXONOMY, seeds=2, take=1)
    assert len(table.rows) == 1
