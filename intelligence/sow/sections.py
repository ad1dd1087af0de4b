"""Sections that a statement of work should have, and whether a text has them, in any form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from intelligence.sow.outline import Outline
from intelligence.sow.passage import MissingSection, Section

_CLIENT = (
    r"(?:client|customer|buyer|purchaser|employer|owner|authority|you|agency|company|bank"
    r"|council|hospital|university)"
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a section is recognised: by its heading, or by so many statements that say it."""

    heading: re.Pattern[str]
    statement: re.Pattern[str]
    enough: int
    why: str
    rewrite: str


_KINDS: Mapping[Section, _Kind] = {
    Section.EXCLUSIONS: _Kind(
        re.compile(
            (
                r"exclu|out[- ]of[- ]scope|not (?:included|in scope|covered|part)|scope boundar"
                r"|outside (?:the |of )?scope|limits? of (?:the )?scope|what we do not"
            ),
            re.IGNORECASE,
        ),
        re.compile(
            r"\bexclud(?:es|ed|ing)\b|\bout of scope\b|\boutside (?:of )?(?:the "
            r"|this )?(?:scope|engagement)|\bnot (?:be )?(?:included|covered|in scope"
            r"|part of)\b"
            r"|\b(?:does|do) not (?:include|cover|comprise|extend to|provide|replace"
            r"|advise)\b|\bnothing (?:beyond|else)\b|\bnot within (?:the )?scope\b",
            re.IGNORECASE,
        ),
        1,
        (
            "Nothing says what the price does not cover: whatever is not written can be "
            "claimed as included."
        ),
        (
            "Out of scope are: [work that a reader might expect, item by item]. What is not "
            "listed under Scope is not included."
        ),
    ),
    Section.ASSUMPTIONS: _Kind(
        re.compile(
            (
                r"assum|premise|precondition|prerequisite|preconditions|basis of (?:the )?(?:offer"
                r"|estimate|price|proposal)|planning basis|constraints"
            ),
            re.IGNORECASE,
        ),
        re.compile(
            r"\bassum(?:es|ed|ing|ption|ptions)\b|\b(?:is|are) based on the (?:following"
            r"|premise|understanding)|\bpre-?condition|\bprerequisite|\bprovided that\b"
            r"|\bon the (?:basis|understanding|premise) that\b|\b(?:price|offer|estimate"
            r"|plan|fee|schedule)s? (?:is|are|rests?|relies) (?:based )?(?:up)?on\b"
            r"|\btakes? (?:it )?(?:for granted|as given)",
            re.IGNORECASE,
        ),
        1,
        (
            "No assumption is written down: when one that the price rests on turns out "
            "false, there is no ground for a change."
        ),
        (
            "The price and the dates assume: [assumption, with its figure], confirmed by "
            "[role at the Client] by [date]; where one does not hold, the change procedure "
            "applies."
        ),
    ),
    Section.ACCEPTANCE: _Kind(
        re.compile(
            (
                r"accept|sign-?off|approval|completion criteria|definition of done"
                r"|hand-?over and approval|success criteria"
            ),
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:is|are|be|counts? as|deemed)\s(?:\w+\s)?(?:accepted|approved)\b"
            r"|\baccept(?:s|ance)\b.{0,120}\b(?:criteria|within|days|test|when|cases)\b"
            r"|\b(?:criteria|test cases?)\b.{0,80}\baccept|\bsigns? off\b|\bdeemed accept",
            re.IGNORECASE,
        ),
        1,
        (
            "Nothing says how, by whom and within what period the deliverables are accepted, "
            "so the last payment can be held back at will."
        ),
        (
            "A deliverable is accepted when [criteria in Annex [letter]] are met. [Role at "
            "the Client] accepts or lists the defects in writing within [number] working "
            "days; after that it counts as accepted."
        ),
    ),
    Section.CHANGE_CONTROL: _Kind(
        re.compile(r"chang|variation|amendment", re.IGNORECASE),
        re.compile(
            r"\bchange (?:request|order|control|notice|note|procedure|process|board"
            r"|management process)|\bvariation\b|\b(?:changes?|amendments?|additions?"
            r"|additional work|modifications?) (?:to|of|in)?\s?(?:the |this )?"
            r"(?:\w+\s){0,4}(?:in writing|written|agreed|signed|quoted|require|need"
            r"|are priced|by both|approved)",
            re.IGNORECASE,
        ),
        1,
        (
            "No procedure says how scope, price and dates change: changes will be made on "
            "the word of whoever asks."
        ),
        (
            "A change is asked for in writing. The Supplier states its effect on price and "
            "dates within [number] working days, and nothing is done before [role at the "
            "Client] and [role at the Supplier] have signed it."
        ),
    ),
    Section.CLIENT_RESPONSIBILITIES: _Kind(
        re.compile(
            rf"\b{_CLIENT}(?:'?s'?)?\b.{{0,30}}\b(?:responsib|obligat|dut|task|input|depend"
            r"|contribut|provid|oblig|furnish|role|cooperat)|\b(?:responsib|obligations"
            rf"|duties|inputs|cooperation|dependenc)\w*\b.{{0,30}}\b{_CLIENT}\b"
            r"|what we need from you|you(?:r)? (?:part|tasks|inputs)"
            r"|roles and responsibilities|(?:client|customer)[- ](?:furnished|side)"
            r"|dependencies on",
            re.IGNORECASE,
        ),
        re.compile(
            (
                rf"\b{_CLIENT}(?:'s [\w ]{{2,40}})?\s(?:will|shall|must|is to|agrees to"
                r"|provides?|supplies|ensures?|makes?|names?|appoints?|grants?|gives?"
                r"|is responsible|arranges?|obtains?|sends?|cleanses?|delivers?|has to)\b"
            ),
            re.IGNORECASE,
        ),
        2,
        (
            "Nothing lists what the client has to do and by when, so delays that it causes "
            "will be charged to the supplier."
        ),
        (
            "The Client provides, at its own cost: [input or access] by [date], [people, by "
            "role] for [number] days, and decisions within [number] working days of the "
            "request. Delay of these moves the dates by as much."
        ),
    ),
}
#: Words that only a statement of work holds together.
_CHARACTER = (
    r"\b(?:supplier|vendor|contractor|consultant|provider|integrator|agency|we)\b",
    r"\b(?:client|customer|buyer|employer|owner|purchaser|you)\b",
    r"\b(?:deliverables?|milestones?|work packages?|phases?|sprints?|releases?|go-live)\b",
    r"\b(?:scope|statement of work|services|sow|proposal|engagement|project)\b",
    (
        r"\b(?:fixed price|fees?|price|day rate|payable|payment|invoices?|time and materials"
        r"|eur|usd|gbp)\b|[$\u20ac\u00a3]\s?\d"
    ),
    r"\b(?:shall|will|provides?|delivers?|performs?)\b",
)
_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _CHARACTER)
_LEAST_CHARACTER = 4
#: In fewer words nobody writes a whole statement of work, and nothing is missing from an extract.
_LEAST_WORDS = 80
_WHOLE = 400
_SURE, _LESS_SURE = 0.9, 0.7
_LOOKED_AT = 200_000


def missing_sections(text: str, outlined: Outline) -> tuple[MissingSection, ...]:
    """Return the sections that a text does not have, in the order of `Section`.

    Of a text that is no statement of work (shorter than 80 words, or without the words that only
    such a text holds together) nothing is missing. Below 400 words it may be an extract, which
    ``confidence`` and ``why`` say.
    """
    size = sum(len(statement.words.split()) for statement in outlined.statements)
    looked_at = text[:_LOOKED_AT]
    character = sum(bool(pattern.search(looked_at)) for pattern in _PATTERNS)
    if size < _LEAST_WORDS or character < _LEAST_CHARACTER:
        return ()
    short = size < _WHOLE
    return tuple(
        MissingSection(
            section,
            (
                f"{kind.why} (The text has {size} words; if it is an extract, the section may "
                "stand elsewhere.)"
            )
            if short
            else kind.why,
            kind.rewrite,
            _LESS_SURE if short else _SURE,
        )
        for section, kind in _KINDS.items()
        if not _has(outlined, kind)
    )


def _has(outlined: Outline, kind: _Kind) -> bool:
    """Whether a heading names the section, or enough statements say what belongs there."""
    if any(kind.heading.search(heading) for heading in outlined.headings):
        return True
    found = 0
    for statement in outlined.statements:
        opening = statement.words[:60].split(":")[0] if ":" in statement.words[:60] else ""
        if opening and kind.heading.search(opening):
            return True
        if kind.statement.search(statement.words):
            found += 1
            if found >= kind.enough:
                return True
    return False
