"""``python -m tests.breakage [WORD]`` breaks promises in a copy and prints which test said so.

Without a word every promise is broken, with one those that hold it.
A promise whose test passes on the broken copy is printed as such and makes the command fail.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.breakage.breaks import BREAKS, Break

ROOT = Path(__file__).resolve().parents[2]
_LEFT_OUT = shutil.ignore_patterns(".*", "workspace", "build", "__pycache__", "docs")


def main(word: str = "") -> int:
    """Print the table and return 1 where a broken promise went unnoticed."""
    unnoticed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        shutil.copytree(ROOT, copy, ignore=_LEFT_OUT)
        print("| Promise | Broken in | Test | Whole | Broken |\n|---|---|---|---|---|")  # noqa: T201 - a table is printed
        for one in (item for item in BREAKS if word.lower() in item.promise.lower()):
            whole = _passes(copy, one.test)
            file = copy / one.file
            text = file.read_text("utf-8")
            file.write_text(text.replace(one.before, one.after), "utf-8")
            broken = _passes(copy, one.test)
            file.write_text(text, "utf-8")
            unnoticed += broken or not whole
            print(_row(one, whole=whole, broken=broken), flush=True)  # noqa: T201 - as above
    return 1 if unnoticed else 0


def _passes(folder: Path, test: str) -> bool:
    """Return whether a test passes in a folder.

    Raises:
        RuntimeError: when there is no such test.

    """
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider", test]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - our own tests
    if done.returncode > 1:
        message = f"{test} could not be run: {done.stdout[-500:]}"
        raise RuntimeError(message)
    return done.returncode == 0


def _row(one: Break, *, whole: bool, broken: bool) -> str:
    test = one.test.partition("::")[2].removeprefix("test_").replace("_", " ")
    said = "passes: **not noticed**" if broken else "fails"
    return f"| {one.promise} | `{one.file}` | {test} | {'passes' if whole else 'fails'} | {said} |"


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:2]))
