from pathlib import Path

from models.roles.artefact import load
from models.roles.classifier import LearnedRoles
from models.roles.contract import Role, Statement
from models.roles.labelled import DOCUMENT_WRITERS, TRAINING_WRITERS
from models.roles.train import train_roles, training_passages
from tests.fakes.embedders import WordEmbedder
from tests.unit.models.roles.test_fitting import passages


def test_validating_texts_are_not_trained_on() -> None:
    writers = {passage.writer for passage in training_passages()}

    assert writers == {*TRAINING_WRITERS, *DOCUMENT_WRITERS, "noise", "narratives"}
    assert not {"B", "G"} & writers


def test_trained_artefact_classifies_with_its_encoder(tmp_path: Path) -> None:
    embedder = WordEmbedder()

    card = train_roles(passages(), embedder, tmp_path)
    classifier = LearnedRoles(embedder, load(embedder.identity, tmp_path))
    verdicts = classifier.classify([[Statement("next time we should rehearse the audit")]])

    assert verdicts[0][0].role is Role.RECOMMENDATION
    assert card["command"] == "premortem train --stage roles"
    assert card["quality_on_texts_left_out"]["in_documents"]["statements"] == 48
