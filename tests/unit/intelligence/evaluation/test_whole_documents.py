import pytest

from intelligence.errors import UnusableLabels
from intelligence.evaluation.document_methods import DocumentTools
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.whole_documents import (
    evaluate_documents,
    evaluate_given_documents,
)
from intelligence.taxonomy import starter_taxonomy
from models.recognition.choice import Choice
from models.recognition.recogniser import Recogniser
from models.segmentation import RuleSegmenter
from tests.fakes.embedders import WordEmbedder
from tests.fakes.roles import KeywordRoles

OWN = Recogniser(WordEmbedder(), plain=Choice((40.0, 5.0, 5.0), none=20.0))
TOOLS = DocumentTools(
    RuleSegmenter(), KeywordRoles(), Compared(OWN, WordEmbedder()), starter_taxonomy()
)


def test_each_way_is_measured_on_every_document_with_its_traps() -> None:
    found = evaluate_documents(TOOLS)
    assert [one.title.split(",")[0] for one in found.tables[::3]] == [
        "Themes of whole documents of writer G",
        "Themes of whole documents of writer Z",
        "Themes of whole documents of writer AC",
        "Themes of whole documents of writer AJ",
        "Themes of whole documents of writer AV",
        "Themes of whole documents of writer AW",
    ]
    for at, spans in ((0, 263), (3, 157), (6, 161), (9, 164), (12, 23), (15, 33)):
        whole, sprung, given = found.tables[at : at + 3]
        assert whole.rows[0][0] == sprung.rows[0][0] == given.rows[0][0] == "Premortem"
        for row in (*whole.rows, *given.rows):
            share = row[3]
            expected = 2 * row[1] * row[2] / max(row[1] + row[2], 1e-9)  # type: ignore[operator]
            assert abs(share.value - expected) < 0.002  # type: ignore[union-attr]
        assert all(0 < row[3] <= spans for row in sprung.rows)  # type: ignore[operator]
    sprung = found.tables[1]
    assert sprung.rows[0][1] < sprung.rows[-1][1]  # type: ignore[operator]


def test_documents_that_a_user_gives_are_asked_for_their_own_labels() -> None:
    texts = [
        ("The vpn access came late.", frozenset({"vpn access late"})),
        ("Legacy rows were dirty.", frozenset({"rows dirty"})),
        ("Sun.", frozenset()),
    ]
    found = evaluate_given_documents(TOOLS, "mine", texts)
    assert "the labels are it" in found.data
    assert found.tables[0].rows[0][3].value > 0.6  # type: ignore[union-attr]


def test_names_of_the_taxonomy_are_understood() -> None:
    theme = starter_taxonomy().themes[0]
    texts = [(theme.subcauses[0].definition + ".", frozenset({theme.name}))]
    found = evaluate_given_documents(TOOLS, "mine", texts)
    assert "labels are themes of the taxonomy" in found.data
    assert found.tables[0].rows[0][2] == 1


def test_documents_without_any_theme_are_refused() -> None:
    with pytest.raises(UnusableLabels, match="1 documents, but none has a theme"):
        evaluate_given_documents(TOOLS, "mine", [("text", frozenset())])
