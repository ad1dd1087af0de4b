"""An intervention by quarter, drawn."""

from __future__ import annotations

import re
from dataclasses import replace

from reports.studies import Study, StudyQuarter
from reports.study_chart import study_chart

_NAMES = ("2024Q4", "2025Q1", "2025Q2", "2025Q3")
STUDY = Study(
    "I-1", "T-1", "Late access", "Checklist", "2025-04-01", "all", "fell", "", "0.41 x", "counts",
    tuple(StudyQuarter(name, "before", 20.0, 5.0, None, None, None) for name in _NAMES),
)  # fmt: skip


def _dots(drawn: str, fill: str) -> list[tuple[float, float]]:
    found = re.findall(rf'cx="([\d.]+)" cy="([\d.]+)" r="3" fill="{fill}"', drawn)
    return [(float(x), float(y)) for x, y in found]


def _day(drawn: str) -> float | None:
    found = re.search(r'd="M([\d.]+) [^"]*"[^>]*stroke-dasharray="4 3"', drawn)
    return float(found[1]) if found else None


def test_rates_inside_are_filled_dots_and_those_outside_hollow_ones() -> None:
    drawn = study_chart(STUDY)
    inside, outside = _dots(drawn, "#1f5a8f"), _dots(drawn, "#ffffff")
    assert len(inside) == len(outside) == 4
    assert all(one[1] < other[1] for one, other in zip(inside, outside, strict=True))


def test_day_on_which_it_began_stands_between_the_quarters() -> None:
    drawn = study_chart(STUDY)
    xs = [x for x, _ in _dots(drawn, "#1f5a8f")]
    day = _day(drawn)
    assert day is not None
    assert xs[1] < day < xs[2]
    assert ">1 Apr 2025<" in drawn


def test_day_outside_the_quarters_or_unreadable_is_not_drawn() -> None:
    for date in ("1999-01-01", "soon", ""):
        assert _day(study_chart(replace(STUDY, date=date))) is None


def test_quarter_with_a_ratio_gets_it_with_its_interval_on_a_scale_of_its_own() -> None:
    told = replace(STUDY.quarters[3], ratio=0.5, low=0.2, high=1e9)
    drawn = study_chart(replace(STUDY, quarters=(*STUDY.quarters[:3], told)))
    assert len(_dots(drawn, "#1f5a8f")) == 5
    assert drawn.count('stroke-width="6"') == 1
    assert ">ratio<" in drawn
    assert ">ratio<" not in study_chart(STUDY)


def test_quarter_without_anyone_active_leaves_a_gap() -> None:
    gap = replace(STUDY.quarters[1], inside=None)
    drawn = study_chart(replace(STUDY, quarters=(STUDY.quarters[0], gap, *STUDY.quarters[2:])))
    assert len(_dots(drawn, "#1f5a8f")) == 3


def test_nothing_to_draw_hostile_words_and_all_zero() -> None:
    assert study_chart(replace(STUDY, quarters=())) == ""
    assert "<script>" not in study_chart(replace(STUDY, what="<script>"))
    zero = tuple(replace(one, inside=0.0, outside=0.0) for one in STUDY.quarters)
    assert "nan" not in study_chart(replace(STUDY, quarters=zero))


def test_whoever_cannot_see_hears_what_became_of_it() -> None:
    label = 'aria-label="Checklist, 1 Apr 2025: fell, 0.41 x; counts."'
    assert label in study_chart(STUDY)
