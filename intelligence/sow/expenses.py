"""Expenses on top of a price, without an upper bound: "Travel is charged at cost"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intelligence.sow.hit import Hit
from intelligence.sow.passage import PassageKind
from intelligence.sow.rewriting import closed
from intelligence.sow.setting import Setting
from intelligence.sow.vocabulary import CAP

_WHAT = (
    r"(?:(?:all|any|reasonable|additional|other|further|actual|necessary|ancillary|incidental"
    r"|out-of-pocket|business|our|its|their|the (?:supplier|contractor|consultant|vendor|provider)"
    r"'s|travel\w*|hotel|accommodation|subsistence|lodging|meals?|and|or|&),?\s){0,6}"
    r"(?:expenses|travel(?:l?ing)?|disbursements|out-of-pocket costs|accommodation|hotels)"
    r"(?:\s(?:costs|expenses|time))?"
)
_CHARGED = (
    r"(?:charged|billed|invoiced|reimbursed|recharged|passed on|paid(?: for)?)"
    r"(?:\s(?:by|to) (?:the )?(?:client|customer|buyer))?"
)
_HOW = (
    r"(?:\s(?:separately|extra|on top|additionally|in addition|at cost|at actuals?|as incurred"
    r"|as they arise|against (?:receipts?|vouchers?)|on receipt))"
)
#: The whole of a statement, so that whatever bounds it stands in no part of it.
_UNCAPPED = re.compile(
    rf"\W*(?:\d+(?:\.\d+)*\.?\s)?{_WHAT}\s(?:(?:is|are|will be|shall be|may be|can be)\s"
    rf"(?:also\s)?(?:extra|additional|on top|not included|{_CHARGED}{_HOW}{{0,2}})"
    rf"|comes? on top)\W*",
    re.IGNORECASE,
)
#: A cap in the statement before or behind, or who approves what is spent.
_BOUND = re.compile(
    rf"{CAP.pattern}|\b(?:expenses|travel|they|these|it)\b.{{0,80}}\b(?:cap(?:ped)?|limit(?:ed)?"
    r"|exceed|approv\w+|included|budget)\b",
    re.IGNORECASE,
)
_SURE = 0.9


def uncapped_expenses(setting: Setting) -> Iterator[Hit]:
    """Yield expenses that are paid beside the price and that nothing bounds, there or behind."""
    words = setting.words
    near = [one.words for one in (setting.before, setting.after) if one is not None]
    if setting.defines or setting.refers or not is_uncapped(words):
        return
    if any(_BOUND.search(one) for one in near):
        return
    told = words.strip().rstrip(".")
    yield Hit(
        PassageKind.UNQUANTIFIED,
        0,
        len(told),
        f'"{told}" has no upper bound: what is spent is paid on top of the price, whatever it is.',
        closed(words, "This is capped at [amount] in total and charged at cost against receipts."),
        _SURE,
    )


def is_uncapped(words: str) -> bool:
    """Say whether all that a statement tells is that expenses are paid on top.

    >>> is_uncapped("Travel is charged at cost."), is_uncapped("Travel is at cost up to EUR 900.")
    (True, False)
    """
    return bool(_UNCAPPED.fullmatch(words))
