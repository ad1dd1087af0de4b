"""Which character separates the cells of a file, judged by reading it with each candidate."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from corpus.readers.delimited_parser import Dialect, Record, parse
from corpus.readers.header import is_label

#: Candidates; of equals the first is taken.
DELIMITERS = (",", ";", "\t", "|")

_SAMPLE_RECORDS = 200
_CONSISTENT = 0.5


@dataclass(frozen=True, slots=True)
class Guess:
    """A dialect, the share of records that have the same number of cells, and that number."""

    dialect: Dialect
    share: float
    width: int
    records: int
    skip_lines: int = 0


def line_end(sample: str) -> str:
    r"""Return the line end to split at: a lone carriage return only where nothing else is.

    >>> line_end("a\rb"), line_end("a\r\nb")
    ('\r', '\n')
    """
    return "\n" if "\n" in sample or "\r" not in sample else "\r"


def guess_dialect(sample: str, extension: str = ".csv") -> Guess:
    r"""Return the dialect under which the records of the sample agree best.

    ``sample`` is the start of the text; a last, incomplete line is no harm.

    >>> guess_dialect("id;cost\n1;2,5\n2;3,5\n").dialect.delimiter
    ';'
    """
    end = line_end(sample)
    first, _, rest = sample.partition(end)
    told = first.strip().removeprefix("\ufeff").strip('"').casefold()
    if told.startswith("sep=") and len(told) <= len("sep=") + 1:
        dialect = _spaced(rest, told[4:] or "\t")
        return Guess(dialect, 1.0, _measure(rest, dialect, end).width, 1, skip_lines=1)
    guesses = [_measure(sample, _spaced(sample, candidate), end) for candidate in DELIMITERS]
    favourite = "\t" if extension in {".tsv", ".tab"} else ","
    best = max(
        guesses,
        key=lambda guess: (
            guess.share + 0.05 * (guess.dialect.delimiter == favourite),
            guess.width,
        ),
    )
    if best.share >= _CONSISTENT:
        return best
    return next(guess for guess in guesses if guess.dialect.delimiter == favourite)


def _spaced(sample: str, delimiter: str) -> Dialect:
    close, apart = sample.count(f'{delimiter}"'), sample.count(f'{delimiter} "')
    return Dialect(delimiter, space_before_quotes=apart > close)


def _measure(sample: str, dialect: Dialect, end: str) -> Guess:
    lines = io.StringIO(sample, newline=end)
    records = [
        item
        for item in islice(parse(lines, dialect), _SAMPLE_RECORDS)
        if isinstance(item, Record) and not item.blank
    ]
    widths = Counter(len(record.cells) for record in records)
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return Guess(dialect, 0.0, 1, len(records))
    width, count = max(several.items(), key=lambda item: (item[1], item[0]))
    share = count / len(records)
    header = next(record for record in records if len(record.cells) == width)
    filled = [cell for cell in header.cells if cell.strip()]
    if sum(map(is_label, filled)) <= len(filled) / 2:
        share /= 2
    return Guess(dialect, share, width, len(records))
