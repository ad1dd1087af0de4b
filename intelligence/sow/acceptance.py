"""Deliveries and payments that hang on an acceptance which nobody can tell has happened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intelligence.sow.hit import Hit
from intelligence.sow.passage import PassageKind
from intelligence.sow.rewriting import closed, lowered
from intelligence.sow.setting import Setting
from intelligence.sow.vocabulary import NUMBER, TIME, blind

TASTE = re.compile(
    r"\b(?:to|at)\s(?:the\s)?(?:\w+\s){0,3}?(?:'s\s)?(?:full\s|complete\s|entire\s"
    r"|reasonable\s|sole\s)?(?:satisfaction|contentment|liking)\b"
    r"|\bsatisfactor(?:y|ily)\b|\b(?:is|are|be|become|becomes|feels?)\s(?:fully\s"
    r"|completely\s|reasonably\s)?(?:satisfied|happy|content|pleased|comfortable"
    r"|convinced)\b"
    r"|\bcustomer satisfaction\b|\b(?:acceptable|agreeable)\sto\b|\bdoes the job\b"
    r"|\bhad a look\b|\bfound (?:good|useful|in order|fit|right)\b"
    r"|\bconsiders?\s(?:it|them|this|the \w+)\s\w+\b|\bas in order\b|\bchecks? that it is right\b",
    re.IGNORECASE,
)
GATE = re.compile(
    r"\b(?:acceptance|accept(?:s|ed)?|approv(?:al|als|es|ed|e)|sign(?:ed|s)?[- ]?off"
    r"|sign-offs?|signs the \w+|completion certificate|certificate of completion"
    r"|taken over|takes over"
    r"|release of payment|quality gate|go-?live approval|successful(?:ly)? (?:complet\w+"
    r"|go-?live|test\w*|deliver\w*|implement\w*|pilot)|"
    r"(?:on|upon|after|following|at) (?:\w+ )?(?:completion|commissioning|handover"
    r"|project end|closure)|(?:is|are|be|counts? as|considered|deemed|regarded as)"
    r" (?:complete|completed|finished|done|closed|concluded|delivered|earned|passed|met"
    r"|achieved|fulfilled)|considered (?:as )?(?:complete|final|stable)"
    r"|testing has gone well|if positive|evaluated jointly|handed over|reject)\b",
    re.IGNORECASE,
)
TIED = re.compile(
    r"\b(?:deliverables?|milestones?|pay(?:ment|able|s|ments)?|paid|invoices?|invoiced"
    r"|fees?|instal?ments?|phases?|work ?packages?|documents?|reports?|designs?|releases?"
    r"|builds?"
    r"|software|systems?|prototypes?|drafts?|modules?|services?|results?|project|sprints?"
    r"|stories|waves?|stages?|portal|solution|plans?|application|warranty|gate|retention"
    r"|pilot|tests?|testing|course|move|load|model|text|all|them|it|[DM]\d)\b",
    re.IGNORECASE,
)
#: "Five working days", or "five (5) business days" as lawyers write it.
_STRETCH = rf"{NUMBER}\s(?:\(\d{{1,3}}\)\s)?(?:\w+\s){{0,2}}{TIME}s?\b"
CRITERION = re.compile(
    rf"\b(?:within|in|after|for)\s(?:the\s)?{_STRETCH}"
    rf"|\b{_STRETCH}\s(?:after|of|from|later)\b"
    r"|\b(?:acceptance|approval|completion|exit|test|success)\s(?:criteria|criterion"
    r"|checklist|cases?|protocol|tests?)\b(?!\s(?:will|shall|are"
    r"|is)\s(?:be\s)?(?:developed|defined|agreed|set|to))"
    r"|\b(?:criteria|criterion|checklist|specification|test cases?)\s(?:in|of|set|listed"
    r"|from|[A-Z]-?\d)|\b(?:no|zero|fewer than|less than|at most"
    r"|without)\s(?:\w+\s){0,4}"
    r"(?:defects?|errors?|faults?|findings|severity|bugs?)\b|\bpass(?:es|ed)?\s(?:all"
    rf"|{NUMBER})|\b{NUMBER}\s(?:\w+\s){{0,2}}(?:test )?(?:cases|scripts|points|criteria|%"
    r"|percent)"
    rf"|\d\s?%\s|\bdeemed\b.{{0,60}}\b{NUMBER}\b",
    re.IGNORECASE,
)
_LEGAL_USE = re.compile(
    r"\b(?:accepts?|accepted)\s(?:calls|requests|tickets|no liability|liability|orders"
    r"|responsibility|the risk|cookies|the terms)|\bapproved (?:suppliers?|vendors?|budget"
    r"|list|plan|hardware)"
    r"|\bacceptance test(?:ing|s)? (?:environment|cases|plan|scripts)\b|\bdelivered by\b",
    re.IGNORECASE,
)
_ACCEPTS = re.compile(r"\b(?:accept|approv|pass|sign|confirm|complete|fulfil)\w*", re.IGNORECASE)
_CONDITION = re.compile(
    (
        r"\b(?:accepted|approved|complete|passed)\s(?:when|if|once)\b(?=.{0,120}\b(?:all|each"
        r"|every|no)\b)"
    ),
    re.IGNORECASE,
)
#: What a payment or a pronoun names is not what is accepted.
_NO_THING = re.compile(
    r"pay.*|paid|invoice.*|fees?|instal.*|warranty|gate|retention|tests?|testing|all|them|it|text"
    r"|release|stor(?:y|ies)|project|sprints?|services?|load|move|[DM]\d",
    re.IGNORECASE,
)
#: What follows from what was said right before: that a period passed without a word.
_REFERS_BACK = re.compile(
    r"\b(?:within|in|during|after|by the end of|upon expiry of)\s(?:that|this|the|such|these"
    r"|those)\s(?:same\s|said\s)?(?:[\w-]+\s){0,2}(?:periods?|time|term|window|days|deadline)\b"
    r"|\b(?:deemed|counts? as|regarded as|considered)\s(?:\w+\s){0,2}(?:accepted|approved)\b"
    r"|\bby then\b|^(?:otherwise|failing (?:this|which)|after that|thereafter)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(rf"\b{_STRETCH}", re.IGNORECASE)
_BLIND_TASTE, _BLIND_GATE = blind(TASTE), blind(GATE)
_TASTE_SURE, _GATE_SURE = 0.88, 0.66


def missing_acceptance(setting: Setting) -> Iterator[Hit]:
    """Yield what makes something hang on an acceptance without a measure."""
    words = setting.words
    if setting.defines or setting.excludes or setting.quotes(0, len(words)):
        return
    taste, gate = _BLIND_TASTE.search(setting.small), _BLIND_GATE.search(setting.small)
    if not taste and not gate:
        return
    near = f"{words} {setting.after.words if setting.after else ''}"
    if CRITERION.search(near) or setting.refers or follows_criterion(setting):
        return
    if taste:
        yield _hit(words, taste.span(), _TASTE_SURE)
        return
    if (
        gate
        and not setting.accepted_elsewhere
        and TIED.search(words)
        and not _LEGAL_USE.search(words)
    ):
        yield _hit(words, gate.span(), _GATE_SURE)


def follows_criterion(setting: Setting) -> bool:
    """Say whether a statement ends what the one before began: "if none comes in that period"."""
    before = setting.before
    if before is None or not _REFERS_BACK.search(setting.words):
        return False
    together = before.place.heading == setting.statement.place.heading
    return together and bool(CRITERION.search(before.words) or _PERIOD.search(before.words))


def says_how(words: str) -> bool:
    """Say whether a statement tells how something is accepted: a criterion or a period.

    >>> says_how("A wave is accepted if 95% of 200 test calls are routed.")
    True
    """
    return bool(_ACCEPTS.search(words) and (CRITERION.search(words) or _CONDITION.search(words)))


def _hit(words: str, found: tuple[int, int], confidence: float) -> Hit:
    told = words[slice(*found)]
    noun = _accepted(words)
    many = noun.endswith("s") and not noun.endswith("ss")
    are, count = ("are", "they count") if many else ("is", "it counts")
    return Hit(
        PassageKind.MISSING_ACCEPTANCE,
        *found,
        f'"{told}" decides about the {noun}, but there is no criterion, no period and '
        "no form in which it is given"
        " or refused: it can be withheld, or claimed, at will.",
        closed(
            words,
            f"The {noun} {are} accepted when [criteria in Annex [letter]] are met, and "
            "[role at the Client] accepts or lists the defects in writing within [number] working "
            f"days, after which {count} as accepted.",
            found[0],
        ),
        confidence,
    )


def _accepted(words: str) -> str:
    """Return what a statement says is accepted; where it names but a payment, the deliverable."""
    named = (found[0] for found in TIED.finditer(words) if not _NO_THING.fullmatch(found[0]))
    return next(map(lowered, named), "deliverable")
