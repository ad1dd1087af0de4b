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
HAND = [
    "we looked into the outage of last Thursday",
    "and found that the certificate of the gateway had expired",
    "because nobody was named",
    "as its owner when Priya left.",
    "The new one was put in at nine",
    "and the queue was empty",
    "by noon. Nothing was lost.",
]


def joined(lines: list[str]) -> list[str]:
    breaks, found = LineBreaks.of(lines), list[str]()
    for at, line in enumerate(lines):
        if at and lines[at - 1] and line and breaks.continues(at, lines[at - 1], line):
            found[-1] += f" {line}"
        elif line:
            found.append(line)
    return found


def test_who_writes_without_capitals_writes_a_thought_a_line() -> None:
    assert LineBreaks.of(SMALL).small == {*range(len(SMALL))}
    assert joined(SMALL) == SMALL


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100, 120])
def test_hard_wrapped_prose_goes_on(width: int) -> None:
    lines = textwrap.wrap(PROSE, width)
    assert not LineBreaks.of(lines).small
    assert len(joined(lines)) <= 2


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100, 120])
def test_hard_wrapped_prose_in_small_letters_goes_on(width: int) -> None:
    lines = textwrap.wrap(PROSE.lower().replace(".", ""), width)
    assert not LineBreaks.of(lines).small
    assert len(joined(lines)) == 1


@pytest.mark.parametrize(("first", "then"), [(72, 66), (76, 60), (100, 72), (72, 50)])
def test_what_a_mail_program_wraps_once_more_goes_on(first: int, then: int) -> None:
    once = textwrap.wrap(PROSE, first)
    again = [part for line in once for part in textwrap.wrap(line, then)]
    assert not LineBreaks.of(again).small
    assert len(joined(again)) < len(again) / 2


def test_sentences_that_are_broken_by_hand_go_on() -> None:
    assert not LineBreaks.of(HAND).small
    assert len(joined(HAND)) == 2


def test_small_notes_leave_the_prose_above_them_whole() -> None:
    prose = textwrap.wrap(PROSE, 72)
    lines = [*prose, "", *SMALL]
    assert LineBreaks.of(lines).small == {*range(len(prose) + 1, len(lines))}
    assert joined(lines) == [*joined(prose), *SMALL]


def test_columns_of_two_widths_are_each_full() -> None:
    told = 3 * f"{PROSE.lower().replace('.', '')} "
    assert not LineBreaks.of([*textwrap.wrap(told, 90), *textwrap.wrap(told, 34)]).small


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
    assert breaks.continues(1, "the client asked for", "three reports")
    assert not breaks.continues(1, "the client asked for", "- three reports")
    assert not breaks.continues(1, "the client asked.", "three reports came")
    assert begins_item("10:14 you are joking")
    assert is_ended('he said "no."')
    assert not is_ended("he said no")
