from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.errors import InvalidInput
from models.recognition.bridge import Bridge, known_of
from models.recognition.choice import Choice
from models.recognition.decided import Decided
from models.recognition.labels import Label
from models.recognition.mixture import Mixture
from models.recognition.parts import general_part
from models.recognition.prepared import CHUNK
from models.recognition.reading import Trained
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.unit.models.recognition.test_head import trained as trained_head

ENV = Label(
    "env", "Environment", "Access or data", (("access", "access came late"), ("data", "dirty data"))
)
PLAN = Label("plan", "Plan", "The plan slipped", (("slack", "no slack in the plan"),))
OWN = Label("mine", "Catering", "The lunch was cold")


def recogniser() -> Recogniser:
    head = trained_head()
    views = (8.0,) + (1.0,) * 8
    return Recogniser(
        WordEmbedder(),
        Trained(
            head,
            {label.key: label.fingerprint for label in (ENV, PLAN)},
            np.zeros(64, dtype=np.float32),
            headed=Choice((3.0,), none=-0.6),
            described=Choice(views, none=9.0),
        ),
    )


def test_known_themes_are_recognised_with_their_subcause() -> None:
    found = recogniser().recognise(["access was late", "the plan had no slack"], (ENV, PLAN))
    assert [one.best for one in found] == [0, 1]
    assert [one.subcause for one in found] == [0, 0]
    assert all(one.sure and 0.35 < one.confidence < 1 for one in found)


def test_text_about_something_else_is_not_claimed() -> None:
    (found,) = recogniser().recognise(["zebra giraffe elephant"], (ENV, PLAN))
    assert not found.sure


def test_theme_of_the_users_own_stands_beside_trained_ones() -> None:
    found = recogniser().recognise(["the lunch was cold", "access was late"], (ENV, PLAN, OWN))
    assert [one.best for one in found] == [2, 0]
    assert found[0].subcause is None


def test_head_is_not_used_for_a_theme_whose_definition_was_edited() -> None:
    edited = replace(PLAN, definition="Lunch was planned badly")
    assert recogniser().prepared((ENV, PLAN)).headed == (0, 1)
    assert recogniser().prepared((ENV, edited)).headed == (0,)


def test_edited_subcauses_are_matched_by_their_texts() -> None:
    edited = replace(ENV, subcauses=(("dirt", "dirty data"), ("vpn", "vpn access late")))
    (found,) = recogniser().recognise(["vpn access was late"], (edited, PLAN))
    assert found.subcause == 1


def test_theme_removed_from_the_taxonomy_leaves_its_texts_unsure() -> None:
    (present,) = recogniser().recognise(["the plan had no slack"], (ENV, PLAN))
    (absent,) = recogniser().recognise(["the plan had no slack"], (ENV,))
    assert present.sure
    assert absent.confidence < present.confidence / 2


@pytest.mark.parametrize("own", [recogniser(), Recogniser(WordEmbedder())])
def test_a_text_gets_the_same_answer_alone_and_in_any_batch(own: Recogniser) -> None:
    texts = [f"access number {n} came late for team {n % 7}" for n in range(CHUNK + 3)]
    ready = own.prepared((ENV, PLAN, OWN))
    vectors = own.embedder.embed(texts)
    together = ready.recognise(texts, vectors)
    for row in (0, 5, CHUNK, CHUNK + 2):
        assert ready.recognise([texts[row]], vectors[row : row + 1])[0] == together[row]
    assert ready.recognise(texts[::-1], vectors[::-1])[::-1] == together


def test_another_encoder_recognises_by_definitions_alone() -> None:
    own = Recogniser(WordEmbedder(), plain=Choice((20.0, 5.0, 5.0), none=2.0))
    found = own.recognise(["vpn access came late", "the lunch was cold"], (ENV, PLAN, OWN))
    assert [one.best for one in found] == [0, 2]
    assert own.identity == "definitions-only/words-64"


def test_one_label_alone_can_be_declined() -> None:
    found = recogniser().recognise(["the lunch was cold", "zebra"], (OWN,))
    assert found[0].confidence > found[1].confidence
    assert not found[1].sure


def test_rows_of_two_parts_are_cut_and_rows_of_one_are_not() -> None:
    rows = np.arange(8.0, dtype=np.float32).reshape(2, 4)
    general, cause = with_landmarks("access came late").parts_of(rows)
    assert general.tolist() == [[0, 1], [4, 5]]
    assert cause.tolist() == [[2, 3], [6, 7]]
    assert recogniser().parts_of(rows) == ()


def test_wrong_input_is_told() -> None:
    own = recogniser()
    with pytest.raises(InvalidInput, match="0 labels"):
        own.prepared(())
    with pytest.raises(InvalidInput, match="each with its own key"):
        own.prepared((ENV, ENV))
    with pytest.raises(InvalidInput, match="1 texts came with 2 vectors"):
        own.prepared((ENV,)).recognise(["a"], own.embedder.embed(["a", "b"]))


def with_landmarks(*texts: str) -> Recogniser:
    """A recogniser of two parts that was taught these definitions."""
    mine = recogniser()
    assert mine.trained is not None
    embedder = WordEmbedder(dimension=128, identity="two parts")
    head = replace(mine.trained.head, vector_weights=np.zeros((128, 3), dtype=np.float32))
    trained = replace(
        mine.trained,
        head=head,
        centre=np.zeros(128, dtype=np.float32),
        described=Choice((8.0,) + (1.0,) * 11, none=9.0),
        parts=2,
        landmarks=general_part(embedder.embed(texts), 2),
    )
    return replace(mine, embedder=embedder, trained=trained)


def test_a_taxonomy_far_from_what_was_taught_is_read_by_the_published_part_alone() -> None:
    taught = with_landmarks("access came late", "no slack in the plan")
    far = taught.prepared((OWN,))
    near = taught.prepared((replace(OWN, definition="access came late"),))

    assert (far.reading.parts, len(far.views.names.spaces)) == (2, 1)
    assert (near.reading.parts, len(near.views.names.spaces)) == (1, 4)


def test_with_a_bridge_a_taxonomy_is_far_that_is_near_no_cause_of_the_head() -> None:
    taught = with_landmarks("something else altogether")
    assert taught.trained is not None
    head, centre = taught.trained.head, np.zeros(128)
    known = known_of((ENV, PLAN), {}, taught.embedder, head, centre, 2)
    crossing = Bridge(known, Choice((8.0,) + (1.0,) * 13, none=9.0), unknown=-1.0)
    bridged = replace(taught, trained=replace(taught.trained, bridge=crossing))

    assert bridged.prepared((OWN,)).reading.trained is None
    near = bridged.prepared((replace(OWN, definition="access came late"),))
    assert near.reading.trained is not None
    by_name = bridged.prepared((replace(OWN, name="access came late"),))
    assert by_name.reading.trained is not None


def test_a_far_taxonomy_is_still_recognised_and_abstained_from() -> None:
    taught = with_landmarks("access came late", "no slack in the plan")
    other = Label("theirs", "Parking", "No room for the cars")
    found = taught.recognise(["the lunch was cold again", "no room for cars"], (OWN, other))

    assert [one.best for one in found] == [0, 1]


def test_a_taxonomy_that_adds_to_the_trained_one_is_never_far() -> None:
    taught = with_landmarks("something else altogether")

    assert taught.prepared((ENV, OWN)).headed == (0,)


def test_several_moved_texts_of_a_subcause_move_their_like_and_nothing_else() -> None:
    own = recogniser()
    teams = ("night", "day", "early", "late")
    moved = [Decided(f"access was late for the {team} team", "plan", ("env",)) for team in teams]
    texts = ["access was late again", "the plan had no slack", "zebra giraffe elephant"]
    vectors = own.embedder.embed(texts)
    before = own.prepared((ENV, PLAN)).recognise(texts, vectors)
    after = own.prepared_after((ENV, PLAN), moved).recognise(texts, vectors)
    assert [one.best for one in before[:2]] == [0, 1]
    assert [one.best for one in after[:2]] == [1, 1]
    assert after[0].sure
    assert after[0].subcause is None, "it is none of those that define the theme"
    assert after[1] == before[1]
    assert own.prepared_after((ENV, PLAN), moved[::-1] + moved).recognise(texts, vectors) == after


def test_without_decisions_everything_is_read_bit_for_bit_as_before() -> None:
    own = recogniser()
    vectors = own.embedder.embed(["access was late"])
    one, other = own.prepared((ENV, PLAN, OWN)), own.prepared_after((ENV, PLAN, OWN), ())
    assert np.array_equal(
        one.scores(["access was late"], vectors)[0], other.scores(["access was late"], vectors)[0]
    )


def test_a_theme_with_a_definition_only_learns_the_words_of_a_confirmed_finding() -> None:
    own = recogniser()
    assert own.trained is not None
    mixture = Mixture((2.0, 3.0, 2.0), level=1.5, none=9.0, share=0.8, prior=2.0, against=0.4)
    described = replace(own.trained.described, mixture=mixture)
    own = replace(own, trained=replace(own.trained, described=described))
    told = [Decided("the soup was served without spoons", "mine")]
    text = "the soup was served without bread"
    vectors = own.embedder.embed([text])
    before = own.prepared((ENV, OWN)).scores([text], vectors)[0][0]
    after = own.prepared_after((ENV, OWN), told).scores([text], vectors)[0][0]
    assert after[1] > before[1]


def test_what_fits_nowhere_else_is_given_nothing_and_changes_no_answer() -> None:
    labels = (Label("door", "Door", "access came late"), Label("soup", "Soup", "cold soup"))
    other = Label("other", "Other", "Anything that fits nowhere else")
    texts = ["access came late", "anything that fits nowhere else", "other"]
    for own in (recogniser(), Recogniser(WordEmbedder())):
        with_it, without = own.recognise(texts, (*labels, other)), own.recognise(texts, labels)
        assert [one.confidence for one in with_it] == [one.confidence for one in without]
        assert [one.best for one in with_it] == [one.best for one in without]


def test_a_taxonomy_of_nothing_but_other_leaves_everything_alone() -> None:
    (found,) = recogniser().recognise(["access came late"], [Label("other", "Other", "Other")])
    assert found.confidence == 0
    assert not found.sure
