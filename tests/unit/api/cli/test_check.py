"""``premortem check``: what is refused before anything is drawn (drawing: tests/e2e)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.check import command
from corpus.errors import LimitExceeded, UnreadableFile, UnsupportedFormat


def test_something_must_be_given(run: Callable[..., Result]) -> None:
    told = run("check")
    assert told.exit_code == 2
    assert "give a FILE, or -" in told.output


@pytest.mark.parametrize(
    ("name", "content", "error", "words"),
    [
        ("sow.md", b"", UnreadableFile, r"sow\.md is empty"),
        ("sow.txt", b" \n ", UnreadableFile, r"sow\.txt holds no text"),
        ("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(60), UnsupportedFormat, "is an image"),
        ("data.csv", b"a,b\n1,2\n2,3\n", UnsupportedFormat, "is a table"),
    ],
)
def test_file_without_text_is_told_in_one_sentence(
    run: Callable[..., Result],
    tmp_path: Path,
    name: str,
    content: bytes,
    error: type[Exception],
    words: str,
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(error, match=words):
        run("check", str(path))


def test_file_of_200_megabytes_is_refused_unread(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(LimitExceeded, match="200,000,000 bytes; at most 10,000,000"):
        run("check", str(path))


def test_empty_standard_input_is_refused(workspace: Path) -> None:
    told = CliRunner().invoke(command, ["-", "--workspace", str(workspace)], input=b"")
    assert "standard input is empty" in str(told.exception)


def test_score_without_checks_says_that_there_are_none(run: Callable[..., Result]) -> None:
    card = json.loads(run("check", "--score", "--json").stdout)
    assert (card["checks"], card["signed"], card["edition"]) == (0, 0, 1)
    assert "0 checks" in run("check", "--score").stdout
