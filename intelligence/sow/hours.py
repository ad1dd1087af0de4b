"""Days of the week and times of the day that a statement names."""

from __future__ import annotations

import re

from intelligence.sow.vocabulary import MONTH

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: Not "Monday, 18 January": that is a day of the calendar.
_WEEKDAY = re.compile(
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b"
    rf"(?!,? (?:the )?(?i:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}\b|{MONTH} \d))"
)
_TO = frozenset({"to", "-", "until", "through", "till", "\u2013"})
_WORKING = re.compile(r"\b(?:weekdays|workdays|working days|business days)\b", re.IGNORECASE)
_WEEKEND = re.compile(r"\bweekends?\b", re.IGNORECASE)
_CLOCK = (
    r"(?:(?P<{0}h>[01]?\d|2[0-4])[:.](?P<{0}m>[0-5]\d)(?: ?(?P<{0}p>[ap])\.?m\b\.?)?"
    r"|(?P<{0}g>[01]?\d) ?(?P<{0}q>[ap])\.?m\b\.?)"
)
_RANGE = re.compile(
    rf"\b{_CLOCK.format('a')}\s?(?:to|and|-|\u2013|until|till)\s?{_CLOCK.format('b')}",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"\b(?:until|till|ends at|closes at|stops at|not after) {_CLOCK.format('b')}", re.IGNORECASE
)
_UNTIL_NOON = re.compile(r"\b(?:until|till) (?:noon|midday)\b", re.IGNORECASE)
_NOON = 12


def weekdays_of(words: str) -> frozenset[int]:
    """Return the days of the week that a statement names, those of "Monday to Friday" too.

    >>> sorted(weekdays_of("Open Monday to Wednesday and on Sundays."))
    [0, 1, 2, 6]
    """
    found: set[int] = set()
    last: tuple[int, int] | None = None
    for match in _WEEKDAY.finditer(words):
        day = _DAYS.index(match[1][:3].lower())
        if last and words[last[1] : match.start()].strip(" s") in _TO:
            found.update(range(last[0], day + 1))
        found.add(day)
        last = day, match.end()
    if _WORKING.search(words):
        found.update(range(5))
    if _WEEKEND.search(words):
        found.update((5, 6))
    return frozenset(found)


def opening_of(words: str) -> tuple[float, float] | None:
    """Return from when to when of a day, in hours; null where none or several are told.

    >>> opening_of("The desk is open from 8 a.m. to 6:30 p.m.")
    (8.0, 18.5)
    """
    found = [(_hour(match, "a"), _hour(match, "b")) for match in _RANGE.finditer(words)]
    distinct = set(found)
    return found[0] if len(distinct) == 1 else None


def closing_of(words: str) -> float | None:
    """Return until when of a day, in hours; null where no hour or several are told.

    >>> closing_of("Stand-by ends at 18:00 each day.")
    18.0
    """
    found = {_hour(match, "b") for pattern in (_RANGE, _UNTIL) for match in pattern.finditer(words)}
    if _UNTIL_NOON.search(words):
        found.add(float(_NOON))
    return found.pop() if len(found) == 1 else None


def _hour(match: re.Match[str], end: str) -> float:
    hour = float(match[f"{end}h"] or match[f"{end}g"])
    half = (match[f"{end}p"] or match[f"{end}q"] or "").lower()
    if half == "p" and hour < _NOON:
        hour += _NOON
    if half == "a" and hour == _NOON:
        hour = 0.0
    return hour + float(match[f"{end}m"] or 0) / 60
