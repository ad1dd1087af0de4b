"""The same documents give the same edition on one thread and on two, byte for byte.

The encoder takes as many workers as its process may use cores, and libraries of linear algebra
follow the environment: both are set from outside, as a machine would.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.sample.portfolio import write_portfolio

ROOT = Path(__file__).parents[2]

#: Runs the command line on so many cores.
_ON_CORES = """
import os, runpy, sys
cores = sorted(os.sched_getaffinity(0))[:int(sys.argv.pop(1))]
os.sched_setaffinity(0, cores)
runpy.run_module("api.cli", run_name="__main__")
"""

#: A part of the sample: a few dozen documents, with records to link them to.
_FILES = ("customers.csv", "engagements.xlsx", "lessons/prince2_lessons_log.csv")


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="there is one core only")
def test_one_thread_and_two_give_the_same_bytes(tmp_path: Path) -> None:
    write_portfolio(tmp_path / "files")
    files = [str(tmp_path / "files" / name) for name in _FILES]
    one, two = (_edition(tmp_path / f"{cores}", cores, files) for cores in (1, 2))
    assert len(one) > 10, "a manifest and its tables"
    assert one.keys() == two.keys()
    assert [name for name, found in one.items() if two[name] != found] == []


def _edition(workspace: Path, cores: int, files: list[str]) -> dict[str, bytes]:
    """Return the files of an edition that was built in a new workspace on so many cores."""
    for call in (["ingest", *files], ["build"]):
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-c", _ON_CORES, str(cores), *call, "--workspace", str(workspace)],
            cwd=ROOT,
            env={
                **os.environ,
                "HF_HUB_OFFLINE": "1",
                "OMP_NUM_THREADS": str(cores),
                "OPENBLAS_NUM_THREADS": str(cores),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    folder = workspace / "editions" / "0001"
    return {item.name: item.read_bytes() for item in sorted(folder.iterdir())}
