import numpy as np
import pytest

from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.naming import (
    NamedTheme,
    among_first,
    average_precision,
    domain_words,
    evaluate_names,
    is_empty,
    name_quality,
    weighed_words,
)
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.unit.intelligence.evaluation.stories import DATA, TAXONOMY

TEXTS = ["late vpn access", "vpn came late", "dirty legacy rows", "rows were dirty"]
THEMES = [NamedTheme("Late VPN", (), (0, 1)), NamedTheme("Dirty rows", (), (2, 3))]


def test_a_telling_name_brings_its_findings_first() -> None:
    embedder = WordEmbedder()
    vectors = embedder.embed(TEXTS)
    good = name_quality(embedder, vectors, THEMES, ["late vpn", "dirty rows"], ())
    bad = name_quality(embedder, vectors, THEMES, ["dirty rows", "late vpn"], ())
    assert good.precision.value == good.among_first.value == 1
    assert bad.precision.value < 0.5
    assert good.repeated == 0
    assert good.apart > 0.5


def test_permutations_of_one_name_are_told() -> None:
    embedder = WordEmbedder()
    found = name_quality(embedder, embedder.embed(TEXTS), THEMES, ["rows dirty", "dirty rows"], ())
    assert found.repeated == 1
    assert found.apart == pytest.approx(0, abs=1e-5)


def test_average_precision_falls_with_every_stranger_in_front() -> None:
    similar = np.array([0.9, 0.8, 0.7, 0.6])
    assert average_precision(similar, (1, 3)) == 0.5
    assert average_precision(similar, (0, 1)) == 1
    assert among_first(similar, (1, 3)) == 0.5


def test_stop_words_and_the_commonest_words_say_nothing() -> None:
    common = domain_words(["vpn project", "vpn plan", "vpn"])
    assert "vpn" in common
    assert is_empty("the vpn of our project", common)
    assert not is_empty("licence for the vpn", common)


def test_weighed_words_set_a_theme_apart() -> None:
    assert set(weighed_words(TEXTS, THEMES)[0].split()) == {"late", "vpn", "access", "came"}
    assert weighed_words(TEXTS, []) == []


def test_the_names_of_a_build_stand_beside_other_names_and_chance() -> None:
    compared = Compared(Recogniser(WordEmbedder(identity="ours")), WordEmbedder())
    found = evaluate_names(compared, DATA, TAXONOMY)
    assert [table.title for table in found.tables] == [
        "How well a name alone finds its findings, by our vectors",
        "How well a name alone finds its findings, by MiniLM",
        "The names",
    ]
    rows = {str(row[0]): row for row in found.tables[0].rows}
    assert rows["Premortem, name"][1] == 4
    assert rows["Premortem, name"][2].value > rows["chance"][2]  # type: ignore[union-attr,operator]
    assert "a person's names of the labels (other groups)" in rows
    assert len(found.tables[2].rows) == 4


def test_a_corpus_without_proposals_has_no_names_to_measure() -> None:
    few = DATA.part([0, 20, 40])
    compared = Compared(Recogniser(WordEmbedder()), WordEmbedder())
    found = evaluate_names(compared, few)
    assert [len(table.rows) for table in found.tables] == [0, 0]
