from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from models.encoder import unpacking
from models.encoder.bases import Base
from models.encoder.unpacking import unpacked
from models.errors import UnverifiedWeights
from tests.fakes.encoders import write_base

FILES = ("model.safetensors", "tokenizer.json", "config.json")


def pieces_of(folder: Path, members: Mapping[str, bytes], size: int = 5_000) -> list[Path]:
    """Write an archive and cut it into pieces."""
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / "whole", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    whole = (folder / "whole").read_bytes()
    pieces = []
    for number, first in enumerate(range(0, len(whole), size)):
        pieces.append(folder / f"model.zip.{number:03d}")
        pieces[-1].write_bytes(whole[first : first + size])
    return pieces


@pytest.fixture
def base(tmp_path: Path) -> Base:
    return write_base(tmp_path / "published", "mpnet")


@pytest.fixture
def members(base: Base, tmp_path: Path) -> dict[str, bytes]:
    assert base.name
    return {f"folder/{name}": (tmp_path / "published" / name).read_bytes() for name in FILES}


def test_pieces_become_a_folder_once(base: Base, members: dict[str, bytes], tmp_path: Path) -> None:
    pieces = pieces_of(tmp_path / "pieces", members)
    assert len(pieces) > 2
    place = unpacked(base, tmp_path / "cache", lambda: pieces)
    for name in FILES:
        assert (place / name).read_bytes() == members[f"folder/{name}"]
    again = unpacked(base, tmp_path / "cache", lambda: pytest.fail("asked again"))
    assert again == place
    assert list((tmp_path / "cache").iterdir()) == [place]


def test_nothing_is_written_outside_and_nothing_else_is_taken(
    base: Base, members: dict[str, bytes], tmp_path: Path
) -> None:
    hostile = {"../../escaped.txt": b"x", "/absolute.json": b"x", "folder/run.py": b"x"}
    pieces = pieces_of(tmp_path / "pieces", {**hostile, **members})
    place = unpacked(base, tmp_path / "cache", lambda: pieces)
    assert sorted(path.name for path in place.iterdir()) == sorted(FILES)
    assert not list(tmp_path.rglob("escaped.txt"))


def test_weights_that_are_not_the_published_ones_leave_nothing(
    base: Base, members: dict[str, bytes], tmp_path: Path
) -> None:
    pieces = pieces_of(tmp_path / "pieces", {**members, "folder/model.safetensors": b"other"})
    with pytest.raises(UnverifiedWeights, match="the published tiny-mpnet has"):
        unpacked(base, tmp_path / "cache", lambda: pieces)
    assert list((tmp_path / "cache").iterdir()) == []


def test_member_larger_than_any_such_file_is_refused(
    base: Base, members: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(unpacking.TAKEN, "config.json", 10)
    pieces = pieces_of(tmp_path / "pieces", {**members, "folder/config.json": b"0" * 11})
    with pytest.raises(UnverifiedWeights, match=r"config\.json has more than 10 bytes"):
        unpacked(base, tmp_path / "cache", lambda: pieces)
    assert list((tmp_path / "cache").iterdir()) == []


def test_file_nearest_to_the_root_is_taken_and_two_of_a_kind_are_refused(
    base: Base, members: dict[str, bytes], tmp_path: Path
) -> None:
    deeper = {**members, "folder/1_Pooling/config.json": b"deeper"}
    place = unpacked(base, tmp_path / "cache", lambda: pieces_of(tmp_path / "deep", deeper))
    assert (place / "config.json").read_bytes() == members["folder/config.json"]
    twice = {**members, "other/config.json": b"second"}
    with pytest.raises(UnverifiedWeights, match=r"2 files config\.json where one is needed"):
        unpacked(base, tmp_path / "new", lambda: pieces_of(tmp_path / "twice", twice))


def test_missing_piece_is_an_error_and_not_a_traceback(
    base: Base, members: dict[str, bytes], tmp_path: Path
) -> None:
    pieces = pieces_of(tmp_path / "pieces", members)
    with pytest.raises(UnverifiedWeights, match="tiny-mpnet could not be unpacked"):
        unpacked(base, tmp_path / "cache", lambda: pieces[:-1])


def test_folder_with_a_missing_file_is_made_anew(
    base: Base, members: dict[str, bytes], tmp_path: Path
) -> None:
    pieces = pieces_of(tmp_path / "pieces", members)
    place = unpacked(base, tmp_path / "cache", lambda: pieces)
    (place / "tokenizer.json").unlink()
    assert (unpacked(base, tmp_path / "cache", lambda: pieces) / "tokenizer.json").is_file()


def test_cache_that_cannot_be_written_is_named(
    base: Base, members: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "a file").write_text("", encoding="utf-8")
    pieces = pieces_of(tmp_path / "pieces", members)
    with pytest.raises(UnverifiedWeights, match=r"could not be unpacked into .*a file"):
        unpacked(replace(base, name="x"), tmp_path / "a file", lambda: pieces)
