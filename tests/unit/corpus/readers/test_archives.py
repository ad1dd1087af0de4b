import struct
import zipfile
from pathlib import Path

import pytest

from corpus.errors import LimitExceeded, UnreadableFile
from corpus.limits import Limits
from corpus.readers.archives import (
    check_office_archive,
    expand,
    member_name,
    open_archive,
    refusal,
)
from tests.fixtures.readers.build import archive


def packed(folder: Path, *entries: tuple[str, bytes]) -> Path:
    path = folder / "a.zip"
    path.write_bytes(archive(entries))
    return path


def test_a_bomb_by_ratio_is_refused_before_it_expands(tmp_path: Path) -> None:
    path = packed(tmp_path, ("zeros.csv", b"0" * 500_000))
    with pytest.raises(LimitExceeded, match="-fold; at most 50-fold"):
        open_archive(path, Limits(max_expansion_ratio=50, ratio_judged_above=100_000))


def test_a_small_repetitive_archive_is_no_bomb(tmp_path: Path) -> None:
    with open_archive(packed(tmp_path, ("zeros.csv", b"0" * 500_000)), Limits()) as opened:
        assert opened.namelist() == ["zeros.csv"]


def test_a_bomb_by_total_size_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, ("a", b"x" * 600), ("b", b"y" * 600))
    with pytest.raises(LimitExceeded, match="expand to 1200 bytes; at most 1000"):
        open_archive(path, Limits(max_expanded_bytes=1_000))


def test_a_bomb_by_number_of_entries_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, *((f"{n}.csv", b"") for n in range(4)))
    with pytest.raises(LimitExceeded, match="4 entries; at most 3"):
        open_archive(path, Limits(max_archive_entries=3))


def test_a_huge_directory_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = packed(tmp_path, ("a.csv", b"x"))
    content = bytearray(path.read_bytes())
    struct.pack_into("<L", content, len(content) - 10, 50_000_000)
    path.write_bytes(content)
    with pytest.raises(LimitExceeded, match="lists more than 10000 entries"):
        open_archive(path, Limits())


def test_a_lying_size_does_not_let_an_entry_grow_beyond_the_file_limit(tmp_path: Path) -> None:
    path = packed(tmp_path, ("a.csv", b"x" * 5_000))
    with (
        open_archive(path, Limits()) as opened,
        pytest.raises(LimitExceeded, match="larger than 100 bytes"),
    ):
        expand(opened, opened.infolist()[0], tmp_path / "out", Limits(max_file_bytes=100))


def test_a_truncated_archive_is_unreadable(tmp_path: Path) -> None:
    path = packed(tmp_path, ("a.csv", b"x" * 100))
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(UnreadableFile, match="damaged or incomplete zip"):
        open_archive(path, Limits())


def test_a_damaged_entry_is_unreadable(tmp_path: Path) -> None:
    path = packed(tmp_path, ("a.csv", bytes(range(200))))
    content = bytearray(path.read_bytes())
    content[40:60] = b"\xff" * 20
    path.write_bytes(content)
    with open_archive(path, Limits()) as opened, pytest.raises(UnreadableFile, match="damaged"):
        expand(opened, opened.infolist()[0], tmp_path / "out", Limits())


@pytest.mark.parametrize("name", ["../x.csv", "/etc/x.csv", "a/../../x.csv", "C:\\x.csv", "..\\x"])
def test_names_that_leave_the_archive_are_refused(name: str) -> None:
    assert refusal(zipfile.ZipInfo(name)) == "its name points outside the archive"


def test_a_link_inside_an_archive_is_refused() -> None:
    entry = zipfile.ZipInfo("link")
    entry.external_attr = 0o120777 << 16
    assert refusal(entry) == "it is a symbolic link"


def test_an_encrypted_entry_is_refused() -> None:
    entry = zipfile.ZipInfo("a.csv")
    entry.flag_bits |= 1
    assert "encrypted" in (refusal(entry) or "")


def test_a_utf_8_name_without_its_flag_is_read_as_utf_8() -> None:
    entry = zipfile.ZipInfo("prüfung.csv".encode().decode("cp437"))
    assert member_name(entry) == "prüfung.csv"


def test_an_office_part_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, ("xl/workbook.xml", b"<!DOCTYPE a><a/>"))
    with pytest.raises(UnreadableFile, match="declares XML entities"):
        check_office_archive(path, Limits())


def test_an_office_archive_tells_its_parts(tmp_path: Path) -> None:
    path = packed(tmp_path, ("xl/workbook.xml", b"<a/>"))
    assert check_office_archive(path, Limits()) == {"xl/workbook.xml"}
