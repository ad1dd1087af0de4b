"""Formulae of law with a meaning that courts and statutes have settled.

"Reasonable skill and care" is a standard, not a loose word, and "in witness whereof" decides
nothing later. Whoever reports them to a lawyer is not read again. "Reasonable endeavours" and
"best efforts" are argued about and are none of these.
"""

from __future__ import annotations

import re

_PAPER = (
    r"(?:this|the|any|an?) (?:[\w-]+ ){0,2}(?:agreement|contract|sow|statement of work|deed|order"
    r"|terms)"
)
_CHANGE = r"(?:amendments?|variations?|modifications?|changes?|waivers?)"
_TERMS = re.compile(
    r"\breasonable (?:care(?:,? (?:and )?skill)?(?:,? and diligence)?"
    r"|skill(?:,? (?:and )?care)(?:,? and diligence)?)\b"
    # Of consent; what is unreasonable when work is accepted is what such clauses leave open.
    r"|(?<![\w-])consent\b.{0,80}\bnot (?:to )?(?:be )?unreasonably (?:be )?"
    r"(?:withheld|delayed|conditioned)(?:,? (?:(?:or|nor) )?(?:delayed|conditioned|withheld)){0,2}"
    r"|\bnot unreasonably (?:withhold|delay|condition)"
    r"(?:,? (?:(?:or|nor) )?(?:delay|condition|withhold)){0,2} (?:its |their |any )?consent\b"
    r"|\bbeyond (?:its|their|the .{1,40}?|a party(?:'s)?) reasonable control\b"
    r"|\btime (?:is|shall be|will be) (?:not )?of the essence\b"
    # What is still to be negotiated or settled in good faith is open.
    r"|\b(?:act|co-?operate|deal|behave|perform|work)s?(?: together| with (?:each other|one another"
    r"|the other(?: party)?)| (?:its|their|his) (?:obligations|duties))?(?: at all times)?"
    r" in good faith\b"
    r"|\b(?:holds?|held|keeps?|kept|treats?|treated|receives?d?)\b.{0,60}"
    r"\bin (?:the )?(?:strict(?:est)? )?confidence\b"
    r"|\bin witness whereof\b.{0,160}"
    r"|\bcompl(?:y|ies|iance) with (?:all |any |the )*applicable (?:data protection )?"
    r"(?:laws?|legislation|statutes?|regulations?)(?: and regulations?)?"
    r"|\bgoverned by(?: and construed in accordance with)? the laws? of\b"
    rf"|\b(?:no |any )?{_CHANGE} (?:to|of) (?:any (?:part|provision|term) of )?{_PAPER}"
    r".{0,60}\bin writing\b.{0,60}\bsigned\b.{0,80}",
    re.IGNORECASE,
)


def settled_by_law(words: str) -> tuple[tuple[int, int], ...]:
    """Return where formulae stand whose meaning is settled, as offsets into the words.

    >>> settled_by_law("The Supplier performs the Services with reasonable skill and care.")
    ((40, 65),)
    >>> settled_by_law("The Supplier uses reasonable endeavours.")
    ()
    """
    return tuple(found.span() for found in _TERMS.finditer(words))


def within_a_term(start: int, end: int, settled: tuple[tuple[int, int], ...]) -> bool:
    """Whether a part of the words lies in one of the formulae.

    >>> within_a_term(40, 50, ((40, 65),))
    True
    """
    return any(first <= start and end <= last for first, last in settled)
