"""What of a text is English: the rest is left out, and said to be, instead of half understood.

Contracts come in two languages, or with an annex in another. A part that is not read is blanked by
as many spaces, so that offsets of what is read stay those of the text given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intelligence.sow.language import English, language_of, looks_english, may_be_foreign
from intelligence.sow.passage import MissingSection

#: A part of fewer words is names, addresses or a quotation and is read with the rest.
_LEAST_UNREAD = 30
#: Fewer English words beside a part in another language are no text to check.
_LEAST_READ = 40
_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_TOLD = 5
#: How sure a section is missing that may stand in a part that was not read.
_UNSURE = 0.5


@dataclass(frozen=True, slots=True)
class EnglishPart:
    """What of a text is read.

    Attributes:
        text: as long as the text given, blank where that is not read.
        unread: spans of the text given that are in another language, in order.
        share: of the words of the text, how many stand there.

    """

    text: str
    unread: tuple[tuple[int, int], ...] = ()
    share: float = 0.0

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of what was not read."""
        if not self.unread:
            return ()
        places = [f"{start:,} to {end:,}" for start, end in self.unread[:_MOST_TOLD]]
        more = len(self.unread) - len(places)
        told = ", ".join(places) + (f" and {more} more" if more else "")
        return (
            (
                f"{100 * self.share:.0f} % of the text is not in English, the only language that "
                f"is read, and was left out: characters {told}"
            ),
        )

    def doubted(self, missing: Sequence[MissingSection]) -> tuple[MissingSection, ...]:
        """Return missing sections, with the doubt that they may stand in what was not read."""
        if not self.unread:
            return tuple(missing)
        doubt = "(Part of the text was not read, for it is not English; it may stand there.)"
        return tuple(
            replace(one, why=f"{one.why} {doubt}", confidence=min(one.confidence, _UNSURE))
            for one in missing
        )


def english_part(text: str) -> EnglishPart | None:
    """Return what of a text is English, None where that is too little to check.

    A line is in another language where function words of one are many and outnumber the English
    ones, or where its letters are not Latin ones. Between such lines one that has but one word of
    another language, or no word at all, is too. What is of neither language stays and is read.
    """
    lines = [match.span() for match in _LINE.finditer(text)]
    told = _with_neighbours([text[start:end] for start, end in lines])
    counts = [len(_WORD.findall(text, *line)) for line in lines]
    unread: list[tuple[int, int]] = []
    words = 0
    for stretch in _stretches(told):
        own = sum(counts[at] for at in stretch)
        if own >= _LEAST_UNREAD:
            words += own
            for before, at in zip((-2, *stretch), stretch, strict=False):
                start = unread.pop()[0] if before == at - 1 else lines[at][0]
                unread.append((start, lines[at][1]))
    if not unread:
        return EnglishPart(text) if looks_english(text) else None
    read = _blanked(text, unread)
    left = sum(counts) - words
    if left < _LEAST_READ or not looks_english(" ".join(read.split())):
        return None
    return EnglishPart(read, tuple(unread), words / sum(counts))


def _with_neighbours(lines: Sequence[str]) -> list[English]:
    """Let lines that hardly tell be in another language where the nearest that do are."""
    told = [language_of(line) for line in lines]
    before, after = _nearest(told), _nearest(told[::-1])[::-1]
    return [
        English.NO
        if one is English.UNSURE and near is far is English.NO and may_be_foreign(line)
        else one
        for line, one, near, far in zip(lines, told, before, after, strict=True)
    ]


def _stretches(told: Sequence[English]) -> list[list[int]]:
    """Return the lines in another language, those together that no English line parts."""
    found: list[list[int]] = [[]]
    for at, one in enumerate(told):
        if one is English.NO:
            found[-1].append(at)
        elif one is English.YES:
            found.append([])
    return [one for one in found if one]


def _nearest(told: Sequence[English]) -> list[English]:
    found, last = [], English.UNSURE
    for one in told:
        last = last if one is English.UNSURE else one
        found.append(last)
    return found


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces.append(text[at:start])
        pieces.append(re.sub(r"[^\r\n]", " ", text[start:end]))
        at = end
    return "".join((*pieces, text[at:]))
