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
