"""The rows that leave the product: findings, documents, themes, links and signals of one edition.

Spreadsheets run cells that begin like a formula, so text cells of a CSV that do get an apostrophe
in front (OWASP, "CSV Injection"); JSONL and Parquet keep every text verbatim.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any, BinaryIO

import pandas as pd

from intelligence.edition import Edition
from intelligence.errors import IntelligenceError
from intelligence.lookup import health_by_theme
from intelligence.plain_rows import each_row
from intelligence.signals.reading import signal_frame
from intelligence.signals.registry import SIGNALS

#: Columns of each export, in order.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "findings": (
        "finding_id", "document", "kind", "start", "end", "text", "role",
        "theme_id", "theme_key", "subcause_key", "confidence", "subcause_confidence", "abstention",
    ),
    "documents": (
        "document", "kind", "date", "customer", "customer_link",
        "engagement", "engagement_link", "theme_keys",
    ),
    "themes": (
        "theme_id", "theme_key", "name", "definition", "status", "stability",
        "documents", "engagements", "customers", "small", "first_seen", "last_seen", "trend",
        "owner_role", "owner_name", "goal", "keyphrases",
    ),
    "links": (
        "document", "entity", "given", "state", "key", "name",
        "score", "runner_up", "runner_up_score", "method",
    ),
}  # fmt: skip

#: Everything that can be exported: the four above, and every signal table by its name.
EXPORTS = (*COLUMNS, *SIGNALS)

FORMATS = ("jsonl", "csv", "parquet")

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class UnknownExport(IntelligenceError):
    """There is no export of that name or format."""


def export_table(edition: Edition, what: str) -> pd.DataFrame:
    """Return the rows of one export.

    Raises:
        UnknownExport: when ``what`` is not one of :data:`EXPORTS`.

    """
    if what in SIGNALS:
        return signal_frame(edition.tables.get(what), SIGNALS[what])
    if what not in COLUMNS:
        raise UnknownExport(f"there is no export {what!r}; choose from {', '.join(EXPORTS)}")
    # An edition of an earlier release lacks what was not told then; those cells are empty.
    table = edition.tables[what]
    if what == "themes":
        health = health_by_theme(edition)
        verdicts = [health.get(theme, {}).get("verdict") for theme in table["theme_id"]]
        table = table.assign(stability=pd.Series(verdicts, table.index, dtype="object"))
    return table.reindex(columns=list(COLUMNS[what]))


def write_export(table: pd.DataFrame, form: str, target: BinaryIO) -> None:
    """Write rows as JSON lines, CSV (UTF-8 with BOM, as spreadsheets expect) or Parquet.

    Raises:
        UnknownExport: when ``form`` is not one of :data:`FORMATS`.

    """
    if form == "jsonl":
        target.writelines(_json_line(row) for row in each_row(table))
    elif form == "csv":
        _write_csv(table, target)
    elif form == "parquet":
        target.write(table.to_parquet(index=False, compression="zstd"))
    else:
        raise UnknownExport(f"there is no format {form!r}; choose from {', '.join(FORMATS)}")


def _json_line(row: Mapping[str, Any]) -> bytes:
    return (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _write_csv(table: pd.DataFrame, target: BinaryIO) -> None:
    text = io.TextIOWrapper(target, encoding="utf-8-sig", errors="replace", newline="")
    writer = csv.writer(text)
    writer.writerow(table.columns)
    for row in each_row(table):
        writer.writerow([safe_cell(value) for value in row.values()])
    text.flush()
    text.detach()


def safe_cell(value: Any) -> Any:
    r"""Return a cell that no spreadsheet runs.

    >>> safe_cell('=HYPERLINK("http://x")')
    '\'=HYPERLINK("http://x")'
    >>> safe_cell(-3)
    -3
    """
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and value.lstrip(" ").startswith(_STARTS_A_FORMULA):
        return f"'{value}"
    return "" if value is None else value
