"""A mapping as a file: written for a person to edit, read with suspicion."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Any, NoReturn

from corpus.errors import InvalidMapping
from corpus.fields import Records, fields_for
from corpus.mapping.model import ColumnMapping, Mapping, RecordKind
from corpus.mapping.shapes import GENERIC, SHAPES

VERSION = 1
_LARGEST_FILE = 1_000_000
_MOST_COLUMNS = 2_000
_LONGEST_LABEL = 1_000


def save_mapping(mapping: Mapping, path: Path) -> None:
    """Write a mapping as JSON, one column a line, with the version of the form.

    Sample values are left out: a mapping is passed round, customers' texts are not.
    """
    columns = [
        {
            "column": column.column,
            "field": column.field,
            "confidence": round(column.confidence, 2),
            "reason": column.reason,
        }
        for column in mapping.columns
    ]
    content = {
        "premortem_mapping": VERSION,
        "shape": mapping.shape,
        "kind": mapping.kind.value,
        "columns": columns,
    }
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def load_mapping(path: Path) -> Mapping:
    """Return a mapping from its file; ``fitted_to`` places it on a table.

    ``columns`` may be the list that ``save_mapping`` writes or, by hand, an object of column
    label to field name.

    Raises:
        InvalidMapping: when the file is no mapping, or names a kind or field that does not exist.

    """
    content = _read(path)
    version = content.get("premortem_mapping")
    if version != VERSION:
        _fail(path, f"has 'premortem_mapping': {_shown(version)}; this release reads {VERSION}")
    kind = _choice(path, "kind", content.get("kind"), [kind.value for kind in RecordKind])
    shapes = [GENERIC, *(shape.name for shape in SHAPES)]
    shape = _choice(path, "shape", content.get("shape", GENERIC), shapes)
    entries = _entries(path, content.get("columns"))
    records = RecordKind(kind).records
    columns = tuple(_column(path, place, entry, records) for place, entry in enumerate(entries))
    _refuse_rivals(path, columns, records)
    if all(column.field is None for column in columns):
        _fail(path, "feeds no field; give at least one column a field")
    return Mapping(shape, RecordKind(kind), columns)


def _read(path: Path) -> dict[str, Any]:
    try:
        size = path.stat().st_size
        if size > _LARGEST_FILE:
            _fail(path, f"has {size} bytes; a mapping has at most {_LARGEST_FILE}")
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        message = f"mapping {path} cannot be opened: {error.strerror}"
        raise InvalidMapping(message) from error
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        message = f"mapping {path} is not JSON in UTF-8: {str(error)[:200]}"
        raise InvalidMapping(message) from error
    if not isinstance(content, dict):
        _fail(path, f"holds a {type(content).__name__}; it should be an object")
    return content


def _entries(path: Path, columns: Any) -> list[dict[str, Any]]:
    if isinstance(columns, dict):
        columns = [{"column": label, "field": field} for label, field in columns.items()]
    if not isinstance(columns, list) or not columns:
        _fail(path, "has no 'columns': a list of {column, field}, or an object of label to field")
    if len(columns) > _MOST_COLUMNS:
        _fail(path, f"names {len(columns)} columns; at most {_MOST_COLUMNS} are allowed")
    return list(columns)


def _column(path: Path, place: int, entry: Any, records: Records) -> ColumnMapping:
    label = entry.get("column") if isinstance(entry, dict) else None
    if not isinstance(label, str) or not label or len(label) > _LONGEST_LABEL:
        _fail(path, f"column {place + 1} has 'column': {_shown(label)}; it should be a label")
    field = entry.get("field")
    if field is not None:
        names = [field.name for field in fields_for(records)]
        field = _choice(path, f"field of column {label!r}", field, names)
    confidence = entry.get("confidence", 1.0)
    if isinstance(confidence, bool) or not isinstance(confidence, int | float):
        confidence = 1.0
    reason = entry.get("reason") or "as the saved mapping says"
    clipped = min(1.0, max(0.0, float(confidence)))
    return ColumnMapping(place, label, field, clipped, str(reason)[:_LONGEST_LABEL])


def _refuse_rivals(path: Path, columns: tuple[ColumnMapping, ...], records: Records) -> None:
    single = {field.name for field in fields_for(records) if not field.many}
    seen: dict[str, str] = {}
    for column in columns:
        if column.field not in single:
            continue
        if column.field in seen:
            rival = seen[column.field]
            _fail(
                path,
                f"feeds {column.field!r} from both {rival!r} and {column.column!r}; "
                "only text fields, status and tags take several columns",
            )
        seen[column.field] = column.column


def _choice(path: Path, what: str, value: Any, options: list[str]) -> str:
    if not isinstance(value, str) or value not in options:
        _fail_choice(path, what, value, options)
    return value


def _fail_choice(path: Path, what: str, value: Any, options: list[str]) -> NoReturn:
    near = difflib.get_close_matches(str(value)[:80], options, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    _fail(path, f"has {what} {_shown(value)}; the options are {', '.join(options)}{hint}")


def _shown(value: Any) -> str:
    return repr(value)[:80]


def _fail(path: Path, problem: str) -> NoReturn:
    message = f"mapping {path} {problem}"
    raise InvalidMapping(message)
