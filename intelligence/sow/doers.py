"""Who does what: the party that a statement gives its task to, and the one it gives a thing to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from intelligence.sow.concepts import NO_NAMES
from intelligence.sow.outline import Place, Shape
from models.sentence_rules import word_set

#: What a statement that names no party gives.
NOBODY = ""
_SUPPLIER = word_set(
    """
    supplier vendor contractor consultant provider integrator we us our ours implementer
    """
)
_CLIENT = word_set("client customer buyer purchaser employer you your yours")
#: Words with a capital, or after "by", that are no party.
_NO_PARTY = NO_NAMES | word_set(
    """
    sow agreement contract services service deliverables project parties price fee fees
    prices software platform solution system site sites total warranty engagement statement
    mail phone telephone video post letter hand email default means end time law use upload
    rail boat air lorry truck car receipt date hour day piece comment item week month year
    all each both gmt cet utc vat eur gbp usd chf works workshop report reports documents
    term this that these those which who what nobody everybody everyone anybody anyone somebody
    someone nothing none neither either she they training documentation payment
    """
)
#: Houses that sign a statement of work, written small.
_HOUSE = (
    r"(?:hospital|bank|council|association|municipality|university|ministry|zoo|school|library"
    r"|museum|parish|city"
    r"|town|club|company|landlord|organiser|foundation|authority|port|clinic|district|county"
    r"|insurer|brewery|hotel"
    r"|operator|maker|manufacturer|agency|client|customer|supplier|contractor|consultant"
    r"|provider|vendor)"
)
_A_HOUSE = re.compile(_HOUSE)
_BY = re.compile(
    r"\bby (?:(?P<mine>our|your) |(?:the|a|an|its|their|two|three"
    r"|one) )?(?:(?:[a-z-]+ ){1,2}of (?:the )?(?=[A-Z]))?(?P<who>[A-Za-z][\w-]+)"
)
_SUBJECT = re.compile(
    r"^\W*(?:[A-Z]?\d[\w.]*\W+)?(?:[\w -]{2,30}: )?(?:(?:[Ii]t is(?: for| up to)?|Only"
    r"|Instead,?|However,?|In addition,?|Here,?|(?:For|In|At|On|During|After|Before|Every|Each|From"
    r"|With) (?:[\w-]+ ){1,4}?[\w-]+,?) )?"
    r"(?:(?P<mine>[Oo]ur|[Yy]our|[Ww]e|[Yy]ou)\b|[Tt]he (?:[\w-]+'s? )??(?P<noun>[A-Z][A-Za-z]+"
    rf"|{_HOUSE})(?:'s?)?\b|(?P<bare>Client|Customer"
    r"|Supplier|Contractor|Vendor|Provider|Consultant|Buyer|Seller|Owner|Employer)\b)"
)
_BY_NAME = r"(?P<who>[A-Z][a-z]+)(?: (?:& )?[A-Z][a-z]+)?"
#: A company by its name, where it does what no thing does.
_NAMED = re.compile(
    rf"^\W*{_BY_NAME} (?:(?:shall|will|must) )?(?:pays?|bears?|orders?|buys?|appoints?)\b"
)
#: A name before what a thing may do as well: the training provides, a tool keeps.
_NAME_OR_THING = re.compile(
    rf"^\W*{_BY_NAME} (?:provides|supplies|keeps|maintains|hosts|owns|delivers|sends)\b"
)
_PROMISES = re.compile(
    rf"^\W*{_BY_NAME} (?:shall|will|must) (?:pay|bear|order|buy|appoint|provide|supply|keep"
    r"|maintain|host|deliver|send)\b"
)
_OWN_JOB = re.compile(
    r"\b(?:is|are|remains?|falls?|lies?|rests?|stays?) (?:(?:up to|with|for|on|the (?:job|task"
    r"|responsibility|duty) of|a matter for|within the"
    r" remit of) )?(?:the )?(?P<who>[A-Z][a-z]+|your|our|you|us)(?:'s)?\b"
)
_AFTER_COLON = re.compile(
    r"^[^:|\u2013]{2,60}(?:[:|\u2013]|\s-\s)\s*(?:the |our |your )?(?P<who>[A-Za-z]+)(?:'s)?(?:,"
    r"|\.|\s*$| \()"
)
_PART = re.compile(
    r"(?:[Tt]he )?(?P<who>[A-Z][a-z]+|[Yy]ou|[Ww]e|[Yy]our|[Oo]ur)(?:'s?)? (?:[\w-]+ )?(?:parts?"
    r"|tasks?|duties|obligations|responsibilit\w+|provides?"
    r"|does|do|will|shall|supplies|side|contribution|dependencies|share)\b"
)
_PRONOUN = re.compile(r"\W*(?:it|they|he|she)\b", re.IGNORECASE)
_MARK = re.compile(r"^\W*(?:[xXR\u2713\u2714]|yes)\W*$")
_OWNED = re.compile(
    r"\b(?:propert(?:y|ies) of|owned by|belongs? to|belong|vests? in|pass(?:es)? to"
    r"|assign\w* [\w ]{0,40}?to|transferred to|stays? with"
    r"|remains? with|rests? with|lies? with|title [\w ]{0,20}to) (?:the )?(?P<who>[A-Z][\w-]+"
    r"|partner|us|you|client|customer|supplier)"
)
_OWNS = re.compile(
    r"\b(?:[Tt]he )?(?P<who>[A-Z][a-z]+|[Ww]e|[Yy]ou|I)(?:,[\w ,]{0,30},)? (?:keeps?|retains?"
    r"|owns?|acquires?|remains? (?:the )?owners?"
    r"|becomes? (?:the )?owner|gets? all rights|holds? (?:all )?(?:the )?(?:rights?|copyright)"
    r"|buys? out|, which owns|, who owns)"
)
_WHO_OWNS = re.compile(
    r"\b(?:the )?(?P<who>[A-Z][a-z]+), (?:who|which) owns\b"
    r"|\b(?P<to>[A-Z][a-z]+), to which they belong"
    r"|\b(?:becomes?|remains?|is|are) (?:the )?(?P<of>[A-Z][a-z]+)'s (?:\w+ )?property\b"
)
_RIGHTS = re.compile(
    r"\b(?:rights?|copyright|property|owner|owns?|title|inventions?|belongs?|ownership"
    r"|licen[cs]e[sd]?)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(r"\b[a-z]{3,}\b")
_OPENING = 60


def party(word: str) -> str:
    """Return a party by the word for it; empty for a word that is no party.

    >>> party("Vendor"), party("you"), party("Library"), party("Monday")
    ('supplier', 'client', 'library', '')
    """
    bare = word.lower().removesuffix("'s")
    if bare in _SUPPLIER:
        return "supplier"
    if bare in _CLIENT:
        return "client"
    return NOBODY if bare in _NO_PARTY or len(bare) < 3 else bare  # noqa: PLR2004 - no word


def parties_of(statements: Iterable[str]) -> frozenset[str]:
    """Return the companies that statements show by their names: by whom, or who promises or pays.

    A word that is written small elsewhere is no name: "Documentation shall keep".

    >>> sorted(parties_of(["Lunch is paid by Hexham.", "Farrow shall keep a plan.", "Jira runs."]))
    ['farrow', 'hexham']
    """
    told = list(statements)
    small = {word for words in told for word in _SMALL.findall(words)}
    named = [
        found["who"]
        for words in told
        for found in (
            _NAMED.match(words),
            _PROMISES.match(words),
            *(by for by in _BY.finditer(words) if by["who"][0].isupper()),
        )
        if found
    ]
    return frozenset(party(name) for name in named if name.lower() not in small) - {NOBODY}


def doer_of(
    words: str, place: Place, before: str = NOBODY, known: frozenset[str] = frozenset()
) -> str:
    """Return who does what a statement tells.

    ``before`` is who did what the one before told; ``known`` are companies that other statements
    show as parties.

    >>> doer_of("The report is written by the Vendor.", Place(Shape.PROSE))
    'supplier'
    """
    if place.shape is Shape.ROW:
        return _of_row(words, place.columns) or _after_colon(words)
    agent = _agent(words)
    if agent:
        return agent
    opening = words[:_OPENING]
    subject = _SUBJECT.match(opening)
    if subject:
        return party(subject["mine"] or subject["noun"] or subject["bare"])
    if _PRONOUN.match(words):
        return before
    if company := _company(opening, known):
        return company
    job = _OWN_JOB.search(words)
    return (party(job["who"]) if job else NOBODY) or _after_colon(words) or _of_heading(place)


def _company(opening: str, known: frozenset[str]) -> str:
    """Return the company that a statement opens with; none where it may be a thing."""
    if found := _NAMED.match(opening):
        return party(found["who"])
    found = _NAME_OR_THING.match(opening) or _PROMISES.match(opening)
    company = party(found["who"]) if found else NOBODY
    return company if company in known else NOBODY


def _agent(words: str) -> str:
    for found in _BY.finditer(words):
        name = found["mine"] or found["who"]
        known = party(name) in {"supplier", "client"} or found["who"][0].isupper()
        known = known or bool(_A_HOUSE.fullmatch(name))
        if known and party(name):
            return party(name)
    return NOBODY


def _after_colon(words: str) -> str:
    found = _AFTER_COLON.match(words)
    return party(found["who"]) if found and not found["who"].isupper() else NOBODY


def _of_heading(place: Place) -> str:
    for above in (place.lead_in, place.heading):
        found = _PART.search(above)
        if found:
            return party(found["who"])
    return NOBODY


def _of_row(words: str, columns: str) -> str:
    """Return the party of the one column that a row marks."""
    names = [cell.strip() for cell in columns.strip().strip("|").split("|")]
    cells = words.strip().strip("|").split("|")
    marked = [at for at, cell in enumerate(cells) if at and _MARK.match(cell)]
    if len(marked) == 1 and marked[0] < len(names) and names[marked[0]]:
        return party(names[marked[0]].split()[0])
    return NOBODY


def owner_of(words: str) -> str:
    """Return who is said to own a result or the rights in it; empty where none is said.

    >>> owner_of("All rights in the code pass to the Client."), owner_of("The Bank owns the code.")
    ('client', 'bank')
    """
    if not _RIGHTS.search(words):
        return NOBODY
    found = _OWNED.search(words)
    if found:
        return party(found["who"])
    found = _WHO_OWNS.search(words)
    if found:
        return party(found["who"] or found["to"] or found["of"])
    found = _OWNS.search(words)
    return party(found["who"]) if found else NOBODY
