import json
from pathlib import Path

from corpus.limits import Limits
from corpus.mapping import load_mapping
from corpus.plan import plan


def test_each_column_is_shown_with_field_confidence_and_samples(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "Summary,Issue key,Created,Description\n"
        "VPN late,ESC-1,11/May/24 03:26 PM,The access was requested after the kick-off\n"
    )
    (tmp_path / "b.md").write_text("# Review\nThe scope was never agreed.\n")
    (tmp_path / "c.pdf").write_bytes(b"%PDF- broken")
    table, text, broken = plan([tmp_path], Limits())
    fields = {column.column: column.field for column in table.columns}
    assert fields["Issue key"] == "id"
    assert all(0 <= column.confidence <= 1 for column in table.columns)
    assert "ESC-1" in next(item.samples for item in table.columns if item.field == "id")
    assert text.columns == ()
    assert "characters" in text.verdict
    assert broken.verdict.startswith("not readable: ")
    assert json.dumps(table.as_dict())


def test_a_proposed_mapping_can_be_saved_and_given_back(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Nr,Was war los\n1,The access came far too late for the team\n")
    saved = tmp_path / "mapping.json"
    (first,) = plan([tmp_path / "a.csv"], Limits(), save=saved)
    assert load_mapping(saved).columns[1].field == first.columns[1].field
    (again,) = plan([tmp_path / "a.csv"], Limits(), mapping=saved)
    assert [item.field for item in again.columns] == [item.field for item in first.columns]
