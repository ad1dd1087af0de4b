from dataclasses import replace
from pathlib import Path

import numpy as np

from models.readers.reader import Taught
from models.roles.artefact import load
from models.roles.classifier import LearnedRoles
from models.roles.contract import ROLES, Role, Statement
from models.roles.labelled import DOCUMENT_WRITERS, NOTE_WRITERS, TRAINING_WRITERS
from models.roles.reading import Reading
from models.roles.train import train_roles, training_passages
from tests.fakes.embedders import WordEmbedder
from tests.fakes.encoders import WIDTH, write_adapter_for, write_base
from tests.unit.models.roles.test_fitting import passages


def test_validating_texts_are_not_trained_on() -> None:
    writers = {passage.writer for passage in training_passages()}

    assert writers == {
        *TRAINING_WRITERS,
        *DOCUMENT_WRITERS,
        *NOTE_WRITERS,
        "noise",
        "narratives",
    }
    assert not {"B", "G", "Z", "AC", "AJ", "AV", "AW", "BB"} & writers


def test_trained_artefact_classifies_with_its_encoder(tmp_path: Path) -> None:
    embedder = WordEmbedder()

    card = train_roles(passages(), embedder, tmp_path)
    classifier = LearnedRoles(embedder, load(embedder.identity, tmp_path))
    verdicts = classifier.classify([[Statement("next time we should rehearse the audit")]])

    assert verdicts[0][0].role is Role.RECOMMENDATION
    assert card["command"] == "premortem train --stage roles"
    assert card["quality_on_texts_left_out"]["in_documents"]["statements"] == 48


def test_trained_artefact_has_the_reader_that_it_was_fitted_with(tmp_path: Path) -> None:
    embedder, told = WordEmbedder(), passages()
    unseen = np.full((sum(len(one.roles) for one in told), len(ROLES)), 0.02)
    numbers = [ROLES.index(role) for one in told for role in one.roles]
    unseen[np.arange(len(unseen)), numbers] = 0.88
    adapter = write_adapter_for(write_base(tmp_path / "base", "bert"))
    taught = Taught(adapter, np.zeros((WIDTH, len(ROLES))), np.zeros(len(ROLES)))
    dull = [replace(one, statements=(Statement("x"),) * len(one.roles)) for one in told]

    card = train_roles(dull, embedder, tmp_path / "roles", Reading(taught, unseen, {"layers": 3}))

    assert card["share_of_reader"] > 0
    assert card["reader"] == {"layers": 3}
    assert load(embedder.identity, tmp_path / "roles").reader is not None
