"""From probabilities to roles: a missed cause costs more than a doubtful one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.roles import cues
from models.roles.contract import ROLES, Evidence, Probabilities, Role, Statement, Verdict

_NAMES = {
    Role.CAUSE: {Evidence.CAUSE, Evidence.PROBLEM},
    Role.IMPACT: {Evidence.IMPACT},
    Role.RECOMMENDATION: {Evidence.RECOMMENDATION, Evidence.ACTION},
    Role.RESOLUTION: {Evidence.RESOLUTION, Evidence.ACTION},
    Role.POSITIVE: {Evidence.POSITIVE},
    Role.CONTEXT: {Evidence.CONTEXT},
    Role.NOISE: set(),
}
_CAUSE = ROLES.index(Role.CAUSE)
_NOISE = ROLES.index(Role.NOISE)
#: What a statement that names a cause in so many words is multiplied by. Not fitted: the training
#: texts hardly use such words, incident reports live by them.
NAMED_FAVOUR = 4.0
#: What an entry of a list under a heading of causes is multiplied by. Not fitted either: of the
#: training texts hardly one lists its causes in two to five words, as many notes do.
LISTED_FAVOUR = 6.0
_LISTED_NOISE = 0.05
#: What a statement that denies a cause is multiplied by: under a heading of causes all are likely.
DENIED_FAVOUR = 0.05


@dataclass(frozen=True, slots=True)
class Decision:
    """How readily a statement is called a cause.

    ``favour`` multiplies the probability of cause before the greatest is taken. A document in which
    nothing became a cause gives its likeliest statement, if that reaches ``rescue``. Neither is
    applied to a statement that stands alone and in no document: most of those in the training texts
    are causes, and ``alone`` multiplies their probability of cause instead. Nor is either to a
    document of one statement, which has ``single``: a note of one line may well praise.
    """

    favour: float = 1.0
    rescue: float = 1.0
    alone: float = 1.0
    single: float = 1.0


def is_lone(passage: Sequence[Statement]) -> bool:
    """Whether a passage is one statement of no document.

    >>> is_lone([Statement("Late.")]), is_lone([Statement("Late.", kind="lesson")])
    (True, False)
    """
    return len(passage) == 1 and not passage[0].kind


def decide(
    probabilities: Probabilities, passage: Sequence[Statement], decision: Decision
) -> list[Verdict]:
    """Return a verdict for each statement of one passage.

    Args:
        probabilities: shape (statements, roles).
        passage: the statements, in reading order.
        decision: how readily to call a cause.

    """
    if not passage:
        return []
    named = np.array([cues.names_cause(item.text) for item in passage])
    likely = probabilities.copy()
    likely[named, _CAUSE] *= NAMED_FAVOUR
    listed = [
        item.evidence is Evidence.CAUSE
        and (cues.is_entry if item.column else cues.is_fragment)(item.text)
        for item in passage
    ]
    likely[listed, _CAUSE] *= LISTED_FAVOUR
    likely[listed, _NOISE] *= _LISTED_NOISE
    denied = [cues.denies_cause(item.text) for item in passage]
    likely[denied, _CAUSE] *= DENIED_FAVOUR
    likely /= likely.sum(axis=1, keepdims=True)
    weighed = likely.copy()
    several = len(passage) > 1
    own = decision.alone if is_lone(passage) else decision.single
    weighed[:, _CAUSE] *= decision.favour if several else own
    chosen = weighed.argmax(axis=1)
    if several and _CAUSE not in chosen:
        likeliest = int(likely[:, _CAUSE].argmax())
        if likely[likeliest, _CAUSE] >= decision.rescue:
            chosen[likeliest] = _CAUSE
    return [
        Verdict(ROLES[role], float(row[role]), item.evidence in _NAMES[ROLES[role]])
        for role, row, item in zip(chosen, likely, passage, strict=True)
    ]
