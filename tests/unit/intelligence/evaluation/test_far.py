from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.far import evaluate_far
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.unit.intelligence.evaluation.stories import DATA, plain_options


def test_each_set_is_asked_by_its_labels_words_and_grouped_by_every_method() -> None:
    compared = Compared(Recogniser(WordEmbedder(identity="ours")), WordEmbedder())
    found = evaluate_far(compared, [DATA], 1, plain_options)
    zero_shot, groups = found.tables
    assert [row[:2] for row in zero_shot.rows] == [
        ("four stories", "Premortem"),
        ("four stories", "nearest definition, our vectors"),
        ("four stories", "nearest definition, MiniLM"),
    ]
    assert groups.rows[0][1] == "Premortem, as a build proposes"
    assert groups.rows[0][2].value > 0.9  # type: ignore[union-attr]
    assert sum("oracle" in str(row[1]) for row in groups.rows) == 2
    assert all(row[5] == 4 for row in groups.rows)
