import json
from pathlib import Path

import pytest

from models.encoder.training.material import Definition
from models.errors import InvalidInput
from models.recognition.labelled import TRAINING_DOCUMENTS, VALIDATION_DOCUMENTS
from models.recognition.labels import Label
from models.syllabus.lesson import WRITERS, Syllabus, definitions_of, written_examples
from models.syllabus.wordings import Wordings

LABEL = Label("plan", "Weak plan", "The plan was weak", (("late", "planned late"),))


def write(root: Path, *rows: object) -> Path:
    folder = root / "A"
    folder.mkdir()
    text = "\n".join(json.dumps(row) for row in rows)
    (folder / "plan.jsonl").write_text(text, encoding="utf-8")
    return root


def test_writers_that_validate_and_whole_documents_teach_nothing() -> None:
    assert not {"B", "G", "F", "P"} & set(WRITERS)


def test_a_definition_is_framed_by_its_themes_name() -> None:
    expected = Definition("plan", "late", ("Weak plan: planned late",))
    assert definitions_of([LABEL], Wordings()) == (expected,)


def test_other_words_for_a_sub_cause_stand_behind_its_definition() -> None:
    words = Wordings({("plan", "late"): ("too late a plan",)})
    assert definitions_of([LABEL], words)[0].texts == (
        "Weak plan: planned late",
        "too late a plan",
    )


def test_a_theme_without_sub_causes_stands_for_its_own() -> None:
    bare = Label("plan", "Weak plan", "The plan was weak")
    assert definitions_of([bare], Wordings(), "K") == (
        Definition(
            "plan", "", ("Weak plan: The plan was weak", "The plan was weak", "Weak plan"), "K"
        ),
    )


def test_only_causes_carry_a_theme(tmp_path: Path) -> None:
    cause = {
        "role": "cause",
        "theme": "plan",
        "subcause": "late",
        "text": "late",
        "gist": "late plan",
    }
    praise = {"role": "positive", "theme": "plan", "text": "well planned"}

    examples = written_examples("A", write(tmp_path, cause, praise))

    assert [(e.role, e.theme, e.subcause, e.gist) for e in examples] == [
        ("cause", "plan", "late", "late plan"),
        ("positive", "", "", ""),
    ]


def test_of_a_document_each_span_that_tells_something_is_a_statement(tmp_path: Path) -> None:
    late = {"start": 0, "end": 8, "role": "cause", "theme": "plan", "subcause": "late"}
    cost = {"start": 10, "end": 15, "role": "impact", "theme": None, "subcause": None}
    bye = {"start": 16, "end": 20, "role": "noise", "theme": None, "subcause": None}
    folder = tmp_path / "A"
    folder.mkdir()
    row = {"id": "A1", "text": "Too late. Cost. Bye.", "spans": [late, cost, bye]}
    (folder / "documents.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (folder / "passages.jsonl").write_text('{"role": "rumour"}', encoding="utf-8")

    examples = written_examples("A", tmp_path)

    assert [(e.role, e.text, e.theme, e.subcause) for e in examples] == [
        ("cause", "Too late", "plan", "late"),
        ("impact", "Cost.", "", ""),
    ]


def test_short_voices_teach_and_those_who_validate_or_calibrate_do_not() -> None:
    voices = {*Syllabus().voices}
    assert {"Q", "V", "AO"} <= voices
    assert not voices & {"B", *VALIDATION_DOCUMENTS, *TRAINING_DOCUMENTS}


def test_a_row_without_a_known_role_is_named_by_file_and_line(tmp_path: Path) -> None:
    root = write(tmp_path, {"role": "positive", "text": "fine"}, {"role": "rumour", "text": "hm"})

    with pytest.raises(InvalidInput, match=r"plan\.jsonl, line 2: .*'rumour'"):
        written_examples("A", root)


def test_a_writer_without_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no labelled statements of writer 'Z'"):
        written_examples("Z", tmp_path)


def test_the_labelled_statements_of_a_writer_are_all_read() -> None:
    assert len(written_examples("A")) == 1092
