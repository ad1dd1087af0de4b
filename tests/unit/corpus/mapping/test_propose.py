import pytest

from corpus.mapping import Mapping, propose_mapping

PROSE = [
    f"The vendor had promised delivery {n} for May, but nobody had put it into the contract, "
    f"so team {n} waited for three weeks."
    for n in range(40)
]


def proposed(columns: dict[str, list[str]], kind: str | None = None) -> Mapping:
    rows = list(zip(*columns.values(), strict=True))
    return propose_mapping(list(columns), rows, kind)


def fields(columns: dict[str, list[str]], kind: str | None = None) -> dict[str, str | None]:
    return {column.column: column.field for column in proposed(columns, kind).columns}


def numbered(prefix: str) -> list[str]:
    return [f"{prefix}{n}" for n in range(40)]


def test_a_table_of_incidents_maps_by_labels_and_values() -> None:
    found = fields(
        {
            "record_id": numbered("GD"),
            "report_id": ["20100001", "20100002"] * 20,
            "system_kind": ["gas distribution", "liquid"] * 20,
            "date": ["2010-02-13"] * 40,
            "year": ["2010"] * 40,
            "operator_id": ["15007", "13730"] * 20,
            "operator": ["Nordgas Co", "Delta Pipe LLC"] * 20,
            "state": ["CA", "TX"] * 20,
            "text": PROSE,
            "cause": ["EXCAVATION DAMAGE", "CORROSION"] * 20,
            "total_cost_usd": numbered("1"),
            "url": numbered("https://example.org/"),
        }
    )
    assert found == {
        "record_id": "id",
        "report_id": None,
        "system_kind": "engagement_type",
        "date": "date",
        "year": None,
        "operator_id": "customer_key",
        "operator": "customer_name",
        "state": "region",
        "text": "text",
        "cause": None,
        "total_cost_usd": None,
        "url": None,
    }


def test_an_organisation_is_the_customer_only_where_no_customer_is() -> None:
    organisation = {"organization": ["JPL", "KSC"] * 20, "text": PROSE}
    assert fields(organisation)["organization"] == "customer_name"
    both = fields({**organisation, "customer": ["Acme Ltd", "Beta"] * 20})
    assert (both["organization"], both["customer"]) == (None, "customer_name")


def test_a_loser_says_which_column_won() -> None:
    mapping = proposed({"created": ["2024-01-01"] * 40, "opened": [""] * 39 + ["2024-01-02"]})
    loser = mapping.columns[1]
    assert (loser.field, "'created' feeds 'opened' better" in loser.reason) == (None, True)


def test_an_unknown_long_text_is_the_body_of_a_table_without_one() -> None:
    mapping = proposed({"ref": numbered("r"), "erzählung": PROSE})
    assert mapping.columns[1].field == "description"
    assert 0 < mapping.columns[1].confidence < 0.5


def test_an_unknown_long_text_beside_a_body_is_a_remark() -> None:
    found = fields({"text": PROSE, "other thoughts": [f"x {text}" for text in PROSE]})
    assert found["other thoughts"] == "comment"


def test_nested_records_are_no_text() -> None:
    spans = [f'[{{"start": {n}, "end": 48, "role": "noise", "theme": null}}]' for n in range(40)]
    flat = [f"start: {n}; end: 48; role: noise\nstart: 49; end: 60; role: cause" for n in range(40)]
    assert fields({"text": PROSE, "spans": spans, "marks": flat}) == {
        "text": "text",
        "spans": None,
        "marks": None,
    }


@pytest.mark.parametrize(
    ("label", "field"),
    [("mitigation_text", "recommendation"), ("effect_notes", "impact"), ("lesson_mika", "lesson")],
)
def test_endings_and_contained_names_find_text_fields(label: str, field: str) -> None:
    assert fields({"text": [f"{text} More." for text in PROSE], label: PROSE})[label] == field


def test_codes_beside_texts_stay_extra() -> None:
    codes = [f"Missing plan of communication events and their owners {n}" for n in range(40)]
    assert fields({"cause_text": PROSE, "mitigation_codes": codes})["mitigation_codes"] is None


def test_references_without_names_become_keys() -> None:
    found = fields({"text": PROSE, "customer": [f"{n:032x}" for n in range(40)]})
    assert found["customer"] == "customer_key"


def test_repeated_comments_all_map() -> None:
    mapping = propose_mapping(["Comment", "Comment"], [[text, text] for text in PROSE])
    assert [column.field for column in mapping.columns] == ["comment", "comment"]


def test_a_stated_kind_decides_what_rows_are() -> None:
    columns = {"name": ["Acme", "Beta"], "id": ["1", "2"]}
    assert fields(columns, "customers") == {"name": "customer_name", "id": "customer_key"}
    assert fields(columns, "engagements") == {"name": "engagement_name", "id": "engagement_key"}
    assert proposed(columns, "lesson").kind.value == "lesson"


def test_every_column_is_shown_with_samples_and_a_reason() -> None:
    mapping = proposed({"text": PROSE, "zzz": ["", "b"] * 20})
    assert [column.index for column in mapping.columns] == [0, 1]
    assert mapping.columns[1].samples == ("b",)
    assert all(column.reason for column in mapping.columns)
    assert all(0 <= column.confidence <= 1 for column in mapping.columns)


def test_a_table_without_rows_maps_by_labels() -> None:
    mapping = propose_mapping(["Issue key", "Summary", "Issue Type", "Created", "Status"], [])
    assert [column.field for column in mapping.columns] == ["id", "title", None, "opened", "status"]


def test_a_summary_of_whole_texts_is_the_body_and_not_the_title() -> None:
    longer = [f"{text} {text}" for text in PROSE]
    found = fields({"Summary": longer, "Root cause": PROSE})
    assert found == {"Summary": "description", "Root cause": "root_cause"}


def test_a_column_called_text_is_text_however_much_it_repeats() -> None:
    assert fields({"text": ["Late.", "No access"] * 20, "id": numbered("d")})["text"] == "text"
    links = [f"https://example.org/{n}" for n in range(40)]
    assert fields({"text": links, "id": numbered("d")})["text"] is None


def test_sentences_that_repeat_are_still_text() -> None:
    repeated = ["The customer had not named a data owner."] * 40
    assert fields({"Root cause": repeated, "text": PROSE})["Root cause"] == "root_cause"


def test_a_summary_in_sentences_beside_a_title_is_not_lost() -> None:
    found = fields({"title": ["VPN", "SOW"] * 20, "summary": PROSE, "impact": PROSE[::-1]})
    assert found == {"title": "title", "summary": "description", "impact": "impact"}


def test_a_column_called_document_is_the_id_or_the_text_by_its_values() -> None:
    assert fields({"document": numbered("d"), "text": PROSE})["document"] == "id"
    assert fields({"document": PROSE, "id": numbered("d")})["document"] == "text"


def test_columns_of_what_was_agreed_feed_the_scope_of_an_engagement() -> None:
    money = {"Project name": numbered("Portal"), "Start date": ["2026-01-05"] * 40}
    money |= {"Revenue": numbered(""), "Planned hours": numbered("")}
    agreed = ("Scope", "In scope", "Scope statement", "Statement of work", "Project description")
    for label in (*agreed, "Description", "Deliverables", "Out of scope", "Scope details"):
        assert fields({**money, label: PROSE})[label] == "scope", label


def test_what_is_written_later_is_never_the_scope_of_an_engagement() -> None:
    money = {"Project name": numbered("Portal"), "Start date": ["2026-01-05"] * 40}
    money |= {"Revenue": numbered(""), "Planned hours": numbered("")}
    later = ("Status notes", "Lessons learned", "Scope changes", "Closure / Description")
    for label in (*later, "Scope comments", "Health description", "Comments", "Actual scope"):
        mapping = propose_mapping(
            [*money, label],
            list(zip(*money.values(), PROSE, strict=True)),
            "engagements",
        )
        assert mapping.columns[-1].field is None, label


def test_a_list_of_sizes_called_scope_is_not_the_scope() -> None:
    sizes = ["Small", "Large"] * 20
    found = fields(
        {"Project": numbered("P"), "Revenue": numbered(""), "Hours": numbered(""), "Scope": sizes}
    )
    assert found["Scope"] is None


def test_a_german_list_of_projects_maps_by_its_labels() -> None:
    columns = {
        "Projektnummer": numbered("AB-1"),
        "Projekt": numbered("Einführung Werk "),
        "Kunde": ["Möbelwerk Süd GmbH", "Fjordkraft AS"] * 20,
        "Projektart": ["PLM", "MES"] * 20,
        "Beginn": ["01.02.2024"] * 40,
        "Ende": ["30.06.2024"] * 40,
        "Geplante Stunden": ["1.200"] * 40,
        "Ist-Stunden": ["1513"] * 40,
        "Auftragswert": ["132.000,00"] * 40,
        "Währung": ["EUR"] * 40,
        "Ist-Kosten": ["124066"] * 40,
    }
    assert proposed(columns).kind.value == "engagements"
    assert set(fields(columns).values()) == {
        *("engagement_key", "engagement_name", "customer_name", "engagement_type", "start", "end"),
        *("planned_hours", "actual_hours", "revenue", "currency", "actual_cost"),
    }


def test_a_job_tracker_with_short_labels_and_remarks_is_a_register() -> None:
    """Every job of an agency's tracker was read as a post-mortem without a text, and refused."""
    columns = {
        "Job #": numbered("KP-2"),
        "Job name": numbered("Launch "),
        "Client": ["Bramble & Oat", "Wexley Toys"] * 20,
        "Kick-off": ["2024-01-15"] * 40,
        "Wrap": ["2024-06-15"] * 40,
        "Hrs sold": numbered("1"),
        "Hrs burned": numbered("2"),
        "Net fee": ["£12,000"] * 40,
        "Notes": PROSE,
    }
    assert proposed(columns).kind.value == "engagements"
    found = fields(columns)
    assert (found["Job #"], found["Job name"]) == ("engagement_key", "engagement_name")
    assert (found["Hrs sold"], found["Hrs burned"]) == ("planned_hours", "actual_hours")
    assert (found["Net fee"], found["Wrap"], found["Notes"]) == ("revenue", "end", None)


def test_a_register_in_a_service_providers_words_is_read_whole() -> None:
    """Sort of work, place, hours and value of twenty jobs were passed over without a word."""
    columns = {
        "Job No": numbered("TB-2"),
        "Title": numbered("Roll-out "),
        "Offering": ["Managed services", "Integration"] * 20,
        "Delivery hub": ["Leeds", "Pune"] * 20,
        "Commercials": ["Fixed price", "Retainer"] * 20,
        "Budget h": ["5200"] * 40,
        "Actual h": ["6840"] * 40,
        "Contract value GBP": ["640000"] * 40,
    }
    assert [fields(columns)[name] for name in list(columns)[2:]] == [
        *("engagement_type", "team", "billing_model"),
        *("planned_hours", "actual_hours", "revenue"),
    ]


@pytest.mark.parametrize(
    ("label", "field"),
    [("Effect on the project", "impact"), ("Root cause of the delay", "root_cause")],
)
def test_a_label_that_says_on_or_of_what_is_read_however_short_its_values_are(
    label: str, field: str
) -> None:
    columns = {"What happened": PROSE, label: [f"{n} sprints lost." for n in range(40)]}
    assert fields(columns)[label] == field


@pytest.mark.parametrize("label", ["Impact on cost", "Cause of loss code"])
def test_amounts_and_codes_of_an_effect_are_no_text(label: str) -> None:
    values = ["12", "40"] if label.endswith("cost") else ["EQ-1", "EQ-7"]
    assert fields({"What happened": PROSE, label: values * 20})[label] is None


def test_the_number_of_a_non_conformance_is_the_id_of_its_row() -> None:
    """Rows of a register of non-conformances had no id, so a corrected row was a second one."""
    columns = {"NCR No": numbered("NCR-3"), "Job No": ["J-1"] * 40, "Root cause": PROSE}
    assert fields(columns)["NCR No"] == "id"


def test_a_number_of_something_else_is_no_id_however_distinct_it_is() -> None:
    """Rows of a second file with the same phone numbers overwrote those of the first."""
    for label in ("Phone no", "Employee ID", "Cost centre ref", "Invoice key"):
        columns = {label: numbered("7-"), "Root cause": PROSE}
        assert fields(columns)[label] is None


def test_a_description_of_something_is_a_description() -> None:
    columns = {"Ref": numbered("N"), "Description of non-conformance": numbered("Rebar clash at ")}
    assert fields(columns)["Description of non-conformance"] == "description"


@pytest.mark.parametrize("label", ["Root Cause", "RCA", "Cause", "Reason for failure"])
def test_a_list_of_causes_to_choose_from_is_read_as_the_cause(label: str) -> None:
    """Ninety rows of three causes were taken for categories, and the neutral text for the cause."""
    chosen = ["Late customer sign-off", "Poor estimates", "Vendor delay"] * 30
    assert fields({label: chosen, "Description": (PROSE * 3)[:90]})[label] == "root_cause"


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Root Cause", "C-12"),
        ("Root Cause", "HANDOVER"),
        ("Root Cause", "P1/High"),
        ("Root Cause", "Very High"),
        ("Root Cause", "1204"),
        ("Root Cause", "SAP PM"),
        ("Cause code", "C-12"),
        ("Cause code", "Vendor delay"),
        ("Root cause category", "Vendor delay"),
        ("Category", "Vendor delay"),
        ("Trigger", "Vendor delay"),
        ("Impact", "Vendor delay"),
    ],
)
def test_codes_levels_and_other_lists_are_no_cause(label: str, value: str) -> None:
    columns = {label: [value, value] * 20, "Description": PROSE}
    assert fields(columns)[label] not in {"root_cause", "impact"}
