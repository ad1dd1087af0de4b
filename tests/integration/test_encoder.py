"""The packaged encoder gives the vectors that sentence-transformers gives."""

import numpy as np
import pytest

from models.encoder.bases import MINILM
from models.encoder.locate import Weights, packaged_minilm
from models.encoder.runtime import RootCauseEncoder

TEXTS = [
    "cust still waiting on VPN, 9 days",
    "Accounts for the ward tablets were issued after go-live.",
    "",
    "Zugänge kamen zu spät 😀",
    "scope " * 400,
    *(f"Interface {number} was never tested with real data." for number in range(40)),
]


@pytest.mark.filterwarnings("default")  # the libraries' own deprecations are not our defects
def test_vectors_are_those_of_sentence_transformers() -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - seven seconds

    reference = SentenceTransformer(str(packaged_minilm()), device="cpu")
    expected = reference.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False)
    assert np.abs(RootCauseEncoder(Weights(MINILM)).embed(TEXTS) - expected).max() < 1e-5


def test_a_text_has_the_same_vector_alone_and_in_any_crowd() -> None:
    encoder = RootCauseEncoder(Weights(MINILM))
    together = encoder.embed(TEXTS)
    turned = encoder.embed(TEXTS[::-1])[::-1]
    assert np.array_equal(together, turned)
    for place in (0, 1, 4, 20):
        assert np.array_equal(encoder.embed([TEXTS[place]])[0], together[place])
