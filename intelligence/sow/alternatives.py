"""Ways of doing one thing of which a statement of work can have only one."""

from __future__ import annotations

import re

from intelligence.sow.vocabulary import whole

_ALTERNATIVES: dict[str, dict[str, str]] = {
    "how often": {
        "daily": "daily|every day|each day|nightly|every night",
        "weekly": "weekly|every week|each week|once a week",
        "fortnightly": "fortnightly|every (?:two|second) weeks?|bi-?weekly",
        "monthly": "monthly|every month|each month|once a month",
        "quarterly": "quarterly|every quarter|each quarter|once a quarter",
        "yearly": "yearly|annually|every year|once a year",
    },
    "where": {
        "remote": "remote(?:ly)?|online|by video|virtual(?:ly)?|from home|over vpn",
        "on site": (
            "on[- ]site|in person|face[- ]to[- ]face|classroom|at the [\\w']+ (?:\\w+ )?"
            "(?:office|premises)"
        ),
    },
    "how it is paid": {
        "fixed": "fixed[- ]price|fixed fee|lump sum|is fixed|flat fee",
        "by effort": (
            "by the (?:hour|day)|hourly|time[- ]and[- ]materials?|at the rates|on a day[- ]rate"
            "|per hour|t&m|actual effort"
        ),
    },
    "whether it is charged": {
        "free": (
            "free of charge|at no (?:extra |additional )?(?:charge|cost)|not chargeable|no extra"
            "|included in the (?:price|fee)|without charge|not (?:charged|invoiced|billed)"
        ),
        "charged": (
            "(?:is|are) (?:charged|invoiced|billed|payable)|charged (?:separately|at)"
            "|invoiced (?:separately|at)|billed (?:separately|at)|at cost"
        ),
    },
    "when": {
        "always": "24 hours|24x7|24/7|round the clock|day and night|seven days a week",
        "at times": (
            "voice mail|business hours|office hours|working hours|on weekdays|monday to friday"
            "|next working day|outside \\d+:\\d+"
        ),
    },
    "who does it": {
        "own people": (
            "own (?:employees|staff|personnel)|no subcontractors?|not (?:be )?subcontracted"
        ),
        "others": "may subcontract|subcontractors?|affiliates|third[- ]party staff",
    },
    "whose it is": {
        "the client's": (
            "(?:property of|belongs? to|owned by|vests? in|assigned to) the "
            "(?:client|customer|buyer|owner|employer)"
        ),
        "the supplier's": (
            "(?:supplier|vendor|contractor|consultant|provider) (?:keeps|retains|remains)"
            "|non-exclusive licen[cs]e|remains? the property of the (?:supplier|vendor|contractor)"
        ),
    },
    "where it runs": {
        "cloud": "cloud|saas|hosted by the (?:supplier|provider|vendor)",
        "own servers": "on[- ]premises|own (?:servers|data cent(?:er|re))",
    },
    "who may know": {
        "nobody": "confidential|internal use only|not be (?:published|disclosed|shared)",
        "everybody": "publish(?:es|ed)?|public(?:ly)?|reference customer",
    },
    "by what form": {
        "silence": "deemed|silence|taken as (?:accepted|given)|unless .{0,40}objects?",
        "signature": (
            "without (?:the )?[\\w']+ (?:written )?signature|only (?:when|if|once) signed"
            "|written agreement|in writing by both"
        ),
    },
    "until when": {
        "any time": "either party may terminate|terminat\\w+ (?:at any time|with)",
        "not before": "cannot be (?:ended|terminated)|not be terminated|no right to terminate",
    },
    "old and new": {
        "at once": "switched off on|ends on the day|big bang|single cutover",
        "side by side": "side by side|in parallel|parallel (?:run|operation)",
    },
}
_PATTERNS: dict[str, dict[str, re.Pattern[str]]] = {
    question: {answer: whole(words) for answer, words in answers.items()}
    for question, answers in _ALTERNATIVES.items()
}


def alternatives_of(words: str) -> dict[str, str]:
    """Return for each question that a statement answers in one way which way that is.

    >>> alternatives_of("The Supplier reports weekly, on site.")
    {'how often': 'weekly', 'where': 'on site'}
    """
    found: dict[str, str] = {}
    for question, answers in _PATTERNS.items():
        met = [answer for answer, pattern in answers.items() if pattern.search(words)]
        if len(met) == 1:
            found[question] = met[0]
    return found
