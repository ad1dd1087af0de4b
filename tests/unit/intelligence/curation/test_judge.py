from dataclasses import replace

import pytest

from intelligence.curation import judge
from intelligence.curation.judge import RecogniserJudge
from intelligence.taxonomy import parse_taxonomy
from models.recognition.choice import Choice
from models.recognition.recogniser import Recogniser
from tests.fakes.curations import causes_of, theme
from tests.fakes.embedders import WordEmbedder
from tests.fakes.results import MemoryResults

TEXTS = [
    "crypto module waited for export papers",
    "crypto module waited for import papers",
    "crypto module waited for export approval",
    "the plan slipped twice",
    "This incident has been resolved.",
]
TAXONOMY = parse_taxonomy(
    '{"late": ["Late", "access came too late"], "plan": ["Plan", "the plan slipped"]}'
)
JUDGE = RecogniserJudge(
    causes_of(TEXTS),
    Recogniser(WordEmbedder(), plain=Choice((25.0, 5.0, 5.0), none=18.0)),
    TAXONOMY,
)


def test_a_definition_draws_in_what_is_surely_recognised_by_it_alone() -> None:
    export = replace(theme("export"), definition="crypto module waited for export papers")
    fits = JUDGE.fits(export, range(5))
    assert fits[0] is not None
    assert fits[3:] == [None, None]
    assert JUDGE.fits(replace(export, definition=None), range(5)) == [None] * 5


def test_a_changed_definition_of_a_known_theme_takes_its_place_among_the_others() -> None:
    late = replace(theme("late"), definition="crypto module waited for export papers")
    assert JUDGE.fits(late, [0])[0] is not None


def test_an_example_is_nearest_to_what_says_the_same() -> None:
    near = JUDGE.nearest_example([0, 3], ["crypto module waited for export papers"])
    assert near[0] == 1.0
    assert near[0] > near[1]
    assert JUDGE.nearest_example([0], []).tolist() == [-1.0]


def test_the_bound_of_examples_is_how_near_members_are_to_each_other() -> None:
    assert 0.5 < JUDGE.bound([0, 1, 2]) < 1.0
    assert JUDGE.bound([0]) == 0.8


def test_the_nearer_part_is_told() -> None:
    assert JUDGE.is_nearer([1, 3], [0, 2], [3]).tolist() == [True, False]


def test_what_fits_is_asked_once_and_remembered() -> None:
    memory, embedder = MemoryResults(), WordEmbedder()
    recogniser = Recogniser(embedder, plain=Choice((25.0, 5.0, 5.0), none=18.0))
    export = replace(theme("export"), definition="crypto module waited for export papers")
    first = RecogniserJudge(causes_of(TEXTS), recogniser, TAXONOMY, memory).fits(export, range(5))
    asked = len(embedder.asked)
    again = RecogniserJudge(causes_of(TEXTS), recogniser, TAXONOMY, memory)
    assert again.fits(export, range(5)) == again.fits(export, range(5)) == first
    assert len(embedder.asked) == asked
    other = replace(export, definition="something else entirely")
    assert again.fits(other, range(5)) != first


def test_words_are_read_all_at_once() -> None:
    embedder = WordEmbedder()
    RecogniserJudge(causes_of(TEXTS), Recogniser(embedder), None).read(["late", "no access"])
    assert embedder.asked == [("late", "no access")]


def test_what_is_a_status_note_is_worked_out_once_for_all_definitions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(judge, "is_status_note", lambda text: bool(asked.append(text)))
    own = RecogniserJudge(causes_of(TEXTS), Recogniser(WordEmbedder()), TAXONOMY)
    for number in range(3):
        own.fits(replace(theme("export"), definition=f"export papers {number}"), range(5))
    assert sorted(asked) == sorted(TEXTS)
