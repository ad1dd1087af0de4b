import csv
import io
from datetime import timedelta

from openpyxl import load_workbook

from corpus.sample.chance import stream
from corpus.sample.writers.servicenow import HEADER, incident_csv, incident_workbook
from tests.unit.corpus.sample.conftest import Make


def test_a_resolved_incident_tells_state_and_notes(make: Make) -> None:
    document = make(id="INC001", closed=make().day + timedelta(days=3))
    (file,) = incident_csv([document, make(id="INC002")], stream(1, "t"))
    rows = list(csv.DictReader(io.StringIO(file.data.decode())))
    assert [row["state"] for row in rows] == ["6", "2"]
    assert rows[0]["close_notes"] == "Solved by the night shift."
    assert rows[1]["close_notes"] == rows[1]["resolved_at"] == ""
    assert 'Nobody knew "posting", ever.' in rows[0]["description"]
    assert rows[0]["company"] == "Bärental & Söhne"


def test_the_workbook_has_the_same_columns(make: Make) -> None:
    (file,) = incident_workbook([make(id="INC001")], stream(1, "t"))
    rows = list(load_workbook(io.BytesIO(file.data)).active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert rows[0] == HEADER
    assert rows[1][0] == "INC001"
