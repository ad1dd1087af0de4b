"""Sentences that report where an incident stands, or where to read on, and name no cause.

They repeat in nearly the same words under every incident, so they are the densest cluster of any
ticket export: without this, "This incident has been resolved" would be the largest root cause.
"""

from __future__ import annotations

import re

_CAUSAL = re.compile(
    r"(?i)\b(?:because|due to|caus(?:ed?|ing)|as a result of|led to|since|root|owing to|thanks to"
    r"|missing|lack|failed|failing|failure|wrong|never|without|not|no one|nobody|delays?"
    r"|ignored|outdated|too|late|only|who|although|instead|collid\w+|overwr\w+|overlook\w+"
    r"|(?:was|were) (?:turned|switched) off)\b"
)

_STATUS = re.compile(
    r"(?ix)"
    r"\b(?:incident|issue|problem|outage|ticket|case|fault|maintenance|update|fix)s?\b.{0,40}"
    r"\b(?:is|are|was|were|been)\s(?:now\s|fully\s|currently\s)*"
    r"(?:resolved|closed|mitigated|fixed|completed|restored|in\sprogress|deployed|released)\b"
    # What somebody was doing is told of the work, what they are doing of the incident.
    r"|\b(?:we|we're|team|engineers)\b(?:(?!\b(?:was|were)\b).){0,30}"
    r"\b(?:investigating|looking\sinto|monitoring|working\son"
    r"|continue\sto|continuing\sto|will\s(?:continue|provide|share|post|update|keep))"
    # The word of a status page, alone or before what it is the status of.
    r"|^(?:currently\s|still\s|also\s)?(?:investigating|monitoring|identified|mitigated|resolved"
    r"|update|closed)\b(?=\W*$|\s?[-:.,(\u2013]|\s(?:at\s)?\d"
    r"|\s(?:(?:the|a|an|this|these|our|further|for|on|and|by|as)\s)?(?:[\w-]+\s){0,3}"
    r"(?:incident|issue|problem|outage|fix|cause|report|recover|situation|mitigation|result|impact"
    r"|status|error|deployment|connectivity|performance|latency|failure|rollback|service)\w*)"
    r"|\b(?:is|are|be)\s(?:now\s)?(?:operating|working|performing)\s(?:as\s)?(?:normal(?:ly)?|expected)"
    r"|\bscheduled\smaintenance\b(?:\W*$|.{0,60}\b(?:complete\w*|in\sprogress|begin|began|underway"
    r"|start\w*|performed|will|window)\b)"
    r"|\binvestigating\sreports\b"
    r"|\b(?:services?|operations?|functionality)\b.{0,30}\b(?:restored|recovered|back\sto\snormal)\b"
    r"|\b(?:more|further|additional)\s(?:details?|information|updates?)\b.{0,40}"
    r"\b(?:found|available|follow|provided|shared|posted|soon)\b"
    r"|\bthank\syou\sfor\syour\spatience\b|\bwe\sapologi[sz]e\sfor\b"
)

_POINTER = re.compile(
    r"(?i)^(?:additional )?(?:keywords?|references?|see also|source|link)\b.{0,15}:"
)

#: A row of a form's head that lost its table: "Customer | Northwind".
_FORM_ROW = re.compile(
    r"(?i)^(?:customer|client|account|project|engagement|author|date|team|region|phase|severity"
    r"|priority|status|owner)\s*\|"
)


def is_status_note(text: str) -> bool:
    """Say whether a text only reports a state or points elsewhere.

    A text that also gives a reason is not one.

    >>> is_status_note("This incident has been resolved.")
    True
    >>> is_status_note("The incident was resolved late because nobody had access.")
    False
    """
    if _POINTER.search(text) or _FORM_ROW.search(text):
        return True
    return bool(_STATUS.search(text)) and not _CAUSAL.search(text)
