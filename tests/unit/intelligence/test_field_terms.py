from __future__ import annotations

import json

import pytest

from intelligence.field_terms import STARTER_FILE, TERMS_FILE, terms_of


@pytest.mark.parametrize("key", json.loads(STARTER_FILE.read_text(encoding="utf-8")))
def test_each_starter_theme_has_terms_as_long_as_its_definition_stands(key: str) -> None:
    definition = json.loads(STARTER_FILE.read_text(encoding="utf-8"))[key][1]
    terms = json.loads(TERMS_FILE.read_text(encoding="utf-8"))[key]

    assert list(terms_of(key, definition)) == terms
    assert terms_of(key, f"{definition}, told otherwise") == ()
    assert terms_of(f"my_{key}", definition) == ()
