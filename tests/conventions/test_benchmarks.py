"""Benchmarks name parts of the code by words: they must be there still."""

from __future__ import annotations

import functools
from importlib import import_module

import pytest

from tests.benchmarks.parts import PARTS


@pytest.mark.parametrize(("part", "module", "place"), PARTS)
def test_every_part_of_a_build_that_is_timed_is_there(part: str, module: str, place: str) -> None:
    assert part
    assert callable(functools.reduce(getattr, place.split("."), import_module(module)))
