import pytest

from intelligence.errors import UnusableLabels
from intelligence.evaluation.discovery import check_groups, evaluate_discovery
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.tables import as_markdown
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.unit.intelligence.evaluation.stories import DATA, TAXONOMY


def test_groups_proposals_and_returning_themes_stand_in_one_outcome() -> None:
    compared = Compared(Recogniser(WordEmbedder()), WordEmbedder())
    found = evaluate_discovery(compared, DATA, TAXONOMY, seeds=1, take=1)
    assert [table.title.split(":")[0] for table in found.tables] == [
        "Groups without a taxonomy",
        "Proposals without a taxonomy",
        "Labels that share a proposal most often",
        "Beside a taxonomy of 4 themes",
    ]
    groups = found.tables[0].rows
    assert groups[0][0] == "Premortem, as a build proposes"
    assert groups[0][4] == 4
    proposals = dict(zip(found.tables[1].columns, found.tables[1].rows[0], strict=True))
    assert proposals["Precision"] == 1
    assert proposals["Labels found"] == proposals["of"] == 4
    assert "oracle" in as_markdown(found)


def test_without_a_taxonomy_nothing_is_taken_out() -> None:
    compared = Compared(Recogniser(WordEmbedder()), WordEmbedder())
    assert len(evaluate_discovery(compared, DATA, None, seeds=1).tables) == 3


def test_too_few_texts_or_one_label_are_refused() -> None:
    """One row ended in an error of a library, and rows of one label all agreed."""
    compared = Compared(Recogniser(WordEmbedder()), WordEmbedder())
    one = LabelledTexts("mine.csv", ("vpn late",), ("late",))
    with pytest.raises(UnusableLabels, match=r"mine\.csv has 1 labelled texts and 1 labels; .* 10"):
        evaluate_discovery(compared, one, None, seeds=1)
    with pytest.raises(UnusableLabels, match="30 labelled texts and 1 labels"):
        check_groups(LabelledTexts("mine.csv", DATA.texts[:30], ("late",) * 30))
    check_groups(DATA)
