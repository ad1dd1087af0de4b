"""When invoices are to be paid, told twice: in a table, and again in a clause far from it.

A row "Payment terms | 30 days net" shares hardly a word with "Invoices fall due 45 days after
receipt", so the two are not held against each other as pairs of one matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from intelligence.sow.claims import Claim
from intelligence.sow.conflict import Conflict

_DAYS = r"(?P<{}>\d{{1,3}}|seven|ten|fourteen|thirty|forty-five|sixty|ninety)"
_WITHIN = r"(?: calendar| working| business)? days"
_NUMBERED = r"^\W*(?:\d+(?:\.\d+)*\W+)?"
_INVOICES = (
    r"(?:all |each |every |our |the |an? |its |undisputed |valid |correct )*(?:invoices?|bills?)"
)
_IS = r"(?:are|is|shall be|will be|must be|falls?)"
#: A row of a table or list, and three ways in which a clause says it.
_ROW = (
    rf"{_NUMBERED}(?:terms? of payment|payment(?: terms?| period)?)\s?[|:]\W*"
    rf"(?:net {_DAYS.format('net')}\b(?! ?%)|(?:within )?{_DAYS.format('row')}(?: net\b|{_WITHIN}))"
)
_FALL_DUE = (
    rf"{_NUMBERED}{_INVOICES} (?:{_IS} (?:due|payable|paid|settled)|fall due|become due)\b"
    rf"(?: for payment)? (?:within |after |in |net )?{_DAYS.format('clause')}{_WITHIN}\b"
)
_PAYS = (
    rf"{_NUMBERED}(?:the |our )?(?:client|customer|buyer|company|purchaser)"
    rf" (?:shall |will |must )?(?:pays?|settles?) {_INVOICES}"
    rf" (?:within |after |in )?{_DAYS.format('payer')}{_WITHIN}\b"
)
_DUE = (
    rf"{_NUMBERED}payments? {_IS} (?:due|made) (?:within |after |in )?"
    rf"{_DAYS.format('due')}{_WITHIN}\b"
)
#: "Payment terms are net 30", "Invoices are due net 30".
_NET = (
    rf"{_NUMBERED}(?:(?:the |our )?(?:terms of payment|payment(?: terms?)?)|{_INVOICES})"
    rf" (?:{_IS} )?(?:(?:due|payable|paid) )?"
    rf"(?:net {_DAYS.format('net_told')}\b(?! ?%)|{_DAYS.format('days_net')}{_WITHIN} net\b)"
)
_TERM = re.compile(f"{_ROW}|{_FALL_DUE}|{_PAYS}|{_DUE}|{_NET}", re.IGNORECASE)
#: What is so of some invoices only.
_OF_SOME = re.compile(
    r"\b(?:expenses?|travel|hardware|licen[cs]es?|third[- ]part\w+|sub-?contract\w*|final|first"
    r"|deposit|advance|milestones?|retention|late|overdue|reminder|disput\w+|if|unless|except\w*"
    r"|otherwise|up to|over|above|below|exceed\w*|thereafter|before|other than|for the|discount"
    r"|\d+ ?%)\b",
    re.IGNORECASE,
)
#: How sure it is that two terms of payment of all invoices are at odds.
_SURE = 0.8
_WORDS = {
    "seven": 7,
    "ten": 10,
    "fourteen": 14,
    "thirty": 30,
    "forty-five": 45,
    "sixty": 60,
    "ninety": 90,
}


def two_payment_terms(claims: Sequence[Claim]) -> list[Conflict]:
    """Return the two terms that a text has for the payment of all invoices, where it has two.

    Where there are three or more, or one is of some invoices only, terms differ by design.
    """
    told = [(place, days) for place, claim in enumerate(claims) if (days := _days_of(claim.words))]
    first_of: dict[int, int] = {}
    for place, days in told:
        first_of.setdefault(days, place)
    if len(first_of) != 2:  # noqa: PLR2004 - a pair
        return []
    (one, first), (other, second) = first_of.items()
    return [Conflict(first, second, f"when invoices are paid ({one} or {other} days)", _SURE)]


def _days_of(words: str) -> int:
    found = _TERM.match(words)
    if not found or _OF_SOME.search(words):
        return 0
    days = next(group for group in found.groups() if group)
    return _WORDS.get(days.lower()) or int(days)
