"""The sheet that a person labels, and what is read of it afterwards.

The sheet is blind: it shows the words and what stands round them, in an order that tells nothing,
and neither the theme that was given nor how surely. A label is a theme's key, id or name, several
parted by semicolons, or one of the words below.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from intelligence.audit.strata import Cause, Stratum
from intelligence.edition import Edition
from intelligence.errors import InvalidAudit
from intelligence.export import safe_cell
from intelligence.plain_rows import rows_of

#: A cause of no theme in the list; no cause at all; and a person who cannot tell.
NONE, NO_CAUSE, UNSURE = "none", "not a cause", "unsure"

#: Columns of the sheet, in order.
COLUMNS = ("sample", "finding_id", "document", "before", "text", "after", "label", "note")

#: Digits of a sample's number: no workspace has drawn so many.
_LONGEST_NUMBER = 18

#: Characters of the document before and after the finding.
_AROUND = 240


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a person wrote: labels by finding id, an empty set for none of the themes.

    ``doubted`` are findings of which the person cannot tell: they have no label, nor keep one.
    """

    sample: int
    labels: Mapping[str, frozenset[str]]
    doubted: tuple[str, ...]
    empty: int

    @property
    def unsure(self) -> int:
        """How many the person cannot tell."""
        return len(self.doubted)


def causes_of(edition: Edition) -> tuple[Cause, ...]:
    """Return the causes of an edition that an audit can draw."""
    findings = edition.tables["findings"]
    rows = rows_of(findings[findings["role"] == "cause"])
    return tuple(
        Cause(row["finding_id"], row["theme_id"] or "", float(row["confidence"] or 0.0))
        for row in rows
    )


def sheet_rows(
    edition: Edition, sample: int, strata: Sequence[Stratum], seed: int
) -> list[dict[str, Any]]:
    """Return the rows to label, shuffled."""
    drawn = sorted(name for part in strata for name in part.drawn)
    findings = edition.tables["findings"]
    texts = edition.tables["documents"][["document_uid", "text"]]
    own = findings[findings["finding_id"].isin(drawn)]
    merged = own.merge(texts, on="document_uid", suffixes=("", "_document"))
    found = {row["finding_id"]: row for row in rows_of(merged)}
    order = np.random.default_rng(seed).permutation(len(drawn))
    return [_row(sample, found[drawn[at]]) for at in order.tolist()]


def _row(sample: int, row: Mapping[str, Any]) -> dict[str, Any]:
    whole, start, end = row["text_document"], row["start"], row["end"]
    before, after = whole[max(start - _AROUND, 0) : start], whole[end : end + _AROUND]
    values = (sample, row["finding_id"], row["document"], before, row["text"], after, "", "")
    return dict(zip(COLUMNS, values, strict=True))


def written(rows: Sequence[Mapping[str, Any]], *, lines: bool) -> str:
    """Return the sheet as JSON lines, or as a CSV whose cells no spreadsheet runs."""
    if lines:
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    writer.writerows([safe_cell(_unled(row[name])) for name in COLUMNS] for row in rows)
    return target.getvalue()


def _unled(value: Any) -> Any:
    """Return words without the breaks they begin with, which are taken for those of a formula."""
    return value.lstrip("\t\r\n") if isinstance(value, str) else value


def sample_of(text: str) -> int:
    """Return the number of the sample that a sheet is of.

    Raises:
        InvalidAudit: when it is no sheet, or one of several samples.

    """
    samples = {str(row.get("sample", "")).strip() for row in _rows(text)}
    given = next(iter(samples))
    if len(samples) != 1 or not given.isdecimal() or len(given) > _LONGEST_NUMBER:
        raise InvalidAudit("the file is not the sheet of one audit: column `sample` must say which")
    return int(given)


def read_sheet(text: str, themes: Sequence[Mapping[str, Any]]) -> Sheet:
    """Return what a person wrote into a sheet.

    Args:
        text: the sheet, CSV or JSON lines, in any order of rows and columns.
        themes: rows of the register, with ``theme_id``, ``theme_key`` and ``name``.

    Raises:
        InvalidAudit: when it is no sheet, a label is none of the themes, or two rows label one
            cause differently; the rows are named.

    """
    known = _names(themes)
    told: dict[str, frozenset[str] | None] = {}
    rows: dict[str, int] = {}
    empty = 0
    for number, row in enumerate(_rows(text), 2):
        given = str(row.get("label") or "").strip()
        if not given:
            empty += 1
            continue
        doubted, name = given.casefold() == UNSURE, str(row["finding_id"])
        label = None if doubted else _label(given, known, number)
        if name in told and told[name] != label:
            message = (
                f"rows {rows[name]} and {number} label the same cause differently; "
                "write the same label into both"
            )
            raise InvalidAudit(message)
        told[name] = label
        rows.setdefault(name, number)
    labels = {name: label for name, label in told.items() if label is not None}
    return Sheet(sample_of(text), labels, tuple(sorted(told.keys() - labels.keys())), empty)


def _rows(text: str) -> list[dict[str, Any]]:
    text = text.removeprefix("\ufeff")
    try:
        if text.lstrip().startswith("{"):
            rows = [json.loads(line) for line in text.splitlines() if line.strip()]
        else:
            first = text.splitlines()[0] if text else ""
            mark = max(",;\t", key=first.count)
            rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=mark))
    except (ValueError, csv.Error) as error:
        raise InvalidAudit("the sheet is neither CSV nor JSON lines") from error
    if not rows or not all({"sample", "finding_id", "label"} <= row.keys() for row in rows):
        raise InvalidAudit("the sheet needs the columns sample, finding_id and label")
    return rows


def _names(themes: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    known: dict[str, str] = {}
    for column in ("name", "theme_key", "theme_id"):
        for row in themes:
            if row[column]:
                known[str(row[column]).casefold()] = str(row["theme_id"])
    return known


def _label(given: str, known: Mapping[str, str], number: int) -> frozenset[str]:
    if given.casefold() in {NONE, NO_CAUSE}:
        return frozenset()
    whole = known.get(given.casefold())
    if whole:
        return frozenset({whole})
    words = [word.strip().casefold() for word in given.split(";") if word.strip()]
    missing = [word for word in words if word not in known]
    if missing:
        message = (
            f"row {number}: the label {missing[0]!r} is no theme of the audited edition; write a "
            f"theme's key, id or name, or `{NONE}`, `{NO_CAUSE}` or `{UNSURE}`"
        )
        raise InvalidAudit(message)
    return frozenset(known[word] for word in words)
