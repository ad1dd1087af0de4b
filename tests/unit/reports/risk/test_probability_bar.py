from dataclasses import replace

from reports.risk.probability_bar import probability_bar
from tests.fakes.risk_checks import rich_check

RISK = rich_check().themes[0].risk


def test_a_bar_says_its_figures_to_who_cannot_see_it() -> None:
    assert 'aria-label="46 %, 80 % interval 35 to 58 %, base rate 27 %"' in probability_bar(RISK)


def test_what_is_not_modelled_is_a_hollow_dot() -> None:
    assert 'fill="#ffffff"' not in probability_bar(RISK)
    assert 'fill="#ffffff"' in probability_bar(replace(RISK, standing="base rate only"))


def test_of_no_number_nothing_is_drawn() -> None:
    assert probability_bar(replace(RISK, probability=float("nan"))) == ""
    assert probability_bar(replace(RISK, n=0, showing=0)) == ""
    broken = replace(RISK, interval=(float("nan"), 1.0), base_rate=float("inf"))
    assert "nan" not in probability_bar(broken)


def test_nothing_leaves_the_picture() -> None:
    wild = probability_bar(replace(RISK, probability=7.0, interval=(-3.0, 9.0)))
    assert 'cx="215"' in wild
    assert "M5 11H215" in wild
