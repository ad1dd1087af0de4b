"""Sections that a statement of work should have, and whether a text has them, in any form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from intelligence.sow.outline import Outline
from intelligence.sow.passage import MissingSection, Section

_CLIENT = (
    r"(?:client|customer|buyer|purchaser|employer|owner|authority|you|your|agency|company|bank"
    r"|council|hospital|university|society|county|group|foundation|ministry|trust|board|school"
    r"|insurer|operator of the site|commissioner|principal|recipient)"
)
#: What the other side does for the work, in words that a supplier rarely has for itself.
_HELPS = (
    r"(?:names?|nominates?|appoints?|provides?|supplies|grants?|opens?|orders?"
    r"|issues? (?:badges|passes)"
    r"|makes? \w+|gives?|ensures?|arranges?|obtains?|sends?|cleanses?|keeps?|has \w+|buys?|pays for"
    r"|shares?|releases?|prepares?|involves?|hands? over|frees?|answers?|delivers?|decides?|covers?"
    r"|shuts?|leaves?|empties|marks?|lends?|lets|allows?|admits?|backs? up|sees to"
    r"|reserves?|secures?)"
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
                r"exclu|out[- ]of[- ]scope|\bnot\b|n't\b|scope boundar|outside|limits? of"
                r"|limitations|boundar|restriction"
            ),
            re.IGNORECASE,
        ),
        re.compile(
            r"\bexclud(?:es|ed|ing)\b|\bout of scope\b|\boutside (?:of )?(?:the |this "
            r"|his |her |our )?(?:scope|engagement|work|mandate)"
            r"|\bnot (?:be )?(?:included|covered|in scope|part of|to be done|ours)\b"
            r"|\b(?:lies?|are|is|fall) outside\b|\bnothing (?:beyond|else)\b"
            r"|\bnot within\b"
            r"|\b(?:supplier|vendor|contractor|consultant|provider|integrator|agency"
            r"|engineer|auditor|firm|trainer|we|she|he|price|fee|scope|work|it|team"
            r"|coach)\s(?:does|do|will|shall|is|are|were)(?: not|n't)\s(?!react|hold|so\b)"
            r"|\b(?:no business of|another firm|not our (?:task|job|business)"
            r"|remains? with|left to others|leaves? aside|beyond this)\b",
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
                r"assum|premise|suppos|precondition|prerequisite|deemed true|basis of (?:the "
                r"|our )?(?:offer|estimate|price|proposal|calculation)|planning basis"
                r"|constraints|^calculation|dependenc|what we (?:rely|count) on"
            ),
            re.IGNORECASE,
        ),
        re.compile(
            r"\bassum(?:es|ed|ing|ption|ptions)\b|\b(?:is|are) based on the (?:following"
            r"|premise|understanding)|\bpre-?condition|\bprerequisite|\bsuppos(?:es?|ed"
            r"|ition)|\breckon(?:ed|s)?\b"
            r"|\bon the (?:basis|understanding|premise|footing) that\b|\b(?:price|offer"
            r"|estimate|plan|fee|schedule|dates?|calculation)s? (?:and \\w+ )?(?:is|are"
            r"|rests?|rel(?:y|ies)|depends?|holds?) (?:based )?(?:up)?on\b"
            r"|\btakes? (?:it )?(?:for granted|as given)|\bpremis|\b(?:counts?|counted"
            r"|count) on\b|\bwe expect that\b|\bpriced on\b",
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
                r"|success criteria|deliverables? pass|fulfilled|when .{0,20}(?:done|finished"
                r"|complete)|\bpass\b|proof"
            ),
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:is|are|be|counts? as|deemed)\s(?:\\w+\s)?(?:accepted|approved|passed"
            r"|fulfilled)\b(?=.{0,160}(?:\bwhen|\bif\b|\bonce|\bas soon|\bat \d|\bby\b"
            r"|\bwithin|\bunless))|\baccept(?:s|ance)\b.{0,120}\b(?:criteria|within|days"
            r"|cases)\b"
            r"|\b(?:criteria|test cases?)\b.{0,80}\baccept|\bsigns? off\b|\bdeemed accept"
            r"|\bpass(?:es)? (?:when|if)\b|\byou (?:check|confirm)\b.{0,80}\b(?:by|within"
            r"|as follows)\b"
            r"|\b(?:confirms?|accepts?|approves?|signs?"
            r"|rejects?)\b.{0,60}\bwithin\b.{0,30}\bdays\b"
            r"|\bwithin\b.{0,30}\bdays\b.{0,80}\b(?:confirms?|accepts?|signs?|tests?"
            r"|rejects?)\b",
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
        re.compile(
            (
                r"(?<!organisational )(?<!organizational )\bchang(?:e|es|ing)\b(?! management)"
                r"|variation|amend|alteration|modification|additional work|more or less work"
                r"|addendum"
            ),
            re.IGNORECASE,
        ),
        re.compile(
            r"\bchange[- ](?:request|order|control|notice|note|procedure|process|board"
            r"|form|letter)|\bvariations?\b|\baddend(?:um|a)\b"
            r"|\bsupplement\b.{0,40}\b(?:form|writing|signed)|\bwritten amendment"
            r"|\brequests? for change"
            r"|\b(?:changes?|amendments?|additions?|additional work|modifications?"
            r"|requests?|further \\w+|more \\w+|wants? (?:anything|something|more"
            r"|further))\b.{0,120}\b(?:in writing|written|signed|prices? (?:it|them)"
            r"|quotes?|agreed|estimat\\w+|approved)\b",
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
            r"|contribut|provid|furnish|role|cooperat|part\b|share|side|does|helps?|gives)"
            r"|\b(?:responsib|obligations?|duties|inputs?|cooperation|dependenc"
            r"|contribution|part|share|to be done|done)\w*\b.{0,20}\b(?:of|by|from"
            rf"|on)\b.{{0,10}}\b{_CLIENT}\b"
            r"|what we need|you(?:r)? (?:part|tasks|inputs|side|share|help)"
            r"|roles and responsibilities|(?:client|customer)[- ](?:furnished|side)"
            r"|'s (?:part|share|duties|side|obligations|contribution|tasks"
            r"|responsibilities|help)\b|^the (?:council|client|customer|buyer|owner"
            r"|employer)$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b{_CLIENT}(?:'s [\w ]{{2,40}})?\s(?:for its part\s|also\s"
            r"|\([^()]{1,30}\)\s)?(?:will|shall|must|is to|agrees to"
            rf"|has to)?\s?{_HELPS}\b"
            r"|\b(?:from|on) your side\b|\bwe (?:shall |will )?need (?:from you|your)\b"
            r"|\bplease (?:name|give|send|provide)\b|\bby (?:the )?(?:client|customer"
            r"|buyer|owner|employer)(?:, at its (?:own )?cost)\b|\bfree[- ]issue\b"
            rf"|\bprovided by (?:the )?{_CLIENT}\b",
            re.IGNORECASE,
        ),
        1,
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
    (
        r"\b(?:supplier|vendor|contractor|consultant|provider|integrator|agency|engineer|auditor"
        r"|firm|reseller|trainer|academy|institute|surveyor|we|our)\b"
    ),
    r"\b(?:client|customer|buyer|employer|owner|purchaser|you|your|council|authority)\b",
    (
        r"\b(?:deliverables?|milestones?|work packages?|phases?|sprints?|releases?|go-live"
        r"|delivers?"
        r"|report|sessions?|workshops?|stages?|waves?|outputs?)\b"
    ),
    (
        r"\b(?:scope|statement of work|services|sow|proposal|engagement|project|work order"
        r"|agreement"
        r"|programme|offer|mandate)\b"
    ),
    (
        r"\b(?:fixed price|fees?|prices?|day rate|payable|payment|invoices?|eur|usd|gbp|chf)\b"
        r"|[$\u20ac\u00a3]\s?\d"
    ),
    r"\b(?:shall|will|provides?|performs?|supplies|prepares?)\b",
)
_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _CHARACTER)
_LEAST_CHARACTER = 3
#: In fewer words nobody writes a whole statement of work, and nothing is missing from an extract.
_LEAST_WORDS = 80
_WHOLE = 400
_SURE, _LESS_SURE = 0.9, 0.7
_LOOKED_AT = 200_000
#: A heading that runs into its text: "§ 4 Contribution of the Client." or "Acceptance: ...".
_OPENING = re.compile(
    r"(?:(?:section|item|\u00a7|article)?\s?\(?(?:[A-Z]"
    r"|[A-Z]?\d{1,2}(?:\.\d{1,2})*)[.):]?\s(?:[-\u2013]\s)?)?"
    r"(?P<label>[A-Z][\w'-]*(?: [\w'&/-]+){0,7})(?:[:.]|$)",
    re.IGNORECASE,
)


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
        opening = _OPENING.match(statement.words)
        if opening and kind.heading.search(opening["label"]):
            return True
        if kind.statement.search(statement.words):
            found += 1
            if found >= kind.enough:
                return True
    return False
