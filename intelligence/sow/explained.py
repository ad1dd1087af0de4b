"""Why the judge flags a statement in which no rule found its words, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intelligence.sow.cues import CUES
from intelligence.sow.hit import Hit
from intelligence.sow.judge import Judge
from intelligence.sow.passage import PassageKind
from intelligence.sow.rewriting import closed
from intelligence.sow.vague_terms import TERMS
from models.sentence_rules import word_set


@dataclass(frozen=True, slots=True)
class _Told:
    """``why`` goes on after the words at fault; ``cues`` name those that can be quoted."""

    why: str
    closing: str
    cues: tuple[str, ...]


_TOLD: Mapping[PassageKind, _Told] = {
    PassageKind.VAGUE_TERM: _Told(
        "describes how good, fast or fitting something shall be, and no figure, test or "
        "document says when it is.",
        "This is shown by [figure, test or document], which [role at the Client] checks by [date].",
        ("taste", "taken as"),
    ),
    PassageKind.MISSING_ACCEPTANCE: _Told(
        "lets a delivery, a phase or a payment hang on a judgement without criterion, "
        "period or form.",
        "For this, the criteria in Annex [letter] apply; [role at the Client] confirms that they "
        "are met, or lists in writing what is not, within [number] working days.",
        ("taste", "accepts", "finished"),
    ),
    PassageKind.OPEN_ENDED: _Told(
        "promises work that no list, number, date or cap closes.",
        "This is limited to [the items, named], to [number] hours and to the time until [date].",
        ("helps", "as long", "wish", "other", "all"),
    ),
    PassageKind.UNQUANTIFIED: _Told(
        "names work that is counted, without its number: each side has another one in mind.",
        "The quantity in the price is [number], listed in Annex [letter].",
        ("weak amount", "mass", "repeated"),
    ),
    PassageKind.PASSIVE_RESPONSIBILITY: _Told(
        "says what is to happen but not who does it, so each side will wait for the other.",
        "This is done by [role at the Client or the Supplier] by [date].",
        ("to happen", "nobody"),
    ),
    PassageKind.TO_BE_DECIDED: _Told(
        "leaves the matter for later, without saying who decides it by when.",
        "[Role at the Client] and [role at the Supplier] decide this by [date]; until then "
        "[value] applies.",
        ("left open", "blank", "later"),
    ),
}
_LONGEST = 100
#: Words that are found with others at fault, but that tell nobody anything when quoted alone.
_TELLS_NOTHING = word_set(
    """
    a after all an and any are around as at be before being by can cannot clear cover covers
    covered decision depends discuss during each else every following follow follows for free from
    has have if in included includes incl into is it kind like likes may more must need needs needed
    new of on once open or other others over part question rest right shall should small such the
    then there they this to until upon want wanted wants when whenever where whether which whichever
    will with yet done due end ends ended closes data people content cover material stock value
    valued be been expected separate available
    well come life over course being looked become arrangement understanding together way
    feel feels level love proud partner stage contact involved still
    """
)


def explained(words: str, kind: PassageKind, judge: Judge, confidence: float) -> Hit:
    """Return a hit on the words that speak loudest for the kind, or on the whole statement."""
    start, end = _loudest(words, kind, judge)
    told = _TOLD[kind]
    quoted = _quotable(words, kind)
    told_in = quoted or max(words.split("|"), key=len)
    what = f'"{quoted}"' if quoted else "The statement"
    return Hit(
        kind,
        start,
        end,
        f"{what} {told.why}",
        closed(words, told.closing, words.find(told_in)),
        confidence,
    )


def _quotable(words: str, kind: PassageKind) -> str:
    """Return the longest words that are at fault by themselves; nothing where none are."""
    patterns = [CUES[name] for name in _TOLD[kind].cues]
    if kind is PassageKind.VAGUE_TERM:
        patterns.extend(term.pattern for term in TERMS)
    met = [found[0].strip() for pattern in patterns for found in pattern.finditer(words)]
    telling = [
        one
        for one in met
        if one[:1].isalpha()
        and len(one) <= _LONGEST
        and not one.lower().startswith("should ")
        and not word_set(one.lower().replace("'", " ")) <= _TELLS_NOTHING
    ]
    return max(telling, key=len, default="")


def _loudest(words: str, kind: PassageKind, judge: Judge) -> tuple[int, int]:
    best, span = 0.0, (0, len(words.rstrip(" .;:,")) or len(words))
    for name, pattern in CUES.items():
        weight = judge.weight(name, kind)
        found = pattern.search(words) if weight > best else None
        if found and found.end() > found.start():
            best, span = weight, found.span()
    return span
