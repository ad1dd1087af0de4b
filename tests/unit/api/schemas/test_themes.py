from __future__ import annotations

from api.reading import columns
from api.schemas.themes import Theme, ThemeDetail


def test_a_theme_has_the_columns_of_the_edition_and_its_rate() -> None:
    assert set(Theme.model_fields) == set(columns.THEMES) - {"quotes"} | {"rate"}


def test_the_evidence_comes_with_one_theme_only() -> None:
    assert "quotes" in ThemeDetail.model_fields
