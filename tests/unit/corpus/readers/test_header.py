from corpus.readers.header import find_header
from corpus.readers.header_groups import Span


def labels(*rows: list[str], spans: tuple[Span, ...] = ()) -> tuple[str, ...]:
    header = find_header(rows, spans)
    assert header is not None
    return header.labels


def test_titles_and_blank_lines_above_the_header_are_passed_over() -> None:
    rows = [["Lessons log 2024"], [], ["Project:", "X"], ["ID", "Event", "Effect"], ["1", "a", "b"]]
    header = find_header(rows)
    assert header is not None
    assert header.labels == ("ID", "Event", "Effect")
    assert header.body == 4


def test_a_header_with_an_unnamed_first_column_is_kept() -> None:
    assert labels(["", "text", "label"], ["0", "Late.", "x"]) == ("", "text", "label")


def test_one_column_has_its_first_line_as_header() -> None:
    assert labels(["Text"], ["It was late."], ["So was this."]) == ("Text",)


def test_rows_wider_than_the_header_do_not_unseat_it() -> None:
    rows = [["Key", "Comment", "Comment"], ["P-1", "a", "b", "c", "d"]]
    assert labels(*rows) == ("Key", "Comment", "Comment")


def test_a_prince2_log_with_merged_groups_gets_its_leaf_labels() -> None:
    rows = [
        ["Lesson Type", "What happened", "", "", "Recommendations"],
        ["", "Event", "Effect", "Causes/Trigger", ""],
        ["Project", "Access came late", "Two weeks", "No owner", "Name one"],
    ]
    spans = (Span(0, 1, 0, 3), Span(0, 0, 1, 0), Span(0, 4, 1, 4))
    header = find_header(rows, spans)
    assert header is not None
    assert header.labels == ("Lesson Type", "Event", "Effect", "Causes/Trigger", "Recommendations")
    assert header.body == 2


def test_a_group_is_part_of_the_label_where_the_leaf_alone_is_ambiguous() -> None:
    rows = [
        ["ID", "Planned", "", "Actual", ""],
        ["", "start", "end", "start", "end"],
        ["1", *"abcd"],
    ]
    spans = (Span(0, 1, 0, 2), Span(0, 3, 0, 4), Span(0, 0, 1, 0))
    expected = ("ID", "Planned start", "Planned end", "Actual start", "Actual end")
    assert labels(*rows, spans=spans) == expected


def test_a_two_row_header_saved_as_csv_is_still_joined() -> None:
    rows = [
        ["ID", "Lesson", "", "", "Priority"],
        ["", "Event", "Effect", "Cause", ""],
        ["1", "a", "b", "c", "High"],
    ]
    assert labels(*rows) == ("ID", "Event", "Effect", "Cause", "Priority")


def test_the_first_data_row_is_no_second_header_row() -> None:
    rows = [["ID", "Event", "Effect"], ["one", "late", "delay"], ["two", "", "delay"]]
    header = find_header(rows)
    assert header is not None
    assert header.body == 1


def test_a_first_row_wider_than_the_header_is_no_second_header_row() -> None:
    rows = [["Key", "Comment", "Comment"], ["P-1", "", "", "overflow"], ["P-2", "a", "b"]]
    header = find_header(rows)
    assert header is not None
    assert header.body == 1


def test_a_first_row_under_an_unnamed_index_is_no_second_header_row() -> None:
    header = find_header([["", "text", "label"], ["a", "late", ""], ["b", "later", "x"]])
    assert header is not None
    assert header.body == 1


def test_data_under_a_label_that_spans_two_columns_is_no_second_header_row() -> None:
    rows = [["ID", "Comment", "", "Owner"], ["L-1", "late", "again", "Bo"]]
    header = find_header(rows, (Span(0, 1, 0, 2),))
    assert header is not None
    assert header.body == 1


def test_a_table_of_years_keeps_its_years_as_labels() -> None:
    assert labels(["Region", "2023", "2024"], ["EMEA", "3", "4"]) == ("Region", "2023", "2024")


def test_nothing_but_blanks_has_no_header() -> None:
    assert find_header([["", " "], []]) is None


def test_three_header_rows_with_groups_over_every_label_are_one_header() -> None:
    rows = [
        ["Register of commissions", "", "", "", "", "", ""],
        [],
        ["Commission", "", "Client", "Financials", "", "", ""],
        ["Identity", "", "Account", "Hours", "", "Fee", ""],
        ["No", "Title", "No", "Planned", "Actual", "Agreed", "Billed"],
        ["HL-1", "Weir", "C1", "800", "900", "5000", "4000"],
    ]
    spans = (
        Span(0, 0, 0, 6),
        Span(2, 0, 2, 1),
        Span(2, 3, 2, 6),
        Span(3, 0, 3, 1),
        Span(3, 3, 3, 4),
        Span(3, 5, 3, 6),
    )
    header = find_header(rows, spans)
    assert header is not None
    assert header.labels == (
        "Identity No", "Title", "Account No", "Planned Hours", "Actual Hours", "Agreed", "Billed"
    )  # fmt: skip
    assert header.body == 5


def test_a_third_row_of_groups_is_named_only_where_two_do_not_tell_labels_apart() -> None:
    rows = [
        ["Sold", "", "Spent", ""],
        ["Team", "", "Team", ""],
        ["Hours", "Days", "Hours", "Days"],
        ["8", "1", "16", "2"],
    ]
    spans = tuple(Span(row, column, row, column + 1) for row in (0, 1) for column in (0, 2))
    expected = ("Sold Team Hours", "Sold Team Days", "Spent Team Hours", "Spent Team Days")
    assert labels(*rows, spans=spans) == expected


def test_groups_over_every_label_saved_as_csv_tell_apart_labels_that_come_twice() -> None:
    rows = [
        ["Project", "", "Sold", "", "Spent", ""],
        ["No", "Name", "Hours", "Fee", "Hours", "Fee"],
        ["1", "Weir", "8", "100", "9", "120"],
    ]
    assert labels(*rows) == (
        "Project No", "Name", "Sold Hours", "Sold Fee", "Spent Hours", "Spent Fee"
    )  # fmt: skip


def test_a_first_record_that_says_one_word_twice_is_no_header() -> None:
    rows = [
        ["Lesson", "Severity", "Priority", "Due", ""],
        ["Vendor late", "High", "High", "tbd", "see mail"],
        ["Data late", "Low", "High", "2025-01-03", "x"],
    ]
    header = find_header(rows)
    assert header is not None
    assert (header.labels, header.body) == (("Lesson", "Severity", "Priority", "Due", ""), 1)


def test_a_name_and_its_value_above_a_header_group_nothing() -> None:
    rows = [["Project:", "Weir", ""], ["Key", "Comment", "Comment"], ["1", "a", "b"]]
    assert labels(*rows) == ("Key", "Comment", "Comment")
