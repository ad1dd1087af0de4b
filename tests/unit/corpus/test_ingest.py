import json
from pathlib import Path

import pytest

import corpus.ingest
from corpus.ingest import IngestSummary, ingest
from corpus.limits import Limits
from corpus.progress import Silent
from corpus.store.versions import Additions
from corpus.store.workspace import Store

ROWS = [
    {"id": "PM-1", "kind": "post_mortem", "date": "2026-01-05", "text": "VPN access came late."},
    {"id": "PM-2", "kind": "lesson", "date": "2026-02-05", "text": "Scope was never agreed."},
]


@pytest.fixture
def store() -> Store:
    return Store("sqlite://").open()


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def read(store: Store, *paths: Path, kind: str | None = None) -> IngestSummary:
    return ingest(paths, store, Limits(), kind=kind, progress=Silent())


def test_the_same_file_again_adds_nothing_even_under_another_name(
    store: Store, tmp_path: Path
) -> None:
    assert read(store, write(tmp_path / "a.jsonl", ROWS)).documents == Additions(added=2)
    again = read(store, write(tmp_path / "copy.jsonl", ROWS))
    assert (again.documents, again.files_unchanged) == (Additions(unchanged=2), 1)
    assert len(list(store.documents())) == 2


def test_a_changed_row_in_next_months_export_is_a_new_version(store: Store, tmp_path: Path) -> None:
    read(store, write(tmp_path / "october.jsonl", ROWS))
    changed = [ROWS[0] | {"text": "VPN access came four weeks late."}, ROWS[1]]
    summary = read(store, write(tmp_path / "november.jsonl", changed))
    assert summary.documents == Additions(changed=1, unchanged=1)
    uid = next(item.uid for item in store.documents() if item.id == "PM-1")
    assert [item.text for item in store.versions_of(uid)] == [ROWS[0]["text"], changed[0]["text"]]


def test_a_row_without_text_is_rejected_with_its_number_and_the_rest_is_kept(
    store: Store, tmp_path: Path
) -> None:
    rows = [ROWS[0], {"id": "PM-3", "kind": "lesson", "date": "2026-01-01", "text": " "}, ROWS[1]]
    summary = read(store, write(tmp_path / "a.jsonl", rows))
    assert (summary.documents.added, summary.rows_rejected) == (2, 1)
    assert [(item.file, item.row) for item in store.rejects()] == [("a.jsonl", 2)]
    assert store.rejects()[0].reason


def test_a_corrupt_file_never_stops_the_rest(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 half a workbook")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 nothing more")
    write(tmp_path / "c.jsonl", ROWS)
    summary = read(store, tmp_path)
    assert summary.documents.added == 2
    assert summary.files_rejected == 2
    assert {item.file for item in store.rejects()} == {"a.xlsx", "b.pdf"}


class Interrupted(BaseException):
    """Stands for the process dying."""


def test_an_interrupted_import_is_simply_run_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is marked as read before its last batch is stored would lose the rest."""
    path = write(
        tmp_path / "a.jsonl",
        [ROWS[0] | {"id": f"PM-{n}", "text": f"VPN access came {n} days late."} for n in range(30)],
    )
    monkeypatch.setattr(corpus.ingest, "_BATCH", 10)
    original, calls = Store.add_documents, []

    def failing(self: Store, *given: object) -> Additions:
        calls.append(given)
        if len(calls) == 2:
            raise Interrupted
        return original(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "add_documents", failing)
    with pytest.raises(Interrupted):
        read(store, path)
    monkeypatch.setattr(Store, "add_documents", original)
    assert len(list(store.documents())) == 10
    assert read(store, path).documents == Additions(added=20, unchanged=10)


def test_an_unexpected_failure_is_told_without_customer_text(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError("Acme's secret")

    monkeypatch.setattr(corpus.ingest, "interpreted", lambda *_: iter(broken, None))
    summary = read(store, write(tmp_path / "a.jsonl", ROWS))
    assert "ZeroDivisionError" in summary.rejects[0].reason
    assert "secret" not in caplog.text + summary.rejects[0].reason


def test_a_missing_path_is_a_rejected_file(store: Store, tmp_path: Path) -> None:
    summary = read(store, tmp_path / "nowhere.csv")
    assert (summary.files, summary.files_rejected) == (1, 1)


def test_rejects_of_a_known_file_are_still_counted(store: Store, tmp_path: Path) -> None:
    rows = [ROWS[0], {"id": "PM-3", "kind": "lesson", "date": "2026-01-01", "text": ""}]
    path = write(tmp_path / "a.jsonl", rows)
    read(store, path)
    assert read(store, path).rows_rejected == 1
    assert len(store.rejects()) == 1


def test_the_stated_kind_overrules_what_rows_say(store: Store, tmp_path: Path) -> None:
    read(store, write(tmp_path / "a.jsonl", ROWS), kind="escalation")
    assert {item.kind.value for item in store.documents()} == {"escalation"}


def test_the_summary_as_json_holds_every_count(store: Store, tmp_path: Path) -> None:
    shown = read(store, write(tmp_path / "a.jsonl", ROWS)).as_dict()
    assert shown["documents"] == {"added": 2, "changed": 0, "unchanged": 0}
    assert json.loads(json.dumps(shown)) == shown


def test_two_folders_with_notes_of_one_name_lose_neither(store: Store, tmp_path: Path) -> None:
    for name in ("alpha", "beta"):
        (tmp_path / name).mkdir()
        text = f"# Review\nThe access for {name} came late."
        (tmp_path / name / "review.md").write_text(text, encoding="utf-8")
    summary = read(store, tmp_path / "alpha", tmp_path / "beta")
    assert summary.documents == Additions(added=2)
    assert len(list(store.documents())) == 2
    changed = tmp_path / "beta" / "review.md"
    changed.write_text("# Review\nThe access came four weeks late.", encoding="utf-8")
    assert read(store, changed.parent).documents == Additions(changed=1)


def test_two_tables_whose_rows_are_only_counted_lose_none(store: Store, tmp_path: Path) -> None:
    for name in ("alpha.csv", "beta.csv"):
        rows = [f"{n},The access for {name} {n} came late and nobody asked" for n in range(1, 40)]
        (tmp_path / name).write_text("id,notes\n" + "\n".join(rows), encoding="utf-8")
    assert read(store, tmp_path).documents == Additions(added=78)


def test_a_date_that_cannot_be_is_left_empty_and_told(store: Store, tmp_path: Path) -> None:
    summary = read(store, write(tmp_path / "a.jsonl", [ROWS[0] | {"date": "2099-12-31"}, ROWS[1]]))
    assert sorted(item.date is None for item in store.documents()) == [False, True]
    assert "dates more than a month ahead of today, left empty" in summary.warnings[0]


def test_a_closing_day_that_cannot_be_is_left_empty_and_told(store: Store, tmp_path: Path) -> None:
    typed = ROWS[0] | {"date": "2024-02-01", "closed": "2062-05-01"}
    summary = read(store, write(tmp_path / "a.jsonl", [typed]))
    (document,) = store.documents()
    assert (document.closed, document.extra["closed as given"]) == (None, "2062-05-01")
    assert any("closed after today, left empty" in said for said in summary.warnings)


def test_a_file_that_is_put_back_as_it_was_is_read_again(store: Store, tmp_path: Path) -> None:
    """Its bytes were known, so it was passed over, and the workspace kept the mistaken edit."""
    edited = [ROWS[0] | {"text": "VPN access came early."}, ROWS[1]]
    for rows in (ROWS, edited, ROWS, edited, ROWS):
        read(store, write(tmp_path / "a.jsonl", rows))
        assert {item.text for item in store.documents()} == {row["text"] for row in rows}
    assert read(store, tmp_path / "a.jsonl").files_unchanged == 1


def test_exports_that_say_other_things_of_one_document_are_read_once(
    store: Store, tmp_path: Path
) -> None:
    """Each overtakes what the other says; that makes neither of them new."""
    newer = [ROWS[0] | {"text": "VPN access came early."}, ROWS[1]]
    write(tmp_path / "week1.jsonl", ROWS)
    write(tmp_path / "week2.jsonl", newer)
    read(store, tmp_path)

    for _ in range(2):
        again = read(store, tmp_path)
        assert (again.files_unchanged, again.documents) == (2, Additions(unchanged=4))
        assert {item.text for item in store.documents()} == {row["text"] for row in newer}


def test_rows_that_left_a_file_are_told_and_their_documents_kept(
    store: Store, tmp_path: Path
) -> None:
    read(store, write(tmp_path / "a.jsonl", ROWS))
    summary = read(store, write(tmp_path / "a.jsonl", ROWS[:1]))
    assert [(note.rows, "give none any more" in note.reason) for note in summary.notes] == [
        (1, True)
    ]
    assert len(list(store.documents())) == 2
    assert read(store, write(tmp_path / "b.jsonl", ROWS[1:])).notes == ()


def test_a_record_that_a_later_row_contradicts_is_told_and_that_row_counts(
    store: Store, tmp_path: Path
) -> None:
    """The earlier row was overwritten without a word, and each new export made two versions."""
    table = tmp_path / "customers.csv"
    table.write_text(
        "Customer ID,Customer name,Segment\nC1,Acme,Retail\nC2,Beta,Bank\nC1,Acme SE,Bank\n"
        "C2,Beta,Bank\n"
    )
    summary = read(store, table, kind="customers")
    assert summary.customers == Additions(added=2, unchanged=1)
    (rejected,) = summary.rejects
    assert rejected.row == 1
    assert rejected.reason.startswith("'C1' comes again in row 3, which says otherwise of it")
    assert [item.name for item in store.customers()] == ["Acme SE", "Beta"]


def test_a_day_that_was_left_open_is_read_again_once_a_file_beside_it_settles_it(
    store: Store, tmp_path: Path
) -> None:
    """A note read alone stayed in May when its folder, with one of 3/14/2025, was read after it."""
    for name, day in (("a", "3/5/2025"), ("b", "3/14/2025")):
        text = f"Customer: Acme\nDate: {day}\n\nAccess to {name} came late.\n"
        (tmp_path / f"{name}.md").write_text(text)
    read(store, tmp_path / "a.md")
    (alone,) = store.documents()
    assert (str(alone.date), alone.date_ambiguous) == ("2025-05-03", True)
    assert read(store, tmp_path).documents == Additions(added=1, changed=1)
    beside = next(item for item in store.documents() if item.uid == alone.uid)
    assert (str(beside.date), beside.date_ambiguous) == ("2025-03-05", False)
    assert read(store, tmp_path).files_unchanged == 2
    assert read(store, tmp_path / "a.md").files_unchanged == 1
