from corpus.readers.text_builder import TextBuilder, is_pairs


def built(builder: TextBuilder) -> list[tuple[str, str]]:
    text, sections = builder.build()
    return [(s.heading, text[s.start : s.end]) for s in sections]


def test_headings_by_markup_open_sections_and_weak_ones_then_do_not() -> None:
    builder = TextBuilder()
    builder.heading("Fault 7")
    builder.line("Reasons we identified")
    builder.line("Nobody owned the list.")
    assert built(builder) == [("Fault 7", "Reasons we identified\nNobody owned the list.")]


def test_certain_labels_open_sections_beside_headings_by_markup() -> None:
    builder = TextBuilder()
    builder.heading("Incident 7")
    builder.line("Root cause: a full disk")
    assert built(builder) == [("Incident 7", ""), ("Root cause", "a full disk")]


def test_without_markup_the_words_decide() -> None:
    builder = TextBuilder()
    builder.line("Root cause")
    builder.line("A full disk.")
    assert built(builder) == [("Root cause", "A full disk.")]


def test_a_bold_sentence_is_text_and_a_bold_label_a_heading() -> None:
    builder = TextBuilder()
    builder.emphasis("Budget burn")
    builder.emphasis("We must never do this again.")
    assert built(builder) == [("Budget burn", "We must never do this again.")]


def test_a_table_of_pairs_is_text_and_metadata_and_its_answers_are_sections() -> None:
    builder = TextBuilder()
    builder.table(
        [["Customer:", "Acme"], ["Date", "2024-05-02"], ["Root cause", "No owner.\nAt all."]]
    )
    text, _ = builder.build()
    assert text.startswith("Customer: | Acme\nDate | 2024-05-02\n")
    assert builder.metadata == {"customer": "Acme", "date": "2024-05-02"}
    assert built(builder)[-1] == ("Root cause", "No owner.\nAt all.")


def test_other_tables_are_lines_of_cells() -> None:
    builder = TextBuilder()
    builder.table([["Time", "Event", "Who"], ["09:00", "down", ""]])
    assert builder.build()[0] == "Time | Event | Who\n09:00 | down |\n"
    assert builder.metadata == {}


def test_a_two_column_list_with_a_header_is_no_list_of_pairs() -> None:
    assert not is_pairs([["Action", "Owner"], ["Name an owner", "Bo"]])
    assert not is_pairs([["A", "1", "x"]])


def test_a_form_with_two_pairs_a_row_is_metadata() -> None:
    builder = TextBuilder()
    builder.table(
        [
            ["Job", "HV24-0226", "Title", "Amphi B"],
            ["Client", "Saint-Aubin", "Date held", "10/02/2025"],
        ]
    )
    assert builder.metadata == {
        "job": "HV24-0226", "title": "Amphi B", "client": "Saint-Aubin", "date held": "10/02/2025"
    }  # fmt: skip


def test_a_table_of_records_with_four_columns_is_no_form() -> None:
    builder = TextBuilder()
    builder.table([["Date", "Owner", "Status", "Action"], ["10/02/2025", "KD", "Open", "Call"]])
    assert builder.metadata == {}
