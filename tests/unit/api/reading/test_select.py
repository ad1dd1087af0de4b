from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from api.reading.evidence import finding_row
from api.reading.index import EditionIndex, build_index
from api.reading.select import FindingFilter, select_findings
from intelligence.errors import UnknownTheme
from tests.fakes.editions import fake_edition

Row = dict[str, Any]


@pytest.fixture(scope="module")
def index() -> EditionIndex:
    return build_index(fake_edition())


CASES: list[tuple[FindingFilter, Callable[[Row], bool]]] = [
    (FindingFilter(), lambda _: True),
    (FindingFilter(theme="T-0001"), lambda row: row["theme_id"] == "T-0001"),
    (FindingFilter(theme="sow_ambiguity"), lambda row: row["theme_key"] == "sow_ambiguity"),
    (FindingFilter(role="impact"), lambda row: row["role"] == "impact"),
    (FindingFilter(document="INC-1001"), lambda row: row["document"] == "INC-1001"),
    (FindingFilter(customer="halden WATER"), lambda row: row["customer"] == "Halden Water"),
    (FindingFilter(customer="unknown"), lambda row: row["customer"] is None),
    (FindingFilter(quarter="2025Q2"), lambda row: row["quarter"] == "2025Q2"),
    (FindingFilter(quarter="Unknown"), lambda row: row["quarter"] is None),
    (
        FindingFilter(unassigned=True),
        lambda row: row["role"] == "cause" and row["theme_id"] is None,
    ),
    (FindingFilter(unassigned=False), lambda row: row["theme_id"] is not None),
    (
        FindingFilter(theme="T-0001", role="cause", quarter="2026Q1"),
        lambda row: (row["theme_id"], row["role"], row["quarter"]) == ("T-0001", "cause", "2026Q1"),
    ),
]


@pytest.mark.parametrize(("wanted", "right"), CASES)
def test_a_filter_finds_what_a_scan_finds(
    index: EditionIndex, wanted: FindingFilter, right: Callable[[Row], bool]
) -> None:
    every = range(index.tables["findings"].height)
    expected = [at for at in every if right(finding_row(index, at))]
    assert select_findings(index, wanted).tolist() == expected
    assert expected


def test_what_does_not_exist_finds_nothing(index: EditionIndex) -> None:
    for wanted in (FindingFilter(document="none"), FindingFilter(customer="none")):
        assert select_findings(index, wanted).size == 0


def test_a_theme_that_does_not_exist_is_an_error(index: EditionIndex) -> None:
    with pytest.raises(UnknownTheme):
        select_findings(index, FindingFilter(theme="none"))
