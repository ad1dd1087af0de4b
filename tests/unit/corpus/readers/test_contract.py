from corpus.readers.contract import HEAD_BYTES, Head
from corpus.readers.registry import READERS


def test_a_head_without_text_is_a_binary_one() -> None:
    head = Head("a.bin", ".bin", b"\x00\x01")
    assert head.text is None
    assert head.members == frozenset()
    assert len(head.start) < HEAD_BYTES


def test_every_reader_claims_extensions_in_lower_case_and_no_two_the_same() -> None:
    claimed = [extension for reader in READERS for extension in reader.extensions]
    assert all(extension == extension.lower() and extension[0] == "." for extension in claimed)
    assert len(claimed) == len(set(claimed))
