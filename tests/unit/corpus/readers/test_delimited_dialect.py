import pytest

from corpus.readers.delimited_dialect import guess_dialect, line_end

ROWS = [
    ["ID", "Text", "Cost"],
    ["1", "Late, and again; twice", "2,5"],
    ["2", "No | scope", "17,25"],
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_among_text_that_holds_the_others(delimiter: str) -> None:
    lines = [delimiter.join(f'"{c}"' if delimiter in c else c for c in row) for row in ROWS * 5]
    assert guess_dialect("\n".join(lines)).dialect.delimiter == delimiter


def test_decimal_commas_do_not_make_a_semicolon_file_a_comma_file() -> None:
    text = "id;hours;cost\n" + "".join(f"{n};{n},5;{n},25\n" for n in range(100))
    guess = guess_dialect(text)
    assert guess.dialect.delimiter == ";"
    assert guess.width == 3


def test_quoted_line_breaks_do_not_confuse_the_guess() -> None:
    text = "id;text\n" + '1;"a, b,\nc, d,\n"\n' * 20
    assert guess_dialect(text).dialect.delimiter == ";"


def test_the_line_that_excel_writes_for_itself_decides_and_is_passed_over() -> None:
    guess = guess_dialect("sep=;\na,b;c\n")
    assert guess.dialect.delimiter == ";"
    assert guess.skip_lines == 1


def test_the_extension_decides_between_equals() -> None:
    assert guess_dialect("text\nlate\n", ".tsv").dialect.delimiter == "\t"
    assert guess_dialect("text\nlate\n", ".csv").dialect.delimiter == ","


def test_spaces_before_quotes_are_noticed() -> None:
    assert guess_dialect('a, "b"\nc, "d, e"\n').dialect.space_before_quotes


def test_a_carriage_return_alone_ends_lines_only_where_there_is_no_line_feed() -> None:
    assert line_end("a\rb\r") == "\r"
    assert line_end("a\rb\r\n") == "\n"
