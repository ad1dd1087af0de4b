"""A check that drafts in bf16 finds what one in f32 alone does, with the real weights."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.sample.offers import OFFERS, SampleOffer
from intelligence.sow.learned import Learned
from intelligence.sow.outline import outline
from intelligence.sow.wording import check_outlined
from models.encoder.locate import packaged_minilm
from models.encoder.openvino_library import processor_precisions
from models.errors import UnverifiedWeights
from models.profiles import ARTEFACTS
from models.readers.reader import reader_weights
from models.segmentation import RuleSegmenter
from models.wordings.artefact import load_wordings, wordings_folder


def _installed() -> bool:
    try:
        return packaged_minilm().is_dir()
    except UnverifiedWeights:
        return False


@pytest.mark.skipif(not _installed(), reason="the published weights are not installed")
@pytest.mark.skipif("bf16" not in processor_precisions(), reason="no bf16 in this processor")
@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: offer.name)
def test_drafted_or_not_an_offer_has_the_same_passages(offer: SampleOffer) -> None:
    weights = reader_weights(None)
    folder = wordings_folder(ARTEFACTS / "light")
    exact, rough = (load_wordings(folder, weights, one) for one in ("f32", "bf16"))
    text = offer.text
    outlined = outline(text, RuleSegmenter())
    plain = Learned(exact.reader, exact.classifier, second=exact.second)
    drafted = replace(plain, draft=rough.reader)
    assert check_outlined(text, outlined, learned=drafted) == check_outlined(
        text, outlined, learned=plain
    )
