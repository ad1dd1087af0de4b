"""Turns of phrase that show a statement's role in any trade: causal, modal, temporal, negative.

The training texts come from professional services; these cues carry over to incident reports and
lessons from elsewhere better than words do.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

_PATTERNS = (
    # names a cause
    (
        r"\b(?:caused by|due to|because|owing to|as a result of|resulted from|root cause|traced to"
        r"|attributed to|triggered by|stemmed from|cause of the|reason (?:was|is|for)|contribut\w+"
        r"|the cause|was a factor|led to the|wegen|aufgrund|weil)\b"
    ),
    # names an effect
    (
        r"\b(?:this (?:resulted|caused|meant|led|affected)|resulting in|resulted in"
        r"|as a consequence"
        r"|consequently|leading to|led to|which (?:caused|meant|led)|so that we|therefore|impact\w*"
        r"|affected|unable to|dadurch|folge)\b"
    ),
    # something was missing or wrong
    (
        r"\b(?:not|never|no|nobody|none|nothing|without|n't|lack\w*|missing|failed to|failure to"
        r"|insufficient\w*|inadequate\w*|incorrect\w*|improper\w*|wrong\w*|unclear|poor\w*|outdated"
        r"|too (?:late|little|few|many|much)|only|nicht|kein\w*|fehlend\w*)\b|n't\b"
    ),
    # advice
    (
        r"\b(?:should|must|shall|need(?:s)? to|next time|recommend\w*|ensure|consider|in future"
        r"|always"
        r"|has to be|have to be|to be \w+ed|we will|going to|plan to|sollte\w*|muss|müssen)\b"
    ),
    # put right
    (
        r"\b(?:fixed|repaired|replaced|restored|rolled back|reverted|resolved|reinstated|corrected"
        r"|returned to service|restarted|reset|mitigat\w+|recovered|since then|is now|are now"
        r"|was added"
        r"|were added|behoben|ersetzt)\b"
    ),
    # went well
    (
        r"\b(?:well|good|great|excellent|smooth\w*|quick\w*|praised|success\w*|on time|ahead of"
        r"|early"
        r"|appreciated|lucky|luckily|helped|worked|gut|erfolgreich)\b"
    ),
    # money, people, time lost
    (
        r"[$€£]\s?\d|\d\s?(?:%|percent|k\b|eur|usd|gbp|m\b)|\b(?:cost|lost|loss|penalt\w+|refund\w*"
        r"|overran|delay\w*|slipped|damage\w*|injur\w+|destroyed|released)\b"
    ),
    # arrived, called, notified: the course of events
    (
        r"\b(?:arrived|notified|dispatched|contacted|called|received|responded|reported"
        r"|was assigned"
        r"|informed|at approximately|on (?:january|february|march|april|may|june|july|august"
        r"|september"
        r"|october|november|december))\b"
    ),
    # found by looking into it
    (
        r"\b(?:investigation|analysis|determined|found that|showed that|revealed|concluded"
        r"|discovered"
        r"|turned out|identified)\b"
    ),
    # status phrases
    (
        r"\b(?:we are (?:currently )?(?:investigating|aware|seeing|monitoring|continuing)"
        r"|will provide"
        r"|update(?:s)? (?:soon|as|in|within)|apologi[sz]e|inconvenience|patience)\b"
    ),
    r"^\W*(?:\d{4}-\d\d-\d\d\S*|\d{1,2}:\d{2}\S*|\d{1,2}[./]\d{1,2}[./]\d{2,4})",
    r"\?\s*$",
    r"^\W*(?:the|a|an|on|at|in)\b",
    r"^\W*(?:this|that|these|it|they|he|she|which|also|however|in addition)\b",
)
_CUES = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS)
_LENGTHS = (4, 8, 16, 32)

#: Number of cues.
SLOTS = len(_CUES) + len(_LENGTHS)


def cues(text: str) -> NDArray[np.float64]:
    """Return which cues a statement shows, shape (SLOTS,), each 0 or 1.

    >>> cues("The leak was caused by a wrong gasket.")[[0, 2, 3]].tolist()
    [1.0, 1.0, 0.0]
    """
    words = len(text.split())
    shown = [bool(cue.search(text)) for cue in _CUES]
    return np.array([*shown, *(words > length for length in _LENGTHS)], dtype=np.float64)


_NAMED = re.compile(
    r"\b(?:(?:was|were|is|are|been|being) (?:\w+ )?(?:caused by|due to|the result of|attributed to"
    r"|traced to|triggered by)|resulted from|as a result of (?:a|an|the|two|several)\b"
    r"|(?:root|main|primary|probable|underlying) cause (?:was|is|of)|cause of .{3,80} (?:was|is)\b"
    r"|(?:issue|problem|failure|reason) was (?:that|a|an|the)\b)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:was|were|is|are) (?:not|n't|never|neither|no) (?:itself |themselves |in itself )?"
    r"(?:a |an |the |any |part of the |at )?(?:root |main |primary |real )?"
    r"(?:cause|reason|factor|fault|culprit|contributor|to blame|responsible)\b"
    r"|\b(?:wasn't|weren't|isn't|aren't) (?:a |an |the |at |to )?(?:root |main |real )?"
    r"(?:cause|reason|factor|fault|culprit|blame|responsible)\b"
    r"|\b(?:ruled|rule) out\b|\bcan be excluded\b|\bno evidence (?:that|of|for)\b"
    r"|\b(?:did not|didn't) (?:contribute|play a (?:role|part)|cause)\b"
    r"|\bplayed no (?:role|part)\b|\bhad nothing to do with\b",
    re.IGNORECASE,
)
#: Behind a denial the cause itself may follow.
_AFTER_ALL = re.compile(
    r"\b(?:but|rather|instead|until|whereas|the (?:real|actual|true) (?:cause|reason)"
    r"|(?:could|can|should|must) (?:not )?be ruled out|nobody ruled|not ruled out|never ruled out"
    r"|because|although|early|too (?:early|soon|late)|only)\b|;",
    re.IGNORECASE,
)
#: A figure, a name, a time or a field is of a fragment that names no cause.
_OF_A_FIELD = re.compile(
    r"[\d:|?@/#()\"]|,|\b(?:conclusion|comment|update|thread|annex|appendix)\b", re.IGNORECASE
)
_FRAGMENT = range(2, 6)
_ONE_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})*\.?")
_NOT_KNOWN = re.compile(
    r"\b(?:not|un|yet|never|no)(?: be| been| yet)?\s?(?:known|determined|clear|identified|found)"
    r"|\bunder investigation|\bpending\b|\?\s*$",
    re.IGNORECASE,
)


def names_cause(text: str) -> bool:
    """Whether a statement says in so many words what caused something.

    >>> names_cause("The leak was caused by corroded bolts.")
    True
    >>> names_cause("The cause of the leak is not known.")
    False
    """
    return bool(_NAMED.search(text)) and not _NOT_KNOWN.search(text)


def denies_cause(text: str) -> bool:
    """Whether a statement says of something that it was no cause, and names none beside it.

    >>> denies_cause("Lack of training was not a factor.")
    True
    >>> denies_cause("The network was not the cause but the firewall was.")
    False
    """
    return bool(_DENIED.search(text)) and not _AFTER_ALL.search(text)


def is_fragment(text: str) -> bool:
    """Whether a text could be the entry of a list of causes: some plain words, no field or figure.

    >>> [is_fragment(x) for x in ("Key person left", "Comment, Kasia", "11:10 call", "Conclusion")]
    [True, False, False, False]
    """
    return len(text.split()) in _FRAGMENT and not _OF_A_FIELD.search(text)


def is_entry(text: str) -> bool:
    """Whether a cell could be the entry of a list to choose a cause from, of one word even.

    >>> [is_entry(x) for x in ("Training", "Key person left", "n/a", "RC-07")]
    [True, True, False, False]
    """
    return is_fragment(text) or bool(_ONE_WORD.fullmatch(text))
