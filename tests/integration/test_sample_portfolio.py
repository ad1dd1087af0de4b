"""The sample as files on disk, judged from the truth file alone and by reading the files back."""

import csv
import io
import json
import re
from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from corpus.sample import Truth, write_portfolio
from corpus.sample.truth import truth_path
from models.recognition.labelled import TRAINING_WRITERS

LABELLED = Path(__file__).parents[2] / "models" / "labelled"
MATERIALS = Path(__file__).parents[2] / "corpus" / "sample" / "materials"
LEAST_SAID = 25  # shorter texts ("Yes.") prove nothing

Row = dict[str, Any]


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Truth:
    return write_portfolio(tmp_path_factory.mktemp("sample") / "portfolio")


@pytest.fixture(scope="module")
def written(truth: Truth) -> Row:
    content: Row = json.loads(truth.path.read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def engagements(truth: Truth) -> dict[str, Row]:
    rows = load_workbook(truth.folder / "engagements.xlsx")["Projects"].iter_rows(values_only=True)
    header = [str(cell) for cell in next(rows)]
    found = (dict(zip(header, row, strict=True)) for row in rows)
    return {str(row["pse__Project_ID__c"]): row for row in found}


def quarter_of(year: int, month: int) -> str:
    return f"{year}Q{(month + 2) // 3}"


def active(engagements: dict[str, Row], quarter: str) -> set[str]:
    return {
        key
        for key, row in engagements.items()
        if quarter_of(row["pse__Start_Date__c"].year, row["pse__Start_Date__c"].month)
        <= quarter
        <= quarter_of(row["pse__End_Date__c"].year, row["pse__End_Date__c"].month)
    }


def showing(written: Row, theme: str, quarter: str | None = None) -> set[str]:
    return {
        row["engagement"]
        for row in written["documents"]
        if row["engagement"]
        and (quarter is None or row["quarter"] == quarter)
        and any(cause["theme"] == theme for cause in row["causes"])
    }


def test_the_promised_counts_are_kept(
    truth: Truth, written: Row, engagements: dict[str, Row]
) -> None:
    documents = written["documents"]
    assert len(documents) >= 600
    assert len({row["document"] for row in documents}) == len(documents)
    assert Counter(row["kind"] for row in documents).keys() == {
        *("escalation", "post_mortem", "lesson")
    }
    assert len({row["quarter"] for row in documents}) == 12
    assert len(engagements) == 150
    with (truth.folder / "customers.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 40
    endings = {path.suffix for path in truth.folder.rglob("*") if path.is_file()}
    assert endings >= {".csv", ".xlsx", ".jsonl", ".docx", ".md", ".eml"}


def test_documents_name_their_customers_in_every_way(written: Row) -> None:
    ways = Counter(row["reference"] for row in written["documents"])
    assert ways.keys() == {"key", "name", "ambiguous", "none"}
    assert ways["key"] > 200
    assert ways["name"] > 200
    assert ways["ambiguous"] > 10
    assert ways["none"] > 20


def test_the_truth_is_not_inside_the_folder(truth: Truth) -> None:
    assert truth.path.is_file()
    assert not truth.path.is_relative_to(truth.folder)


def test_the_same_seed_writes_the_same_bytes(truth: Truth, tmp_path: Path) -> None:
    again = write_portfolio(tmp_path / "portfolio")
    first = {p.relative_to(truth.folder): p for p in truth.folder.rglob("*") if p.is_file()}
    second = {p.relative_to(again.folder): p for p in again.folder.rglob("*") if p.is_file()}
    assert first.keys() == second.keys()
    assert all(path.read_bytes() == second[name].read_bytes() for name, path in first.items())
    assert truth.path.read_bytes() == again.path.read_bytes()


def test_another_seed_replaces_the_portfolio_and_leaves_nothing_of_it(tmp_path: Path) -> None:
    write_portfolio(tmp_path / "portfolio", seed=7)
    other = write_portfolio(tmp_path / "portfolio", seed=8)
    named = {row.file for row in other.documents} | {"customers.csv", "engagements.xlsx"}
    found = {
        path.relative_to(other.folder).as_posix()
        for path in other.folder.rglob("*")
        if path.is_file()
    }
    assert found == named


def content_of(path: Path) -> str:
    """Return all text of a file, cells and paragraphs on lines of their own."""
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
        return "\n".join(str(cell) for row in rows for cell in row if cell)
    if path.suffix == ".docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    if path.suffix == ".eml":
        return str(message_from_bytes(path.read_bytes(), policy=policy.default).get_content())
    text = path.read_bytes().decode("cp1252" if "zendesk" in path.name else "utf-8-sig")
    if path.suffix == ".csv":
        delimiter = ";" if "zendesk" in path.name else ","
        table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return "\n".join(cell for line in table for cell in line)
    if path.suffix == ".jsonl":
        return "\n".join(
            str(value) for line in text.split("\n") if line for value in json.loads(line).values()
        )
    return text


def test_every_planted_cause_stands_word_for_word_in_its_file(truth: Truth) -> None:
    contents = {
        name: content_of(truth.folder / name) for name in {row.file for row in truth.documents}
    }
    causes = [(row.file, cause.text) for row in truth.documents for cause in row.causes]
    assert len(causes) > 800
    assert not [text for file, text in causes if text not in contents[file]]


def test_no_slot_of_a_template_is_left_open(truth: Truth) -> None:
    for name in {row.file for row in truth.documents}:
        assert not re.findall(r"\{[A-Za-z]+\}", content_of(truth.folder / name)), name


def test_over_represented_cells_are_as_listed(written: Row, engagements: dict[str, Row]) -> None:
    columns = {
        "customer": "pse__Account__r.Name",
        "engagement_type": "pse__Project_Type__c",
        "team": "Delivery_Team__c",
    }
    facts = written["facts"]["over_represented"]
    assert {fact["dimension"] for fact in facts} == columns.keys()
    for fact in facts:
        column = columns[fact["dimension"]]
        inside = {key for key, row in engagements.items() if row[column] == fact["value"]}
        found = showing(written, fact["theme"])
        expected = len(found) * len(inside) / len(engagements)
        assert len(found & inside) == fact["observed"]
        assert abs(expected - fact["expected"]) < 0.001
        assert fact["observed"] > 2 * expected


@pytest.mark.parametrize(("name", "sign"), [("rising", 1), ("falling", -1)])
def test_trends_go_their_way_per_active_engagement(
    name: str, sign: int, written: Row, engagements: dict[str, Row]
) -> None:
    fact = written["facts"][name]
    rates = []
    for entry in fact["series"]:
        now = active(engagements, entry["quarter"])
        count = len(showing(written, fact["theme"], entry["quarter"]) & now)
        assert (count, len(now)) == (entry["engagements"], entry["active"])
        rates.append(count / len(now))
    first, last = sum(rates[:4]) / 4, sum(rates[-4:]) / 4
    assert sign * (last - first) > 0.08


def test_the_intervention_worked_where_it_was_made_and_nowhere_else(
    written: Row, engagements: dict[str, Row]
) -> None:
    fact = written["facts"]["intervention"]
    year, month, _ = (int(part) for part in fact["date"].split("-"))
    start = quarter_of(year, month)
    rates = {}
    for scope in (True, False):
        for later in (False, True):
            count = exposure = 0
            for quarter in {row["quarter"] for row in written["documents"]}:
                if (quarter >= start) == later:
                    now = {
                        key
                        for key in active(engagements, quarter)
                        if (engagements[key]["pse__Project_Type__c"] == fact["engagement_type"])
                        == scope
                    }
                    count += len(now & showing(written, fact["theme"], quarter))
                    exposure += len(now)
            rates[scope, later] = count / exposure
    assert abs(rates[True, False] - fact["before"]["rate"]) < 0.001
    assert abs(rates[True, True] - fact["after"]["rate"]) < 0.001
    assert rates[True, False] > 3 * rates[True, True]
    assert abs(rates[False, True] - rates[False, False]) < 0.02


def test_one_customer_escalates_beyond_its_problems_and_another_because_of_them(
    written: Row,
) -> None:
    relation = written["facts"]["relationship_problem"]
    delivery = written["facts"]["delivery_problem"]
    of = {
        fact["customer"]: [r for r in written["documents"] if r["customer"] == fact["customer"]]
        for fact in (relation, delivery)
    }
    troubles = {
        name: len(
            {
                (row["engagement"], row["quarter"], cause["theme"])
                for row in rows
                for cause in row["causes"]
                if cause["theme"] != "relationship_breakdown"
            }
        )
        for name, rows in of.items()
    }
    escalations = {n: sum(r["kind"] == "escalation" for r in rows) for n, rows in of.items()}
    at_odds, failing = relation["customer"], delivery["customer"]
    assert escalations[at_odds] / troubles[at_odds] > 2 * escalations[failing] / troubles[failing]
    usual = relation["escalations_per_engagement_quarter_elsewhere"]
    assert relation["escalations_per_engagement_quarter"] > 2 * usual
    assert (
        relation["delivery_problems_per_engagement_quarter"]
        < 1.3 * (relation["delivery_problems_per_engagement_quarter_elsewhere"])
    )
    assert (
        delivery["delivery_problems_per_engagement_quarter"]
        > 1.5 * (delivery["delivery_problems_per_engagement_quarter_elsewhere"])
    )
    assert delivery["hours_overrun"] > delivery["hours_overrun_elsewhere"]
    assert len(relation["teams"]) >= 3
    assert len({row["quarter"] for row in of[at_odds] if row["kind"] == "escalation"}) >= 2


def test_structural_and_local_theme_have_equal_counts_over_unlike_places(
    written: Row, engagements: dict[str, Row]
) -> None:
    places: dict[str, list[tuple[str, str]]] = {}
    for name in ("structural", "local"):
        theme = written["facts"][name]["theme"]
        places[name] = [
            (row["customer"], engagements[row["engagement"]]["Delivery_Team__c"])
            for row in written["documents"]
            for cause in row["causes"]
            if cause["theme"] == theme
        ]
    assert len(places["structural"]) == len(places["local"])
    assert len({customer for customer, _ in places["structural"]}) >= 20
    assert len({team for _, team in places["structural"]}) >= 5
    assert len(set(places["local"])) == 1


def test_the_costly_theme_costs_margin(written: Row, engagements: dict[str, Row]) -> None:
    fact = written["facts"]["margin"]
    keys = showing(written, fact["theme"])
    lost: dict[bool, list[float]] = {True: [], False: []}
    for key, row in engagements.items():
        if row["Actual_Margin__c"] is not None:
            points = (row["Planned_Margin__c"] - row["Actual_Margin__c"]) * 100
            lost[key in keys].append(points)
    means = {with_it: sum(values) / len(values) for with_it, values in lost.items()}
    assert abs(means[True] - fact["points_lost_with"]) < 0.01
    assert abs(means[False] - fact["points_lost_without"]) < 0.01
    assert means[True] - means[False] > 5


def test_the_new_theme_has_enough_findings_in_varied_words(written: Row) -> None:
    taxonomy = {path.stem for path in (LABELLED / "B").glob("*.jsonl")}
    theme = written["facts"]["new_theme"]["theme"]
    assert theme not in taxonomy
    texts = [
        cause["text"]
        for row in written["documents"]
        for cause in row["causes"]
        if cause["theme"] == theme
    ]
    assert len(texts) >= 25
    assert len(set(texts)) >= 0.9 * len(texts)
    assert len(showing(written, theme)) >= 8


def test_no_text_of_a_writer_that_trains_a_model_is_in_the_materials() -> None:
    materials = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(MATERIALS.glob("*.json*"))
    )
    checked = 0
    for writer in TRAINING_WRITERS:
        for path in sorted((LABELLED / writer).glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").split("\n"):
                text = json.loads(line).get("text", "") if line else ""
                if len(text) >= LEAST_SAID:
                    checked += 1
                    quoted = json.dumps(text, ensure_ascii=False)[1:-1]
                    assert quoted not in materials, (writer, text)
    assert checked > 6000


def test_a_folder_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(OSError, match="taken"):
        write_portfolio(tmp_path / "taken")


def test_only_files_inside_the_folder_are_removed_before_writing(tmp_path: Path) -> None:
    folder = tmp_path / "portfolio"
    folder.mkdir()
    outside, own = tmp_path / "precious.txt", folder / "mine.txt"
    outside.write_text("keep", encoding="utf-8")
    own.write_text("keep", encoding="utf-8")
    truth_path(folder).write_text(
        '{"documents": [{"file": "../precious.txt"}, {"file": "old.eml"}]}', encoding="utf-8"
    )
    (folder / "old.eml").write_text("old", encoding="utf-8")
    write_portfolio(folder)
    assert outside.read_text(encoding="utf-8") == "keep"
    assert own.read_text(encoding="utf-8") == "keep"
    assert not (folder / "old.eml").exists()
