"""The packaged encoder and the shipped recogniser together."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from intelligence.assignment import AssignmentOptions, assign_themes
from intelligence.evaluation.other_taxonomies import renamed
from intelligence.recognising import labels_of
from intelligence.taxonomy import starter_taxonomy
from models.profiles import find_profile
from models.recognition.artefact import load_recogniser
from models.recognition.recogniser import Recogniser
from models.vector_cache import CachedEmbedder, SqliteVectorStore

SAID = {
    "Nobody wrote down what counts as accepted, so the buyer kept finding new faults": (
        "sow_ambiguity"
    ),
    "We got the VPN accounts nine days after kick-off": "environment_access",
    "The salesperson shaved the day rates to beat the incumbent": "underpricing",
    "Our only architect resigned in May and took the design in his head": "key_person_loss",
    "Store staff had never been shown the new till before opening day": "adoption_change",
    "The payroll vendor missed its delivery date twice": "third_party_failure",
}


@pytest.fixture(scope="module")
def recogniser(tmp_path_factory: pytest.TempPathFactory) -> Recogniser:
    cache: Path = tmp_path_factory.mktemp("vectors") / "vectors.sqlite"
    profile = find_profile("light")
    encoder = CachedEmbedder(profile.encoder(None), SqliteVectorStore(cache))
    return load_recogniser(encoder, profile.recognition)


def test_vector_of_a_text_is_bit_for_bit_the_same_alone_and_in_any_batch() -> None:
    model = find_profile("light").encoder(None)
    texts = [*SAID, "short", "word " * 300, *(f"case {number}" for number in range(40))]
    together = model.embed(texts)
    assert together.shape == (len(texts), 768)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert np.array_equal(model.embed(texts[::-1])[::-1], together)
    for row in (0, 6, 7, 20):
        assert np.array_equal(model.embed([texts[row]])[0], together[row])


def test_vectors_tell_causes_apart() -> None:
    late, later, price = (
        find_profile("light")
        .encoder(None)
        .embed(["The access came late.", "Access was granted too late.", "The price was too low."])
    )
    assert late @ later > 0.7 > late @ price + 0.2


def test_causes_in_everyday_words_get_the_right_theme(recogniser: Recogniser) -> None:
    starter = starter_taxonomy()
    found = recogniser.recognise(list(SAID), labels_of(starter))
    right = [
        starter.themes[one.best].key == key for one, key in zip(found, SAID.values(), strict=True)
    ]
    assert sum(right) >= len(SAID) - 1
    assert sum(one.sure for one in found) >= len(SAID) - 2


def test_taxonomy_under_other_keys_is_still_recognised(recogniser: Recogniser) -> None:
    other = renamed(starter_taxonomy())
    found = recogniser.recognise(list(SAID), labels_of(other))
    keys = [other.themes[one.best].key for one in found]
    right = [key == f"my_{wanted}" for key, wanted in zip(keys, SAID.values(), strict=True)]
    assert sum(right) >= len(SAID) - 2


def test_greetings_and_status_lines_get_no_theme(recogniser: Recogniser) -> None:
    noise = ["Kind regards, the service desk", "This incident has been resolved.", "Agenda item 3"]
    found = assign_themes(noise, ["a", "b", "c"], starter_taxonomy(), recogniser)
    assert [cause.theme_key for cause in found.causes] == [None] * 3


def test_one_cause_gets_the_same_theme_and_confidence_in_any_company(
    recogniser: Recogniser,
) -> None:
    texts = [*SAID, "The lift was out of order", "Somebody forgot the milk"]
    groups = [str(number) for number in range(len(texts))]
    options = AssignmentOptions()
    together = assign_themes(texts, groups, starter_taxonomy(), recogniser, options)
    for position, text in enumerate(texts):
        alone = assign_themes([text], ["x"], starter_taxonomy(), recogniser, options)
        assert alone.causes[0] == together.causes[position]
