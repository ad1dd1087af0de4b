"""Why the judge flags a statement in which no rule found its words, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intelligence.sow.cues import CUES
from intelligence.sow.hit import Hit, extended
from intelligence.sow.judge import Judge
from intelligence.sow.passage import PassageKind


@dataclass(frozen=True, slots=True)
class _Told:
    why: str
    addition: str


_TOLD: Mapping[PassageKind, _Told] = {
    PassageKind.VAGUE_TERM: _Told(
        "describes how good, fast or fitting something shall be, and no figure, test or "
        "document says"
        " when it is.",
        ", shown by [figure, test or document], checked by [role at the Client] by [date]",
    ),
    PassageKind.MISSING_ACCEPTANCE: _Told(
        (
            "lets a delivery, a phase or a payment hang on a judgement without criterion, "
            "period or form."
        ),
        "; this is so when [criteria in Annex [letter]] are met, which [role at the "
        "Client] confirms or"
        " contests in writing within [number] working days",
    ),
    PassageKind.OPEN_ENDED: _Told(
        "promises work that no list, number, date or cap closes.",
        ", limited to [the items, named], up to [number] hours, until [date]",
    ),
    PassageKind.UNQUANTIFIED: _Told(
        "names work that is counted, without its number: each side has another one in mind.",
        " ([number] of them, listed in Annex [letter])",
    ),
    PassageKind.PASSIVE_RESPONSIBILITY: _Told(
        "says what is to happen but not who does it, so each side will wait for the other.",
        "; [role at the Client or the Supplier] does this by [date]",
    ),
    PassageKind.TO_BE_DECIDED: _Told(
        "leaves the matter for later, without saying who decides it by when.",
        ": [role at the Client] and [role at the Supplier] decide this by [date]; until "
        "then [value]"
        " applies",
    ),
}
_LONGEST = 100


def explained(words: str, kind: PassageKind, judge: Judge, confidence: float) -> Hit:
    """Return a hit on the words that speak loudest for the kind, or on the whole statement."""
    start, end = _loudest(words, kind, judge)
    met = words[start:end]
    shown = met if len(met) <= _LONGEST else f"{met[:_LONGEST].rstrip()}..."
    told = _TOLD[kind]
    return Hit(
        kind, start, end, f'"{shown}" {told.why}', extended(words, told.addition), confidence
    )


def _loudest(words: str, kind: PassageKind, judge: Judge) -> tuple[int, int]:
    best, span = 0.0, (0, len(words.rstrip(" .;:,")) or len(words))
    for name, pattern in CUES.items():
        weight = judge.weight(name, kind)
        found = pattern.search(words) if weight > best else None
        if found and found.end() > found.start():
            best, span = weight, found.span()
    return span
