from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from models.encoder import engine as engine_module
from models.encoder.engine import Engine, refuse_emulation
from models.encoder.graph import build_model
from models.encoder.parameters import read_parameters
from models.encoder.tokens import fixed_batches
from models.errors import InvalidInput
from tests.fakes.encoders import write_adapter_for, write_base


def engine_in(folder: Path, workers: int | None = 2) -> Engine:
    base = write_base(folder, "bert")
    published = read_parameters(folder, base)
    learned = write_adapter_for(base).merged(published)
    model = build_model(base, {"general": published, "cause": learned}, shared=1)
    return Engine(model, "f32", workers)


def test_batches_come_back_in_order_with_one_array_a_part(tmp_path: Path) -> None:
    engine = engine_in(tmp_path)
    lists = [[2, *[4 + n % 6] * n, 3] for n in range(1, 40)]
    batches = fixed_batches(lists, 64)
    assert len(batches) > 1
    together = list(engine.run(batches))
    for batch, outputs in zip(batches, together, strict=True):
        assert [part.shape for part in outputs] == [(len(batch.positions), 32)] * 2
        (alone,) = engine.run([batch])
        assert np.array_equal(alone[0], outputs[0])
        assert np.array_equal(alone[1], outputs[1])


def test_a_text_has_the_same_vector_wherever_it_lies_in_a_row(tmp_path: Path) -> None:
    engine = engine_in(tmp_path)
    text = [2, 7, 5, 6, 9, 3]
    rows = []
    for others in range(0, 100, 7):
        lists = [*([2, *[4 + n % 6] * (5 + n % 50), 3] for n in range(others)), text]
        for batch, (general, _) in zip(b := fixed_batches(lists, 64), engine.run(b), strict=True):
            if others in batch.positions:
                rows.append(general[batch.positions.index(others)])
    assert len(rows) == 15
    assert all(np.array_equal(row, rows[0]) for row in rows)


def test_several_threads_may_use_it_at_once(tmp_path: Path) -> None:
    engine = engine_in(tmp_path)
    batches = fixed_batches([[2, *[4 + n % 6] * n, 3] for n in range(1, 30)], 64)
    expected = [outputs[0] for outputs in engine.run(batches)]
    with ThreadPoolExecutor(6) as pool:
        runs = list(pool.map(lambda _: [o[0] for o in engine.run(batches)], range(12)))
    for run in runs:
        assert all(np.array_equal(a, b) for a, b in zip(run, expected, strict=True))


def test_as_many_batches_at_once_as_asked_for(tmp_path: Path) -> None:
    assert engine_in(tmp_path / "one", 1).workers == 1
    assert engine_in(tmp_path / "all", None).workers >= 1


def test_precision_that_would_be_emulated_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "processor_precisions", lambda: frozenset({"f32"}))
    with pytest.raises(InvalidInput, match="does not compute in bf16; it does in f32"):
        refuse_emulation("bf16")


def test_every_processor_computes_in_f32_and_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(engine_module, "processor_precisions", lambda: asked.append("asked"))
    refuse_emulation("f32")
    assert asked == []
