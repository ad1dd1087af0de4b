"""Ways of doing one thing of which a statement of work can have only one."""

from __future__ import annotations

import re

from intelligence.sow.openings import Openings
from intelligence.sow.vocabulary import blind, in_small_letters, whole
from intelligence.sow.ways_of_law import LAW
from intelligence.sow.ways_of_money import MONEY
from intelligence.sow.ways_of_work import WORK

_ALTERNATIVES = WORK | MONEY | LAW
_PATTERNS: dict[str, dict[str, re.Pattern[str]]] = {
    question: {answer: blind(whole(words)) for answer, words in answers.items()}
    for question, answers in _ALTERNATIVES.items()
}
_OPENINGS = Openings(
    {
        (question, answer): pattern
        for question, answers in _PATTERNS.items()
        for answer, pattern in answers.items()
    }
)
#: An answer that holds although the words of the other are there too: "not accepted without".
_STRONGER = {
    "how it is accepted": "in writing",
    "where": "remote",
    "whether it is charged": "free",
    "whether money comes back": "not refunded",
    "whether it is warranted": "not warranted",
    "who does it": "own people",
    "whether it is manned": "unmanned",
    "which data": "made up",
    "who may know": "nobody",
}
#: Words that leave an answer open: nobody can limit liability for intent, "free of critical
#: defects" leaves the small ones, and who approves changes in writing may accept work by silence.
_CARVED_OUT = {
    ("how it is accepted", "in writing"): re.compile(
        r"\b(?:chang(?:es?|ed)|variations?|amend\w*|modifications?|sub-?contract\w*|expens\w+"
        r"|travel\w*|overtime|spend(?:ing)?|personnel|(?:key |its )staff|replac\w+|assignments?"
        r"|purchases?)\b"
    ),
    ("how far it is liable", "without limit"): re.compile(
        r"\b(?:intent\w*|negligen\w+|fraud\w*|deaths?|injur\w+|wil?lful\w*|life|bodily)\b"
    ),
    ("whether defects hinder it", "none may be there"): re.compile(
        r"\b(?:critical|major|severe|blocking|serious|grave|essential|high|show-?stopping|severity"
        r"|priority|class|category)\b"
    ),
}
#: What a statement has to be about for its words to answer a question.
_TOPICS = {
    "how it is accepted": re.compile(
        r"accept|approv|hand-?over|sign-?off|go(?:es)? live|releas|print", re.IGNORECASE
    ),
    "whether it is capped": re.compile(
        r"fees?\b|price|budget|hours|days|effort|cost|charge|rate|pay|bill|invoic|amount|total",
        re.IGNORECASE,
    ),
    "until when": re.compile(r"terminat|cancel|notice|hand(?:ed)? back|withdraw", re.IGNORECASE),
    "how it goes on": re.compile(
        r"renew|extend|subscription|term\b|contract|agreement", re.IGNORECASE
    ),
    "how far it may be used": re.compile(
        r"\bus(?:e|ed|age)\b|licen|right|copyright", re.IGNORECASE
    ),
}
_LANGUAGE = re.compile(
    r"\b(?:English|German|French|Italian|Spanish|Portuguese|Dutch|Polish|Czech|Swedish|Danish"
    r"|Norwegian|Finnish|Hungarian|Romanian|Turkish|Welsh|Japanese|Chinese|Hindi|Greek)\b"
)


def alternatives_of(words: str) -> dict[str, str]:
    """Return for each question that a statement answers in one way which way that is.

    >>> alternatives_of("The Supplier reports on site for a fixed fee.")
    {'where': 'on site', 'how it is paid': 'fixed'}
    """
    found: dict[str, str] = {}
    small = in_small_letters(words)
    met_at_all = [
        (question, answer)
        for question, answer in _OPENINGS.possible(small)
        if _PATTERNS[question][answer].search(small) and not _leaves_open((question, answer), small)
    ]
    for question, answers in _PATTERNS.items() if met_at_all else ():
        met = [answer for answer in answers if (question, answer) in met_at_all]
        topic = _TOPICS.get(question)
        if not met or (topic and not topic.search(words)):
            continue
        if len(met) > 1 and _STRONGER.get(question) in met and " or " not in small:
            met = [_STRONGER[question]]
        if len(met) == 1:
            found[question] = met[0]
    return found


def _leaves_open(told: tuple[str, str], small: str) -> bool:
    carved_out = _CARVED_OUT.get(told)
    return bool(carved_out and carved_out.search(small))


def languages_of(words: str) -> frozenset[str]:
    """Return the languages that a statement names.

    >>> sorted(languages_of("The hotline answers in French and German."))
    ['French', 'German']
    """
    return frozenset(found[0] for found in _LANGUAGE.finditer(words))
