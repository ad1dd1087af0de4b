"""Words as what they stand for: without endings, and one for words that say the same."""

from __future__ import annotations

import re
from functools import lru_cache

from models.sentence_rules import word_set

_WORD = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'-]{1,30}")
STOP = word_set(
    """
    a about after all also am an and any are as at be been before being between both but by
    can could did do does each either every for from had has have he her his how if in into
    is it its less may more most must need needs no nor not of on once one only or other our out
    over own per shall should so some such than that the their them then there these they
    this those through to under until up upon was we were what when where which while who
    will with within without would you your us get gets i.e e.g kindly please hereby
    january february march april june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec eur usd gbp chf nok sek inr euro euros
    """
)
#: Words with a capital, or before a number, that name nobody, no place and no thing.
NO_NAMES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december annex section table schedule
    appendix clause phase lot wave
    """
)
VALUES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "twenty-four": 24,
    "forty-eight": 48,
}
_GO_LIVE = re.compile(r"\bgo(?:es|ing)?[- ]live\b", re.IGNORECASE)
_INTO_PRODUCTION = re.compile(
    r"\b(?:go(?:es)? into production|cut(?:s|ting)?[- ]?over)\b", re.IGNORECASE
)
_HAND_OVER = re.compile(r"\bhand(?:s|ed|ing)?[- ]over\b", re.IGNORECASE)
_ROLL_OUT = re.compile(r"\broll(?:s|ed|ing)?[- ]?out\b", re.IGNORECASE)
_SUFFIXES = (
    *(
        "ation",
        "ating",
        "ated",
        "ator",
        "ate",
        "ment",
        "ing",
        "ied",
        "ie",
        "er",
        "ed",
        "e",
        "al",
        "ion",
    ),
    *("y", "ly"),
)
#: Words whose concepts are remembered.
_REMEMBERED = 8_192
_LEAST_STEM, _LEAST_OF_PLURAL = 4, 3
_VOWEL = re.compile(r"[aeiouy]")
#: Words that say the same in a statement of work, each for the first of its line.
_SAME = """
    start begin commence open launch kick-off kickoff
    end finish complete conclude expire close closes
    deliver delivery supply supplies supplied provide furnish submit issue send sent bring brings
    deliver handover hand-over
    receive receipt receiving
    cleanse clean cleaning
    licence license
    pay paid payable payment bear borne buy bought purchase due
    available availability
    accept acceptance
    maintain maintenance care
    keep kept retain retention store stored
    operate operation operated run
    remove removal dispose disposal
    price fee charge cost honorarium remuneration
    last duration
    answer respond response react reaction reply replies
    solve solution resolve resolution remedy remedies fix correct rectify repair
    warrant warranty guarantee guaranty
    recovery recover restore restart
    phone telephone
    handbook manual guide instructions
    notice notify
    terminate cancel termination withdraw
    migrate migration move transfer
    approve approval release
    document documentation
    translate translation
    host hosting
    test tester testing
    travel travelling travelled journey trip
    obtain apply applies procure
    interface connection connect link integrate integration
    train training course
    picture photo photograph photography image
    assemble assembly mount install installation erect
    meet meeting convene session committee board
    check inspect inspection review examine audit
    sample sampling
    visit come
    desk hotline helpdesk
    backup back-up backups
    hypercare post-launch
    participant attendee
    clerk agent
    firm company
    staff personnel employee people
    engineer fitter technician
    write draft prepare
    permit permission licence
    ship shipping dispatch
    submit submission upload
    property own owner ownership belong
    right rights copyright
    secret secrecy confidential confidentiality
    dispute disagreement
    prevail precedence
    dig excavate excavation
    survey scan
    building premises house
    lesson class
    school pupil
    user seat
    machine device unit
    error bug defect fault
    deploy deployment
    select choose choice decide
    gather collect collection
    minute record
    invoice bill billing
    dismantle demolish strip
    floor flooring
    paint painting
    customer's client's
"""


def stem(word: str) -> str:
    """Return a word without its ending, so that "invoiced" meets "invoices".

    >>> stem("invoices"), stem("invoiced"), stem("migration"), stem("migrates"), stem("mowing")
    ('invoic', 'invoic', 'migr', 'migr', 'mow')
    """
    bare = word.lower().removesuffix("'s").strip("'-")
    if (
        len(bare) > _LEAST_OF_PLURAL
        and bare.endswith("s")
        and not bare.endswith(("ss", "us", "is"))
    ):
        bare = bare.removesuffix("s")
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= _LEAST_STEM:
            return bare.removesuffix(suffix)
    short = bare.removesuffix("ing")
    return short if len(short) == _LEAST_OF_PLURAL and _VOWEL.search(short) else bare


@lru_cache(maxsize=_REMEMBERED)
def concept(word: str) -> str:
    """Return what a word stands for.

    >>> concept("begins"), concept("starts"), concept("receipt")
    ('start', 'start', 'receiv')
    """
    bare = stem(word)
    return _CONCEPTS.get(bare, bare)


def _joined(words: str) -> str:
    """Return the words with "goes live", "handed over" and "rolled out" as one word each."""
    words = _INTO_PRODUCTION.sub("golive", _GO_LIVE.sub("golive", words))
    return _HAND_OVER.sub("handover", _ROLL_OUT.sub("rollout", words))


def concepts(words: str) -> frozenset[str]:
    """Return the concepts of a stretch of words, without those that every sentence has."""
    return frozenset(
        concept(word)
        for word in _WORD.findall(_joined(words))
        if word.lower() not in STOP and word.lower() not in VALUES
    )


def value_of(figure: str) -> float:
    """Return the value of a figure in words or digits.

    >>> value_of("twelve"), value_of("1,200")
    (12.0, 1200.0)
    """
    word = figure.lower()
    return float(VALUES[word]) if word in VALUES else float(re.sub(r"[,' ]", "", word))


#: Read once, after `stem` is there: the stem of each word of a line stands for the line.
_CONCEPTS = {
    stem(word): stem(words[0])
    for words in (line.split() for line in _SAME.strip().splitlines())
    for word in words
}
