"""The list of promises that ``python -m tests.breakage`` breaks stays true to the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.breakage.breaks import BREAKS, Break

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("one", BREAKS, ids=lambda one: one.promise[:60])
def test_what_is_to_be_broken_stands_there_once_and_its_test_exists(one: Break) -> None:
    assert (ROOT / one.file).read_text("utf-8").count(one.before) == 1
    file, _, name = one.test.partition("::")
    assert f"def {name}(" in (ROOT / file).read_text("utf-8")
