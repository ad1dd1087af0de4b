import pytest

from intelligence.errors import UnusableLabels
from intelligence.evaluation.labelled_texts import LabelledTexts, of_causes
from models.recognition.labelled import Cause

DATA = LabelledTexts("set", ("t1", "t2", "t3", "t4"), ("b", "a", "b", "c"), ("x", "y", "x", "x"))


def test_labels_are_told_once_each_and_every_text_is_a_document_of_its_own() -> None:
    assert DATA.labels == ("a", "b", "c")
    assert len(set(DATA.documents)) == 4
    assert DATA.described() == "set: 4 texts, 3 labels"


def test_a_cap_is_told_and_drawn_the_same_way_each_time() -> None:
    capped = DATA.capped(2, seed=3)
    assert len(capped.texts) == len(capped.gold) == len(capped.kinds) == 2
    assert "2 of 4 drawn with seed 3" in capped.described()
    assert capped == DATA.capped(2, seed=3)
    assert DATA.capped(4, seed=3) is DATA


def test_rare_labels_can_be_left_out() -> None:
    assert DATA.common(2).texts == ("t1", "t3")
    with pytest.raises(UnusableLabels, match="no label with 9 texts; the commonest has 2"):
        DATA.common(9)


def test_texts_without_their_labels_are_refused_with_both_numbers() -> None:
    with pytest.raises(UnusableLabels, match="2 texts and 1 labels"):
        LabelledTexts("set", ("a", "b"), ("x",))
    with pytest.raises(UnusableLabels, match="0 texts"):
        LabelledTexts("set", (), ())


def test_causes_keep_their_explicitness_and_documents_where_all_have_them() -> None:
    causes = [Cause("B", "late", "", "no access", explicit="indirect"), Cause("B", "x", "", "t")]
    assert of_causes("B", causes[:1]).kinds == ("indirect",)
    assert of_causes("B", causes).kinds == ()
    assert of_causes("G", [Cause("G", "x", "", "t", document="d1")]).documents == ("d1",)
