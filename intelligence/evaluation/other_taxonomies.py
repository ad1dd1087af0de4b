"""Taxonomies that a user might bring instead of the starter one, to measure how they fare."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from intelligence.taxonomy import Taxonomy, ThemeDefinition
from models.recognition.worlds import read_plain_words

OTHER_TAXONOMY = Path(__file__).with_name("other_taxonomy.json")


def renamed(taxonomy: Taxonomy) -> Taxonomy:
    """Return the taxonomy under other keys, so that no trained head applies to it."""
    return Taxonomy(tuple(replace(theme, key=f"my_{theme.key}") for theme in taxonomy.themes))


def half_reworded(taxonomy: Taxonomy) -> Taxonomy:
    """Return the starter taxonomy with every second theme in other words and without sub-causes."""
    words = read_plain_words()
    return Taxonomy(
        tuple(
            ThemeDefinition(theme.key, *words[theme.key]) if place % 2 else theme
            for place, theme in enumerate(taxonomy.themes)
        )
    )


def other_taxonomy() -> tuple[Taxonomy, dict[str, str]]:
    """Return coarser themes in other words, and which of them covers each starter theme."""
    content = json.loads(OTHER_TAXONOMY.read_text(encoding="utf-8"))
    themes = tuple(
        ThemeDefinition(key, entry["name"], entry["definition"]) for key, entry in content.items()
    )
    covers = {theme: key for key, entry in content.items() for theme in entry["covers"]}
    return Taxonomy(themes), covers
