from corpus.readers.header_groups import Span, joined, stands_over


def test_a_word_that_only_qualifies_is_named_with_what_it_qualifies() -> None:
    rows = [["Hours", "", "Cost", ""], ["Planned", "Actual", "Planned", "Actual"]]
    spans = (Span(0, 0, 0, 1), Span(0, 2, 0, 3))
    expected = ("Planned Hours", "Actual Hours", "Planned Cost", "Actual Cost")
    assert joined(rows, 0, spans) == expected


def test_a_label_that_no_lower_row_has_stands_for_its_column() -> None:
    assert joined([["ID", "Lesson", ""], ["", "Event", "Effect"]], 0, ()) == (
        "ID", "Event", "Effect"
    )  # fmt: skip


def test_labels_that_come_once_need_no_groups_above_them() -> None:
    assert not stands_over(["Identity", "", "Money"], ["No", "Name", "Fee"])


def test_a_group_over_both_of_two_alike_labels_does_not_tell_them_apart() -> None:
    assert not stands_over(["Key", "Notes", ""], ["No", "Comment", "Comment"])


def test_a_currency_told_over_several_columns_is_told_of_each() -> None:
    rows = [["", "Fee (GBP)", ""], ["No", "Planned fee", "Actual"]]
    spans = (Span(0, 1, 0, 2),)
    assert joined(rows, 0, spans) == ("No", "Planned fee (GBP)", "Actual Fee (GBP)")


def test_a_number_is_named_with_what_it_is_the_number_of() -> None:
    """``No.`` under *Job* fed no field, so a whole register had no keys to link documents by."""
    rows = [
        ["Job", "", "Client", "Hours", "", "Fee"],
        ["No.", "Title", "", "Budget", "Booked", "£"],
    ]
    spans = (Span(0, 0, 0, 1), Span(0, 2, 1, 2), Span(0, 3, 0, 4))
    assert joined(rows, 0, spans) == (
        "Job No.", "Title", "Client", "Budget Hours", "Booked Hours", "Fee (£)"
    )  # fmt: skip


def test_a_number_below_a_title_keeps_its_own_name() -> None:
    """``Project details ID`` fed no field, so the projects had no keys."""
    for group, label in (
        ("Project details", "ID"), ("Lessons register 2024", "Ref"), ("Issue details", "No")
    ):  # fmt: skip
        rows = [[group, "", ""], [label, "Name", "Customer"]]
        assert joined(rows, 0, (Span(0, 0, 0, 2),)) == (label, "Name", "Customer")
    twice = [["Issue", "Action"], ["No", "No"]]
    assert joined(twice, 0, ()) == ("Issue No", "Action No")
