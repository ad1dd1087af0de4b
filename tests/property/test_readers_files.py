"""No bytes whatever make a reader fail in any other way than it promises."""

from __future__ import annotations

import contextlib
import csv
import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.limits import Limits
from corpus.raw import RawTable, RowFault
from corpus.readers.delimited_parser import Dialect, Record, parse
from corpus.readers.registry import read
from tests.fixtures.readers.build import good_files

GOOD = good_files()
NAMES = sorted(GOOD)

cells = st.text(st.characters(exclude_characters="\x00\r", exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.lists(cells, min_size=2, max_size=5), max_size=6), st.sampled_from(",;\t|"))
def test_what_a_writer_quotes_is_read_back_exactly(rows: list[list[str]], delimiter: str) -> None:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=delimiter).writerows(rows)
    lines = io.StringIO(target.getvalue(), newline="\n")
    read_back = [r.cells for r in parse(lines, Dialect(delimiter)) if isinstance(r, Record)]
    assert read_back == [tuple(row) for row in rows]


@given(st.text(st.sampled_from('ab",;\n\r '), max_size=80))
def test_no_line_is_lost_whatever_the_quotes(text: str) -> None:
    items = list(parse(io.StringIO(text, newline="\n"), Dialect()))
    numbers = [item.line for item in items]
    assert numbers == sorted(set(numbers))
    kept = "".join("".join(i.cells) if isinstance(i, Record) else i.text for i in items)
    assert kept.count("a") == text.count("a")
    assert kept.count("b") == text.count("b")


def consume(name: str, content: bytes) -> None:
    """Read a file to its end; only errors of the package may come out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        with contextlib.suppress(CorpusError):
            for part in read(path, Limits()):
                if isinstance(part, RawTable):
                    for row in part.rows:
                        assert isinstance(row, RowFault) or len(row.cells) == len(part.columns)
                else:
                    assert all(s.start <= s.end <= len(part.text) for s in part.sections)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(NAMES), st.binary(max_size=300))
def test_arbitrary_bytes_under_any_extension(name: str, content: bytes) -> None:
    consume(name, content)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(NAMES), st.data())
def test_damaged_files_of_every_format(name: str, data: st.DataObject) -> None:
    content = bytearray(GOOD[name])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(content)))
    consume(name, bytes(content[:cut] if data.draw(st.booleans()) else content))
