"""A folder as people keep it: every format, broken files among them, an archive inside."""

from __future__ import annotations

import json
from pathlib import Path

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawRow, RawTable
from corpus.readers.headings import find_marks
from corpus.readers.registry import read
from corpus.readers.walk import FoundFile, RefusedFile, discover
from tests.fixtures.readers.build import archive, corrupt_files, good_files

LIMITS = Limits()
LABELLED = Path(__file__).parents[2] / "models" / "labelled"


def test_every_good_file_is_read_and_every_bad_one_explained(tmp_path: Path) -> None:
    good, bad = good_files(), corrupt_files()
    for name, content in {**good, **bad}.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "more.zip").write_bytes(archive([(f"in/{n}", c) for n, c in good.items()]))
    (tmp_path / "torn.zip").write_bytes(b"PK\x03\x04torn")
    rows: dict[str, int] = {}
    reasons: dict[str, str] = {}
    for item in discover([tmp_path], LIMITS):
        if isinstance(item, RefusedFile):
            reasons[item.relative] = item.reason
        elif isinstance(item, FoundFile):
            try:
                with item.local(LIMITS) as path:
                    rows[item.relative] = sum(map(_size, read(path, LIMITS)))
            except UnreadableFile as error:
                reasons[item.relative] = str(error)
    assert set(rows) == set(good) | {f"more.zip/in/{name}" for name in good}
    assert all(rows.values())
    assert {name: rows[name] for name in good} == {
        name: rows[f"more.zip/in/{name}"] for name in good
    }
    assert set(reasons) == set(bad) | {"torn.zip"}
    assert all(reasons.values())


def _size(part: object) -> int:
    if isinstance(part, RawTable):
        return sum(isinstance(row, RawRow) for row in part.rows)
    return 1


def test_headings_of_written_notes_are_found_and_sentences_are_not_taken() -> None:
    found = taken = 0
    for writer in "FG":
        for line in (LABELLED / writer / "documents.jsonl").read_text("utf-8").splitlines():
            document = json.loads(line)
            text = document["text"]
            for mark in find_marks(text):
                end = mark.start + len(text[mark.start : mark.body].rstrip())
                sentence = any(
                    span["role"] != "noise" and span["start"] < end and mark.start < span["end"]
                    for span in document["spans"]
                )
                label = text[mark.start : end].endswith(":")
                found += not sentence
                taken += sentence and not label
    assert found >= 300
    assert taken == 0
