from __future__ import annotations

import textwrap

import pytest

from intelligence.line_breaks import LineBreaks, begins_item, is_ended

SMALL = [
    "9 studies to move, 2.1m data points",
    "1,340 lab values to re-key",
    "data manager seat empty since Oct, starts 2 Feb",
    "stats seat: Amrit, since Sept",
    "validation server still on a pallet in Aarhus",
    "training server up since 8/12, everybody has used it",
    "edit checks written three times over",
]
PROSE = (
    "The client asked for three more reports in week nine, none of which stands in the statement "
    "of work, and nobody raised a change request because the sponsor was on leave until May. We "
    "built them all the same, at our own cost, and the plan slipped by three weeks. Nobody had "
    "asked who would test them."
)


def joined(lines: list[str]) -> list[str]:
    breaks, found = LineBreaks.of(lines), list[str]()
    for at, line in enumerate(lines):
        if at and breaks.continues(lines[at - 1], line):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def test_who_writes_without_capitals_writes_a_thought_a_line() -> None:
    assert LineBreaks.of(SMALL).is_small
    assert joined(SMALL) == SMALL


@pytest.mark.parametrize("width", [30, 45, 60, 72, 80, 100, 120])
@pytest.mark.parametrize("prose", [PROSE, PROSE.lower()], ids=["capitals", "none"])
def test_hard_wrapped_prose_goes_on(prose: str, width: int) -> None:
    lines = textwrap.wrap(prose, width)
    breaks = LineBreaks.of(lines)
    assert not breaks.is_small
    at = next(n for n, line in enumerate(lines) if "reports" in line)
    if prose == PROSE and lines[at + 1][0].islower():
        assert breaks.continues(lines[at], lines[at + 1])
    if prose == PROSE and width >= 45:
        assert len(joined(lines)) <= 2


def test_what_a_mail_program_wraps_once_more_is_no_small_writing() -> None:
    once = textwrap.wrap(PROSE, 72)
    again = [part for line in once for part in textwrap.wrap(line, 66)]
    assert not LineBreaks.of(again).is_small


def test_columns_of_two_widths_are_each_full() -> None:
    lines = [*textwrap.wrap(PROSE, 90), *textwrap.wrap(PROSE, 34)]
    assert not LineBreaks.of(lines).is_small


def test_what_follows_an_item_without_a_mark_goes_on() -> None:
    lines = [
        "- the vendor was late with the second drop of data",
        "and said nothing",
        "- nobody had asked for",
        "the firewall rules that the vendor needs to get",
        "- plan had no slack",
        "at all in the month of may or after that",
    ]
    assert joined(lines) == [" ".join(lines[at : at + 2]) for at in (0, 2, 4)]


def test_a_single_small_line_after_a_short_one_goes_on() -> None:
    lines = ["The client asked for", "three more reports", "Nobody raised a change request"]
    assert joined(lines) == ["The client asked for three more reports", lines[2]]


def test_items_and_full_stops_end_a_line() -> None:
    breaks = LineBreaks()
    assert not breaks.continues("the client asked for", "- three reports")
    assert not breaks.continues("the client asked.", "three reports came")
    assert begins_item("10:14 you are joking")
    assert is_ended('he said "no."')
    assert not is_ended("he said no")
