import json
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import InvalidMapping
from corpus.mapping import ColumnMapping, Mapping, RecordKind, load_mapping, save_mapping

MAPPING = Mapping(
    "jira",
    RecordKind.ESCALATION,
    (
        ColumnMapping(0, "Summary", "title", 0.98, "jira calls title so", ("secret sample",)),
        ColumnMapping(1, "Comment", "comment", 0.95, "the label is its name"),
        ColumnMapping(2, "Comment", "comment", 0.95, "the label is its name"),
        ColumnMapping(3, "Rank", None, 0.0, "no field goes by this name"),
    ),
)


def write(path: Path, content: Any) -> Path:
    target = path / "mapping.json"
    target.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return target


def saved(**changes: Any) -> dict[str, Any]:
    columns = [{"column": "What", "field": "description"}]
    return {"premortem_mapping": 1, "kind": "lesson", "columns": columns, **changes}


def test_a_saved_mapping_comes_back_without_its_samples(tmp_path: Path) -> None:
    path = tmp_path / "mapping.json"
    save_mapping(MAPPING, path)
    loaded = load_mapping(path)
    assert (loaded.shape, loaded.kind) == ("jira", RecordKind.ESCALATION)
    assert [(c.column, c.field) for c in loaded.columns] == [
        (c.column, c.field) for c in MAPPING.columns
    ]
    assert loaded.columns[0].confidence == 0.98
    assert "secret sample" not in path.read_text("utf-8")


def test_a_mapping_may_be_written_by_hand(tmp_path: Path) -> None:
    path = write(tmp_path, saved(columns={"What": "description", "Wer": None}))
    loaded = load_mapping(path)
    assert (loaded.shape, [c.field for c in loaded.columns]) == ("generic", ["description", None])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ([1], "holds a list; it should be an object"),
        (saved(premortem_mapping=9), "'premortem_mapping': 9; this release reads 1"),
        (saved(kind="mail"), "kind 'mail'; the options are escalation, post_mortem, lesson"),
        (saved(shape="jirra"), "did you mean 'jira'"),
        (saved(columns=[]), "has no 'columns'"),
        (saved(columns=[{"field": "id"}]), "column 1 has 'column': None"),
        (saved(columns=["id"]), "column 1 has 'column': None"),
        (saved(columns={"What": "descripton"}), "did you mean 'description'"),
        (saved(columns={"What": None}), "feeds no field"),
        (saved(columns={"A": "id", "B": "id"}), "feeds 'id' from both 'A' and 'B'"),
        (saved(columns={str(n): None for n in range(3000)}), "names 3000 columns"),
    ],
)
def test_a_bad_mapping_is_refused_with_what_would_be_right(
    tmp_path: Path, content: Any, message: str
) -> None:
    with pytest.raises(InvalidMapping) as failure:
        load_mapping(write(tmp_path, content))
    assert message in str(failure.value)


def test_a_missing_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidMapping, match="cannot be opened"):
        load_mapping(tmp_path / "none.json")
    with pytest.raises(InvalidMapping, match="a mapping has at most 1000000"):
        load_mapping(write(tmp_path, " " * 1_000_001))


def test_a_saved_mapping_may_feed_the_scope_of_an_engagement_from_several_columns(
    tmp_path: Path,
) -> None:
    columns = {"Ref": "engagement_key", "Was ist drin": "scope", "Was nicht": "scope"}
    loaded = load_mapping(write(tmp_path, saved(kind="engagements", columns=columns)))
    assert loaded.fitted_to(["Was nicht", "Ref", "Was ist drin"]).indexes("scope") == (0, 2)
