from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.embedding import Embedder
from models.encoder.bases import MPNET, Base, Family
from models.encoder.locate import Weights
from models.encoder.runtime import RootCauseEncoder, split_parts
from models.errors import InvalidInput, UnfittedArtefact
from tests.fakes.encoders import write_adapter_for, write_base

TEXTS = ["late price", "", "team left team left data plan", "plan", "late " * 90]


@pytest.fixture(params=["bert", "mpnet"])
def weights(request: pytest.FixtureRequest, tmp_path: Path) -> Weights:
    family: Family = request.param
    return Weights(write_base(tmp_path, family), given=tmp_path)


def test_rows_have_unit_length_and_the_promised_shape(weights: Weights) -> None:
    adapter = write_adapter_for(weights.base)
    encoder: Embedder = RootCauseEncoder(weights, adapter, ("general", "cause"))
    vectors = encoder.embed(TEXTS)
    assert vectors.shape == (5, 64)
    assert vectors.dtype == np.float32
    assert np.abs(np.linalg.norm(vectors, axis=1) - 1).max() < 1e-6


def test_both_parts_are_what_each_gives_alone(weights: Weights) -> None:
    adapter = write_adapter_for(weights.base)
    both = RootCauseEncoder(weights, adapter, ("general", "cause")).embed(TEXTS)
    general, cause = split_parts(both, 2)
    assert np.abs(general - RootCauseEncoder(weights).embed(TEXTS)).max() < 1e-5
    assert np.abs(cause - RootCauseEncoder(weights, adapter, ("cause",)).embed(TEXTS)).max() < 1e-5
    assert np.abs(general - cause).max() > 0.01


def test_cosine_of_two_rows_is_the_mean_of_both_cosines(weights: Weights) -> None:
    adapter = write_adapter_for(weights.base)
    both = RootCauseEncoder(weights, adapter, ("general", "cause")).embed(TEXTS)
    cosines = [part @ part.T for part in split_parts(both, 2)]
    assert np.abs(both @ both.T - sum(cosines) / 2).max() < 1e-5


def test_identity_names_all_that_decides_a_vector_and_reads_nothing(tmp_path: Path) -> None:
    nowhere = Weights(MPNET, given=tmp_path / "nowhere")
    adapter = write_adapter_for(replace(tiny(tmp_path), name=MPNET.name, sha256=MPNET.sha256))
    encoders = [
        RootCauseEncoder(nowhere),
        RootCauseEncoder(nowhere, precision="bf16"),
        RootCauseEncoder(nowhere, adapter, ("cause",)),
        RootCauseEncoder(nowhere, adapter, ("general", "cause")),
        RootCauseEncoder(nowhere, replace(adapter, note="other"), ("cause",)),
        RootCauseEncoder(Weights(replace(MPNET, max_tokens=99))),
    ]
    assert len({encoder.identity for encoder in encoders}) == len(encoders)
    assert encoders[0].identity == "all-mpnet-base-v2@78c0197b6159/general/f32/256"
    assert encoders[3].identity == (
        f"all-mpnet-base-v2@78c0197b6159+{adapter.identity}/general+cause/f32/256"
    )
    assert encoders[3].embed([]).shape == (0, 2 * 768)


def test_general_vectors_are_those_of_the_base_whatever_was_learned(weights: Weights) -> None:
    adapter = write_adapter_for(weights.base)
    plain, unused = RootCauseEncoder(weights), RootCauseEncoder(weights, adapter)
    assert plain.identity == unused.identity
    assert np.array_equal(plain.embed(TEXTS), unused.embed(TEXTS))


def test_cause_vectors_without_an_adapter_are_refused(weights: Weights) -> None:
    with pytest.raises(UnfittedArtefact, match="only with an adapter"):
        RootCauseEncoder(weights, parts=("cause",)).embed(["text"])


@pytest.mark.parametrize("parts", [(), ("general", "general")])
def test_no_part_or_one_twice_is_refused(parts: tuple[str, ...], weights: Weights) -> None:
    with pytest.raises(InvalidInput, match="general, cause or both"):
        RootCauseEncoder(weights, parts=parts).embed(["text"])  # type: ignore[arg-type]


def test_adapter_of_another_base_is_refused(weights: Weights) -> None:
    adapter = replace(write_adapter_for(weights.base), base=MPNET.identity)
    with pytest.raises(UnfittedArtefact, match="made for all-mpnet-base-v2@78c0197b6159, but"):
        RootCauseEncoder(weights, adapter, ("cause",)).embed(["text"])


def test_adapter_that_corrects_a_shared_layer_is_refused(weights: Weights) -> None:
    adapter = replace(write_adapter_for(weights.base, first=1), first=2)
    with pytest.raises(UnfittedArtefact, match=r"corrects 1\.\w+ .* from layer 2 on"):
        RootCauseEncoder(weights, adapter, ("general", "cause")).embed(["text"])


@pytest.mark.parametrize("name", ["2.wide", "2.none", "9.query"])
def test_adapter_of_other_shapes_is_refused(name: str, weights: Weights) -> None:
    adapter = write_adapter_for(weights.base)
    odd = (np.ones((5, 2), dtype=np.float16), np.ones((2, 7), dtype=np.float16))
    broken = replace(adapter, factors={**adapter.factors, name: odd})
    with pytest.raises(UnfittedArtefact, match=f"corrects {name} by 5 times 7"):
        RootCauseEncoder(weights, broken, ("cause",)).embed(["text"])


def test_rows_that_cannot_be_cut_evenly_are_refused() -> None:
    with pytest.raises(InvalidInput, match="rows of 5 numbers cannot be cut into 2"):
        split_parts(np.ones((1, 5), dtype=np.float32), 2)


def tiny(folder: Path) -> Base:
    return write_base(folder / "tiny", "bert")
