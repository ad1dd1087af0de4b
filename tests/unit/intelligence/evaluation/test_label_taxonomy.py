from intelligence.evaluation.label_taxonomy import in_words, of_labels, taxonomy_for
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.taxonomy import Taxonomy, ThemeDefinition

TAXONOMY = Taxonomy((ThemeDefinition("late_access", "Late access", "Access came late"),))


def test_names_of_themes_are_as_good_as_their_keys() -> None:
    data = LabelledTexts("set", ("a", "b"), ("LATE ACCESS", "late_access"))
    mapped, taxonomy = taxonomy_for(data, TAXONOMY)
    assert mapped.gold == ("late_access", "late_access")
    assert taxonomy is TAXONOMY


def test_labels_that_the_taxonomy_does_not_know_are_counted() -> None:
    data = LabelledTexts("set", ("a", "b"), ("late_access", "weather"))
    mapped, _ = taxonomy_for(data, TAXONOMY)
    assert mapped.gold == ("late_access", "weather")
    assert "1 texts have a label that the taxonomy does not know" in mapped.note


def test_strange_labels_become_the_taxonomy_themselves() -> None:
    data = LabelledTexts("set", ("a", "b"), ("card_lost", "pin"), definitions={"pin": "PIN wrong"})
    mapped, taxonomy = taxonomy_for(data, TAXONOMY)
    assert mapped.gold == data.gold
    assert "the labels are it" in mapped.note
    assert [theme.definition for theme in taxonomy.themes] == ["card lost", "PIN wrong"]
    assert of_labels(data) == taxonomy


def test_a_label_of_signs_only_stays_what_it_is() -> None:
    assert in_words("_-_") == "_-_"


def test_labels_that_a_small_draw_left_out_are_asked_all_the_same() -> None:
    data = LabelledTexts("set", ("a",), ("pin",), definitions={"pin": "PIN", "card": "Card"})
    assert [theme.key for theme in of_labels(data).themes] == ["card", "pin"]
