import csv
import io
import re
from datetime import date

from corpus.sample.chance import stream
from corpus.sample.writers.jira import jira_date, jira_export
from tests.unit.corpus.sample.conftest import Make


def test_the_export_has_a_byte_order_mark_and_repeats_its_headers(make: Make) -> None:
    (file,) = jira_export([make()], stream(1, "t"))
    assert file.data.startswith(b"\xef\xbb\xbf")
    header, row = csv.reader(io.StringIO(file.data.decode("utf-8-sig")))
    assert header.count("Comment") == 3
    assert header.count("Labels") == 2
    assert len(row) == len(header)
    assert row[header.index("Custom field (Customer)")] == "Bärental & Söhne"
    assert file.documents == ("ESC-1044",)


def test_a_cause_stands_in_its_field_or_in_the_description_and_not_in_both(make: Make) -> None:
    documents = [make(id=f"ESC-{1000 + n}") for n in range(40)]
    (file,) = jira_export(documents, stream(1, "t"))
    header, *rows = csv.reader(io.StringIO(file.data.decode("utf-8-sig")))
    field, body = header.index("Custom field (Bug Root Cause)"), header.index("Description")
    places = {('"posting"' in row[field], '"posting"' in row[body]) for row in rows}
    assert places == {(True, False), (False, True)}


def test_dates_look_as_jira_prints_them() -> None:
    random = stream(1, "t")
    for _ in range(50):
        text = jira_date(random, date(2024, 5, 11))
        assert re.fullmatch(r"11/May/24 (0[1-9]|1[0-2]):[0-5]\d [AP]M", text)
