"""Ways of doing one thing of which a statement of work can have only one."""

from __future__ import annotations

import re

from intelligence.sow.vocabulary import whole

_CLIENT = r"(?:client|customer|buyer|owner|employer|purchaser|authority|association|council|bank)"
_SUPPLIER = (
    r"(?:supplier|vendor|contractor|consultant|provider|agency|architect|integrator|engineer"
    r"|installer"
    r"|operator|seller|consultancy)"
)
_ALTERNATIVES: dict[str, dict[str, str]] = {
    "where": {
        "remote": (
            "remote(?:ly)?|online|by video|virtual(?:ly)?|from home|over vpn|webinars?"
            "|web meetings?"
        ),
        "on site": (
            "on[- ]site|in person|face[- ]to[- ]face|classroom|at the [\\w']+ (?:\\w+ )?"
            "(?:office|premises|plant)|travels? to (?:your|the client's|each)|in your offices?"
            f"|at {_CLIENT}'s premises|at the {_CLIENT}'s"
        ),
    },
    "how it is paid": {
        "fixed": "fixed[- ]price|fixed fee|lump sum|is fixed|flat fee|a flat|fixed sum"
        "|all-in price",
        "by effort": (
            "by the (?:hour|day)|hourly|time[- ]and[- ]materials?|at the rates|on a day[- ]rate"
            "|per hour|t&m|actual effort|hours worked|(?:hours|days) (?:are"
            "|is) (?:recorded and )?billed"
            "|as incurred|time sheets?|hours are recorded"
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
    "whether travel is paid": {
        "included": (
            "includes? (?:all )?(?:travel|expenses)|(?:travel|expenses"
            "|lodging)(?: and \\w+)? (?:is|are)"
            " (?:included|in the|part of|not (?:charged|chargeable|billed|invoiced))"
            "|inclusive of (?:travel|expenses)"
        ),
        "charged": (
            "(?:travel\\w*|expenses|flights|hotels|lodging|trips)[\\w ,]{0,30} (?:is"
            "|are) (?:charged|billed"
            "|invoiced|refunded|reimbursed|paid)|refunds? [\\w' ]{0,25}(?:travel|expenses)"
            "|reimburses? [\\w' ]{0,25}(?:travel|expenses)"
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
            "own (?:employees|staff|personnel|people)|no subcontractors?|not (?:be )?subcontracted"
            "|(?:staff|people|personnel) on its own payroll|employed by the \\w+ itself"
            "|other firms is not allowed|without subcontractors?"
        ),
        "others": (
            "may subcontract|subcontractors?|affiliates|third[- ]party staff|temp agency"
            "|partner firm"
            f"|on the {_SUPPLIER}'s behalf|temporary workers"
        ),
    },
    "whose it is": {
        "the client's": (
            f"(?:property of|belongs? to|owned by|vests? in|assigned to"
            f"|pass(?:es)? to) the {_CLIENT}"
            f"|{_CLIENT} (?:acquires|owns|becomes (?:the )?owner|obtains? (?:all )?(?:rights"
            f"|title))"
        ),
        "the supplier's": (
            f"{_SUPPLIER} (?:keeps|retains|remains|stays|owns)|non-exclusive licen[cs]e"
            f"|remains? (?:the property of|with) the {_SUPPLIER}|(?:belongs? to"
            f"|owned by) the {_SUPPLIER}"
            f"|licen[cs]es the {_CLIENT}"
        ),
    },
    "where it runs": {
        "at the supplier's": (
            f"cloud|saas|hosted by the {_SUPPLIER}|{_SUPPLIER}'s (?:own )?data cent(?:er|re)"
            f"|{_SUPPLIER} hosts"
        ),
        "at the client's": (
            "on[- ]premises|own (?:servers|data cent(?:er|re)|computer room)"
            f"|{_CLIENT}'s (?:own )?(?:servers|data cent(?:er|re)|computer room)"
        ),
    },
    "who may know": {
        "nobody": (
            "confidential|internal use only|not be (?:published|disclosed|shared)"
            "|must not (?:be )?named?"
            f"|not name the {_CLIENT}"
        ),
        "everybody": (
            f"publish(?:es|ed)?|public(?:ly)?|reference customer|{_CLIENT}'s name on its website"
        ),
    },
    "how it is accepted": {
        "by silence": (
            "deemed|silence (?:is|means|counts)|(?:stands|counts|regarded|taken"
            "|treated) as (?:accepted"
            "|approved|given)|(?:accepted|approved) unless"
        ),
        "in writing": (
            "(?:no|nothing|none)\\b[\\w' ]{1,60} (?:accepted|approved|live|released"
            "|regarded as accepted)"
            " (?:without|before|until)\\b[\\w' ]{1,80}(?:sign\\w*|writing|written)"
            "|only (?:when|if|once) signed|accepted (?:only )?in writing|written acceptance"
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
#: An answer that holds although the words of the other are there too: "not accepted without".
_STRONGER = {"how it is accepted": "in writing"}
_LANGUAGE = re.compile(
    r"\b(?:English|German|French|Italian|Spanish|Portuguese|Dutch|Polish|Czech|Swedish|Danish"
    r"|Norwegian|Finnish|Hungarian|Romanian|Turkish|Welsh|Japanese|Chinese|Hindi|Greek)\b"
)


def alternatives_of(words: str) -> dict[str, str]:
    """Return for each question that a statement answers in one way which way that is.

    >>> alternatives_of("The Supplier reports on site for a fixed fee.")
    {'where': 'on site', 'how it is paid': 'fixed'}
    """
    found: dict[str, str] = {}
    for question, answers in _PATTERNS.items():
        met = [answer for answer, pattern in answers.items() if pattern.search(words)]
        if len(met) > 1 and _STRONGER.get(question) in met:
            met = [_STRONGER[question]]
        if len(met) == 1:
            found[question] = met[0]
    return found


def languages_of(words: str) -> frozenset[str]:
    """Return the languages that a statement names.

    >>> sorted(languages_of("The hotline answers in French and German."))
    ['French', 'German']
    """
    return frozenset(found[0] for found in _LANGUAGE.finditer(words))
