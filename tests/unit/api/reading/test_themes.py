from __future__ import annotations

import pytest

from api.reading.index import EditionIndex, build_index
from api.reading.themes import ThemeSort, register, theme_position, theme_row
from intelligence.errors import UnknownTheme
from tests.fakes.editions import empty_edition, fake_edition


@pytest.fixture(scope="module")
def index() -> EditionIndex:
    return build_index(fake_edition())


def test_an_unknown_theme_is_named_with_the_edition(index: EditionIndex) -> None:
    with pytest.raises(UnknownTheme, match='edition 7 has no theme "T-9999"'):
        theme_position(index, "T-9999")


def test_the_rate_is_per_100_engagements_known(index: EditionIndex) -> None:
    row = theme_row(index, "T-0001")
    assert row["rate"] == round(100 * row["engagements"] / 60, 4)


def test_an_empty_edition_has_no_rate_to_divide_for() -> None:
    assert register(build_index(empty_edition())) == []


def test_filters_combine(index: EditionIndex) -> None:
    assert [
        row["theme_id"] for row in register(index, status="proposed", search="BADGE printer")
    ] == ["T-0008"]
    assert register(index, search="badge zebra") == []


def test_figures_descend_and_names_ascend(index: EditionIndex) -> None:
    documents = [row["documents"] for row in register(index)]
    assert documents == sorted(documents, reverse=True)
    names = [row["name"].casefold() for row in register(index, sort=ThemeSort.NAME)]
    assert names == sorted(names)


def test_a_theme_never_seen_comes_last_by_date(index: EditionIndex) -> None:
    assert register(index, sort=ThemeSort.LAST_SEEN)[-1]["last_seen"] is None
