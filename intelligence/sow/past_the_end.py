"""Work that is to be done after the end of the whole project.

The end of all and the day of a milestone share no word, so they are not held against each other as
pairs of one matter. Here the end is looked for first, and only where the text has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from intelligence.sow.claims import Claim
from intelligence.sow.conflict import Conflict
from intelligence.sow.days import Day
from intelligence.sow.outline import Shape

_WHOLE = (
    r"(?:this |the |our |your )?(?:project|engagement|assignment|sow|statement of work"
    r"|agreement|contract|mandate|term|work|works|services?)"
)
#: "The engagement ends on", "The term runs from .. to", "End of project |".
_END_OF_ALL = re.compile(
    rf"^\W*(?:the term of )?{_WHOLE}(?: (?:term|period))? (?:\([^)]{{0,40}}\) )?"
    r"(?:(?:starts?|begins?|commences?|is effective|takes effect)\b.{0,60}\band )?"
    r"(?:(?:shall |will |is to )?(?:ends?|end|finish(?:es)?|conclud(?:es?)|expires?"
    r"|runs? (?:until|to|from|through)|runs? .{0,30}\bto\b)|is (?:complete|completed|finished)"
    r" (?:by|on)|terminates? on)\b"
    rf"|^\W*(?:the )?(?:term|duration) of {_WHOLE} (?:is|runs|lasts)\b"
    r".{0,60}\b(?:to|until|through)\b"
    rf"|^\W*(?:project|engagement|contract|term|sow|assignment) end(?: date)?\s?[|:]"
    rf"|^\W*(?:planned |expected )?(?:end|completion|end date|completion date) of {_WHOLE}\s?[|:]",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:unless|extend\w*|extension|renew\w*|option\w*|earliest|earlier of|first phase|phase \w+"
    r"|pilot|early|initial|estimated|provisional\w*|at least|subject to)\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:go[- ]live|deliver(?:y|ed|s|able|ables)?|milestone|cut-?over|migrat\w+"
    r"|hand(?:ed)?[- ]?over|train(?:ing|ed)|workshop\w*|acceptance test\w*|uat"
    r"|roll(?:ed)?[- ]?out|install\w*|commission\w*|releas\w+|completed?|built|build"
    r"|configur\w+|deploy\w*)\b",
    re.IGNORECASE,
)
#: What rightly comes after the end, or is no work of it.
_AFTERWARDS = re.compile(
    r"\b(?:warrant\w*|guarant\w*|hyper-?care|support\w*|after-?care|maintenance|invoic\w*|pay\w*|paid"
    r"|fees?|retention|retain\w*|delet\w*|destroy\w*|return\w*|renew\w*|extend\w*|extension|option\w*"
    r"|follow[- ](?:on|up)|successor|confidential\w*|notice|after (?:the )?(?:end|expiry|project"
    r"|term|completion)|post[- ]\w+|separate\w*|not part|out of scope|excluded|next (?:phase|stage)"
    r"|phase (?:2|two|ii)|later|licen[cs]e\w*|insur\w*|valid\w*|certificat\w*|audit\w*|evaluat\w*"
    r"|retrospective|lessons|should\b.{0,40}\bslip|at the latest if|client'?s? own)\b",
    re.IGNORECASE,
)
_MOST_LATER = 3
#: An end and a day without their years are ordered only within so many days.
_FAR = 200
_NEVER = 36_500
#: How sure it is that work after the end of all is at odds with that end.
_SURE = 0.8


def past_the_end(claims: Sequence[Claim]) -> list[Conflict]:
    """Return work of a text that is to be done after the one end of all that the text tells.

    A text that tells two ends of all, or none, has none of it; nor is more than a few said of one.
    """
    ends = [(place, day) for place, claim in enumerate(claims) if (day := _end_of_all(claim))]
    if not ends or any(not day.same(ends[0][1]) for _, day in ends):
        return []
    place, end = ends[0]
    late = [
        Conflict(place, other, f"the end ({_told(end)}) and work after it ({_told(day)})", _SURE)
        for other, day in _works(claims)
        if other != place
        and 0 < (end.until(day) or 0) <= (_FAR if _a_year_open(end, day) else _NEVER)
    ]
    return late[:_MOST_LATER]


def _a_year_open(one: Day, other: Day) -> bool:
    return not (one.year and other.year)


def _end_of_all(claim: Claim) -> Day | None:
    words = claim.words
    if not claim.facts.dates or _UNSURE.search(words) or not _END_OF_ALL.search(words):
        return None
    return claim.facts.dates[-1]


def _works(claims: Sequence[Claim]) -> Iterator[tuple[int, Day]]:
    for place, claim in enumerate(claims):
        if len(claim.facts.dates) != 1 or claim.negative or claim.ends_all:
            continue
        told = f"{claim.words} {claim.place.heading}"
        in_plan = claim.place.shape is Shape.ROW and _WORK.search(claim.place.columns)
        if (in_plan or _WORK.search(claim.words)) and not _AFTERWARDS.search(told):
            yield place, claim.facts.dates[0]


def _told(day: Day) -> str:
    year = f" {day.year}" if day.year else ""
    return f"{day.day} {day.month.capitalize()}{year}"
