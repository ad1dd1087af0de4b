from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import InvalidInput
from models.recognition.labelled import (
    PLAIN_NOTES,
    SHORT_VOICES,
    TRAINING_WRITERS,
    VALIDATION_DOCUMENTS,
    VALIDATION_NOTES,
    VALIDATION_STATEMENTS,
    causes_of,
    short_voices,
    surroundings_of,
    training_causes,
    training_surroundings,
)
from models.roles.labelled import DOCUMENT_WRITERS


def test_training_never_sees_the_validation_writers() -> None:
    writers = {text.writer for text in (*training_causes(), *training_surroundings())}
    voices = {text.writer for text in short_voices()}
    assert writers == set(TRAINING_WRITERS)
    assert voices == {*SHORT_VOICES, *PLAIN_NOTES}
    validating = {VALIDATION_STATEMENTS, *VALIDATION_DOCUMENTS, VALIDATION_NOTES}
    assert not (writers | voices) & validating
    assert validating == {"B", "G", "Z", "AC", "AJ", "AV", "AW", "BB"}


def test_statements_are_causes_with_gist_and_explicitness() -> None:
    causes = causes_of("A")
    assert len(causes) == 780
    assert {cause.explicit for cause in causes} == {"explicit", "paraphrased", "indirect"}
    assert all(cause.gist and cause.subcause for cause in causes)


def test_spans_of_documents_are_cut_at_their_offsets(tmp_path: Path) -> None:
    (tmp_path / "Z").mkdir()
    (tmp_path / "Z" / "documents.jsonl").write_text(
        '{"id": "Z1", "text": "Hi. Access was late.", "spans": ['
        '{"start": 0, "end": 3, "role": "noise", "theme": null, "subcause": null},'
        '{"start": 4, "end": 20, "role": "cause", "theme": "t", "subcause": "s"}]}\n'
    )
    (cause,) = causes_of("Z", tmp_path)
    assert (cause.text, cause.theme, cause.document) == ("Access was late.", "t", "Z1")


def test_surroundings_are_no_causes_and_have_no_theme() -> None:
    around = surroundings_of("F")
    assert around
    assert {(text.theme, text.subcause) for text in around} == {("", "")}
    assert not {text.text for text in around} & {cause.text for cause in causes_of("F")}


def test_whose_documents_teach_roles_teach_themes_as_well() -> None:
    assert {*DOCUMENT_WRITERS} <= {*TRAINING_WRITERS, *SHORT_VOICES}


def test_an_unknown_writer_is_told_with_the_known_ones() -> None:
    with pytest.raises(InvalidInput, match="no labelled writer 'ZZ'; there are A, AA, AB, AC, AD"):
        causes_of("ZZ")
