"""What a risk check costs: a document of 20 pages with models warm, and memory over 1,000 checks.

``python -m tests.benchmarks.checks WORKSPACE [CHECKS]`` prints seconds and megabytes of one process
that draws and keeps checks from the newest edition of a workspace (``premortem demo`` builds one).
Each document is another one, of passages as statements of work have them.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from api.check_ports import AskedCheck
from api.services import Services
from api.settings import Settings
from intelligence.sow.labels import labelled_texts
from tests.benchmarks.machine import describe

PAGES = 20
WORDS_PER_PAGE = 500
TIMED = 6
CHECKS = 1_000
SHORT_WORDS = 300
SECONDS = 2.0
_GIVEN = {"engagement_type": "Cloud migration", "team": "Munich Delivery"}


def document(words: int, number: int) -> str:
    """Return a text of about so many words, unlike that of any other number.

    It is made of passages as statements of work have them, each but once.
    """
    paragraphs = [item.text for item in labelled_texts("development")]
    taken: list[str] = []
    count = 0
    for place in range(len(paragraphs)):
        part = paragraphs[(place + 7 * number) % len(paragraphs)]
        taken.append(f"{place + 1}. {part}")
        count += len(part.split())
        if count >= words:
            break
    return "\n\n".join(taken)


def resident() -> float:
    """Return the megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def report(workspace: str, many: int = CHECKS) -> list[str]:
    """Return the lines of the benchmark."""
    settings = replace(Settings.from_environment(os.environ), workspace=workspace)
    checks = Services(settings).checks()

    def drawn(text: str) -> tuple[float, float]:
        began, used = time.perf_counter(), time.process_time()
        checks.draw(AskedCheck(text, _GIVEN, planned_hours=2_000, contingency=8))
        return time.perf_counter() - began, time.process_time() - used

    first, _ = drawn(document(SHORT_WORDS, 1))
    long = [document(PAGES * WORDS_PER_PAGE, number) for number in range(TIMED)]
    taken = [drawn(text) for text in long]
    for number in range(many // 2):
        drawn(document(SHORT_WORDS, 100 + number))
    half = resident()
    for number in range(many // 2, many):
        drawn(document(SHORT_WORDS, 100 + number))
    end = resident()
    walls, used = ([one[side] for one in taken] for side in (0, 1))
    met = "met" if max(walls) < SECONDS else "missed"
    return [
        "| What | Figure |",
        "|---|---|",
        f"| first check of a process (models and the edition's model are made) | {first:.1f} s |",
        (
            f"| {PAGES} pages ({PAGES * WORDS_PER_PAGE:,} words, {len(long[0]):,} characters), "
            f"{TIMED} documents: median | {median(walls):.2f} s wall, {median(used):.2f} s CPU |"
        ),
        (
            f"| the same, slowest (target below {SECONDS:.0f} s: {met}) | {max(walls):.2f} s wall, "
            f"{max(used):.2f} s CPU |"
        ),
        f"| memory after {many // 2:,} more checks | {half:,.0f} MB |",
        f"| memory after {many:,} | {end:,.0f} MB |",
    ]


if __name__ == "__main__":
    folder, *rest = sys.argv[1:] or ["workspace"]
    shown = report(folder, int(rest[0]) if rest else CHECKS)
    print(describe(), "", *shown, sep="\n")  # noqa: T201 - a benchmark prints
