"""Headings found in a text, and the sections that lie between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Section


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading found: its words, where its line begins, and where its body begins.

    ``certain`` marks show themselves by markup or by a well-known label with a colon.
    """

    heading: str
    start: int
    body: int
    certain: bool = False


def sections_of(text: str, marks: Sequence[Mark]) -> tuple[Section, ...]:
    """Return the sections that lie between marks, without the space around their bodies.

    ``marks`` are in order of their start and do not overlap.
    """
    if not marks:
        return ()
    sections = []
    first = marks[0].start
    if text[:first].strip():
        sections.append(_trimmed(text, "", 0, first))
    ends = [*(mark.start for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        sections.append(_trimmed(text, mark.heading, mark.body, max(mark.body, end)))
    return tuple(sections)


def _trimmed(text: str, heading: str, start: int, end: int) -> Section:
    body = text[start:end]
    start += len(body) - len(body.lstrip())
    return Section(heading, start, max(start, start + len(body.strip())))
