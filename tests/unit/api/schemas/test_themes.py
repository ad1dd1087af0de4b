from __future__ import annotations

from api.reading import columns
from api.schemas.themes import Health, Theme, ThemeDetail


def test_a_theme_has_the_columns_of_the_edition_and_its_rate() -> None:
    assert set(Theme.model_fields) == set(columns.THEMES) - {"quotes"} | {"rate", "health"}


def test_health_has_the_columns_of_the_edition() -> None:
    assert set(Health.model_fields) == set(columns.HEALTH) - {"theme_id"}


def test_the_evidence_comes_with_one_theme_only() -> None:
    assert "quotes" in ThemeDetail.model_fields
