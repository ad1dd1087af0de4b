"""The promise behind every cache: a text's vector does not depend on its company."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.encoder.bases import Family
from models.encoder.locate import Weights
from models.encoder.openvino_library import processor_precisions
from models.encoder.runtime import RootCauseEncoder
from models.identity import Precision
from tests.fakes.encoders import WORDS, write_adapter_for, write_base

TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS[4:]), max_size=70).map(" ".join), min_size=1, max_size=24
)


@cache
def encoder(family: Family, precision: Precision, workers: int) -> RootCauseEncoder:
    folder = Path(tempfile.mkdtemp())
    base = write_base(folder, family)
    adapter = write_adapter_for(base)
    weights = Weights(base, given=folder)
    return RootCauseEncoder(weights, adapter, ("general", "cause"), precision, workers)


@pytest.mark.parametrize("precision", ["f32", "bf16"])
@pytest.mark.parametrize("family", ["bert", "mpnet"])
@given(texts=TEXTS, data=st.data())
@settings(max_examples=25, deadline=None)
def test_text_gets_the_same_bits_alone_in_any_crowd_order_and_number_of_threads(
    family: Family, precision: Precision, texts: list[str], data: st.DataObject
) -> None:
    if precision not in processor_precisions():
        pytest.skip("this processor does not compute in bf16, and the encoder refuses to")
    one, two = encoder(family, precision, 1), encoder(family, precision, 2)
    together = one.embed(texts)
    order = data.draw(st.permutations(range(len(texts))))
    shuffled = two.embed([texts[place] for place in order])
    assert np.array_equal(shuffled, together[list(order)])
    place = data.draw(st.integers(0, len(texts) - 1))
    assert np.array_equal(one.embed([texts[place]])[0], together[place])
