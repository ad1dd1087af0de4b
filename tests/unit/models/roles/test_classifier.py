import numpy as np
import pytest

from models.errors import UnfittedArtefact
from models.profiles import find_profile
from models.readers.reader import TaughtReader
from models.roles.artefact import Artefact, digest_of
from models.roles.classifier import LearnedRoles, load_roles
from models.roles.contract import ROLES, Role, Statement
from models.roles.decision import Decision
from models.roles.features import CONTEXT_SLOTS, LEXICAL_SLOTS, SURROUNDING_SLOTS
from models.roles.model import Layer, RoleModel
from tests.fakes.embedders import WordEmbedder

CARD = {"sha256": {"roles.npz": "0123456789abcdef"}}


def classifier(embedder: WordEmbedder) -> LearnedRoles:
    width = LEXICAL_SLOTS + CONTEXT_SLOTS + 3 * embedder.dimension
    bias = np.zeros(len(ROLES), np.float32)
    bias[ROLES.index(Role.IMPACT)] = 3
    second = np.zeros((len(ROLES), SURROUNDING_SLOTS), np.float32)
    model = RoleModel(
        Layer(np.zeros((len(ROLES), width), np.float32), bias),
        Layer(second, bias),
    )
    return LearnedRoles(embedder, Artefact(model, Decision(), CARD))


def test_documents_come_back_in_order_with_one_verdict_a_statement() -> None:
    verdicts = classifier(WordEmbedder()).classify(
        [[Statement("a"), Statement("b")], [], [Statement("c")]]
    )

    assert [len(found) for found in verdicts] == [2, 0, 1]
    assert verdicts[0][0].role is Role.IMPACT


def test_nothing_is_embedded_for_nothing() -> None:
    embedder = WordEmbedder()

    assert classifier(embedder).classify([[], []]) == [[], []]
    assert embedder.asked == []


def test_reader_is_heard_by_its_share() -> None:
    embedder = WordEmbedder()
    width = LEXICAL_SLOTS + CONTEXT_SLOTS + 3 * embedder.dimension
    own = np.zeros((len(ROLES), SURROUNDING_SLOTS), np.float32)
    own[:, : len(ROLES)] = np.eye(len(ROLES))
    nothing = np.zeros(len(ROLES), np.float32)
    silent = Layer(np.zeros((len(ROLES), width), np.float32), nothing)
    model = RoleModel(silent, Layer(own, nothing), share=0.5)
    bias = np.zeros(len(ROLES))
    bias[ROLES.index(Role.POSITIVE)] = 4
    reader = TaughtReader(embedder, np.zeros((embedder.dimension, len(ROLES))), bias)

    heard = LearnedRoles(embedder, Artefact(model, Decision(), CARD), reader)

    ((verdict,),) = heard.classify([[Statement("UAT ran smoothly")]])
    assert verdict.role is Role.POSITIVE
    assert verdict.confidence == pytest.approx(np.exp(2) / (np.exp(2) + len(ROLES) - 1), abs=1e-5)


def test_identity_names_artefact_and_encoder() -> None:
    assert classifier(WordEmbedder()).identity == f"roles@{digest_of(CARD)}/words-64"


def test_shipped_model_serves_its_encoder_in_bf16_and_names_the_precision() -> None:
    profile = find_profile("light")
    quick = WordEmbedder(identity=profile.encoder(None, "bf16").identity)
    assert load_roles(quick, profile.roles).identity.endswith("/general+cause/bf16/256")


def test_shipped_model_refuses_another_encoder() -> None:
    with pytest.raises(UnfittedArtefact, match="words-64"):
        load_roles(WordEmbedder(), find_profile("light").roles)
