from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from intelligence.errors import InvalidTaxonomy
from intelligence.taxonomy import parse_taxonomy

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_a_taxonomy_or_is_refused_with_a_reason(content: Any) -> None:
    try:
        taxonomy = parse_taxonomy(json.dumps(content), "mine.json")
    except InvalidTaxonomy as error:
        assert str(error).startswith("mine.json")  # noqa: PT017  (both outcomes are allowed)
    else:
        assert len({theme.key for theme in taxonomy.themes}) == len(taxonomy.themes) > 0
        assert all(theme.name and theme.definition for theme in taxonomy.themes)


@given(st.text(max_size=200))
def test_any_text_is_a_taxonomy_or_is_refused(text: str) -> None:
    try:
        taxonomy = parse_taxonomy(text)
    except InvalidTaxonomy:
        return
    assert taxonomy.themes
