"""Runs a drawn encoder on OpenVINO: one thread a batch, and batches side by side.

Neither the number of cores nor what else they are doing may change a vector, so no batch is ever
shared out among threads. That is also faster: threads that wait for each other inside every layer
cost several times one on a busy machine.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import Any

from models.embedding import Vectors
from models.encoder.openvino_library import load_openvino, processor_precisions
from models.encoder.tokens import TokenBatch
from models.errors import InvalidInput
from models.identity import Precision


class Engine:
    """A compiled network. May be used by several threads at once."""

    def __init__(self, model: Any, precision: Precision, workers: int | None = None) -> None:
        """Compile a model of `build_model`.

        Args:
            model: the drawn network.
            precision: what to compute in.
            workers: batches that are computed at the same time; as many as there are cores by
                default.

        Raises:
            InvalidInput: when the processor does not compute in that precision.

        """
        refuse_emulation(precision)
        wanted = workers or len(os.sched_getaffinity(0))
        compiled = _compiled(model, precision, wanted)
        if compiled.get_property("INFERENCE_NUM_THREADS") > compiled.get_property("NUM_STREAMS"):
            compiled = _compiled(model, precision, 1)
        self.workers = int(compiled.get_property("NUM_STREAMS"))
        self._requests: SimpleQueue[Any] = SimpleQueue()
        for _ in range(self.workers):
            self._requests.put(compiled.create_infer_request())

    def run(self, batches: Sequence[TokenBatch]) -> Iterator[list[Vectors]]:
        """Yield for each batch, in order, its outputs, shape (its texts, dimension) each."""
        with ThreadPoolExecutor(self.workers) as pool:
            yield from pool.map(self._outputs, batches)

    def _outputs(self, batch: TokenBatch) -> list[Vectors]:
        request = self._requests.get()
        try:
            given = [batch.ids, batch.places, batch.owners]
            found = request.infer(given, share_inputs=True, share_outputs=True)
            cells = list(batch.cells)
            # Indexing copies: what is shared is overwritten by the next batch.
            return [
                found[number].reshape(-1, found[number].shape[-1])[cells]
                for number in range(len(found))
            ]
        finally:
            self._requests.put(request)


def refuse_emulation(precision: Precision) -> None:
    """Check that the processor computes in a precision itself; every one does in f32.

    Raises:
        InvalidInput: when it does not: the library would quietly compute in another one, and the
            vectors would not be those that their identity names.

    """
    if precision == "f32":
        return
    able = processor_precisions()
    if precision not in able:
        message = (
            f"this processor does not compute in {precision}; it does in "
            f"{' and '.join(sorted(able))}"
        )
        raise InvalidInput(message)


def _compiled(model: Any, precision: Precision, workers: int) -> Any:
    compiled = (
        load_openvino()
        .Core()
        .compile_model(
            model,
            "CPU",
            {
                "INFERENCE_NUM_THREADS": workers,
                "NUM_STREAMS": workers,
                "INFERENCE_PRECISION_HINT": precision,
                # Pinned threads of two processes would share one core and leave another idle.
                "ENABLE_CPU_PINNING": False,
            },
        )
    )
    found = compiled.get_property("INFERENCE_PRECISION_HINT").to_string()
    if found != precision:
        message = f"{precision} was asked for, but the network was compiled in {found}"
        raise InvalidInput(message)
    return compiled
