"""Whether words say that something was missing, late, wrong or at odds.

A cause is a deficiency of something; what only names a thing or tells what was done ("consultants
staffed", "main body of SOW") is a topic. The words are those of any trade: they say how a thing
was, never which thing.
"""

from __future__ import annotations

from collections.abc import Iterable

from models.words import set_of

_NOT = set_of(
    "no not never nobody noone nothing none neither nor without cannot only just hardly barely "
    "rarely seldom nowhere instead until lack lacks lacked lacking"
)
_MISSING = set_of(
    "absence absent missing gone lost loss gap gaps shortage short insufficient insufficiently "
    "inadequate inadequately incomplete partial empty blank scarce void vacant vacancy omission "
    "omitted omit excluded neglected neglect forgotten forgot ignored overlooked skipped skip "
    "bypassed dropped left deferred waived missed few fewer little less poor poorly thin"
)
_LATE = set_of(
    "late later lateness delay delays delayed overdue slow slowly slipped slip postponed pending "
    "waiting stalled stuck blocked locked idle early prematurely premature rushed hurried expired "
    "lapsed outdated obsolete stale frozen behind days weeks months "
    "years hours"
)
_WRONG = set_of(
    "wrong wrongly incorrect incorrectly false faulty fault faults error errors mistake mistakes "
    "mistaken bug bugs defect defects defective fail fails failed failing failure failures broke "
    "broken breaks break breakdown crash crashed corrupt corrupted damaged damage invalid bad "
    "badly weak weakness weakly flaw flaws flawed problem problems impossible useless dirty "
    "duplicated duplicate duplicates inaccurate improper improperly leak leaks leaked worn wear "
    "corroded corrosion crack cracked fractured unsafe violated violation breach overridden "
    "optimistic naive guessed guess assumed assumption assumptions hardcoded manual manually "
    "hand-made rework fake non-compliant non-compliance non-conformance non-existent non-payment"
)
_UNCLEAR = set_of(
    "unclear unclearly vague ambiguous ambiguity confusing confused confusion contradictory "
    "contradict contradicts contradicted contradiction contradictions inconsistent inconsistency "
    "conflict conflicts conflicting clash clashed differ differs differed differently different "
    "mismatch mismatched disagree disagreed disagreement dispute disputes disputed quarrel "
    "arguing subjective abstract generic silent silence hidden blind blindly invisible secret "
    "rumour"
)
_PEOPLE = set_of(
    "resigned resignation quit departed departure departures leaver turnover attrition sick absent "
    "retired fired released pulled withdrawn reassigned inexperienced juniors junior beginner "
    "beginners novice novices rookie incompetent reluctant reluctance resisted resist resistance "
    "hostile hostility refused refuse refuses refusal rejected distrust poisoned sour soured "
    "strained arrogant rude disengaged disinterested indifferent complacent complacency careless "
    "carelessness sabotage sabotages sabotaged alone double-booked overworked stress fatigue tired"
)
_MONEY = set_of(
    "cut cuts discounted discount underpriced cancelled cancellation withheld penalty penalties "
    "insolvent bankrupt cheap cheapest slashed halved reduced"
)
_TOO = set_of(
    "too excessive excess beyond exceeded exceeds exhausted unlimited verbal verbally informal "
    "informally promised promises overcommitted ad-hoc high-level rigid unable differing changed "
    "changing changes volatile unstable instability fragile bottleneck complex complexity "
    "difficult difficulty limited undersized"
)
DEFICIENT = _NOT | _MISSING | _LATE | _WRONG | _UNCLEAR | _PEOPLE | _MONEY | _TOO

#: Beginnings that turn a word into its lack, and words that only look like it.
_PREFIXES = ("un", "under", "over", "mis")
_NO_PREFIX = set_of(
    "under understand understands understood understanding unit units unite united union unions "
    "unique uniform universe universal university unless until upon undertake undertaken underline "
    "underlying underway uncle underground over overall overview overhead overheads overnight "
    "overseas oversee oversaw oversight overtime overlap overtake mission missions missile mist "
    "mister misty"
)
_SHORTEST = 6


def is_deficient(word: str) -> bool:
    """Say whether a word alone tells that something was not as it should have been.

    >>> [is_deficient(word) for word in ("untrained", "late", "unit", "trained", "missing")]
    [True, True, False, False, True]
    """
    lower = word.lower()
    if lower in DEFICIENT or lower.endswith(("less", "n't")):
        return lower not in {"nonetheless", "unless", "regardless", "wireless", "seamless"}
    return len(lower) >= _SHORTEST and lower.startswith(_PREFIXES) and lower not in _NO_PREFIX


def deficient_words(words: Iterable[str]) -> list[str]:
    """Return the words that tell of a deficiency, in their order.

    >>> deficient_words(("licences", "ordered", "too", "late"))
    ['too', 'late']
    """
    return [word for word in words if is_deficient(word)]
