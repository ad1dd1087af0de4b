import csv
import io

import pytest

from corpus.sample.chance import stream
from corpus.sample.writers.zendesk import zendesk_export
from tests.unit.corpus.sample.conftest import Make


def test_the_export_is_windows_text_with_semicolons_and_day_first_dates(make: Make) -> None:
    document = make(id="60412")
    (file,) = zendesk_export([document], stream(1, "t"))
    with pytest.raises(UnicodeDecodeError):
        file.data.decode("utf-8")
    (row,) = csv.DictReader(io.StringIO(file.data.decode("cp1252")), delimiter=";")
    assert row["Organization"] == "Bärental & Söhne"
    assert row["Project [list]"] == "Ledger; phase 1"
    assert row["Created at"].startswith(f"{document.day:%d-%m-%Y}")
    assert 'Nobody knew "posting", ever.' in row["Description"]


def test_an_answer_follows_only_when_the_ticket_is_solved(make: Make) -> None:
    solved = make(id="1", closed=make().day)
    (file,) = zendesk_export([solved, make(id="2")], stream(1, "t"))
    texts = [
        row["Description"]
        for row in csv.DictReader(io.StringIO(file.data.decode("cp1252")), delimiter=";")
    ]
    assert ["night shift" in text for text in texts] == [True, False]
