"""Clauses that every contract has, which sound like a section and say nothing of it.

"The Supplier will not be liable for indirect damages" keeps no work out of scope, and "assumes no
liability" is no assumption that a price rests on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from intelligence.sow.passage import Section
from intelligence.sow.vocabulary import NUMBER

_RIGHTS = r"(?:liabilit\w+|responsibilit\w+|obligations?|risks?|dut(?:y|ies)|warrant\w+|costs?)"
_CLAUSES: Mapping[Section, str] = {
    Section.EXCLUSIONS: (
        r"\b(?:do|does|will|shall|is|are|may|can)(?: not|n't) (?:be )?(?:\w+ly )?(?:liable"
        r"|responsible for (?:any )?(?:\w+ )?(?:loss\w*|damages?|delays?|failures?)|bound|deemed"
        r"|entitled|obliged|disclos\w+|divulg\w+|reveal\w*|assign\w*|transfer\w* (?:this|its|any of"
        r" its)|novat\w+|solicit\w*|waive\w*|withh(?:o|e)ld|reproduc\w+|cop(?:y|ied)|publish\w*"
        r"|use (?:the|any) (?:\w+ )?(?:name|logo|confidential|information|data)|replace"
        r"|refundable|unreasonabl\w+|constitut\w+|affect\w*|reliev\w+|exceed\w*|warrant\w*)\b"
        r"|\bexclud(?:es|ed|ing) (?:all |any )?(?:\w+ )?(?:liabilit\w+|warrant\w+|damages)"
        r"|\b(?:liabilit\w+|warrant\w+|damages|conflicts? of law\w*|convention)\b.{0,60}"
        r"\bexclud(?:es|ed)"
    ),
    Section.ASSUMPTIONS: (
        rf"\bassum(?:es?|ed|ing)\s(?:\w+\s){{0,3}}{_RIGHTS}\b|\bassumption of (?:\w+ )?{_RIGHTS}\b"
        r"|\b(?:is|are) (?:presumed|assumed) to (?:have|be) (?:been )?(?:received|delivered|served)"
    ),
    Section.ACCEPTANCE: (
        r"\b(?:confirms?|accepts?|approves?|signs?|rejects?)\s(?:the\s|each\s|any\s|an?\s|its\s)?"
        r"(?:receipt|invoices?|time-?\s?sheets?|expenses?|purchase orders?|liabilit\w+|bookings?"
        r"|appointments?)\b"
    ),
    Section.CHANGE_CONTROL: (
        r"^\W*(?:[\d.]+\s)?(?:any|no|an|all|each)?\s?(?:amendments?|modifications?|variations?"
        r"|alterations?|supplements?|waivers?)\b(?!.{0,200}\b(?:scope|prices?|priced|fees?|costs?"
        r"|dates|effects?|estimat\w+|quot\w+|requests?|requested|drafted|work)\b)"
        r".{0,200}?\b(?:in writing|written|signed)\b.*"
    ),
    Section.CLIENT_RESPONSIBILITIES: (
        rf"\b(?:has|have)\s(?:up to\s|at least\s|another\s|a period of\s)?(?:{NUMBER}\b"
        r"|the (?:sole )?right|a right|no\b|offices?\b|experience|more than)"
        r"|\b(?:keeps?|give[ns]?|makes?|sends?|provides?)\s(?:\w+\s){0,3}(?:payments?|notices?"
        r"|secret|confidential\w*)\b"
    ),
}
_PATTERNS = {section: re.compile(one, re.IGNORECASE) for section, one in _CLAUSES.items()}


def without_boilerplate(section: Section, words: str) -> str:
    """Return a statement without what only sounds like a section.

    >>> without_boilerplate(Section.ASSUMPTIONS, "It assumes no liability for others.")
    'It    for others.'
    """
    return _PATTERNS[section].sub("  ", words)
