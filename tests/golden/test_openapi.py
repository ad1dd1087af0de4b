from __future__ import annotations

import difflib

from api.app import create_app
from api.openapi import COMMITTED, text_of
from api.ports import NoEditions


def test_the_committed_description_is_what_the_routes_say() -> None:
    committed = COMMITTED.read_text(encoding="utf-8").splitlines()
    found = text_of(create_app(NoEditions())).splitlines()
    difference = "\n".join(difflib.unified_diff(committed, found, "committed", "routes", n=2))
    assert not difference, f"run `make openapi` when this is meant:\n{difference}"
