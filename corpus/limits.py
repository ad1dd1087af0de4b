"""Bounds on what is read, so that one hostile or broken file cannot exhaust the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file. Sizes are bytes, lengths are Unicode code points.

    ``max_expanded_bytes`` and ``max_expansion_ratio`` hold for archives and for the formats that
    are archives inside (XLSX, DOCX, Parquet). The ratio is judged only above
    ``ratio_judged_above`` expanded bytes, because small repetitive files compress as well as a
    bomb does and harm nobody.

    >>> Limits().max_file_bytes
    200000000
    """

    max_file_bytes: int = 200_000_000
    max_expanded_bytes: int = 1_000_000_000
    max_expansion_ratio: int = 200
    ratio_judged_above: int = 20_000_000
    max_archive_entries: int = 10_000
    max_cell_characters: int = 1_000_000
    max_text_characters: int = 5_000_000
    max_columns: int = 5_000
    max_rows: int = 2_000_000
    max_cells: int = 50_000_000
    max_pages: int = 5_000

    def __post_init__(self) -> None:
        """Check that every bound lets something through.

        Raises:
            ValueError: when a bound is below 1.

        """
        for name in self.__slots__:
            value = getattr(self, name)
            if value < 1:
                message = f"the limit {name} is {value}; it must be at least 1"
                raise ValueError(message)
