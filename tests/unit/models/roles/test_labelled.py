import json
from pathlib import Path
from typing import Any

import pytest

from models.errors import UnfittedArtefact
from models.roles.contract import KINDS, Evidence, Role, Statement
from models.roles.labelled import (
    DIRECTORY,
    DOCUMENT_WRITERS,
    NOTE_WRITERS,
    TRAINING_WRITERS,
    cut_documents,
    invented_narratives,
    invented_noise,
    plain_notes,
    written_statements,
)

VALIDATING = {"B", "G", "Z", "AC", "AJ", "AV", "AW", "BB"}


def test_each_statement_is_a_passage_of_its_own() -> None:
    passages = written_statements("A")

    assert len(passages) == 1092
    assert {len(passage.statements) for passage in passages} == {1}


def test_validating_writers_are_not_among_those_that_train() -> None:
    assert not VALIDATING & {*TRAINING_WRITERS, *DOCUMENT_WRITERS, *NOTE_WRITERS}


def test_unknown_writer_is_named() -> None:
    with pytest.raises(UnfittedArtefact, match="writer 'ZZ'"):
        written_statements("ZZ")


def test_cut_documents_keep_heading_and_role(tmp_path: Path) -> None:
    told = {"text": "Late.", "evidence": "cause", "role": "impact", "column": True}
    row = {"id": "F1", "kind": "lesson", "statements": [told]}
    empty: dict[str, object] = {"id": "F2", "kind": "lesson", "statements": []}
    (tmp_path / "F").mkdir()
    (tmp_path / "F" / "passages.jsonl").write_text(json.dumps(row) + "\n" + json.dumps(empty))

    passages = cut_documents("F", tmp_path)

    assert [passage.id for passage in passages] == ["F1"]
    assert passages[0].statements == (Statement("Late.", Evidence.CAUSE, "lesson", column=True),)
    assert passages[0].roles == (Role.IMPACT,)


def test_invented_texts_cover_noise_and_every_role() -> None:
    assert {role for item in invented_noise() for role in item.roles} == {Role.NOISE}
    assert {role for item in invented_narratives() for role in item.roles} == set(Role)


@pytest.mark.parametrize("writer", NOTE_WRITERS)
def test_plain_notes_are_documents_of_every_kind_and_none_in_turn(writer: str) -> None:
    notes = plain_notes(writer)

    assert [note.statements[0].kind for note in notes[:4]] == [*KINDS, ""]
    assert {len(note.statements) for note in notes} == {1}
    assert {role for note in notes for role in note.roles} == set(Role) - {Role.NOISE}


@pytest.mark.parametrize("writer", ["Q", "R"])
def test_short_statements_have_every_role_and_causes_alone_a_subcause(writer: str) -> None:
    rows = rows_of(writer, "statements")

    assert {row["role"] for row in rows} == set(Role) - {Role.NOISE}
    assert all(("subcause" in row) == (row["role"] == Role.CAUSE) for row in rows)
    assert len({row["text"] for row in rows}) == len(rows)


@pytest.mark.parametrize("writer", ["S", "T"])
def test_spans_of_short_documents_lie_in_their_text_and_do_not_overlap(writer: str) -> None:
    for row in rows_of(writer, "documents"):
        ends = [0, *(span["end"] for span in row["spans"])]
        assert all(
            end <= span["start"] < span["end"] <= len(row["text"])
            for end, span in zip(ends, row["spans"], strict=False)
        )


def test_nothing_that_trains_was_taken_from_the_texts_that_validate() -> None:
    kept = {item.statements[0].text for item in written_statements("B")}
    whole = "\n".join(row["text"] for row in rows_of("G", "documents"))

    for writer in ("Q", "R", "U"):
        texts = {item.statements[0].text for item in written_statements(writer)}
        assert not texts & kept
        assert not [text for text in texts if text in whole]


def test_each_theme_has_context_and_praise_in_its_words_beside_a_cause() -> None:
    told: dict[str, list[str]] = {}
    for row in rows_of("U", "statements"):
        told.setdefault(row["theme"], []).append(row["role"])
        assert ("subcause" in row) == (row["role"] == Role.CAUSE)

    assert len(told) == 26
    assert {tuple(roles) for roles in told.values()} == {
        ("context", "context", "context", "positive", "positive", "cause", "impact")
    }


def rows_of(writer: str, name: str) -> list[dict[str, Any]]:
    path = DIRECTORY / writer / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
