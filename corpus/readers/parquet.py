"""Parquet files, typed columns turned to text and nested ones flattened like JSON."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from corpus.errors import CorpusError, LimitExceeded, UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawRow, RawTable, RowFault
from corpus.readers.contract import Head, Part
from corpus.readers.flatten import flatten
from corpus.readers.rows import TableShape, bounded, broken, check_columns
from corpus.readers.spreadsheet import cell_text

_FORMAT = "Parquet"
_MARK = b"PAR1"
_BATCH = 512
_FRAME_INDEX = re.compile(r"^__index_level_\d+__$")


class ParquetReader:
    """Reads a Parquet file batch by batch."""

    format = _FORMAT
    extensions = (".parquet", ".pq")

    def recognises(self, head: Head) -> bool:
        """The four letters with which every Parquet file begins."""
        return head.start.startswith(_MARK)

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return the one table of the file.

        Raises:
            UnreadableFile: when the file is no Parquet file or is damaged.
            LimitExceeded: when it would expand too far or is too wide.

        """
        content = path.read_bytes()
        if not (content.startswith(_MARK) and content.endswith(_MARK)):
            message = (
                f"{path.name} is not {_FORMAT}, or is cut short: it lacks the marks at its ends"
            )
            raise UnreadableFile(message)
        try:
            file = pq.ParquetFile(io.BytesIO(content))
            _check_expansion(path.name, file.metadata, limits)
            columns = tuple(
                name
                for field in file.schema_arrow
                if not _FRAME_INDEX.match(field.name)
                for name in _leaves(field.name, field.type)
            )
        except CorpusError:
            raise
        except Exception as error:
            raise broken(path.name, _FORMAT, error) from error
        check_columns(path.name, len(columns), limits)
        rows = bounded(_rows(file, columns, limits), path.name, _FORMAT, limits)
        return (RawTable(path.stem, columns, rows),)


def _check_expansion(name: str, metadata: Any, limits: Limits) -> None:
    expanded = sum(
        metadata.row_group(index).total_byte_size for index in range(metadata.num_row_groups)
    )
    if expanded > limits.max_expanded_bytes:
        message = (
            f"{name} would expand to {expanded} bytes; "
            f"at most {limits.max_expanded_bytes} are allowed"
        )
        raise LimitExceeded(message)


def _leaves(name: str, kind: Any) -> Iterator[str]:
    if pa.types.is_struct(kind):
        for field in kind:
            yield from _leaves(f"{name}.{field.name}", field.type)
    else:
        yield name


def _plain(value: Any) -> Any:
    """Return a value as JSON would hold it."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    if isinstance(value, (dt.datetime, dt.date, dt.time, float)):
        return cell_text(value)
    return value


def _leaf_texts(name: str, value: Any) -> dict[str, str]:
    if isinstance(value, Mapping):
        texts: dict[str, str] = {}
        for key, item in value.items():
            texts.update(_leaf_texts(f"{name}.{key}", item))
        return texts
    return flatten({name: value})


def _rows(file: Any, columns: tuple[str, ...], limits: Limits) -> Iterator[RawRow | RowFault]:
    shape = TableShape(columns)
    number = 0
    for batch in file.iter_batches(batch_size=_BATCH):
        names = batch.schema.names
        held = [column.to_pylist() for column in batch.columns]
        for position in range(batch.num_rows):
            number += 1
            cells: list[str] = []
            for name, values, field in zip(names, held, batch.schema, strict=True):
                if not _FRAME_INDEX.match(name):
                    texts = _leaf_texts(name, _plain(values[position]))
                    cells.extend(texts.get(leaf, "") for leaf in _leaves(name, field.type))
            yield shape.row(number, cells, limits)
