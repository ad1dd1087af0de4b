"""Benchmarks name parts of the code by words: they must be there still."""

from __future__ import annotations

import functools
from importlib import import_module

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from tests.benchmarks.api_reads import ADDRESSES
from tests.benchmarks.parts import PARTS
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.large_editions import large_edition


@pytest.mark.parametrize(("part", "module", "place"), PARTS)
def test_every_part_of_a_build_that_is_timed_is_there(part: str, module: str, place: str) -> None:
    assert part
    assert callable(functools.reduce(getattr, place.split("."), import_module(module)))


def test_every_address_that_is_timed_is_served() -> None:
    with TestClient(create_app(MemoryEditions(large_edition(400)))) as client:
        for address in ADDRESSES:
            asked = address.replace("INC-12345", "INC-123")
            assert client.get(asked).status_code == 200, asked
