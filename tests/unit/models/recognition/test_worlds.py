import json
from pathlib import Path

import pytest

from intelligence.taxonomy import starter_taxonomy
from models.errors import InvalidInput
from models.recognition.labelled import LABELLED, causes_of
from models.recognition.worlds import WORLDS, read_plain_words, read_world
from models.syllabus.wordings import read_wordings


@pytest.mark.parametrize("world", WORLDS)
def test_every_cause_of_a_world_belongs_to_its_taxonomy(world: str) -> None:
    labels = {label.key: {key for key, _ in label.subcauses} for label in read_world(world)}

    for cause in causes_of(world):
        assert cause.subcause in (labels[cause.theme] or {""})


def test_a_taxonomy_of_another_shape_is_refused(tmp_path: Path) -> None:
    (tmp_path / "K").mkdir()
    (tmp_path / "K" / "taxonomy.json").write_text(json.dumps({"late": ["Late", "Too late"]}))

    with pytest.raises(InvalidInput, match="writer 'K' has no usable taxonomy"):
        read_world("K", tmp_path)


def test_plain_words_that_cannot_be_read_are_explained(tmp_path: Path) -> None:
    (tmp_path / "wordings").mkdir()
    file = tmp_path / "wordings" / "plain_words.json"
    with pytest.raises(InvalidInput, match=r"plain_words\.json cannot be used"):
        read_plain_words(tmp_path)
    file.write_text('{"late": ["Late"]}')
    with pytest.raises(InvalidInput, match=r"plain_words\.json cannot be used"):
        read_plain_words(tmp_path)
    file.write_text('{"late": ["Late", "It came late"]}')
    assert read_plain_words(tmp_path) == {"late": ("Late", "It came late")}


def test_every_starter_theme_has_plain_words_of_its_own() -> None:
    words, starter = read_plain_words(), starter_taxonomy()
    assert set(words) == {theme.key for theme in starter.themes}
    said = {text.casefold() for pair in words.values() for text in pair}
    assert len(said) == 2 * len(words)
    taught = read_wordings(LABELLED / "wordings")
    known = {
        x.casefold() for ways in (*taught.themes.values(), *taught.subcauses.values()) for x in ways
    }
    assert not said & known, "no encoder may be taught them"
