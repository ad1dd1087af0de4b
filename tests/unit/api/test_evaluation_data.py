from pathlib import Path

import pytest

from api.evaluation_data import Asked, GivenData
from intelligence.errors import UnusableLabels
from intelligence.evaluation.roles import ROLE_NAMES
from intelligence.evaluation.user_data import ROLE_COLUMNS


def mine(folder: Path, text: str) -> str:
    path = folder / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_no_taxonomy_is_not_the_starter_taxonomy() -> None:
    """Recognition was measured with the starter taxonomy where none was asked for."""
    given = GivenData(Asked(taxonomy="None"))
    assert given.without_taxonomy
    with pytest.raises(UnusableLabels, match="--taxonomy none leaves no theme to recognise"):
        _ = given.taxonomy


def test_without_a_word_the_starter_taxonomy_is_in_use() -> None:
    assert "estimation_error" in {theme.key for theme in GivenData(Asked()).taxonomy.themes}


def test_cells_are_cut_where_all_parts_are_themes_of_the_taxonomy_in_use(tmp_path: Path) -> None:
    rows = 'a,weak_planning;estimation_error\nb,"Skill gap, weak planning"\nc,"x, y"\n'
    path = mine(tmp_path, f"text,label\n{rows}")
    assert GivenData(Asked(data=path)).labelled.gold == ("x, y",)
    assert len(GivenData(Asked(data=path, taxonomy="none")).labelled.gold) == 3


def test_cells_of_roles_are_cut_where_all_parts_are_roles(tmp_path: Path) -> None:
    path = mine(tmp_path, "text,role\na,cause;impact\nb,cause\n")
    assert GivenData(Asked(data=path)).read(ROLE_COLUMNS, ROLE_NAMES).gold == ("cause",)


def test_the_file_is_read_as_it_stands(tmp_path: Path) -> None:
    path = mine(tmp_path, "why,what\na,x\n")
    table = GivenData(Asked(data=path, text_column="why", label_column="what")).table()
    assert (table.text, table.label) == ("why", "what")
