"""What a statement states, in a form that two statements can be compared by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intelligence.sow.alternatives import alternatives_of, languages_of
from intelligence.sow.amount import Amount
from intelligence.sow.amounts import amounts_of
from intelligence.sow.concepts import NO_NAMES, STOP, VALUES, concept, concepts
from intelligence.sow.days import Day, days_of
from models.sentence_rules import word_set

#: Words that nearly every statement of such a text has: sharing them says little.
_GENERIC = word_set(
    """
    client custom suppli vendor contractor consult provid parti project servic work day
    week month year hour minut date time agre deliv contract section claus annex tabl owner employ
    agenc integr engin team includ make take give start end fix complet statement
    last run take long side time perform carri hav held hold place pric come offer assum
    """
)
_GENERIC_STARTS = tuple(sorted(_GENERIC))
_NAMED = r"s?\s(?P<name>\d+(?:\.\d+)*|[A-Z](?![a-z])|[ivx]+\b|one|two|three|four)"
#: A thing of which there are several, by its number.
_LABEL = re.compile(
    r"\b(?:wave|package|instalment|gate|phase|stage|sprint|release|severity|priority|level|lot"
    r"|milestone|step|batch|work ?package|group|option|part|deliverable|tier|round|block|year|site"
    rf"|building|hall|module|version|item|category|class|zone|room){_NAMED}"
    r"|\b(?P<code>[A-Z]{1,3}-?\d{1,3}(?:\.\d)?)\b",
    re.IGNORECASE,
)
#: A place in the papers, or a week by its number.
_PLACE = re.compile(
    rf"\b(?:table|annex|appendix|schedule|section|clause|exhibit|chapter|form|page|line|row"
    rf"|column|week|kw|cw){_NAMED}",
    re.IGNORECASE,
)
#: "A2.3" before a statement numbers the statement.
_NUMBERING = re.compile(r"^\W*[A-Z]{1,3}-?\d{1,3}\.\d{1,3}\b")
#: The two sides; what is a common noun too is a side with a capital only.
_SUPPLIER = re.compile(
    r"\b(?:(?i:supplier|vendor|contractor|consultant|provider|integrator|we|our)"
    r"|Agency|Engineer|Seller|Trainer|Consultancy|Reseller|Architect|Auditor|Installer|Operator"
    r"|Surveyor|Academy|Agent)(?:s|'s|s')?\b"
)
_CLIENT = re.compile(
    r"\b(?:(?i:client|customer|buyer|purchaser|you|your)|Bank|Council|Hospital|Authority|Employer"
    r"|Owner|Utility|Ministry|Trust)(?:s|'s|s')?\b"
    r"|^(?:The|A) (?:hospital|bank|council|utility|ministry|municipality|association|university)\b"
)
_BY = re.compile(
    r"\bby (?:the |our |your )?(?:(?P<supplier>supplier|vendor|contractor|consultant|provider"
    r"|integrator"
    r"|agency|seller|installer|us)|(?P<client>client|customer|buyer|owner|purchaser|you))\b",
    re.IGNORECASE,
)
#: What is said of one case alone, from the first word.
_OF_CASE = re.compile(
    r"\W*(?:if|when|once|unless|where|should|for (?:a|any) [\w-]+ (?:that|which|who))\b",
    re.IGNORECASE,
)
#: What is said of something further, or of one case only.
_FURTHER = re.compile(
    r"\b(?:further|additional|another|extra|larger|smaller|remaining|rest|others?|thereafter"
    r"|afterwards|again|of which|of them|of these|spare|reserve|except|otherwise|beyond|outside"
    r"|abroad"
    r"|save that|save for|apart from|aside from|other than|with the exception|instead)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:for (?:a|any) [\w-]+ (?:that|which|who)|if|when|once(?! (?:a|an|per|each|every|in)\b)"
    r"|unless|where|in case|should)\b",
    re.IGNORECASE,
)
#: What is said to hold no more.
_SUPERSEDED = re.compile(
    r"\b(?:no longer|today|currently|at present|so far|until now|present (?:contract|provider"
    r"|system)|formerly|previous(?:ly)?|instead|replaces?|supersedes?|originally|initially"
    r"|earlier (?:version|draft|offer)|first version|was|were|has risen|has been (?:raised|reduced"
    r"|changed|moved)|is raised|used to|forget|tender (?:speaks|asked|said)|in the old)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f][\w\u00c0-\u024f'-]*")
_NO_NAME = NO_NAMES | word_set(
    """
    eur usd gbp nok chf inr exhibit the a an i severity statement agreement
    """
)
_BEFORE_FIRST = re.compile(r"(?:^|[.:|;?!]|\s-)\s*[\W\d]*$")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_SUBJECT_ENDS = re.compile(
    r"\b(?:is|are|was|were|will|shall|must|may|can|has|have|had|does|do|by|uses?)\b|[:|,]",
    re.IGNORECASE,
)
#: Words of a sentence that its subject is looked for in.
_OPENING = 5
_TIMES = concepts(
    """
    monday tuesday wednesday thursday friday saturday sunday weekday first last event case spring
    summer autumn winter morning evening night minute addition total
    """
)
_NARROWS = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bbe )\b(?P<noun>[A-Za-z][\w-]+) (?:of|for|in|at|on|from|with"
    r"|to) (?:the |a |an |its |their )?"
    r"(?=(?P<by>[\w-]+(?: [\w-]+)?))"
)
_OPENS_WITH = re.compile(
    r"\W*(?:For|In|At|On|With|Under) (?:the |a |an |its |their |all )?(?P<by>[\w-]+)"
)
_FEW = 30


@dataclass(frozen=True, slots=True)
class Facts:
    """What a statement states.

    Concepts of its words, figures, days, labels ("wave 2"), proper names, for each concept the
    words right before it, which side acts, ways of doing it, whether it speaks of
    something further or of a case, whether of another time, years, languages, what it is about,
    and what narrows its nouns from behind.
    """

    stems: frozenset[str]
    amounts: tuple[Amount, ...]
    dates: tuple[Day, ...]
    labels: frozenset[str]
    names: frozenset[str]
    modifiers: dict[str, frozenset[str]]
    acting: str
    ways: dict[str, str]
    further: bool
    in_case: bool
    of_case: bool
    superseded: bool
    years: frozenset[str]
    languages: frozenset[str]
    subject: frozenset[str]
    narrowing: dict[str, frozenset[str]]


def facts_of(words: str) -> Facts:
    """Return what a statement states."""
    return Facts(
        stems=concepts(words),
        amounts=amounts_of(_blanked(words)),
        dates=days_of(words),
        labels=frozenset(
            (found["name"] or found["code"]).lower()
            for found in _LABEL.finditer(_PLACE.sub(" ", _NUMBERING.sub("", words)))
        ),
        names=_names(words),
        modifiers=_modifiers(words),
        acting=acting_side(words),
        ways=alternatives_of(words),
        further=bool(_FURTHER.search(words)),
        in_case=bool(_CASE.search(words)),
        of_case=bool(_OF_CASE.match(words)),
        superseded=bool(_SUPERSEDED.search(words)),
        years=frozenset(_YEAR.findall(words)),
        languages=languages_of(words),
        subject=_subject(words),
        narrowing=_narrowing(words),
    )


def _blanked(words: str) -> str:
    """Return the words without what numbers a thing or a place in the papers."""
    for pattern in (_PLACE, _LABEL):
        words = pattern.sub(lambda label: "_" * len(label[0]), words)
    return words


def generic(word: str) -> bool:
    """Return whether nearly every statement of a statement of work has the word."""
    return word.startswith(_GENERIC_STARTS)


def telling(words: frozenset[str]) -> frozenset[str]:
    """Return the concepts that are not `generic`."""
    return frozenset(word for word in words if not generic(word))


def _subject(words: str) -> frozenset[str]:
    """Return the telling concepts of what a sentence is about: up to its verb."""
    end = _SUBJECT_ENDS.search(words)
    opening = words[: end.start()] if end else words
    return telling(concepts(" ".join(opening.split()[:_OPENING])))


def _narrowing(words: str) -> dict[str, frozenset[str]]:
    """Return for each concept those that narrow it from behind: "a mail to the team leader".

    What a sentence opens with ("for schools") narrows the whole: it stands under the empty word.
    """
    found: dict[str, set[str]] = {}
    for match in _NARROWS.finditer(words):
        if match["noun"].lower() not in STOP:
            by = telling(concepts(match["by"])) - _TIMES
            found.setdefault(concept(match["noun"]), set()).update(by)
    opening = _OPENS_WITH.match(words)
    if opening:
        found[""] = set(telling(concepts(opening["by"])) - _TIMES)
    return {word: frozenset(by) for word, by in found.items()}


def _names(words: str) -> frozenset[str]:
    """Return the words with a capital that open no sentence, as concepts."""
    return frozenset(
        concept(found[0])
        for found in _WORD.finditer(words)
        if found[0][0].isupper()
        and found[0].lower() not in _NO_NAME
        and not languages_of(found[0])
        and not (_SUPPLIER.fullmatch(found[0]) or _CLIENT.fullmatch(found[0]))
        and not _BEFORE_FIRST.search(words, max(0, found.start() - _FEW), found.start())
    )


def _modifiers(words: str) -> dict[str, frozenset[str]]:
    """Return for each concept the concepts that stand right before it, as in "key users"."""
    found: dict[str, set[str]] = {}
    last: re.Match[str] | None = None
    for one in _WORD.finditer(words):
        word = one[0].lower()
        plain = word in STOP or word in VALUES
        if last and not plain and words[last.end() : one.start()] == " ":
            found.setdefault(concept(word), set()).add(concept(last[0]))
        last = None if plain else one
    return {word: frozenset(before) for word, before in found.items()}


def acting_side(words: str) -> str:
    """Return which side does it: the one after "by", or the one named first; empty for neither."""
    by = _BY.search(words)
    if by:
        return "supplier" if by["supplier"] else "client"
    supplier, client = _SUPPLIER.search(words), _CLIENT.search(words)
    if supplier and (client is None or supplier.start() < client.start()):
        return "supplier"
    return "client" if client else ""
