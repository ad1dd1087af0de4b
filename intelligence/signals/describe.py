"""Writes what every signal table holds as Markdown: ``python -m intelligence.signals.describe``.

`docs/signals.md` is this text; a test fails where the two differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from intelligence.signals.catalogue import SignalTable
from intelligence.signals.registry import SIGNALS

PAGE = Path(__file__).parents[2] / "docs" / "signals.md"

_OPENING = """# Signals

Every edition keeps these tables beside its counts. Command line (`premortem signals TABLE`), HTTP
(`/v1/signals?table=TABLE`) and report show them by this one list, so a figure reads the same
wherever it stands. The unit of counting is the engagement that shows a theme, never the finding.
This page is written by `python -m intelligence.signals.describe`.
"""


def page() -> str:
    """Return the page."""
    return _OPENING + "".join(_section(table) for table in SIGNALS.values())


def _section(table: SignalTable) -> str:
    lines = [f"\n## {table.name}\n\n**{table.title}.** {table.question}\n\n{table.reading}\n\n"]
    if table.verdict is not None:
        worth = ", ".join(sorted(table.noteworthy))
        lines.append(f"Worth attention, by `{table.verdict}`: {worth}.\n\n")
    lines.append("| Column | Name | Unit | How it comes about |\n|---|---|---|---|\n")
    lines.extend(_rows(table))
    return "".join(lines)


def _rows(table: SignalTable) -> Iterator[str]:
    for metric in table.columns:
        per = f", per {metric.exposure}" if metric.exposure else ""
        yield f"| `{metric.key}` | {metric.name} | {metric.unit.value}{per} | {metric.formula} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
