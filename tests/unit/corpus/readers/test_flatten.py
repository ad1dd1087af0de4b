from corpus.limits import Limits
from corpus.raw import RawRow, RowFault
from corpus.readers.flatten import flatten, records_table


def test_nested_objects_lists_and_scalars() -> None:
    record = {"a": {"b": {"c": "1"}}, "tags": ["x", None, True], "n": None, "f": 2.0}
    assert flatten(record) == {"a.b.c": "1", "tags": "x; true", "n": "", "f": "2"}


def test_a_servicenow_reference_gives_its_words_under_its_own_name() -> None:
    record = {"priority": {"display_value": "1 - Critical", "value": "1"}}
    assert flatten(record) == {"priority": "1 - Critical", "priority.value": "1"}


def test_a_jira_issue_loses_the_prefix_of_its_fields() -> None:
    issue = {
        "key": "P-1",
        "fields": {
            "status": {"self": "http://x", "name": "Done", "id": "3"},
            "comment": {"comments": [{"author": {"name": "bo"}, "body": "late"}, {"body": "x"}]},
        },
    }
    assert flatten(issue) == {
        "key": "P-1", "status": "Done", "status.id": "3", "comment.comments": "late\nx",
    }  # fmt: skip


def test_a_list_of_objects_without_words_keeps_every_value() -> None:
    assert flatten({"h": [{"a": "1", "b": "2"}, {"a": "3"}]}) == {"h": "a: 1; b: 2\na: 3"}


def test_a_table_has_every_key_and_a_fault_for_what_is_no_object() -> None:
    table = records_table("t", "t.json", [{"a": "1"}, "stray", {"b": "2"}], Limits())
    assert table.columns == ("a", "b")
    first, fault, last = table.rows
    assert first == RawRow(1, ("1", ""))
    assert isinstance(fault, RowFault)
    assert "a text or number stands where an object is expected" in fault.reason
    assert last == RawRow(3, ("", "2"))
