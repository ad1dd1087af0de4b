"""The fake edition with some of its documents changed, for the odd case a test is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from intelligence.edition import Edition
from tests.fakes.editions import fake_edition, frame


def edition_with(changes: Mapping[int, Mapping[str, Any]]) -> Edition:
    """Return the fake edition after changing cells of the documents at the positions given."""
    edition = fake_edition()
    rows = rows_of(edition, "documents")
    for position, cells in changes.items():
        rows[position].update(cells)
    return Edition(edition.manifest, {**edition.tables, "documents": frame(rows)})


def rows_of(edition: Edition, table: str) -> list[dict[str, Any]]:
    """Return a table of an edition as rows."""
    found = edition.tables[table].to_dict("records")
    return [{str(name): cell for name, cell in row.items()} for row in found]


def merged_editions() -> tuple[Edition, Edition]:
    """Return the fake edition, and the next one in which ``T-0002`` became a part of ``T-0001``."""
    before = fake_edition()
    themes, lineage = before.tables["themes"], before.tables["lineage"]
    merged = lineage["theme_id"] == "T-0002"
    changed = {
        "themes": themes[themes["theme_id"] != "T-0002"].reset_index(drop=True),
        "lineage": lineage.assign(
            event=lineage["event"].mask(merged, "merges"),
            theme_id=lineage["theme_id"].mask(merged, "T-0001"),
            keeps_id=lineage["keeps_id"] & ~merged,
        ),
    }
    manifest = replace(before.manifest, number=before.number + 1, fingerprint="merged")
    return before, Edition(manifest, {**before.tables, **changed})
