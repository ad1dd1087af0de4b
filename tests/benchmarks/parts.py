"""Where the seconds of a second build go: processor time by part, imports counted where they occur.

``python -m tests.benchmarks.parts`` makes 5,000 documents, builds, adds fifty and builds again in a
process whose steps are timed; ``python -m tests.benchmarks.parts WORKSPACE`` times one more build
of a workspace. The figures tell where to look; what the whole costs is told by ``whole``.
"""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.benchmarks.machine import describe
from tests.benchmarks.texts import write
from tests.benchmarks.whole import run

#: What is timed: the name of the part, its module and the function or method in it.
PARTS = (
    ("tools of the build", "api.tools", "make_tools"),
    ("reading the records", "api.services", "Services.portfolio"),
    ("linking", "intelligence.pipeline", "make_register"),
    ("linking", "intelligence.pipeline", "link_documents"),
    ("findings known", "intelligence.remembered", "FindingMemory.find"),
    ("sentences of new documents", "models.segmentation", "SpacySegmenter.split"),
    ("roles of new sentences", "models.roles.classifier", "LearnedRoles.classify"),
    ("vectors of new sentences", "models.encoder.runtime", "RootCauseEncoder.embed"),
    ("looking results up", "models.result_cache", "SqliteResultStore.load"),
    ("themes known", "intelligence.theming", "recognise_as_filed"),
    ("members of discovered themes", "intelligence.theming", "place_causes"),
    ("curation", "intelligence.theming", "replay"),
    ("order of new themes", "intelligence.theming", "look_for_themes"),
    ("lineage", "intelligence.theming", "match_themes"),
    ("themes of new causes", "models.recognition.recogniser", "Recogniser.recognise"),
    ("discovery", "intelligence.assignment", "discover"),
    ("proposals", "intelligence.assignment", "propose_themes"),
    ("names of proposals", "intelligence.proposals", "name_groups"),
    ("keyphrases of proposals", "intelligence.proposals", "contrasting_phrases"),
    ("keyphrases of all themes", "intelligence.register", "contrasting_phrases"),
    ("register of themes", "intelligence.pipeline", "register_themes"),
    ("statements of several causes", "intelligence.several_causes", "Cutter.cut"),
    ("health of themes", "intelligence.pipeline", "measure"),
    ("suggestions for themes", "intelligence.pipeline", "suggest"),
    ("tables", "intelligence.pipeline", "assemble"),
    ("signals", "intelligence.pipeline", "signal_tables"),
    ("writing the edition", "intelligence.edition_store", "EditionStore.publish"),
)


class Clock:
    """Adds up the processor seconds of parts, without those of the parts inside them."""

    def __init__(self, now: Callable[[], float] = time.process_time) -> None:
        self.seconds: dict[str, float] = {}
        self._now = now
        self._inner: list[float] = []

    def timed(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the same and is timed as a part."""

        @functools.wraps(function)
        def run_timed(*arguments: Any, **named: Any) -> Any:
            started = self._now()
            self._inner.append(0.0)
            try:
                return function(*arguments, **named)
            finally:
                spent = self._now() - started
                own = spent - self._inner.pop()
                self.seconds[part] = self.seconds.get(part, 0.0) + own
                if self._inner:
                    self._inner[-1] += spent

        return run_timed


def time_build(workspace: str) -> list[str]:
    """Build once in this process and return the lines of the table, dearest part first."""
    clock = Clock()
    whole = clock.timed("start, imports before the first step, the rest", _build)
    whole(clock, workspace)
    rows = sorted(clock.seconds.items(), key=lambda row: -row[1])
    total = ("the whole process", time.process_time())
    lines = [f"| {part} | {seconds:.2f} |" for part, seconds in (*rows, total)]
    return ["| Part of a second build | CPU s |", "|---|---|", *lines]


def _build(clock: Clock, workspace: str) -> None:
    from api.cli.common import services  # noqa: PLC0415 - timed
    from corpus.progress import Silent  # noqa: PLC0415 - timed

    for part, module, place in PARTS:
        *owners, name = place.split(".")
        owner = functools.reduce(getattr, owners, import_module(module))
        setattr(owner, name, clock.timed(part, getattr(owner, name)))
    services(Path(workspace)).build(None, Silent())


def main(workspaces: list[str]) -> None:
    """Time one more build of a workspace, or make one with fifty documents to add."""
    if workspaces:
        print(*time_build(workspaces[0]), sep="\n")  # noqa: T201
        return
    with tempfile.TemporaryDirectory() as folder:
        workspace = str(Path(folder) / "workspace")
        for name, count, seed in (("first", 5000, 1), ("second", 50, 2)):
            path = write(Path(folder) / f"{name}.jsonl", count, seed)
            run("ingest", str(path), "--workspace", workspace)
            if name == "first":
                run("build", "--workspace", workspace)
        print(describe(), "", sep="\n", flush=True)  # noqa: T201
        command = (sys.executable, "-m", "tests.benchmarks.parts", workspace)
        subprocess.run(command, check=True, env=dict(os.environ, HF_HUB_OFFLINE="1"))  # noqa: S603 - our own module


if __name__ == "__main__":
    main(sys.argv[1:])
