"""Files that are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.whole_file import write_whole


def test_a_file_is_written_in_place_of_an_older_one_and_nothing_is_left_beside(
    tmp_path: Path,
) -> None:
    target = tmp_path / "a.csv"
    for content in (b"one", b"two"):
        assert write_whole(target, content) == target
        assert target.read_bytes() == content
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_told_by_the_name_that_was_given(tmp_path: Path) -> None:
    target = tmp_path / "none" / "a.csv"
    with pytest.raises(FileNotFoundError) as refused:
        write_whole(target, b"one")
    assert refused.value.filename == str(target)


def test_a_folder_in_its_place_or_a_file_above_it_is_told_and_leaves_nothing(
    tmp_path: Path,
) -> None:
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, b"one")
    above = tmp_path / "file"
    above.touch()
    with pytest.raises(NotADirectoryError) as refused:
        write_whole(above / "a.csv", b"one")
    assert refused.value.filename == str(above / "a.csv")
    assert list(tmp_path.iterdir()) == [above]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_device_is_written_to_and_not_replaced() -> None:
    with pytest.raises(OSError, match="No space left") as refused:
        write_whole(Path("/dev/full"), b"one")
    assert refused.value.filename == "/dev/full"
    assert Path("/dev/full").is_char_device()
