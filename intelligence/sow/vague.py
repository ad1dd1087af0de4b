"""Vague terms in a promise: words that each side can read in its own favour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intelligence.sow.hit import Hit
from intelligence.sow.passage import PassageKind
from intelligence.sow.setting import Setting
from intelligence.sow.vague_rewrites import measured
from intelligence.sow.vague_terms import BLIND_TERMS, NAMES, OPENINGS, TERMS, WEAK, Vague
from intelligence.sow.vocabulary import DATE, NUMBER, TIME

#: A measure beside the word makes it exact.
MEASURE = re.compile(
    rf"\b{NUMBER}(?:\.\d+)?\s?(?:%|percent|per cent|ms|{TIME}s?\b|out of|of \d|x \d"
    r"|points?\b|kpis?\b|(?:[a-z-]+\s){0,3}"
    r"(?:users?|requests?|transactions?|records?|rows|lines|pages|calls|sessions?"
    r"|attempts?|clicks|steps|gb|tb|mb|euros?|eur"
    rf"|usd|gbp)\b)|[<>=]\s?\d|\b(?:{DATE})\b|\b\d{{1,2}}[:.]\d{{2}}\b",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(
    r"\b(?:i\.e\.|that is[,:]|meaning|measured (?:by|as|in|against|with)|as measured"
    r"|which means|where this means|namely|shown by|verified by"
    r"|proven by|tested (?:by|against|with)|iso[/ ]|iec\b|wcag|itil|din en|nist|owasp"
    r"|cis benchmark|pci|soc 2|ieee|rfc \d|cobit|prince2"
    r"|pmbok|togaf|version \d)",
    re.IGNORECASE,
)
_RHYTHM = re.compile(
    r"\b(?:daily|weekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?|bi-?weekly"
    r"|every|each) ?(?:monday|tuesday|wednesday|thursday|friday"
    r"|day|week|month|quarter|year|sprint|two|second|\d)?",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    (
        r"\b(?:background|introduction|about (?:us|the)|overview|context|purpose|objectives?"
        r"|vision|company profile|recitals?|preamble)\b"
    ),
    re.IGNORECASE,
)
_WEAK_CONFIDENCE = 0.45
_BACKGROUND_LOSS = 0.3
_LEAST = 0.5


def vague(setting: Setting) -> Iterator[Hit]:
    """Yield the surest vague term of a statement in which somebody promises something."""
    if setting.defines or setting.is_legal:
        return
    best: Hit | None = None
    for number in sorted(OPENINGS.possible(setting.small)):
        for found in BLIND_TERMS[number].finditer(setting.small):
            hit = _judged(setting, TERMS[number], *found.span())
            if hit and (best is None or hit.confidence > best.confidence):
                best = hit
    if best:
        yield best


def _judged(setting: Setting, term: Vague, start: int, end: int) -> Hit | None:
    words = setting.words
    confidence = _WEAK_CONFIDENCE if WEAK.fullmatch(words, start, end) else term.confidence
    if _BACKGROUND.search(setting.statement.place.heading):
        confidence -= _BACKGROUND_LOSS
    if confidence < _LEAST or setting.quotes(start, end) or _is_exact(setting, term, start, end):
        return None
    return Hit(
        PassageKind.VAGUE_TERM,
        start,
        end,
        f'"{words[start:end]}": {term.lack}.',
        measured(words, start, end, term),
        confidence,
    )


def _is_exact(setting: Setting, term: Vague, start: int, end: int) -> bool:
    """Whether a figure, a standard or a list beside the word says what it means."""
    words = setting.words
    around = words[max(0, start - 100) : end + 160]
    if any(
        name.start() <= start - max(0, start - 100) < name.end() for name in NAMES.finditer(around)
    ):
        return True
    if setting.refers or setting.excludes or _EXPLAINED.search(around):
        return True
    if MEASURE.search(words, end) or _RHYTHM.search(words, end):
        return True
    return bool(term.in_place and MEASURE.search(words))
