"""What a single statement says twice, each time another: a figure, a stretch of time, its order."""

from __future__ import annotations

import re

from intelligence.sow.amount import Bound
from intelligence.sow.amounts import amounts_of
from intelligence.sow.concepts import VALUES
from intelligence.sow.days import Span, days_of, spans_of
from intelligence.sow.vocabulary import MONTH

_SCALES = {"thousand": 1e3, "million": 1e6}
_NUMERALS = {*VALUES, *_SCALES}
_NUMERAL = "|".join(sorted(_NUMERALS, key=len, reverse=True))
_TIME = r"(?:hour|day|week|month|year)"
#: "thirty (45) days", "one hundred twenty (120) named users"; a "(3)" before no noun is a footnote.
_TWICE = re.compile(
    rf"(?<![\w-])(?P<words>(?:{_NUMERAL})(?:(?:[ -]| and )(?:{_NUMERAL})){{0,6}})"
    r" \((?P<digits>\d{1,4})\)[ -]"
    r"(?:(?!(?:is|was|has|its|this|of|and|or|to|in|on|at|by|for|from|with|if|that|which|shall|will"
    rf"|may|must|are|the)\b)(?:(?:[a-z][\w-]*(?<!s)s|people|staff|per ?cent|{_TIME})\b"
    r"|[a-z][\w-]*\s(?!\s))){1,3}?(?<!\s)",
    re.IGNORECASE,
)
_ORDINALS = dict(
    zip(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
            *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
            *("twentieth", "thirtieth", "sixtieth", "ninetieth"),
        ),
        (*range(1, 16), 20, 30, 60, 90),
        strict=True,
    )
)
_TENS = {"": 0, "twenty": 20, "thirty": 30}
#: "The tenth (5th) calendar day".
_ORDINAL_TWICE = re.compile(
    rf"(?<![\w-])(?:(?P<tens>twenty|thirty)[ -])?(?P<ordinal>{'|'.join(_ORDINALS)})"
    r" \((?P<digits>\d{1,2})(?:st|nd|rd|th)\)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w-]+")
_REFERENCE = re.compile(
    "(?:clause|section|article|paragraph|annex|appendix|schedule|exhibit|attachment|part|chapter"
    "|item|point|note|footnote|figure|table|page|phase|stage|step|milestone|option|lot|level"
    "|version|release|number|no|nr|case|question|line|row|package)s?"
)
#: Words of a number that are not read: what stands behind them is not all of it.
_UNREAD = frozenset(
    {"several", "few", "half", "quarter", "dozen", "billion", "millions", "thousands", "hundreds"}
)
_BEFORE = 60
_FILLER = r"[\s,:;(|-]*"
#: Behind how long it is, from when: ", starting on 1 May".
_FROM = re.compile(
    rf"{_FILLER}(?:(?:term|period|duration){_FILLER})?(?:(?:i\.e\.|that is|namely|running|starting"
    rf"|beginning|commencing|lasting){_FILLER})?(?:(?:on|from)\s)?(?:the\s)?"
    rf"(?:\d|{MONTH}\b)",
    re.IGNORECASE,
)
#: Between two days and how long that is: "30 April 2026 (six months)".
_LASTS = re.compile(
    rf"(?:\d|{MONTH}){_FILLER}(?:(?:i\.e\.|that is|namely|for|lasting|a (?:total|period|term"
    r"|duration) of)\s)?$",
    re.IGNORECASE,
)
#: Heads of a table: "Start date", "Planned end".
_START = re.compile(r"(?:planned )?(?:start|from|begin|commence)", re.IGNORECASE)
_END = re.compile(r"(?:planned )?(?:end|to\b|until|till|finish)", re.IGNORECASE)
#: Two days that are told of one thing need not follow each other.
_MOVED = re.compile(
    r"\b(?:mov|brought|bring|replac|revis|instead|original|previous|former|version|supersed|chang"
    r"|amend|postpon|resched|shift|actual|forecast|baseline|earlier|old|new|draft|issue)\w*\b",
    re.IGNORECASE,
)
_ONE_DAY = (
    rf"(?:\d[\d./-]+|(?:{MONTH}\.? )?\d{{1,2}}(?:st|nd|rd|th)?(?: (?:of )?{MONTH})?)(?:,? \d{{4}})?"
)
#: Two days alone: "Phase 2: 4 May 2026 - 2 May 2026", "The pilot runs from 4 May to 2 May."
_RANGE = re.compile(
    r"(?:^|[:(]|\b(?:runs?|lasts?|performed|held|valid|carried out|takes? place)\b)\s*"
    rf"(?:(?:from|between) )?(?:the )?{_ONE_DAY}\s?(?:to|until|till|-|\u2013|through|and)\s?"
    rf"(?:the )?{_ONE_DAY}\s*(?:[.;),]|$)",
    re.IGNORECASE,
)
_TERM = (
    r"\b(?:term|contract|agreement|engagement|period|phase|project|assignment)"
    r"(?: (?:\d{1,2}|[a-z]|one|two|three|four|five))?(?: of (?:the|this) [\w-]+)?"
)
#: What a length behind it is the length of: "The term of this agreement is", "Term:".
_IS = re.compile(
    rf"(?:{_TERM} (?:is|lasts|runs|covers|(?:shall|will) (?:be|last|run))"
    r"|^\W*(?:the )?(?:(?:contract|initial) )?term:) (?:for )?(?:an? (?:period|term) of )?$",
    re.IGNORECASE,
)
#: What two days before a length are the days of: "Phase 2 runs from 1 May to 31 August (".
_RUNS = re.compile(
    rf"{_TERM} (?:is|lasts|runs|(?:shall|will) (?:be|last|run)) (?:from )?(?:the )?[^;:()|]{{8,60}}"
    r"(?:\((?:i\.e\. |that is |namely )?)?$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\s*(?:[).,;]|$)")
#: A length of something in a window, or of a time that begins anew with each case.
_INSIDE = re.compile(
    r"(?i:\b(?:between|sprints?|iterations?|rotas?|shifts?|each|every|any|per|latest|within|notice"
    r"|payment|response|review|reporting|billing|invoicing|accounting|cure|extensions?|extended"
    r"|renew\w*)\b)|\b(?:may|can|could|might)\b"
)
#: Days may be working days; weeks and months are those of the calendar.
_WHOLE = re.compile(r"\b(?:week|month|year)s?$", re.IGNORECASE)
_LONGER = 1.25
_HOURS = 24.0
_HUNDRED = 100.0


def at_odds_with_itself(words: str, columns: str = "") -> str:
    """Return in what a statement contradicts itself; empty where it does not.

    ``columns`` is the first row of the table that the statement is a row of.

    >>> at_odds_with_itself("The Contractor reports within thirty (45) days.")
    'thirty against 45'
    >>> at_odds_with_itself("The term is six months, from 1 January 2026 to 30 April 2026.")
    'six months against 120 days'
    >>> at_odds_with_itself("Splicing | 19/04/2027 | 09/04/2027", "Task | Start | End")
    'it ends before it starts'
    """
    return _two_figures(words) or _two_ordinals(words) or _two_stretches(words, columns)


def _two_figures(words: str) -> str:
    for found in _TWICE.finditer(words):
        numerals = re.split(r"[ -]", found["words"].lower())
        start = found.start()
        before = _WORD.findall(words[max(0, start - _BEFORE) : start].lower())[-2:]
        if _told_of_a_number(numerals, before, words[found.end("digits") + 2 :]):
            value = _value(numerals)
            if value is not None and value != float(found["digits"]):
                return f"{found['words']} against {found['digits']}"
    return ""


def _two_ordinals(words: str) -> str:
    for found in _ORDINAL_TWICE.finditer(words):
        value = _TENS[(found["tens"] or "").lower()] + _ORDINALS[found["ordinal"].lower()]
        if value != int(found["digits"]):
            told = " ".join(filter(None, (found["tens"], found["ordinal"])))
            return f"{told} against {found['digits']}"
    return ""


def _told_of_a_number(numerals: list[str], before: list[str], behind: str) -> bool:
    """Whether numerals are a whole number: no rest of one, no reference, not "the one"."""
    for word in before:
        parts = {word, *word.split("-")}
        if parts & (_NUMERALS | _UNREAD) or any(letter.isdigit() for letter in word):
            return False
    last = before[-1] if before else ""
    if _REFERENCE.fullmatch(last):
        return False
    if numerals[0] in {"hundred", *_SCALES}:
        return last == "a"
    return numerals != ["one"] or bool(re.match(_TIME, behind, re.IGNORECASE))


def _value(numerals: list[str]) -> float | None:
    """Return what numerals are together; null where that is not one number."""
    total, last = 0.0, float("inf")
    group: list[str] = []
    for word in [*numerals, ""]:
        if word and word not in _SCALES:
            group.append(word)
            continue
        scale = _SCALES.get(word, 1.0)
        value = _below_a_thousand(group) if group else float(bool(word))
        if value is None or scale >= last:
            return None
        total, last, group = total + value * scale, scale, []
    return total


def _below_a_thousand(numerals: list[str]) -> float | None:
    total, last = 0.0, float("inf")
    for word in numerals:
        if word == "and":
            continue
        value = float(VALUES[word])
        if value == _HUNDRED and 0 < total < _HUNDRED:
            total, last = total * value, value
            continue
        if value >= last or (last < _HUNDRED and (value > 9 or last < 20)):  # noqa: PLR2004 - "twenty" takes a digit
            return None
        total, last = total + value, value
    return total


def _two_stretches(words: str, columns: str) -> str:
    spans = spans_of(words)
    if len(spans) != 1:
        return ""
    span = spans[0]
    if span.days < 1:
        ordered = _ordered(span) and _from_and_to(words, columns)
        return "it ends before it starts" if ordered else ""
    for amount in amounts_of(words):
        if amount.unit != "time" or amount.per or not _WHOLE.search(amount.told):
            continue
        told = amount.high / _HOURS
        apart = span.days > told * _LONGER or span.days < told / _LONGER
        if amount.bound is Bound.EXACT and apart and _beside(words, amount.told):
            return f"{amount.told} against {span.days} days"
    return ""


def _ordered(span: Span) -> bool:
    """Whether it is told which of two days is the earlier: with years, or in one month."""
    return bool(span.first.year and span.last.year) or span.first.month == span.last.month


def _from_and_to(words: str, columns: str) -> bool:
    """Whether two days are told to be a start and an end: by heads, or as a range of its own."""
    cells, heads = _cells(words), _cells(columns)
    if any(_MOVED.search(part) for part in (words, columns)):
        return False
    days = [place for place, cell in enumerate(cells) if days_of(cell)]
    if len(days) == 1:
        return bool(_RANGE.search(cells[days[0]]))
    if len(days) != 2 or len(cells) != len(heads):  # noqa: PLR2004 - a start and an end
        return False
    return bool(_START.match(heads[days[0]]) and _END.match(heads[days[1]]))


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().removeprefix("|").removesuffix("|").split("|")]


def _beside(words: str, told: str) -> bool:
    """Whether how long a term is told right before its two days, or right behind them."""
    start = words.find(told)
    before, behind = words[:start], words[start + len(told) :]
    if _INSIDE.search(words):
        return False
    if _IS.search(before):
        return bool(_FROM.match(behind))
    return bool(_RUNS.search(before) and _LASTS.search(before) and _CLOSED.match(behind))
