from dataclasses import replace

import numpy as np
import pytest

from models.roles.contract import ROLES, Evidence, Role, Statement
from models.roles.decision import Decision
from models.roles.fitting import (
    DOCUMENT_WEIGHT,
    NOTE_WEIGHT,
    Corpus,
    Fitted,
    chosen_favour,
    corpus,
    fit,
    parts_of,
    verdict_roles,
)
from models.roles.labelled import DOCUMENT_WRITERS, NOTE_WRITERS, TRAINING_WRITERS, Passage
from models.roles.measures import accuracy
from tests.fakes.embedders import WordEmbedder

SAID = {
    Role.CAUSE: "nobody planned the {} because the list was missing",
    Role.IMPACT: "the {} cost us fourteen days and a penalty",
    Role.RECOMMENDATION: "next time the team should rehearse the {}",
    Role.NOISE: "kind regards and thanks for the {}",
}
THINGS = ("cutover", "handover", "migration", "training")


def passages() -> list[Passage]:
    alone = [
        Passage(writer, f"{writer}-{role}-{thing}", (Statement(text.format(thing)),), (role,))
        for writer in TRAINING_WRITERS
        for role, text in SAID.items()
        for thing in THINGS
    ]
    whole = [
        Passage(
            "FPS"[number % 3],
            f"{number}",
            tuple(Statement(text.format(thing), Evidence.NONE) for text in SAID.values()),
            tuple(SAID),
        )
        for number, thing in enumerate(THINGS * 3)
    ]
    return alone + whole


@pytest.fixture(scope="module")
def data() -> Corpus:
    found = passages()
    texts = [item.text for passage in found for item in passage.statements]
    return corpus(found, WordEmbedder().embed(texts))


@pytest.fixture(scope="module")
def fitted(data: Corpus) -> Fitted:
    return fit(data)


def test_writers_are_left_out_whole(data: Corpus) -> None:
    folds = {passage.writer: set[int]() for passage in data.passages}
    for passage, fold in zip(data.passages, parts_of(data.passages).tolist(), strict=True):
        folds[passage.writer].add(fold)

    assert {*folds} == {*TRAINING_WRITERS, *DOCUMENT_WRITERS[:3]}
    assert {len(own) for own in folds.values()} == {1}


def test_statement_in_a_document_weighs_more(data: Corpus) -> None:
    assert set(data.weights[data.in_document].tolist()) == {DOCUMENT_WEIGHT}
    assert data.weights[~data.in_document].max() < DOCUMENT_WEIGHT


def test_notes_of_one_sentence_weigh_between_the_two_and_have_a_favour_of_their_own() -> None:
    notes = [
        Passage(
            writer,
            f"{writer}-{role}-{thing}",
            (Statement(text.format(thing), kind="lesson" if thing == "cutover" else ""),),
            (role,),
        )
        for writer in NOTE_WRITERS
        for role, text in SAID.items()
        for thing in THINGS
    ]
    found = [*passages(), *notes]
    data = corpus(found, WordEmbedder().embed([s.text for p in found for s in p.statements]))
    noted = data.written_by(*NOTE_WRITERS)

    assert set(data.weights[noted].tolist()) == {NOTE_WEIGHT}
    assert data.in_note.sum() == len(NOTE_WRITERS) * len(SAID)
    assert not (data.in_note & data.alone).any()
    roles = verdict_roles(data, fit(data).unseen, fit(data).decision)
    true = np.array([a is b for a, b in zip(data.roles, roles, strict=True)])
    assert true[data.in_note].mean() > 0.9


def test_roles_of_unseen_texts_are_found(data: Corpus, fitted: Fitted) -> None:
    given = verdict_roles(data, fitted.unseen, fitted.decision)

    assert accuracy(data.roles, given) > 0.9


def test_fitting_twice_gives_the_same_model(data: Corpus, fitted: Fitted) -> None:
    again = fit(data)

    assert np.array_equal(again.model.first.weights, fitted.model.first.weights)
    assert again.decision == fitted.decision


def test_reader_that_knows_gets_a_share() -> None:
    dull = [replace(one, statements=(Statement("x"),) * len(one.roles)) for one in passages()]
    numbers = np.array([ROLES.index(role) for one in dull for role in one.roles])
    knows = np.full((len(numbers), len(ROLES)), 0.02)
    knows[np.arange(len(knows)), numbers] = 0.88

    found = fit(corpus(dull, WordEmbedder().embed(["x"] * len(numbers)), knows))

    assert found.model.share > 0


def test_reader_that_guesses_gets_none(data: Corpus) -> None:
    guesses = np.random.default_rng(3).dirichlet(np.full(len(ROLES), 0.1), len(data.numbers))

    found = fit(replace(data, inputs=replace(data.inputs, readings=guesses)))

    assert found.model.share == 0


def test_role_that_never_occurs_is_never_given(data: Corpus, fitted: Fitted) -> None:
    given = verdict_roles(data, fitted.model.probabilities(data.inputs), fitted.decision)

    assert Role.POSITIVE not in given


def test_of_nearly_equal_decisions_the_one_with_fewer_false_causes_is_taken() -> None:
    causes = [(Role.CAUSE, 0.9)] * 40
    praise = [(Role.POSITIVE, 0.45)] * 40 + [(Role.POSITIVE, 0.55)]
    told = [*causes, *praise]
    found = [Passage("A", str(n), (Statement("x"),), (role,)) for n, (role, _) in enumerate(told)]
    answers = np.zeros((len(told), len(ROLES)))
    answers[:, ROLES.index(Role.CAUSE)] = [cause for _, cause in told]
    answers[:, ROLES.index(Role.POSITIVE)] = [1 - cause for _, cause in told]
    lone = corpus(found, WordEmbedder().embed(["x"] * len(told)))

    tried = {value: Decision(alone=value) for value in (1.0, 0.7)}
    alone = chosen_favour(lone, answers, lone.alone, tried)

    roles = verdict_roles(lone, answers, Decision(alone=alone))
    assert roles[-1] is Role.POSITIVE
    assert roles[:40] == [Role.CAUSE] * 40
