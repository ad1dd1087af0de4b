import csv
import io
import time

from corpus.readers.delimited_parser import BrokenRecord, Dialect, Record, parse


def read(text: str, dialect: Dialect | None = None) -> list[tuple[str, ...] | str]:
    items = parse(io.StringIO(text, newline="\n"), dialect or Dialect())
    return [item.cells if isinstance(item, Record) else item.text for item in items]


def test_well_formed_files_are_read_as_the_standard_reader_does() -> None:
    rows = [["a", 'say "hi"', "x\ny"], ["", ",", "é\u2028f"], ['"', "", ""]]
    target = io.StringIO(newline="")
    csv.writer(target).writerows(rows)
    assert read(target.getvalue()) == [tuple(row) for row in rows]


def test_an_unclosed_quote_costs_its_own_line_only() -> None:
    assert read('1,"open\n2,two\n3,three\n') == ['1,"open\n', ("2", "two"), ("3", "three")]


def test_an_unclosed_quote_before_quoted_rows_costs_its_own_line_only() -> None:
    assert read('1,"open\n2,"two"\n3,"x"\n') == ['1,"open\n', ("2", "two"), ("3", "x")]
    assert read('"open,1\n"two",2\n') == ['"open,1\n', ("two", "2")]


def test_quotes_that_nobody_doubled_are_kept_as_they_are() -> None:
    assert read('"he said "no" to me",2\n') == [('he said "no" to me', "2")]
    assert read('5" pipe,2\n') == [('5" pipe', "2")]


def test_a_cell_may_hold_many_lines() -> None:
    text = "line\n" * 20_000
    started = time.process_time()
    assert read(f'1,"{text}"\n2,x\n') == [("1", text), ("2", "x")]
    assert time.process_time() - started < 5


def test_line_numbers_are_those_of_the_file() -> None:
    lines = io.StringIO('a,b\n"x\ny",2\n"bad\nlast,1\n', newline="\n")
    numbers = [(item.line, isinstance(item, BrokenRecord)) for item in parse(lines, Dialect())]
    assert numbers == [(1, False), (2, False), (4, True), (5, False)]


def test_a_space_before_quotes_is_dropped_when_the_dialect_says_so() -> None:
    dialect = Dialect(",", space_before_quotes=True)
    assert read('"a", "b, c"\n', dialect) == [("a", "b, c")]


def test_an_empty_last_cell_is_a_cell() -> None:
    assert read("a,\n,\n\n") == [("a", ""), ("", ""), ("",)]


def test_zero_bytes_are_dropped() -> None:
    assert read("a\x00,b\n") == [("a", "b")]
