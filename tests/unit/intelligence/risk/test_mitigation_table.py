"""Mitigations as a table."""

import pandas as pd
import pytest

from intelligence.errors import UnknownTheme
from intelligence.risk.mitigation_table import COLUMNS, mitigation_table
from intelligence.risk.mitigations import Mitigations, mitigations_of
from tests.fakes.advice import Note, advice_tables, intervention
from tests.fakes.embedders import WordEmbedder

REHEARSE = "Rehearse the cutover plan twice with a rollback and a runbook."


def _built() -> Mitigations:
    tables = advice_tables(Note([("recommendation", REHEARSE)]))
    tables["interventions"] = pd.DataFrame([intervention(verdict="cannot say")])
    return mitigations_of(tables, WordEmbedder())


def test_rows_are_in_the_order_in_which_a_check_shows_them() -> None:
    built = _built()
    table = mitigation_table(built, ["theme-cut"])
    assert list(table["words"]) == [one.words for one in built.for_theme("theme-cut")]
    assert list(table["rank"]) == [1, 2, 3, 4, 5]
    assert tuple(table.columns) == COLUMNS


def test_contexts_are_told_with_their_counts_and_unknown_effects_have_no_figure() -> None:
    table = mitigation_table(_built()).set_index("source")
    assert table.loc["recommended", "engagement_types"] == ["Cloud migration (1)"]
    assert table.loc["recommended", "phases"] == ["Build (1)"]
    assert table.loc["intervention", "verdict"] == "cannot say"
    assert list(table["ratio"].notna()) == [False] * len(table)


def test_all_themes_are_told_and_one_without_anything_has_no_row() -> None:
    table = mitigation_table(_built())
    assert set(table["theme_id"]) == {"theme-cut", "theme-test"}
    assert mitigation_table(_built(), ["theme-own"]).empty


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(UnknownTheme):
        mitigation_table(_built(), ["theme-none"])
