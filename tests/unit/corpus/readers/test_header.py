from corpus.readers.header import Span, find_header


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
