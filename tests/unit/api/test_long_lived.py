"""What lives long is not looked through, and goes when something else takes its place."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from api.long_lived import LongLived


class Ring:
    """Refers to itself, so that only a search finds it."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture(autouse=True)
def _nothing_left_out() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_what_is_alive_is_left_out_once() -> None:
    kept = LongLived()
    kept.settle("first")
    held = gc.get_freeze_count()
    assert held
    rings = [Ring() for _ in range(100)]
    kept.settle("first")
    assert gc.get_freeze_count() <= held
    assert rings


def test_what_was_left_out_goes_when_something_else_is_settled() -> None:
    kept = LongLived()
    ring = Ring()
    gone = ref(ring)
    kept.settle("first")
    del ring
    gc.collect()
    assert gone() is not None
    kept.settle("second")
    assert gone() is None
