import json
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.sample.extraction import extract, generalise


def test_a_plain_noun_for_the_customer_becomes_a_slot() -> None:
    assert generalise("The insurer waited.") == ("The {client} waited.", False)
    assert generalise("Telco desk waited.") == ("{Client} desk waited.", False)


@pytest.mark.parametrize(
    "text",
    [
        "A permit clerk of the council waited.",
        "Shared between the insurer and the telco.",
        "An insurer waited.",
        "The city hall was closed.",
    ],
)
def test_a_text_that_is_tied_to_its_industry_stays_as_it_is(text: str) -> None:
    assert generalise(text) == (text, True)


def test_statements_keep_role_and_theme_and_far_places_are_left_out(tmp_path: Path) -> None:
    rows = [
        {"role": "cause", "theme": "skill_gap", "subcause": "certification", "style": "ticket"}
        | {"text": "Nobody on the insurer's archive team is certified."},
        {"role": "context", "theme": "skill_gap", "text": "The team sits in Singapore."},
    ]
    (tmp_path / "B").mkdir()
    (tmp_path / "G").mkdir()
    lines = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "B" / "skill_gap.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "G" / "documents.jsonl").write_text("", encoding="utf-8")
    extract(tmp_path, tmp_path)
    (line,) = (tmp_path / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    found = json.loads(line)
    assert found["text"] == "Nobody on the {client}'s archive team is certified."
    assert found["industries"] == []
    assert found["types"] == ["Document archive"]


def test_a_folder_without_the_labelled_sets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="pass the folder that holds the labelled sets"):
        extract(tmp_path, tmp_path)
