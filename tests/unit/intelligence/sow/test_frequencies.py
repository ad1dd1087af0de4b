"""How often something is done."""

from __future__ import annotations

import pytest

from intelligence.sow.frequencies import frequencies_of


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("Reports are sent every month.", 12),
        ("Carpets are cleaned three times a week.", 156),
        ("The board meets every six weeks.", 52 / 6),
        ("The price covers two window cleanings a year.", 2),
        ("Backups run nightly.", 365),
    ],
)
def test_routine_is_told_as_times_a_year(words: str, times: float) -> None:
    (found,) = frequencies_of(words)
    assert found.low == pytest.approx(times)


def test_weekly_mail_names_a_mail() -> None:
    assert list(frequencies_of("The weekly mail has no figures.")) == []
