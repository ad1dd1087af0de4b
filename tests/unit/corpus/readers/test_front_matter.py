import pytest

from corpus.readers.front_matter import split_front_matter


def test_values_stay_as_written_and_nested_ones_flatten() -> None:
    block = "Date: 2024-03-18\r\nid: 007\r\ncustomer:\r\n  name: Acme\r\ntags: [a, b]"
    text = f"---\r\n{block}\r\n---\r\nLate."
    metadata, body = split_front_matter(text)
    assert metadata == {"date": "2024-03-18", "id": "007", "customer.name": "Acme", "tags": "a; b"}
    assert body == "Late."


@pytest.mark.parametrize(
    "block",
    ["a: &x [1]\nb: *x", "!!python/object/apply:os.system [ls]", "just words", "a: [", "[" * 5_000],
)
def test_what_is_no_plain_mapping_stays_in_the_text(block: str) -> None:
    text = f"---\n{block}\n---\nLate."
    assert split_front_matter(text) == ({}, text)


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert split_front_matter("---\nLate.\n") == ({}, "---\nLate.\n")
