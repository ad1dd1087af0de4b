import json
from pathlib import Path

import pandas as pd
import pytest

from intelligence.edition import TABLES, Manifest
from intelligence.edition_store import EditionStore
from intelligence.errors import DamagedEdition, NothingToBuild, UnknownEdition

MANIFEST = Manifest(0, "", 7, {}, {}, {}, "starter", {"documents": 1}, {})


def tables(text: str = "x") -> dict[str, pd.DataFrame]:
    return {name: pd.DataFrame({"a": [1], "b": [text]}) for name in TABLES}


def test_editions_are_numbered_and_read_back(tmp_path: Path) -> None:
    store = EditionStore(tmp_path / "editions")
    assert store.publish(MANIFEST, tables()).number == 1
    assert store.publish(MANIFEST, tables("y")).number == 2
    assert store.numbers() == (1, 2)
    assert store.latest().tables["themes"]["b"].tolist() == ["y"]
    assert store.get(1).tables["themes"]["b"].tolist() == ["x"]


def test_the_same_content_has_the_same_fingerprint_and_the_same_bytes(tmp_path: Path) -> None:
    store = EditionStore(tmp_path)
    first, second = (store.publish(MANIFEST, tables()).manifest for _ in range(2))
    assert first.fingerprint == second.fingerprint
    assert first.files == second.files
    assert store.publish(MANIFEST, tables("y")).manifest.fingerprint != first.fingerprint


def test_a_published_edition_is_read_back_and_checked_when_a_table_is_asked_for(
    tmp_path: Path,
) -> None:
    store = EditionStore(tmp_path)
    sound, damaged = (store.publish(MANIFEST, tables(text)) for text in "xy")
    path = tmp_path / "0002" / "trends.parquet"
    path.write_bytes(path.read_bytes() + b"?")

    assert sound.tables["themes"]["b"].tolist() == ["x"]
    assert (len(sound.tables), set(sound.tables)) == (len(TABLES), set(TABLES))
    with pytest.raises(DamagedEdition, match=r"trends\.parquet of edition 2"):
        damaged.tables["themes"]


def test_what_a_killed_build_left_is_not_an_edition_and_goes_with_the_next(tmp_path: Path) -> None:
    store = EditionStore(tmp_path)
    store.publish(MANIFEST, tables())
    leftover = tmp_path / ".building-0002"
    leftover.mkdir()
    (leftover / "themes.parquet").write_bytes(b"half")
    assert store.latest().number == 1
    assert store.publish(MANIFEST, tables()).number == 2
    assert not leftover.exists()


class PowerCut(Exception):
    """Stands for the process dying."""


@pytest.mark.parametrize("fatal", TABLES)
def test_a_build_killed_at_any_table_leaves_the_previous_edition_serving(
    tmp_path: Path, fatal: str
) -> None:
    store = EditionStore(tmp_path)
    store.publish(MANIFEST, tables("old"))

    class Fatal(dict[str, pd.DataFrame]):
        def __getitem__(self, name: str) -> pd.DataFrame:
            if name == fatal:
                raise PowerCut
            return super().__getitem__(name)

    with pytest.raises(PowerCut):
        store.publish(MANIFEST, Fatal(tables("new")))
    assert store.numbers() == (1,)
    assert store.latest().tables[fatal]["b"].tolist() == ["old"]


def test_changed_bytes_are_noticed(tmp_path: Path) -> None:
    store = EditionStore(tmp_path)
    store.publish(MANIFEST, tables())
    path = tmp_path / "0001" / "findings.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(DamagedEdition, match=r"findings\.parquet of edition 1"):
        store.latest()


def test_an_unknown_number_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    store = EditionStore(tmp_path)
    with pytest.raises(NothingToBuild, match="premortem build"):
        store.latest()
    store.publish(MANIFEST, tables())
    with pytest.raises(UnknownEdition, match="no edition 9; editions here: 1"):
        store.get(9)


def test_one_table_is_read_and_checked_alone(tmp_path: Path) -> None:
    store = EditionStore(tmp_path)
    store.publish(MANIFEST, tables("y"))
    assert store.table(1, "themes")["b"].tolist() == ["y"]
    (tmp_path / "0001" / "themes.parquet").write_bytes(b"changed")
    with pytest.raises(DamagedEdition, match=r"themes\.parquet of edition 1"):
        store.table(1, "themes")


def test_an_edition_of_a_release_without_lineage_is_still_read(tmp_path: Path) -> None:
    store = EditionStore(tmp_path)
    store.publish(MANIFEST, tables())
    manifest = tmp_path / "0001" / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    for name in ("lineage", "changes", "conflicts"):
        del told["files"][f"{name}.parquet"]
        (tmp_path / "0001" / f"{name}.parquet").unlink()
    for name in ("registry", "previous", "curation"):
        del told[name]
    manifest.write_text(json.dumps(told), encoding="utf-8")
    edition = store.get(1)
    assert edition.tables["lineage"].empty
    assert (edition.manifest.registry, edition.manifest.previous) == ("", 0)
