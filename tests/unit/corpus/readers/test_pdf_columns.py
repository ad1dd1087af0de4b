from corpus.readers.pdf_columns import Piece, read_by_column

LEFT = [
    "The requirements were never",
    "written down because the sponsor",
    "left in March and nobody",
    "replaced him. Access to the",
    "test system came six weeks",
    "late.",
]
RIGHT = [
    "Go-live slipped by eleven",
    "weeks and the client withheld",
    "the final payment. In future",
    "name a deputy sponsor in every",
    "statement of work before",
    "signature.",
]


def page(left: list[str], right: list[str], *, gutter: float = 260) -> list[Piece]:
    """Write a page line by line from the left to the right, ten points below each other."""
    pieces = []
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        top = 700 - 10 * number
        pieces.append(Piece(50, top - 8, 50 + 6 * len(one), top, one))
        pieces.append(Piece(gutter, top - 8, gutter + 6 * len(other), top, other))
    return pieces


def test_lines_written_across_two_columns_are_read_column_by_column() -> None:
    """Each line of such a page mixed two sentences, one of a cause and one of its impact."""
    assert read_by_column(page(LEFT, RIGHT)) == (*LEFT, *RIGHT)


def test_a_line_over_both_columns_is_read_where_it_stands() -> None:
    above = Piece(50, 720, 500, 728, "A title over the whole page")
    below = Piece(50, 600, 500, 608, "A remark below both columns")
    found = read_by_column([above, *page(LEFT, RIGHT), below])
    assert found == ("A title over the whole page", *LEFT, *RIGHT, "A remark below both columns")


def test_a_table_of_labels_and_values_keeps_its_rows() -> None:
    labels = ["Customer", "Project", "Date", "Team", "Phase", "Author"]
    assert read_by_column(page(labels, RIGHT)) is None


def test_rows_of_whole_sentences_keep_their_order() -> None:
    causes = [f"Cause number {n} was told." for n in range(6)]
    effects = [f"Effect number {n} was seen." for n in range(6)]
    assert read_by_column(page(causes, effects)) is None


def test_pieces_of_one_line_in_other_letters_are_no_columns() -> None:
    pieces = []
    for number, line in enumerate(LEFT):
        top = 700 - 10 * number
        pieces.append(Piece(50, top - 8, 100, top, "bold "))
        pieces.append(Piece(102, top - 8, 300, top, line))
    assert read_by_column(pieces) is None
