"""The packaged encoder and the shipped recogniser together."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from intelligence.assignment import AssignmentOptions, assign_themes
from intelligence.evaluation.other_taxonomies import renamed
from intelligence.recognising import labels_of
from intelligence.taught import Judgement, decided_of, taught
from intelligence.taxonomy import parse_taxonomy, starter_taxonomy
from models.encoder.locate import user_cache
from models.errors import UnverifiedWeights
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


@pytest.fixture(scope="module", params=["light", "accurate"])
def recogniser(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Recogniser:
    """Each shipped recogniser; the larger one only where its weights are installed."""
    cache: Path = tmp_path_factory.mktemp("vectors") / "vectors.sqlite"
    profile = find_profile(request.param)
    published = profile.encoder(user_cache(os.environ))
    try:
        published.weights.directory()
    except UnverifiedWeights:
        pytest.skip("the weights of all-mpnet-base-v2 are not installed (make install-accurate)")
    encoder = CachedEmbedder(published, SqliteVectorStore(cache))
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


#: A user's own themes, told by words that say little, and what belongs to them.
OWN_THEMES = {
    "red": {
        "name": "Delivery risk, class one",
        "definition": "The project plan or the team suffered from a supplier",
        "examples": [
            "The lift company struck for two weeks",
            "A strike at the lift supplier stopped the site",
            "Lift fitters walked out on strike",
            "The strike of the lift firm went on until May",
        ],
    },
    "blue": {
        "name": "Delivery risk, class two",
        "definition": "The project plan or the team suffered from a partner",
        "examples": [
            "The interpreter never came to the workshops",
            "There was no interpreter for the workshop in Lyon",
            "We held the workshop without the interpreter we had booked",
            "The booked interpreter did not turn up at the workshop",
        ],
    },
}


def test_a_handful_of_examples_says_what_words_do_not(recogniser: Recogniser) -> None:
    shown = labels_of(parse_taxonomy(json.dumps(OWN_THEMES)))
    bare = tuple(replace(label, examples=(), counterexamples=()) for label in shown)
    texts = ["The lift firm was on strike for a fortnight", "No interpreter came to the workshop"]
    before, after = (recogniser.recognise(texts, labels) for labels in (bare, shown))
    assert [one.best for one in after] == [0, 1]
    assert all(new.confidence > old.confidence for old, new in zip(before, after, strict=True))


def test_an_examples_own_text_is_settled_and_a_counterexamples_is_denied(
    recogniser: Recogniser,
) -> None:
    text = "We got the VPN accounts nine days after kick-off"
    starter = starter_taxonomy()
    keys = [theme.key for theme in starter.themes]
    moved = taught(
        starter,
        [
            Judgement(text, "environment_access", shows=False),
            Judgement(text, "weak_planning", shows=True),
        ],
    )
    before, after = (
        recogniser.recognise([text.upper()], labels_of(one))[0] for one in (starter, moved)
    )
    assert keys[before.best] == "environment_access"
    assert keys[after.best] == "weak_planning"
    assert after.sure
    assert after.confidence > 0.99


def test_themes_that_nobody_decided_on_keep_their_causes(recogniser: Recogniser) -> None:
    starter = starter_taxonomy()
    texts = list(SAID)
    decided = [Judgement("The badge printer was broken all May", "weak_planning", shows=True)]
    before, after = (
        recogniser.recognise(texts, labels_of(one)) for one in (starter, taught(starter, decided))
    )
    assert [one.best for one in before] == [one.best for one in after]
    drift = [abs(a.confidence - b.confidence) for a, b in zip(before, after, strict=True)]
    assert max(drift) < 0.1


def test_with_examples_too_a_cause_gets_the_same_answer_alone_and_in_any_company(
    recogniser: Recogniser,
) -> None:
    shown = labels_of(
        taught(
            starter_taxonomy(),
            [Judgement(text, key, shows=True) for text, key in list(SAID.items())[:3]],
        )
    )
    texts = [*SAID, "The lift was out of order", "Somebody forgot the milk"]
    ready = recogniser.prepared(shown)
    together = ready.recognise(texts, recogniser.embedder.embed(texts))
    for row, text in enumerate(texts):
        assert ready.recognise([text], recogniser.embedder.embed([text]))[0] == together[row]


def test_a_house_that_files_late_accounts_as_planning_is_followed_and_nothing_else_moves(
    recogniser: Recogniser,
) -> None:
    starter = starter_taxonomy()
    moved = decided_of(
        [
            Judgement(text, "weak_planning", shows=True)
            for text in (
                "Our consultants waited two weeks for VPN access",
                "System accounts for the team arrived eleven days late",
                "Nobody had log-ins for the test system until the third week",
                "Access rights to the client network were granted nine days after the start",
            )
        ]
    )
    texts = list(SAID)
    vectors = recogniser.embedder.embed(texts)
    before = recogniser.prepared(labels_of(starter)).recognise(texts, vectors)
    after = recogniser.prepared_after(labels_of(starter), moved).recognise(texts, vectors)
    for text, old, new in zip(texts, before, after, strict=True):
        if SAID[text] == "environment_access":
            assert starter.themes[new.best].key == "weak_planning"
            assert new.sure
            assert new.subcause is None
        else:
            assert new.best == old.best, text


def given(recogniser: Recogniser, taxonomy: str, texts: Sequence[str]) -> list[str | None]:
    """The name of the theme that each text is given, None for none."""
    themes = parse_taxonomy(taxonomy)
    found = recogniser.recognise(texts, labels_of(themes))
    return [themes.themes[one.best].name if one.sure else None for one in found]


def test_starter_themes_kept_and_reworded_stand_beside_own_ones_and_other(
    recogniser: Recogniser,
) -> None:
    starter = {theme.key: theme for theme in starter_taxonomy().themes}
    kept = starter["underpricing"]
    mine = {
        "underpricing": [kept.name, kept.definition, {x.key: x.definition for x in kept.subcauses}],
        "quality_shortfall": ["Testing", "Testing was too late, too short or not done."],
        "environment_access": ["Systems and access", ""],
        "scope_creep": ["Scope creep", "Scope grew without a signed change."],
        "training": ["Training", "End users were not trained."],
        "steering": ["Steering", "Problems were known and the committee did nothing."],
        "other": ["Other", "Anything that fits nowhere else."],
    }
    said = {
        "The salesperson shaved the day rates to beat the incumbent": "Underpricing",
        "UAT was cut from four weeks to six days to hold the go-live": "Testing",
        "We got the VPN accounts nine days after kick-off": "Systems and access",
        "The account lead said yes in the corridor and nobody wrote a change request": (
            "Scope creep"
        ),
        "Store staff had never been shown the new till before opening day": "Training",
        "Steering saw the red status for three months and did nothing": "Steering",
        "Thanks for the coffee": None,
    }
    assert given(recogniser, json.dumps(mine), list(said)) == list(said.values())


def test_one_theme_alone_is_not_given_to_every_cause(recogniser: Recogniser) -> None:
    one = '{"late": ["Access late", "Accounts, badges or environments came later than planned"]}'
    texts = [
        "VPN accounts for the offshore team arrived three weeks after kickoff",
        "We sold it 20 percent below our own calculation",
        "The lead architect left in May and nobody knew why the batch ran at night",
        "Scope kept growing because the account lead said yes in the corridor",
    ]
    assert given(recogniser, one, texts) == ["Access late", None, None, None]


def test_a_list_of_names_is_enough(recogniser: Recogniser) -> None:
    names = '["Poor testing", "Key people leaving", "Sold too cheaply", "Other"]'
    texts = [
        "UAT was cut from four weeks to six days to hold the go-live",
        "Our only architect resigned in May and took the design in his head",
        "The salesperson shaved the day rates to beat the incumbent",
    ]
    expected = ["Poor testing", "Key people leaving", "Sold too cheaply"]
    assert given(recogniser, names, texts) == expected
    # What three names say of the rest is little: most of what is of none is left alone, not all.
    strangers = [
        "A strike of the ferry crews stopped the rollout on the islands",
        "A flood closed the data centre for four days",
        "The customs office changed its forms in January",
        "The euro fell against the dollar and hardware became dearer",
        "The building permit was refused by the council",
        "Snow kept the technicians from the mast for two weeks",
        "The licence server counted users twice",
        "The regulator asked for a second privacy assessment",
        "The interface of the payroll provider was retired",
        "The client merged with a competitor in March",
    ]
    assert given(recogniser, names, strangers).count(None) >= 7
