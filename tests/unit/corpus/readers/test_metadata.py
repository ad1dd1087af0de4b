from corpus.readers.metadata import leading_metadata


def test_labels_under_a_title_are_read_and_the_first_heading_ends_them() -> None:
    text = "PROJECT CLOSURE REPORT\nProject: MES\nPrepared by: PMO\n\nImpact: late\nOwner: Bo\n"
    assert leading_metadata(text) == {"project": "MES", "prepared by": "PMO"}


def test_markdown_bold_lists_and_tables_are_read() -> None:
    text = "# Review\n\n**Customer:** Acme\n- Date: 2024-05-02\n\n| Region | EMEA |\n|---|---|\n"
    assert leading_metadata(text) == {"customer": "Acme", "date": "2024-05-02", "region": "EMEA"}


def test_a_label_in_the_body_is_no_metadata() -> None:
    text = "The portal was late, and everybody knew it would be.\nCustomer: Acme\n"
    assert leading_metadata("Some words.\n" * 5 + text) == {}


def test_a_chat_is_no_metadata() -> None:
    assert leading_metadata("vik: anyone on?\n\nIt went on for hours.\n") == {}


def test_a_title_with_a_colon_is_no_metadata() -> None:
    text = "Post-mortem: portal\n\nCustomer: Acme\nDate: today\n"
    assert leading_metadata(text) == {"customer": "Acme", "date": "today"}
    assert leading_metadata(text.replace("\n\n", "\n")) == {"customer": "Acme", "date": "today"}


def test_the_rows_of_a_form_in_a_pdf_are_read_without_their_rules() -> None:
    """Seven close-out reports in PDF stated their day in a table and had none."""
    text = "Close-out report\nTheatre block\nJob number HV23-0177\nClient  Northmere Water plc\n"
    found = leading_metadata(text + "Date of review 12 February 2024\n1 Background\nIt was late.")
    assert found == {
        "job number": "HV23-0177", "client": "Northmere Water plc",
        "date of review": "12 February 2024",
    }  # fmt: skip


def test_a_row_of_a_form_that_one_space_parts_does_not_end_the_block() -> None:
    """Its label cannot be told from a word of a heading, but the day stands below it."""
    text = "Close-out report\nJob number HV23-0177\nClient Northmere Water plc\n"
    assert leading_metadata(text + "Date of review 12 February 2024\nIt was late.") == {
        "job number": "HV23-0177", "date of review": "12 February 2024",
    }  # fmt: skip
    sentence = "Job number HV23-0177\nClient staff were late.\nDate of review 12 February 2024\n"
    assert leading_metadata(sentence) == {"job number": "HV23-0177"}


def test_a_sentence_on_a_client_or_a_day_is_no_row_of_a_form() -> None:
    text = "Review\n\nClient Northmere was late.\nThe date slipped to 3 March 2024 after that.\n"
    assert leading_metadata(text) == {}


def test_a_day_alone_on_a_first_line_is_the_date_where_no_label_gives_one() -> None:
    assert leading_metadata("Lessons\n15 January 2025\nLate again.") == {"date": "15 January 2025"}
    labelled = "Lessons\n15 January 2025\nDate held: 2025-01-10\n\nLate again."
    assert leading_metadata(labelled) == {"date held": "2025-01-10"}


def test_a_chat_saved_as_text_is_of_the_day_of_its_first_message() -> None:
    for first in ("[07/10/2024, 09:10:22] Jo: late", "07/10/2024, 09:10 - Jo: late"):
        assert leading_metadata(f"{first}\nagain\n") == {"date": "07/10/2024"}


def test_a_customer_stands_apart_from_its_label() -> None:
    for line in (
        "Client Meeting Notes", "Account Manager Jane Doe", "Customer IT had no test data",
        "Customer Satisfaction Survey results",
    ):  # fmt: skip
        assert leading_metadata(f"Date: 2024-05-01\n{line}\n") == {"date": "2024-05-01"}
    found = leading_metadata("Date: 2024-05-01\nCustomer\tAcme Ltd\n")
    assert found["customer"] == "Acme Ltd"


def test_a_day_that_a_line_announces_is_not_that_of_the_text() -> None:
    for lines in ("Go-live is now planned for:\n1 December 2027", "New go-live:\n2027-12-01"):
        assert leading_metadata(f"Retro\n{lines}\nWe were late.\n") == {}
    assert leading_metadata("Retro\nDate held:\n2025-01-10\n") == {"date": "2025-01-10"}
