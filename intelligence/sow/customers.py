"""The customer under its own name: "Harbor names a lead by 22 January", "Plant: mans the gate"."""

from __future__ import annotations

import re

from intelligence.sow.outline import Outline

#: What the customer does for the work, in words that a supplier rarely has for itself.
HELPS = (
    r"(?:names?|nominates?|appoints?|provides?|suppl(?:y|ies)|grants?|opens?|orders?"
    r"|issues? (?:\w+ ){0,2}(?:badges|passes|access|permits|licen[cs]es)"
    r"|makes? \w+|gives?|ensures?|arranges?|obtains?|sends?|cleanses?|keeps?|has [a-z]\w*|pays for"
    r"|shares?|releases?|prepares?|involves?|hands? over|frees?|answers?|delivers?|decides?|covers?"
    r"|shuts?|leaves?|empties|marks?|lends?|lets|allows?|admits?|backs? up|sees to"
    r"|reserves?|secures?|furnish(?:es)?|isolates?|unlocks?|books?|invites?|announces?|mans"
    r"|buys?|purchases?|renews?|lays?|stops?|assures?|communicates?"
    r"|deputes?|spares?|freezes?|completes?|maintains?|publishes|designates?|assigns?)"
)
#: What suppliers do; whoever does it under a name of its own is no customer.
_WORKS = (
    r"(?:builds?|designs?|migrates?|develops?|configures?|implements?|installs?|conducts?|plans"
    r"|delivers? the|analy[sz]es?|writes?|trains?|tests?|charges?|estimates?|invoices?|prices?"
    r"|quotes?|bills?|operates?|hosts?|deploys?|connects?|executes?|strives?|is pleased)"
)
_NAME = r"(?<!\w)(?P<name>[A-Z][\w&.-]{0,30}(?: (?:(?:&|and|of) )?[A-Z][\w&.-]{0,30}){0,3})"
_MODAL = r"(?: (?:will|shall|must|also|agrees to|has to|is to|to|for its part)){0,2}"
_HELPING = re.compile(rf"(?:^(?:[-*\d.()]+ )?|[.:;] |\b[Tt]he ){_NAME}{_MODAL} {HELPS}\b")
_WORKING = re.compile(rf"{_NAME}{_MODAL} {_WORKS}\b")
#: A name that stands before a colon or a full stop and has the customer's part after it.
_LABELLED = re.compile(rf"^(?:[-*\d.()]+ )?{_NAME}[:.] (?:also )?{HELPS}\b", re.IGNORECASE)
_OF_SUPPLIER = re.compile(
    r"^(?:the )?(?:\w+ )*(?:supplier|vendor|contractor|consultant|provider|agency|engineer|firm"
    r"|integrator|trainer|auditor|reseller|institute|academy|surveyor|mover|caterer|agent"
    r"|cdo|ciso|cto|cio|cfo|subcontractor|partner|manager|lead|parties|party|sides?|project|price|fee|team|work"
    r"|software|system|platform|report|it|we|i|he|she|they|this|that|each|every|all|both|these"
    r"|those|there|what|who|which|nobody|whoever|interface|phase|module|stage|course|content"
    r"|output|outputs|deliverables?|scope|training|monthly|weekly|daily|staff|officers?"
    r"|a|an|their|its|our|your|his|her|trainers?|consultants?|inspectors?|associates?|coaches|employees|participants|users?)$",
    re.IGNORECASE,
)
_SUPPLIER_IS = re.compile(
    r"\b(?:we \(|supplier|vendor|contractor|consultant|provider|agency|submitted by|firm)\s?:?\s?"
    rf"{_NAME}",
    re.IGNORECASE,
)


def customer_helps(outlined: Outline) -> bool:
    """Return whether somebody with a name of its own does what a customer does for the work."""
    words = [statement.words for statement in outlined.statements]
    working = {_first(found) for one in words for found in _WORKING.finditer(one)}
    working |= {_first(found) for one in words for found in _SUPPLIER_IS.finditer(one)}
    proper = {found[1].casefold() for one in words for found in _PROPER.finditer(one)}
    proper |= {word.casefold() for one in outlined.headings for word in _CAPITAL.findall(one)}
    for one in words:
        for found in (*_HELPING.finditer(one), *_LABELLED.finditer(one)):
            name = found["name"].rstrip(".")
            first = _first(found)
            if first in proper and first not in working and not _OF_SUPPLIER.match(name):
                return True
    return False


#: A capital where no sentence begins: of a name.
_PROPER = re.compile(r"[a-z0-9,;] (?:the )?([A-Z][\w&-]{0,30})")
_CAPITAL = re.compile(r"\b[A-Z][\w&-]*")


def _first(found: re.Match[str]) -> str:
    return found["name"].split()[0].casefold().rstrip(".")
