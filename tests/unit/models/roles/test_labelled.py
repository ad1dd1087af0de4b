import json
from pathlib import Path

import pytest

from models.errors import UnfittedArtefact
from models.roles.contract import Evidence, Role
from models.roles.labelled import (
    TRAINING_WRITERS,
    cut_documents,
    invented_narratives,
    invented_noise,
    written_statements,
)


def test_each_statement_is_a_passage_of_its_own() -> None:
    passages = written_statements("A")

    assert len(passages) == 1092
    assert {len(passage.statements) for passage in passages} == {1}


def test_validating_writers_are_not_among_those_that_train() -> None:
    assert not {"B", "G"} & set(TRAINING_WRITERS)


def test_unknown_writer_is_named() -> None:
    with pytest.raises(UnfittedArtefact, match="writer 'Z'"):
        written_statements("Z")


def test_cut_documents_keep_heading_and_role(tmp_path: Path) -> None:
    row = {"id": "F1", "statements": [{"text": "Late.", "evidence": "cause", "role": "impact"}]}
    empty: dict[str, object] = {"id": "F2", "statements": []}
    (tmp_path / "F").mkdir()
    (tmp_path / "F" / "passages.jsonl").write_text(json.dumps(row) + "\n" + json.dumps(empty))

    passages = cut_documents("F", tmp_path)

    assert [passage.id for passage in passages] == ["F1"]
    assert passages[0].statements[0].evidence is Evidence.CAUSE
    assert passages[0].roles == (Role.IMPACT,)


def test_invented_texts_cover_noise_and_every_role() -> None:
    assert {role for item in invented_noise() for role in item.roles} == {Role.NOISE}
    assert {role for item in invented_narratives() for role in item.roles} == set(Role)
