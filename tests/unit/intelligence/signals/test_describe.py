"""The page that tells what signals are."""

from __future__ import annotations

from intelligence.signals.describe import PAGE, page
from intelligence.signals.registry import SIGNALS


def test_the_page_says_what_the_tables_hold() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == page(), "write it anew with python -m intelligence.signals.describe"


def test_every_table_and_column_is_on_it() -> None:
    told = page()
    for name, table in SIGNALS.items():
        section = told.split(f"\n## {name}\n")[1].split("\n## ")[0]
        assert all(f"| `{key}` |" in section for key in table.keys)
