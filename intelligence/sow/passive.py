"""Duties without anybody who has them: "access will be provided", "is to be arranged"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intelligence.sow.hit import Hit
from intelligence.sow.outline import Statement
from intelligence.sow.passage import PassageKind
from intelligence.sow.rewriting import closed, replaced
from intelligence.sow.setting import Setting
from intelligence.sow.vocabulary import AGENT, DATE, MONTH, NUMBER, either

_DONE = either(
    """
    /provided/arranged/made available/delivered/supplied/prepared/installed/configured
    /migrated/tested/trained/set up/created/obtained/granted/given/completed/performed
    /carried out/conducted/organised/organized/scheduled/reviewed/approved/cleaned/cleansed
    /loaded/validated/resolved/supported/maintained/managed/handled/monitored/assigned
    /appointed/nominated/signed/decommissioned/backed up/documented/translated/ensured/secured
    /procured/ordered/booked/communicated/escalated/coordinated/co-ordinated/held/updated
    /published/developed/implemented/deployed/designed/built/integrated/executed/facilitated
    /addressed/furnished/purchased/acquired/collected/extracted/exported/imported/transferred
    /handed over/hosted/patched/renewed/staffed/submitted/issued/produced/written/drafted
    /verified/checked/inspected/rectified/corrected/fixed/repaired/removed/replaced/converted
    /mapped/connected/opened/enabled/activated/provisioned/sourced/allocated/staged/shipped
    /distributed/reported/tracked/recorded/taken care of/undertaken/dealt with/looked after
    /sorted out/put in place/rolled out/informed/notified/involved/invited/recruited/onboarded
    /released/sized/planned/aligned/cleared/retained/archived/restored/refreshed/seeded
    /anonymised/anonymized/masked/laid/cabled/mounted/collated/gathered/compiled/populated
    /uploaded/entered/captured/reconciled/signed off/ready/shared/sent/forwarded/returned
    /answered/investigated/triaged/adapted/adjusted/customised/customized/extended/hired
    /contacted/kept up to date/kept current/freed up/released from/followed up/closed
    /performed/labelled/cut over/switched over
    """
)
_ADVERB = r"(?:(?:then|also|only|duly|fully|all|first|subsequently|promptly|\w{2,14}ly)\s){0,2}"
_DUTY = re.compile(
    r"\b(?:(?:will|shall|must|should|can|may|need(?:s)? to|ha(?:s|ve) to|ought to|(?:is"
    r"|are)\s(?:expected|required|supposed|assumed"
    r"|planned|scheduled|intended)\sto|(?:is|are|yet|still)\sto"
    rf"|to)\s{_ADVERB}be\s{_ADVERB}|to be\s{_ADVERB}|gets?\s|being\s){_DONE}\b",
    re.IGNORECASE,
)
_READY = re.compile(
    r"\b(?:will|shall|must|should|need(?:s)? to|ha(?:s"
    r"|ve) to)\s(?:\w{2,14}ly\s)?be\s(?:\w{2,14}ly\s)?(?:available|ready|in place"
    r"|accessible|present"
    r"|on site|at hand|up and running|operational)\b",
    re.IGNORECASE,
)
#: "by" that names a time or a way, not somebody.
_BY_NOBODY = (
    rf"(?:the\s)?(?:{NUMBER}|{DATE}|{MONTH}|\w+ing\b|(?:end|start|beginning|middle|close"
    r"|time|date|deadline|due|go-?live|kick-?off|milestone|agreed"
    r"|following|first|last|then|when|now|no later|latest|e-?mail|phone|telephone|post"
    r"|courier|means|way|default|hand|mutual|design|virtue|reason"
    r"|mid|late|early|q\d|week|day|month|noon|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|tomorrow|law|change|remote|video|letter"
    r"|sea|air|road|batch|phase|wave|site|region|at least|up to|and|or)\b|\[)"
)
BY_SOMEBODY = re.compile(rf"\bby\s(?!{_BY_NOBODY})[a-z]", re.IGNORECASE)
_FROM_SOMEBODY = re.compile(
    r"\b(?:responsib(?:le|ility)|owner|accountable|lead|r|a)\s?[:=(]\s?\w"
    rf"|\((?:[A-Z][\w ]{{1,30}}|{AGENT})\)\s?\.?$|-\s(?:the\s)?{AGENT}\.?$"
    r"|\b(?:from|through|via|at the expense of|on the part of"
    rf"|on behalf of)\s(?:the\s)?{AGENT}(?![\w'-])|\b(?:is|are|remains?|lies|rests) "
    rf"(?:the )?(?:\w+ )?(?:responsib\w+|obligation|duty|task) (?:of|with)",
    re.IGNORECASE,
)
#: Somebody does something in the same sentence: "The Client ensures that access is provided".
ACTIVE = re.compile(
    rf"(?<![\w-])(?:{AGENT}|(?:Mr|Ms|Mrs|Dr)\.? \w+)(?:\s\([^()]{{1,40}}\))?\s(?:(?:will"
    r"|shall|must|should|may|can|agrees? to|undertakes? to"
    rf"|is to|are to|has to|have to|needs? to)\s(?!be\s{_ADVERB}\w+ed\b)(?!be\s(?:provided"
    r"|given|made|built|set|held|written|sent|kept)\b)\w+"
    r"|(?:ensures?|provides?|arranges?|makes?|delivers?|supplies|prepares?|installs?"
    r"|performs?|confirms?|reviews?|requires?|expects?|sees to"
    r"|is responsible|are responsible|takes? care|guarantees?|warrants?|grants?|gives?"
    r"|names?|appoints?|tells?|sends?|pays?|accepts?|owns?|keeps?)\b)",
    re.IGNORECASE,
)
_NAME_ACTIVE = re.compile(
    r"\b[A-Z][\w&.-]{1,30}(?:\s[A-Z][\w&.-]{1,30}){0,3}\s(?:will|shall"
    r"|must)\s(?!be\b)(?:not\s)?\w{2,}"
)
_AGENT_HEADING = re.compile(
    r"\b(?:client|customer|supplier|vendor|contractor|consultant|provider|buyer|our|your"
    r"|company|we|us)\b.{0,40}"
    r"\b(?:responsibilit|obligation|dut(?:y|ies)|task|will|shall|must|input|dependenc"
    r"|deliver|provide|commit|requirement|undertak|role)"
    r"|\b(?:responsibilit\w+|obligations|duties|tasks|actions|inputs|dependencies"
    r"|requirements)\b.{0,20}\b(?:client|customer|supplier|vendor"
    r"|contractor|consultant|provider|buyer)\b|\b(?:provided|supplied|delivered|required"
    r"|performed|done|expected)\s(?:by|from|of)\s(?:the\s)?\w+"
    r"|\b(?:client|customer|supplier|vendor|provider|contractor|we|you)\s(?:will|shall"
    r"|must|is|are|provides?|agrees?|undertakes?)\b",
    re.IGNORECASE,
)
_OWNER_COLUMN = re.compile(
    (
        r"\b(?:owner|responsible|responsibility|who|party|by whom|raci|lead|accountable"
        r"|assigned)\b"
    ),
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    rf"^(?:the\s)?(?:{AGENT}|[A-Z]\w+)\s(?:is|are|takes?|bears?|has|have|will"
    r"|shall)\s(?:\w+\s){0,3}(?:responsib|charge|account|do this|arrange this"
    r"|care of (?:this|it)|this)|^(?:this|that|it|both|all of (?:this|these|them)"
    r"|responsibility)\b.{0,60}\b(?:by|with|of|responsib\w+)\b.{0,20}"
    rf"(?:{AGENT})|^(?:owner|responsible|responsibility|accountable)\b",
    re.IGNORECASE,
)
_SELF_EVIDENT = re.compile(
    (
        r"\b(?:invoice|fee|price|payment|charge|cost|expense|rate|language|english|currency"
        r"|vat|tax|hours are)\w*\b"
    ),
    re.IGNORECASE,
)
_ANY_PARTY = re.compile(
    (
        r"\b(?:client|customer|supplier|vendor|contractor|consultant|provider|buyer|joint|both"
        r"|shared)\b"
    ),
    re.IGNORECASE,
)
#: How far back words are shown that say what is to be done.
_SHOWN = 8
#: A state has nobody that it is brought about by: "will be ready".
_IS_STATE = re.compile(
    r"\b(?<!made )(?:available|ready|in place|accessible|present|on site|at hand|up and running"
    r"|operational)$",
    re.IGNORECASE,
)
#: A verb goes on: "informed of", "given access", "connected with", "done by May".
_SPEAKS_OF_WHAT = re.compile(
    r"\s(?:of|about|and|or|to|with|from|into|as|that|by|further|together|jointly|out|up|off"
    r"|down|over|between|against|under|the|an?|all)\b",
    re.IGNORECASE,
)
_SAYS_WHEN = re.compile(
    rf"\b(?:{DATE})\b|\b(?:by|before|until|within|every|each|during|prior to|ahead of|after|once"
    r"|when|throughout|daily|weekly|monthly|quarterly|yearly|annually|nightly|hours?|weeks?|days?|months?|years?|morning|night"
    r"|quarter|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
#: Words that a date takes the place of.
_SOON = re.compile(
    r"\s?\b(?:promptly|immediately|quickly|swiftly|rapidly|speedily|soon|shortly|asap"
    r"|in good time|in due time|in time|without (?:undue |unreasonable |unnecessary )?delay"
    r"|in a timely (?:manner|fashion|way)|at short notice|on short notice"
    r"|as (?:soon|quickly|early|fast|promptly) as (?:\w+ )?(?:possible|practicable))"
    r"(?! (?:after|before|and|or)\b)(?![\w-])",
    re.IGNORECASE,
)
_PASSIVE, _STATE = 0.8, 0.62


def passive(setting: Setting) -> Iterator[Hit]:
    """Yield the first duty of a statement that nobody has, unless its place says who."""
    words = setting.words
    if setting.defines or setting.is_legal or setting.excludes or setting.goes_by_change:
        return
    for pattern, confidence in ((_DUTY, _PASSIVE), (_READY, _STATE)):
        found = pattern.search(words)
        if found and not setting.quotes(*found.span()) and not _has_agent(setting, found):
            yield _hit(words, found, confidence)
            return


def _has_agent(setting: Setting, found: re.Match[str]) -> bool:
    words = setting.words
    if BY_SOMEBODY.search(words, found.end()) or _FROM_SOMEBODY.search(words):
        return True
    if (
        ACTIVE.search(words)
        or _NAME_ACTIVE.search(words)
        or _SELF_EVIDENT.search(words[: found.start()])
    ):
        return True
    place = setting.statement.place
    if _AGENT_HEADING.search(place.lead_in) or _AGENT_HEADING.search(place.heading):
        return True
    if setting.is_row and (_OWNER_COLUMN.search(place.columns) or _ANY_PARTY.search(words)):
        return True
    return _names_owner(setting.after)


def _names_owner(after: Statement | None) -> bool:
    return after is not None and bool(_AFTERWARDS.search(after.words))


def _hit(words: str, found: re.Match[str], confidence: float) -> Hit:
    before = words[: found.start()].split()
    subject = " ".join(before[-_SHOWN:])
    cut = "... " if len(before) > _SHOWN else ""
    what = f'"{cut}{subject} {found[0]}"' if subject else f'"{found[0]}"'
    return Hit(
        PassageKind.PASSIVE_RESPONSIBILITY,
        found.start(),
        found.end(),
        (
            f"{what} names a duty but nobody who has it: when it is late, each side will say "
            "it was the other's."
        ),
        _rewrite(words, found),
        confidence,
    )


def _rewrite(words: str, found: re.Match[str]) -> str:
    """Return the statement with who does it, and by when unless it says so."""
    rest = re.split(r"[,;|]", words[found.end() :])[0]
    when = "" if _SAYS_WHEN.search(rest) else " no later than [date]"
    if _IS_STATE.search(found[0]) or _SPEAKS_OF_WHAT.match(words, found.end()):
        return closed(
            words, f"[Role at the Client or the Supplier] sees to this{when}.", found.start()
        )
    duty, end = found[0], found.end()
    if when:
        duty = " ".join(_SOON.sub(" ", duty).split())
        hurried = _SOON.match(words, found.end())
        end = hurried.end() if hurried else end
    return replaced(
        words, found.start(), end, f"{duty} by [role at the Client or the Supplier]{when}"
    )
