"""``python -m tests.benchmarks.encoding`` prints how fast texts become vectors.

CPU seconds are those of all threads, so that what else the machine does distorts them least. Both
sides of a comparison run in turns, so that what distortion there is meets both, and the median of
the turns counts. Cold starts are whole processes: interpreter, imports, reading, checking,
compiling and the texts.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.embedding import Vectors
from models.encoder.adapter import Adapter, read_adapter
from models.encoder.bases import MINILM, MPNET, Base
from models.encoder.graph import Part
from models.encoder.locate import Weights, user_cache
from models.encoder.openvino_library import processor_precisions
from models.encoder.runtime import RootCauseEncoder
from models.errors import UnverifiedWeights
from models.identity import Precision
from tests.benchmarks.machine import describe
from tests.benchmarks.texts import documents, statements

_ROOT = Path(__file__).parents[2]
_LIGHT = _ROOT / "models" / "artefacts" / "light" / "adapter.npz"
_PRECISIONS: tuple[Precision, ...] = ("f32", "bf16")

Embed = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True, slots=True)
class Contestant:
    """One way of turning texts into vectors."""

    name: str
    embed: Embed


def library(directory: Path) -> Contestant:
    """Return sentence-transformers with its defaults on a processor."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - seven seconds

    model = SentenceTransformer(str(directory), device="cpu", local_files_only=True)
    return Contestant(
        "sentence-transformers, default `encode`",
        lambda texts: np.asarray(model.encode(list(texts), show_progress_bar=False)),
    )


def ours(weights: Weights, adapter: Adapter | None) -> Iterator[Contestant]:
    """Yield our encoders of a base: each precision, one part and both."""
    both: tuple[Part, ...] = ("general", "cause")
    for precision in _PRECISIONS:
        if precision in processor_precisions():
            for parts in (both[:1], *([both] if adapter else [])):
                encoder = RootCauseEncoder(weights, adapter, parts, precision)
                yield Contestant(f"{' and '.join(parts)}, {precision}", encoder.embed)


def throughput(
    contestants: Sequence[Contestant], texts: Sequence[str], repeats: int
) -> dict[str, tuple[float, float]]:
    """Return texts a CPU second and a second of wall time, medians over the turns."""
    turns: dict[str, list[tuple[float, float]]] = {c.name: [] for c in contestants}
    for contestant in contestants:
        contestant.embed(texts[:8])
    for _ in range(repeats):
        for contestant in contestants:
            began, wall = time.process_time(), time.monotonic()
            contestant.embed(texts)
            spent, passed = time.process_time() - began, time.monotonic() - wall
            turns[contestant.name].append((len(texts) / spent, len(texts) / passed))
    return {
        name: (statistics.median(a for a, _ in found), statistics.median(b for _, b in found))
        for name, found in turns.items()
    }


def lowest_cosine(one: Vectors, other: Vectors) -> float:
    """Return the cosine of the pair of rows that differs most."""
    rows = [array / np.linalg.norm(array, axis=1, keepdims=True) for array in (one, other)]
    return float((rows[0] * rows[1]).sum(axis=1).min())


def table(weights: Weights, adapter: Adapter | None, count: int, repeats: int) -> list[str]:
    """Return a markdown table for one base."""
    texts = [row["text"] for row in documents(count, seed=1)]
    reference = library(weights.directory())
    contestants = [reference, *ours(weights, adapter)]
    found = throughput(contestants, texts, repeats)
    base = found[reference.name][0]
    expected = reference.embed(texts[:64])
    lines = [
        f"| {weights.base.name} | documents a CPU second | times | documents a second | cosine |",
        "|---|---:|---:|---:|---:|",
    ]
    for contestant in contestants:
        quick, passed = found[contestant.name]
        width = expected.shape[1]
        near = lowest_cosine(contestant.embed(texts[:64])[:, :width], expected)
        figures = f"{quick:.1f} | {quick / base:.2f} | {passed:.1f} | {near:.6f}"
        lines.append(f"| {contestant.name} | {figures} |")
    return lines


_COLD = {
    "library": (
        "from sentence_transformers import SentenceTransformer; "
        "model = SentenceTransformer(given, device='cpu', local_files_only=True); "
        "encoder = type('Library', (), {'embed': staticmethod(model.encode)})"
    ),
    "light": (
        "from models.encoder.bases import MINILM as base; "
        "from models.encoder.locate import Weights; "
        "from models.encoder.runtime import RootCauseEncoder; "
        "encoder = RootCauseEncoder(Weights(base, cache, given), adapter, parts, precision)"
    ),
}
_COLD["accurate"] = _COLD["light"].replace("MINILM", "MPNET")


def cold_start(name: str, texts: Path, prepared: str, repeats: int) -> tuple[float, float]:
    """Return CPU seconds and wall seconds of a new process that embeds a file's lines, medians."""
    code = (
        f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from pathlib import Path; "
        f"{prepared}; {_COLD[name]}; "
        f"encoder.embed(Path({str(texts)!r}).read_text('utf-8').splitlines())"
    )
    spent = []
    for _ in range(repeats):
        before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)  # noqa: S603
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        spent.append((used, time.monotonic() - wall))
    return statistics.median(a for a, _ in spent), statistics.median(b for _, b in spent)


def cold_table(
    weights: Sequence[tuple[str, Weights, Path | None]], folder: Path, repeats: int
) -> list[str]:
    """Return a markdown table of cold processes that embed the first fifty statements."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = folder / "fifty.txt"
    texts.write_text("\n".join(statements()[:50]), encoding="utf-8")
    lines = [
        "| New process, 50 statements | CPU seconds | seconds |",
        "|---|---:|---:|",
    ]
    rows = []
    for name, found, adapter in weights:
        prepared = f"given = {str(found.directory())!r}"
        rows.append(("library", f"{name}, sentence-transformers", prepared))
        for precision in sorted(processor_precisions()):
            given = f"Path({str(found.given)!r})" if found.given else "None"
            parts = ("general", "cause") if adapter else ("general",)
            read = f"read_adapter(Path({str(adapter)!r}))" if adapter else "None"
            prepared = (
                "from models.encoder.adapter import read_adapter; "
                f"given = {given}; cache = Path({str(found.cache)!r}); adapter = {read}; "
                f"parts = {parts!r}; precision = {precision!r}"
            )
            rows.append((name, f"{name}, {' and '.join(parts)}, {precision}", prepared))
    for name, shown, prepared in rows:
        used, passed = cold_start(name, texts, prepared, repeats)
        lines.append(f"| {shown} | {used:.2f} | {passed:.2f} |")
    return lines


def main() -> None:
    """Measure what is installed and print it as markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=256)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--cache", type=Path, default=user_cache(os.environ))
    parser.add_argument("--light-adapter", type=Path, default=_LIGHT)
    parser.add_argument("--accurate-adapter", type=Path)
    parser.add_argument("--accurate-weights", type=Path, help="a folder with all-mpnet-base-v2")
    asked = parser.parse_args()
    entries: list[tuple[str, Base, Path | None, Path | None, int]] = [
        ("light", MINILM, None, asked.light_adapter, asked.documents),
        ("accurate", MPNET, asked.accurate_weights, asked.accurate_adapter, asked.documents // 4),
    ]
    lines, installed = [describe()], []
    for name, base, given, adapter, count in entries:
        weights = Weights(base, asked.cache, given)
        try:
            weights.verify()
        except UnverifiedWeights as error:
            lines.extend(["", f"{name}: {error}"])
            continue
        learned = read_adapter(adapter) if adapter else None
        lines.extend(["", *table(weights, learned, count, asked.repeats)])
        installed.append((name, weights, adapter))
    lines.extend(["", *cold_table(installed, asked.cache / "benchmark", asked.repeats)])
    print(*lines, sep="\n")  # noqa: T201 - the table is the product


if __name__ == "__main__":
    main()
