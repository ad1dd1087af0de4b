from pathlib import Path

import pytest

from corpus.readers.decoding import decode, encoding_of, is_binary, open_text, storable

WORDS = "Verzögerung — “late” access, 3 €\n"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
def test_text_is_the_same_in_every_encoding_that_offices_use(codec: str) -> None:
    assert decode(WORDS.encode(codec)) == WORDS


def test_latin_1_control_bytes_that_windows_lacks_do_not_stop_the_text() -> None:
    assert decode(b"caf\xe9 \x81 ok") == "café \x81 ok"


def test_a_file_concatenated_from_two_encodings_is_right_in_both_halves() -> None:
    mixed = "für".encode() + b"\n" + "für".encode("cp1252")
    assert decode(mixed) == "für\nfür"


def test_zero_bytes_are_dropped_and_do_not_make_a_text_binary() -> None:
    content = b"id,text\x00\n1,late\n" * 20
    assert not is_binary(content)
    assert "\x00" not in decode(content)


def test_compressed_bytes_are_binary() -> None:
    assert is_binary(bytes(range(1, 256)))
    assert encoding_of(b"") == "utf-8-sig"


def test_an_opened_text_keeps_carriage_returns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\r\n")
    with open_text(path) as lines:
        assert list(lines) == ["a\r\n", "b\r\n"]


def test_lone_surrogates_are_replaced_because_no_database_takes_them() -> None:
    assert storable("x\ud800y").encode() == "x\ufffdy".encode()
