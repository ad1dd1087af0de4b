"""Every source of the list, from its file to documents, engagements and customers."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from corpus.document import Document, DocumentKind
from corpus.interpret import ColumnNote, Interpreted, interpret_rows
from corpus.limits import Limits
from corpus.mapping import Mapping, RecordKind, propose_mapping
from corpus.raw import RawRow, RawTable
from corpus.readers.registry import read
from corpus.records import Customer, Engagement, Money
from corpus.rejected import Rejected

SOURCES = Path(__file__).parents[1] / "fixtures" / "sources"


def interpreted(path: Path) -> tuple[Mapping, list[Interpreted], list[ColumnNote]]:
    (table,) = read(path, Limits())
    assert isinstance(table, RawTable)
    rows = list(table.rows)
    cells = [row.cells for row in rows if isinstance(row, RawRow)]
    mapping = propose_mapping(table.columns, cells)
    notes: list[ColumnNote] = []
    again = RawTable(table.name, table.columns, iter(rows))
    found = list(interpret_rows(again, mapping, file=path.name, on_note=notes.append))
    return mapping, found, notes


def documents(name: str) -> list[Document]:
    _, found, _ = interpreted(SOURCES / name)
    assert all(isinstance(record, Document) for record in found)
    return [record for record in found if isinstance(record, Document)]


def engagements(name: str) -> list[Engagement]:
    _, found, _ = interpreted(SOURCES / name)
    assert all(isinstance(record, Engagement) for record in found)
    return [record for record in found if isinstance(record, Engagement)]


def sections(document: Document) -> dict[str, str]:
    return {part.heading: document.text[part.start : part.end] for part in document.sections}


@pytest.mark.parametrize(
    ("name", "shape", "kind"),
    [
        ("jira.csv", "jira", "escalation"),
        ("jira_api.jsonl", "jira", "escalation"),
        ("servicenow_incident.csv", "servicenow_incident", "escalation"),
        ("servicenow_incident_api.csv", "servicenow_incident", "escalation"),
        ("servicenow_problem.csv", "servicenow_problem", "post_mortem"),
        ("servicenow_escalation.csv", "servicenow_escalation", "escalation"),
        ("servicenow_project.csv", "servicenow_project", "engagements"),
        ("zendesk.csv", "zendesk", "escalation"),
        ("salesforce_case.csv", "salesforce_case", "escalation"),
        ("salesforce_case_labels.csv", "salesforce_case", "escalation"),
        ("certinia_project.csv", "certinia_project", "engagements"),
        ("certinia_project_labels.csv", "certinia_project", "engagements"),
        ("kantata.csv", "kantata", "engagements"),
        ("openair.csv", "openair", "engagements"),
        ("prince2_lessons.csv", "prince2_lessons", "lesson"),
        ("lessons_register.csv", "lessons_register", "lesson"),
        ("nasa_llis.csv", "nasa_llis", "lesson"),
        ("customers.csv", "generic", "customers"),
        ("incident_register.csv", "generic", "post_mortem"),
        ("generic.jsonl", "generic", "post_mortem"),
        ("generic_ragged.csv", "generic", "post_mortem"),
    ],
)
def test_each_source_is_recognised(name: str, shape: str, kind: str) -> None:
    mapping, _, _ = interpreted(SOURCES / name)
    assert (mapping.shape, mapping.kind) == (shape, RecordKind(kind))


def test_jira_with_repeated_headers_keeps_both_comments_and_its_own_dates() -> None:
    first, second, third = documents("jira.csv")
    assert (first.id, first.title) == ("ORD-101", "Nightly feed stops after schema change")
    assert first.text.startswith("The supplier feed stopped at 02:00.\n\nNobody was told")
    assert sections(first)["Custom field (Bug Root Cause)"].startswith("The interface contract")
    assert first.text.count("\n\nComment\n") == 2
    assert (first.date, first.closed, first.date_ambiguous) == (
        date(2024, 5, 11),
        date(2024, 5, 12),
        False,
    )
    assert (first.engagement_key, first.engagement_name) == ("ORD", "Order hub rebuild")
    assert first.extra["tags"] == "feed | night"
    assert (second.closed, second.attributes["priority"]) == (None, "Medium")
    assert third.id == "ORD-103"


def test_jira_from_its_interface_maps_nested_fields() -> None:
    first, _ = documents("jira_api.jsonl")
    assert (first.id, first.title) == ("NET-7", "Firewall change blocked cut-over")
    assert (first.date, first.closed) == (date(2025, 6, 21), date(2025, 6, 22))
    assert (first.engagement_key, first.engagement_name) == ("NET", "Branch network refresh")


def test_servicenow_incident_takes_levels_apart_from_text() -> None:
    first, second, _ = documents("servicenow_incident.csv")
    assert first.text.startswith("Payroll file was not produced for March.")
    assert sections(first)["Work notes"].startswith("Certificate had expired")
    assert (first.customer_name, first.attributes["team"]) == (
        "Halden Foods",
        "Integration Support",
    )
    assert (first.attributes["severity"], first.attributes["priority"]) == (
        "1 - High",
        "1 - Critical",
    )
    assert first.extra["Impact"] == "1 - High"
    assert second.text.endswith("\n\nShort description\nUsers cannot print labels")


def test_servicenow_stored_values_become_words_and_references_no_teams() -> None:
    first, second, third = documents("servicenow_incident_api.csv")
    assert [doc.extra["status"] for doc in (first, second, third)] == [
        "Closed",
        "Resolved",
        "In Progress",
    ]
    assert "team" not in first.attributes
    assert third.text == "Mail queue grows"


def test_servicenow_problem_has_its_cause_as_a_section() -> None:
    first, _, _ = documents("servicenow_problem.csv")
    assert first.kind is DocumentKind.POST_MORTEM
    assert sections(first)["Cause notes"].startswith("Batch size was chosen for the pilot")
    assert (first.title, first.closed) == ("Billing run fails at month end", date(2024, 1, 15))


def test_servicenow_escalation_reason_is_not_a_cause() -> None:
    first, _, _ = documents("servicenow_escalation.csv")
    assert first.text.startswith("Third outage in six weeks")
    assert "Unhappy" not in first.text
    assert first.extra["Reason"] == "Unhappy with response time"
    assert first.attributes["severity"] == "High"


def test_servicenow_project_has_hours_money_and_real_dates() -> None:
    first, _, third = engagements("servicenow_project.csv")
    assert (first.key, first.name, first.phase) == (
        "PRJ0010001",
        "Payroll integration",
        "Execution",
    )
    assert (first.start, first.end) == (date(2024, 4, 10), date(2024, 6, 28))
    assert (first.planned_hours, first.actual_hours) == (Decimal(400), Decimal(510))
    assert first.actual_cost == Money(Decimal("61250.50"), "EUR")
    assert first.scope == (
        "In scope\nInterfaces to payroll and time\n\nOut of scope\nReporting\n\n"
        "Assumptions\nCustomer names a data owner"
    )
    assert "In scope" not in first.extra
    assert (third.actual_cost, third.end) == (None, None)


def test_zendesk_without_text_uses_the_subject_and_flags_its_dates() -> None:
    _, found, notes = interpreted(SOURCES / "zendesk.csv")
    first, _, empty, _ = found
    assert isinstance(first, Document)
    assert first.text == "Go-live postponed again because of missing sign-off"
    assert (first.date, first.date_ambiguous) == (date(2023, 4, 8), True)
    assert (first.customer_name, first.extra["Product [list]"]) == ("Tarn Energy", "Portal")
    assert isinstance(empty, Rejected)
    assert (empty.row, empty.reason) == (3, "no text: the row is empty in 'Subject'")
    assert [(note.column, note.rows) for note in notes if note.column == "Created at"] == [
        ("Created at", 4)
    ]


def test_salesforce_keeps_the_account_and_the_day_as_written() -> None:
    first, _, third = documents("salesforce_case.csv")
    assert (first.customer_key, first.customer_name) == ("0015g00000XyZaBAAV", "Tarn Energy")
    assert (first.date, first.closed) == (date(2024, 2, 11), date(2024, 3, 1))
    assert "Reason" not in sections(first)
    assert (first.id, first.extra["IsEscalated"]) == ("00001026", "true")
    assert (third.text, third.date) == ("Where is the test report?", date(2024, 2, 20))


def test_salesforce_labels_settle_the_order_of_both_date_columns() -> None:
    first, second = documents("salesforce_case_labels.csv")
    assert (first.date, first.closed) == (date(2025, 6, 21), date(2025, 6, 30))
    assert (second.date, second.closed, second.date_ambiguous) == (
        date(2025, 7, 2),
        date(2025, 7, 11),
        False,
    )


def test_a_register_says_when_it_happened_and_when_it_was_logged() -> None:
    first, second, third = documents("incident_register.csv")
    assert (first.date, first.reported) == (date(2025, 3, 28), date(2025, 4, 22))
    assert first.closed == date(2025, 5, 30)
    assert second.date == second.reported == date(2025, 6, 3)
    assert third.date == third.reported == date(2025, 9, 15)


def test_sources_that_only_say_when_a_record_was_made_are_dated_by_it() -> None:
    for name in ("jira.csv", "servicenow_incident.csv", "salesforce_case.csv"):
        assert all(document.reported == document.date for document in documents(name))
    assert all(document.reported is None for document in documents("lessons_register.csv"))


def test_certinia_keeps_the_currency_of_each_row() -> None:
    first, second, third = engagements("certinia_project.csv")
    assert (first.key, first.customer_name, first.practice) == (
        "PR-001201",
        "Halden Foods",
        "HR Systems",
    )
    assert (first.billing_model, first.status, first.phase) == (
        "Fixed Price",
        "In Progress",
        "Build",
    )
    assert (first.revenue, second.revenue) == (
        Money(Decimal("240000.00"), "EUR"),
        Money(Decimal("171000.00"), "SGD"),
    )
    assert (third.revenue, third.start, third.name) == (None, None, "Tarn portal")


def test_certinia_labels_read_amounts_with_their_currency_and_american_dates() -> None:
    first, second = engagements("certinia_project_labels.csv")
    assert first.actual_cost == Money(Decimal("91300.75"), "USD")
    assert (first.start, second.start) == (date(2024, 1, 15), date(2023, 3, 4))


def test_kantata_cents_become_units_and_an_open_price_none() -> None:
    first, second, third = engagements("kantata.csv")
    assert first.revenue == Money(Decimal("125500.00"), "EUR")
    assert first.actual_cost == Money(Decimal("98100.50"), "EUR")
    assert (second.planned_margin, third.revenue) == (Decimal("0.225"), None)
    assert (first.customer_name, first.extra["over_budget"]) == ("Tarn Energy", "false")


def test_openair_has_no_dates_where_there_are_zeros() -> None:
    first, second, third = engagements("openair.csv")
    assert (first.key, first.customer_key, first.planned_hours) == (
        "5501",
        "201",
        Decimal("320.50"),
    )
    assert (first.end, second.end, third.start) == (date(2023, 5, 31), None, None)
    assert (first.status, second.status) == ("closed", "open")


def test_prince2_log_without_ids_is_identified_by_content() -> None:
    first, _, third = documents("prince2_lessons.csv")
    assert first.id.startswith("row-")
    assert list(sections(first)) == [
        "Event",
        "Causes/Trigger",
        "Effect",
        "Early Warnings?",
        "Recommendations",
    ]
    assert (first.date, first.date_ambiguous) == (date(2024, 3, 12), False)
    assert "Causes/Trigger" not in sections(third)


def test_prince2_log_under_a_merged_header_of_two_rows_maps_alike(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["", "Lesson details", "", "", "", "", "Log", "", ""])
    sheet.append(
        [
            "Lesson Type",
            "Event",
            "Effect",
            "Causes/Trigger",
            "Early Warnings?",
            "Recommendations",
            "Previously Identified?",
            "Date Logged",
            "Logged By",
        ]
    )
    sheet.merge_cells("B1:F1")
    sheet.merge_cells("G1:I1")
    for number in range(3):
        sheet.append(
            [
                "Project",
                f"Delivery {number} was three weeks late",
                f"Test {number} was cut short",
                f"No milestone {number} in the contract",
                "",
                f"Agree {number} milestones first",
                "No",
                "2024-03-12",
                "PMO",
            ]
        )
    path = tmp_path / "lessons.xlsx"
    book.save(path)
    mapping, found, _ = interpreted(path)
    assert mapping.shape == "prince2_lessons"
    assert [column.field for column in mapping.columns] == [
        None,
        "event",
        "impact",
        "root_cause",
        "early_warning",
        "recommendation",
        None,
        "opened",
        None,
    ]
    first = found[0]
    assert isinstance(first, Document)
    assert (first.date, first.text.startswith("Delivery 0")) == (date(2024, 3, 12), True)


def test_lessons_register_keeps_positive_lessons_and_a_row_with_an_impossible_date() -> None:
    _, found, notes = interpreted(SOURCES / "lessons_register.csv")
    first, positive, third = (record for record in found if isinstance(record, Document))
    assert list(sections(first)) == ["Description", "Root Cause", "Impact", "Recommendation"]
    assert positive.extra["tags"] == "Positive | testing"
    assert (third.id, third.date) == ("LL-03", None)
    assert [(note.column, note.rows) for note in notes] == [("Date", 1)]


def test_nasa_lessons_leave_out_stubs_and_repeats() -> None:
    first, second, third = documents("nasa_llis.csv")
    assert (first.id, first.title, first.customer_name) == (
        "9001",
        "Torque values were assumed",
        "Test Range",
    )
    assert "See lesson" not in second.text
    assert second.text.startswith("A pump was started")
    assert third.text.count("The review board was skipped") == 1


def test_customers_come_with_their_other_names() -> None:
    _, found, _ = interpreted(SOURCES / "customers.csv")
    first = found[0]
    assert isinstance(first, Customer)
    assert (first.key, first.name, first.segment, first.aliases) == (
        "C-1",
        "Halden Foods",
        "Food",
        ("Halden", "Halden Foods Ltd"),
    )


def test_generic_records_keep_their_text_id_and_kind() -> None:
    first, second, third = documents("generic.jsonl")
    assert second.text == "Cust still waiting on VPN, 9 days. a < b & c > d."
    assert first.text.startswith("Portal launch review\nWhat happened\n")
    assert "🚀\r\nWhy" in first.text
    assert [doc.id for doc in (first, second, third)] == ["D-1", "D-2", "D-3"]
    assert [doc.kind.value for doc in (first, second, third)] == [
        "post_mortem",
        "escalation",
        "lesson",
    ]
    assert dict(first.attributes) == {
        "engagement_type": "Implementation",
        "phase": "Go-live",
        "severity": "Sev 1",
    }
    assert not first.extra


def test_unknown_headers_of_a_ragged_file_are_found_by_their_values() -> None:
    mapping, found, _ = interpreted(SOURCES / "generic_ragged.csv")
    fields = {column.column: column.field for column in mapping.columns}
    assert fields == {
        "record_id": "id",
        "what happened": "description",
        "organization": "customer_name",
        "stage": "phase",
        "incident date": "date",
        "year": None,
        "url": None,
        "cause": None,
    }
    third = found[2]
    assert isinstance(third, Document)
    assert (third.date, third.extra) == (date(2024, 2, 7), {"year": "2024"})
