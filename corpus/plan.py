"""How files would be read, without storing anything: what ``--dry-run`` shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError
from corpus.ingest import make_reading
from corpus.limits import Limits
from corpus.mapping import ColumnMapping, Mapping, save_mapping
from corpus.raw import RawTable
from corpus.readers.registry import read
from corpus.readers.walk import FoundFile, discover
from corpus.reading import GUIDANCE, Reading, mapped_part


@dataclass(frozen=True, slots=True)
class FilePlan:
    """How one table or text of a file would be read, or why it would not."""

    file: str
    verdict: str
    mapping: Mapping | None = None

    @property
    def columns(self) -> tuple[ColumnMapping, ...]:
        """Every column with field, confidence and samples; none for a text."""
        return self.mapping.columns if self.mapping else ()

    def as_dict(self) -> dict[str, Any]:
        """Return the plan JSON-ready."""
        columns = [asdict(column) for column in self.columns]
        return {"file": self.file, "verdict": self.verdict, "columns": columns}


def plan(
    paths: Sequence[Path],
    limits: Limits,
    *,
    kind: str | None = None,
    mapping: Path | None = None,
    save: Path | None = None,
) -> tuple[FilePlan, ...]:
    """Return a plan for every table and text; ``save`` receives the first table's mapping.

    Raises:
        InvalidMapping: when the given mapping file is none, or there is no table to save.

    """
    reading = make_reading(limits, kind, mapping)
    plans = tuple(item for found in discover(paths, limits) for item in _plans(found, reading))
    if save is not None:
        first = next((item.mapping for item in plans if item.mapping), None)
        if first is not None:
            save_mapping(first, save)
    return plans


def _plans(found: object, reading: Reading) -> Iterator[FilePlan]:
    if not isinstance(found, FoundFile):
        yield FilePlan(found.relative, f"not read: {found.reason}")  # type: ignore[attr-defined]
        return
    try:
        with found.local(reading.limits) as path:
            parts = read(path, reading.limits)
            for part in parts:
                if isinstance(part, RawTable):
                    table = mapped_part(part, parts, reading, found.relative)
                    guidance = FilePlan(f"{found.relative} (table {part.name})", GUIDANCE)
                    read_as = _of_table(found.relative, part, table.mapping)
                    yield guidance if table.is_guidance else read_as
                else:
                    yield FilePlan(found.relative, f"one text of {len(part.text):,} characters")
    except (CorpusError, OSError) as error:
        yield FilePlan(found.relative, f"not readable: {error}")


def _of_table(file: str, table: RawTable, mapping: Mapping) -> FilePlan:
    name = f" (table {table.name})" if table.name and table.name not in file else ""
    verdict = f"read as {mapping.kind.value} rows of shape {mapping.shape}{name}"
    return FilePlan(file, verdict, mapping)
