"""By when something has to be done about a risk: before signature, or by a point of the work.

Three things are asked, and the earliest of what they say is told: the theme (faults of the scope
and the price can be mended before signature alone), the words of what is to be done, and the phase
in which past engagements told of it.
"""

from __future__ import annotations

import re

from intelligence.risk.appearance import Appearance

SIGNATURE = "before signature"
KICK_OFF = "at kick-off"
DESIGN = "before the design is signed off"
TEST = "before test begins"
CUT_OVER = "before cut-over"
CLOSE = "before handover to operations"
#: In the order of the work.
MILESTONES = (SIGNATURE, KICK_OFF, DESIGN, TEST, CUT_OVER, CLOSE)

#: Themes that are faults of the text or of the price.
_OF_THE_OFFER = frozenset(
    {
        *("sow_ambiguity", "underpricing", "estimation_error", "overcommitment"),
        *("contract_misfit", "untracked_assumptions"),
    }
)
#: What a mitigation says of when, the earliest first.
_SAID = (
    (
        SIGNATURE,
        (
            r"before (?:the )?(?:sign|offer|pric|promising|final)|before we sign|\bcontract\b|"
            r"statement of work|\bsow\b|proposal|\bpric(?:e|ing)\b|\bthe offer\b|\bbid\b"
        ),
    ),
    (
        KICK_OFF,
        (
            r"kick-?off|at signature|(?:from|on|within) the first (?:day|week|month)|deputy|"
            r"steering|before (?:it|work) starts|mobilis|condition (?:for|of) starting|"
            r"condition of the plan|escalat"
        ),
    ),
    (DESIGN, r"before (?:build|(?:the )?design)|end of design|design is frozen|workshop"),
    (TEST, r"\btest|acceptance|regression|trial migration"),
    (CUT_OVER, r"cut-?over|go-?live|way back|runbook|rehears"),
    (CLOSE, r"hypercare|roll-off|support team"),
)
_SAYS = tuple((milestone, re.compile(words, re.IGNORECASE)) for milestone, words in _SAID)
#: What must be done before a phase in which a theme is told of; other names are not understood.
_BEFORE = (
    (r"initiat|mobilis|kick|start|plan|discover", KICK_OFF),
    (r"design|analys|require|concept", KICK_OFF),
    (r"build|develop|implement|config", DESIGN),
    (r"test|accept|quality", TEST),
    (r"go|cut|deploy|roll|migrat|releas", CUT_OVER),
    (r"hyper|support|operat|close|run\b|steady", CLOSE),
)
_PHASES = tuple((re.compile(words, re.IGNORECASE), milestone) for words, milestone in _BEFORE)


def due_of(theme_key: str | None, response: str, seen: Appearance | None) -> str:
    """Return by when something has to be done, one of `MILESTONES`.

    Args:
        theme_key: of the taxonomy, None for a theme of one's own.
        response: what is to be done, empty where nothing is known.
        seen: how the theme has come up, None where too little is known.

    >>> due_of("underpricing", "", None), due_of("cutover_transition", "Rehearse it twice.", None)
    ('before signature', 'before cut-over')
    """
    if theme_key in _OF_THE_OFFER:
        return SIGNATURE
    said = [milestone for milestone, words in _SAYS[:1] if words.search(response)]
    said = said or [milestone for milestone, words in _SAYS[1:] if words.search(response)][:1]
    if seen is not None:
        said.append(_before(seen))
    return min(said, key=MILESTONES.index, default=KICK_OFF)


def _before(seen: Appearance) -> str:
    """Return what comes before the phase in which a theme is told of, or earlier where it shows.

    Documents are often written when all is over, so a phase says when a theme was told of at the
    latest: what a quarter of engagements show in their first quarter has to be met at kick-off.
    """
    if seen.early == 0:
        return KICK_OFF
    found = next((milestone for words, milestone in _PHASES if words.search(seen.phase)), DESIGN)
    return min(found, DESIGN, key=MILESTONES.index) if seen.middle <= 1 else found


def seen_said(seen: Appearance | None) -> str:
    """Return in words when past engagements showed a theme, empty where too little is known."""
    if seen is None:
        return ""
    said = (
        f"of {seen.engagements} past engagements that showed it, one in four had by the end of its "
        f"{_ordinal(seen.early + 1)} quarter, half by the end of their {_ordinal(seen.middle + 1)}"
    )
    return f"{said}; most often in phase {seen.phase}" if seen.phase else said


def _ordinal(number: int) -> str:
    """Write a number as a place in a row.

    >>> [_ordinal(one) for one in (1, 2, 3, 4, 11, 21)]
    ['1st', '2nd', '3rd', '4th', '11th', '21st']
    """
    tail = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{tail or 'th'}"
