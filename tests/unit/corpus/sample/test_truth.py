import json
from pathlib import Path

from corpus.sample.truth import Truth, truth_path, truth_rows
from tests.unit.corpus.sample.conftest import Make


def test_the_truth_stands_beside_the_folder_and_not_inside() -> None:
    folder = Path("work") / "portfolio"
    assert truth_path(folder).parent == folder.parent
    assert Truth(7, folder, (), {}).path == truth_path(folder)


def test_a_row_tells_owner_quarter_and_exact_causes(make: Make) -> None:
    document = make()
    (row,) = truth_rows([document], {"ESC-1044": "escalations/jira_export.csv"})
    written = json.loads(Truth(7, Path("p"), (row,), {"a": 1}).to_json())
    assert written["facts"] == {"a": 1}
    (found,) = written["documents"]
    assert found["document"] == "ESC-1044"
    assert found["engagement"] == document.engagement.key if document.engagement else False
    assert found["causes"] == [
        {
            "theme": "skill_gap",
            "subcause": "technical_skill",
            "text": 'Nobody knew "posting", ever.',
        }
    ]
    assert found["quarter"].startswith(str(document.day.year))


def test_a_mail_goes_by_its_place_for_want_of_an_id(make: Make) -> None:
    document = make(channel="mail", id="esc-0001")
    (row,) = truth_rows([document], {"esc-0001": "escalations/mail/x_esc-0001.eml"})
    assert row.document == "escalations/mail/x_esc-0001"


def test_documents_of_strangers_have_no_owner(make: Make) -> None:
    (row,) = truth_rows([make(engagement=None)], {"ESC-1044": "a.txt"})
    assert (row.customer, row.customer_key, row.engagement) == (None, None, None)
    assert row.themes == {"skill_gap"}
