from corpus.interpret.identity import identifies, row_ids, scope_of
from corpus.mapping import propose_mapping
from tests.unit.corpus.interpret.tables import mapped, raw_rows

ROWS = [[str(number), f"text {number}"] for number in range(200)]


def test_an_id_for_each_row_identifies() -> None:
    assert identifies([row[0] for row in ROWS], raw_rows(ROWS))


def test_an_id_that_repeats_over_different_rows_does_not() -> None:
    ids = [str(number % 100) for number in range(200)]
    assert not identifies(ids, raw_rows([[a, b[1]] for a, b in zip(ids, ROWS, strict=True)]))


def test_a_row_given_twice_does_not_spoil_the_ids() -> None:
    rows = [*ROWS, *ROWS[:50]]
    assert identifies([row[0] for row in rows], raw_rows(rows))


def test_ids_that_are_mostly_missing_do_not_identify() -> None:
    rows = [["" if number else "7", str(number)] for number in range(10)]
    assert not identifies([row[0] for row in rows], raw_rows(rows))


def test_a_row_has_the_same_id_on_every_import() -> None:
    first = row_ids(raw_rows([["a", "x"], ["b", "y"]]), None)
    later = row_ids(raw_rows([["b", "y"], ["c", "z"], ["a", "x"]]), None)
    assert (later[2], later[0]) == (first[0], first[1])
    assert first[0].startswith("row-")
    assert len(first[0]) == 16


def test_identical_rows_are_numbered() -> None:
    first, second, third = row_ids(raw_rows([["a"], ["a"], ["a"]]), None)
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_the_rare_repeated_id_is_numbered_and_a_repeated_row_is_the_same() -> None:
    rows = raw_rows([["7", "x"], ["7", "y"], ["7", "x"], ["", "z"]])
    ids = row_ids(rows, ["7", "7", "7", ""])
    assert ids[:3] == ["7", "7-2", "7"]
    assert ids[3].startswith("row-")


def test_a_tool_is_its_own_scope_whatever_the_file_is_called() -> None:
    labels = ["Issue key", "Summary", "Issue Type", "Created"]
    mapping = mapped(labels, [])
    assert scope_of(mapping, labels, file="a.csv", table="a") == "jira"
    assert scope_of(mapping, labels, file="b.csv", table="b") == "jira"


def test_a_register_belongs_to_its_file_but_not_to_its_month() -> None:
    labels = ["ID", "Date", "Phase", "Impact", "Root Cause", "Recommendation", "Owner"]
    mapping = mapped(labels, [])
    may = scope_of(mapping, labels, file="2024-05/Halden lessons 2024-05 export.xlsx", table="Log")
    june = scope_of(mapping, labels, file="2024-06/Halden lessons 2024-06.xlsx", table="Log")
    other = scope_of(mapping, labels, file="Merrow lessons 2024-05.xlsx", table="Log")
    assert may == june == "lessons_register:halden lessons:log"
    assert other != may


def test_other_tables_are_told_by_their_columns_in_any_order() -> None:
    labels = ["id", "text", "customer"]
    first = scope_of(mapped(labels, []), labels, file="a.csv", table="a")
    moved = scope_of(mapped(labels, []), ["customer", "ID", "text"], file="b.csv", table="b")
    assert first == moved
    assert first.startswith("documents-")
    assert first.count(":") == 0
    assert scope_of(mapped(labels, []), ["id", "text"], file="a.csv", table="a") != first


def test_sheets_of_one_workbook_number_their_rows_apart() -> None:
    labels = ["id", "text", "customer"]
    mapping = mapped(labels, [])
    scopes = {scope_of(mapping, labels, file="a.xlsx", table=name) for name in ("2023", "2024")}
    assert len(scopes) == 2
    tool = ["Issue key", "Summary", "Issue Type", "Created"]
    jira = {scope_of(mapped(tool, []), tool, file="a.xlsx", table=name) for name in ("p1", "p2")}
    assert jira == {"jira"}


def test_rows_that_are_only_counted_belong_to_their_file() -> None:
    labels = ("id", "text")
    mapping = propose_mapping(labels, [("1", "The access came late")], "lesson")
    names = ("alpha/lessons_2026-10.csv", "beta/lessons_2026-10.csv")
    counted = {scope_of(mapping, labels, file=name, table="", ids=["1", "2"]) for name in names}
    assert len(counted) == 2
    later = scope_of(mapping, labels, file="alpha/lessons_2026-11.csv", table="", ids=["1", "2"])
    assert later in counted
    keyed = {scope_of(mapping, labels, file=name, table="", ids=["PM-1"]) for name in names}
    assert len(keyed) == 1
