from __future__ import annotations

import os
from pathlib import Path

import pytest

from models.encoder import verification
from models.encoder.verification import RememberedChecks
from models.errors import UnverifiedWeights
from tests.fakes.encoders import write_base


@pytest.fixture
def full_checks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Record which files are read in full, and take files for settled at once."""
    read: list[Path] = []
    real = verification.verify_weights

    def recorded(path: Path, base: verification.Base) -> None:
        read.append(path)
        real(path, base)

    monkeypatch.setattr(verification, "verify_weights", recorded)
    monkeypatch.setattr(verification, "_SETTLED", -1.0)
    return read


def test_file_is_read_in_full_once(tmp_path: Path, full_checks: list[Path]) -> None:
    base = write_base(tmp_path / "base", "bert")
    path = tmp_path / "base" / "model.safetensors"
    for _ in range(3):
        RememberedChecks(tmp_path / "notes")(path, base)
    assert full_checks == [path]


def test_without_a_folder_every_check_is_full(tmp_path: Path, full_checks: list[Path]) -> None:
    base = write_base(tmp_path / "base", "bert")
    path = tmp_path / "base" / "model.safetensors"
    for _ in range(2):
        RememberedChecks()(path, base)
    assert len(full_checks) == 2


def test_file_changed_in_place_under_its_old_time_is_found_out(
    tmp_path: Path, full_checks: list[Path]
) -> None:
    base = write_base(tmp_path / "base", "bert")
    path = tmp_path / "base" / "model.safetensors"
    checks = RememberedChecks(tmp_path / "notes")
    checks(path, base)
    before = path.stat()
    with path.open("r+b") as stream:
        stream.seek(-1, os.SEEK_END)
        stream.write(b"\x01")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(UnverifiedWeights, match="the published tiny-bert has"):
        checks(path, base)
    assert len(full_checks) == 2


def test_note_of_another_base_does_not_count(tmp_path: Path, full_checks: list[Path]) -> None:
    first = write_base(tmp_path / "base", "bert")
    path = tmp_path / "base" / "model.safetensors"
    checks = RememberedChecks(tmp_path / "notes")
    checks(path, first)
    with pytest.raises(UnverifiedWeights, match="the published tiny-mpnet has"):
        checks(path, write_base(tmp_path / "other", "mpnet"))
    assert len(full_checks) == 2


def test_file_that_has_just_changed_is_not_noted(
    tmp_path: Path, full_checks: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "_SETTLED", 3600.0)
    base = write_base(tmp_path / "base", "bert")
    for _ in range(2):
        RememberedChecks(tmp_path / "notes")(tmp_path / "base" / "model.safetensors", base)
    assert len(full_checks) == 2


def test_damaged_note_and_unwritable_folder_only_cost_time(
    tmp_path: Path, full_checks: list[Path]
) -> None:
    base = write_base(tmp_path / "base", "bert")
    path = tmp_path / "base" / "model.safetensors"
    checks = RememberedChecks(tmp_path / "notes")
    checks(path, base)
    (note,) = (tmp_path / "notes").iterdir()
    note.write_text("{", encoding="utf-8")
    checks(path, base)
    (tmp_path / "a file").write_text("", encoding="utf-8")
    RememberedChecks(tmp_path / "a file")(path, base)
    assert len(full_checks) == 3


def test_missing_file_is_named(tmp_path: Path) -> None:
    base = write_base(tmp_path, "bert")
    with pytest.raises(UnverifiedWeights, match=r"absent\.safetensors of tiny-bert is missing"):
        RememberedChecks(tmp_path)(tmp_path / "absent.safetensors", base)
