"""What all signals of a large portfolio cost: 20,000 documents, 2,000 engagements, 60 themes.

``python -m tests.benchmarks.signals`` prints processor seconds, wall-clock seconds and peak memory
of one process, and the processor seconds of each part of it. The target is held against processor
seconds, which on cores that nobody shares are no less than the wall-clock ones.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from importlib import import_module

from tests.benchmarks.machine import describe
from tests.benchmarks.parts import Clock
from tests.fakes.large_portfolios import Size, large_portfolio

SIZE = Size()
SECONDS, MEGABYTES = 60.0, 2_000.0

#: What is timed: the name of the part and the function as the assembly calls it.
PARTS = {
    "which engagement shows what": "occurrences_of",
    "over-representation": "over_representation",
    "pairs": "over_represented_pairs",
    "customers": "customers_table",
    "rates of customers": "rates_table",
    "counts of customers": "counts_of",
    "trends": "trends_of",
    "durations": "durations_of",
    "structure": "structure_table",
    "money": "money_signals",
    "overruns": "overrun_signals",
    "causes and impacts": "effects_table",
    "skills": "_skills",
    "interventions": "intervention_signals",
    "priorities": "priorities",
}
_ASSEMBLY = "intelligence.signals.assemble"


def report() -> list[str]:
    """Return the lines of the benchmark, measured in a process of its own."""
    command = (sys.executable, "-m", "tests.benchmarks.signals", "--measure")
    ran = subprocess.run(command, check=True, capture_output=True, env=dict(os.environ))  # noqa: S603 - our own module
    found = json.loads(ran.stdout)
    met = found["processor"] < SECONDS and found["megabytes"] < MEGABYTES
    return [
        (
            f"All signals of {SIZE.documents:,} documents, {SIZE.engagements:,} engagements, "
            f"{SIZE.themes} themes, {SIZE.customers} customers, {SIZE.quarters} quarters"
        ),
        "",
        "| Part | CPU s |",
        "|---|---|",
        *(f"| {part} | {seconds:.1f} |" for part, seconds in found["parts"]),
        "",
        (
            f"CPU {found['processor']:.1f} s (target below {SECONDS:.0f} s), "
            f"wall {found['wall']:.1f} s; peak {found['megabytes']:,.0f} MB, the portfolio "
            f"itself {found['before']:,.0f} MB of it (target below {MEGABYTES:,.0f} MB): "
            f"{'met' if met else 'missed'}"
        ),
    ]


def measure() -> dict[str, object]:
    """Work out every signal once in this process."""
    tables = large_portfolio(SIZE)
    assembly = import_module(_ASSEMBLY)
    before = _peak()
    clock = Clock()
    for part, name in PARTS.items():
        setattr(assembly, name, clock.timed(part, getattr(assembly, name)))
    whole = clock.timed("the rest", assembly.signal_tables)
    started, spent = time.perf_counter(), time.process_time()
    whole(tables)
    return {
        "wall": time.perf_counter() - started,
        "processor": time.process_time() - spent,
        "megabytes": _peak(),
        "before": before,
        "parts": sorted(clock.seconds.items(), key=lambda row: -row[1]),
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if "--measure" in sys.argv:
        print(json.dumps(measure()))  # noqa: T201 - read by the process that started it
    else:
        print(describe(), "", *report(), sep="\n")  # noqa: T201
