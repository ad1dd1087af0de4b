"""The main job as whole processes: time, peak memory and ratios, never asserted."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.texts import write

_COMMAND = (sys.executable, "-m", "api.cli")
_DOCUMENTS = 5000
_MORE = 50
_HELP_RUNS = 7


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall-clock and processor seconds, and peak resident memory in megabytes."""

    wall: float
    processor: float
    megabytes: float


def run(*arguments: str, environment: Mapping[str, str] | None = None) -> Run:
    """Run ``premortem`` once, with more in its environment where given, and wait for it."""
    started = time.perf_counter()
    process = os.posix_spawn(
        _COMMAND[0],
        [*_COMMAND, *arguments],
        {**os.environ, "HF_HUB_OFFLINE": "1", **(environment or {})},
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ],
    )
    _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        message = f"premortem {' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}"
        raise RuntimeError(message)
    wall = time.perf_counter() - started
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def report() -> list[str]:
    """Return the lines of the benchmark of the main job."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        workspace = ("--workspace", str(root / "workspace"))
        ingest = run("ingest", str(write(root / "first.jsonl", _DOCUMENTS, 1)), *workspace)
        build = run("build", *workspace)
        more = run("ingest", str(write(root / "second.jsonl", _MORE, 2)), *workspace)
        again = run("build", *workspace)
    helps = [run("--help").wall for _ in range(_HELP_RUNS)]
    rows = [
        (f"ingest {_DOCUMENTS:,} documents of 60 words", ingest),
        ("first build", build),
        (f"ingest {_MORE} more", more),
        ("second build", again),
    ]
    return [
        "| Step | wall s | CPU s | peak MB |",
        "|---|---|---|---|",
        *(
            f"| {name} | {r.wall:.1f} | {r.processor:.1f} | {r.megabytes:,.0f} |"
            for name, r in rows
        ),
        "",
        (
            f"ingest and first build: {ingest.wall + build.wall:.0f} s (target below 240 s); "
            f"peak {max(ingest.megabytes, build.megabytes):,.0f} MB (target below 2,500 MB)"
        ),
        f"second build: {100 * again.wall / build.wall:.1f} % of the first (target below 10 %)",
        (
            f"premortem --help: median {statistics.median(helps):.2f} s of {_HELP_RUNS} "
            f"({min(helps):.2f} to {max(helps):.2f}; target below 0.5 s)"
        ),
    ]
