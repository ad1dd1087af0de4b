"""Who does what in a parsed statement: passives without an agent, and plurals without a number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from intelligence.sow.vocabulary import PARTY, ROLE, TIME
from models.naming.grammar import Parsed, Token
from models.sentence_rules import word_set

#: Participles that describe a state or a rule, not a task that somebody has.
_STATES = word_set(
    """
    included excluded based named listed described fixed capped defined limited paid charged billed
    owed invoiced covered set situated located given stated used spread split divided equipped
    called known drawn numbered attached required entitled obliged allowed permitted meant deemed
    considered accepted signed dated measured counted open closed interested experienced qualified
    involved concerned affected due addressed priced spent retained written held kept assumed
    governed understood calculated reimbursed agreed rounded expressed subject bound licensed
    staffed
    """
)
_DEGREES = word_set("more most least later latest earlier less better best worse")
_PLAIN_ADVERBS = word_set(
    "only monthly weekly daily quarterly yearly hourly fully jointly early nightly fortnightly"
    " annually respectively namely exactly separately electronically originally finally"
)
_SUPPLIERS = re.compile(
    r"^(?:supplier|vendor|contractor|consultant|consultancy|provider|integrator|agency|engineer"
    r"|trainer|developer|designer|installer|reseller|operator|architect|auditor|surveyor|firm"
    r"|institute|academy|house|team|desk|coach|we|she|he|interpreter|manufacturer|seller|studio"
    r"|company|partner|subcontractor|specialist|analyst)s?$",
    re.IGNORECASE,
)
_CLIENTS = re.compile(
    r"^(?:client|customer|buyer|employer|owner|purchaser|you|county|council|hospital|group|bank"
    r"|university|ministry|authority|board|sponsor|director|officer|user|department)s?$",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    rf"^(?:{PARTY}s?|{ROLE}s?|firm|institute|academy|trainer|auditor|surveyor|designer|installer"
    r"|reseller|operator|house|interpreter|clerk|accountant|coach|he|she|mr|ms|mrs|dr)$",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"^{TIME}s?$", re.IGNORECASE)
_COUNTED_BY = word_set("both each every these those its their two three no another one")
_NOUNS = ("NNS", "NNPS")
_LOOK_BACK = 4
_TWO = 2


def clause_cues(parsed: Parsed) -> dict[str, bool]:
    """Return what the grammar of a statement tells, by name of the cue."""
    children: dict[int, list[Token]] = defaultdict(list)
    for place, token in enumerate(parsed):
        if token.head != place:
            children[token.head].append(token)
    return _passives(parsed, children) | _amounts(parsed, children) | _manner(parsed)


def _passives(parsed: Parsed, children: dict[int, list[Token]]) -> dict[str, bool]:
    tasks = states = agents = bare = 0
    for place, token in enumerate(parsed):
        if token.tag != "VBN":
            continue
        relations = {child.dep for child in children[place]}
        by = "agent" in relations or any(one.text.lower() == "by" for one in children[place])
        passive = bool(relations & {"auxpass", "nsubjpass"})
        if passive and not by:
            states += token.text.lower() in _STATES
            tasks += token.text.lower() not in _STATES
        elif not by and token.dep in {"ROOT", "conj"} and "aux" not in relations:
            bare += token.text.lower() not in _STATES
        agents += by
    subjects = [token for token in parsed if token.dep in {"nsubj", "nsubjpass"}]
    acting = [token for token in subjects if token.dep == "nsubj"]
    somebody = any(_SOMEBODY.match(token.text) for token in parsed)
    named = any(token.pos == "PROPN" or _SOMEBODY.match(token.text) for token in acting)
    first_passive = bool(subjects) and subjects[0].dep == "nsubjpass"
    return {
        "task passive": tasks > 0,
        "task passive first": tasks > 0 and first_passive,
        "task passive alone": tasks > 0 and not somebody and not named,
        "task passive, nobody acts": tasks > 0 and not named and not agents,
        "task passive, modal": tasks > 0 and any(token.tag == "MD" for token in parsed),
        "state passive": states > 0,
        "agent": agents > 0,
        "bare participle": bare > 0 and not named,
        "somebody": somebody,
        "acting: named": named,
        "acting: supplier": any(_SUPPLIERS.match(token.text) for token in acting),
        "acting: client": any(_CLIENTS.match(token.text) for token in acting),
        "acting: thing": any(
            token.pos == "NOUN" and not _SOMEBODY.match(token.text) for token in acting
        ),
        "acting: pronoun": any(token.pos == "PRON" for token in acting),
        "there is": any(token.dep == "expl" for token in parsed),
        "no verb": not any(token.pos in {"VERB", "AUX"} for token in parsed),
    }


def _amounts(parsed: Parsed, children: dict[int, list[Token]]) -> dict[str, bool]:
    bare = [
        place
        for place, token in enumerate(parsed)
        if token.tag in _NOUNS
        and not _TIMES.match(token.text)
        and not _counted(parsed, place, children[place])
    ]
    objects = [place for place in bare if parsed[place].dep in {"dobj", "nsubjpass"}]
    number = any(token.tag == "CD" or token.text[:1].isdigit() for token in parsed)
    supplier = any(_SUPPLIERS.match(token.text) for token in parsed if token.dep == "nsubj")
    by_supplier = any(_SUPPLIERS.match(token.text) for token in parsed if token.dep == "pobj")
    return {
        "plural bare": bool(bare),
        "plurals bare": len(bare) >= _TWO,
        "plural bare, object": bool(objects),
        "plural bare, no number": bool(bare) and not number,
        "plural bare, object, no number": bool(objects) and not number,
        "plural bare, supplier": bool(objects) and (supplier or by_supplier),
        "plural bare, in a phrase": any(parsed[place].dep == "pobj" for place in bare),
        "plural bare, first": bool(bare) and bare[0] <= _TWO,
        "number": number,
    }


def _counted(parsed: Parsed, place: int, children: Sequence[Token]) -> bool:
    if any(one.tag == "CD" or one.text.lower() in _COUNTED_BY for one in children):
        return True
    return any(token.tag == "CD" for token in parsed[max(0, place - _LOOK_BACK) : place])


def _manner(parsed: Parsed) -> dict[str, bool]:
    adjectives = [token for token in parsed if token.tag == "JJ"]
    return {
        "adverb": any(
            token.tag == "RB"
            and token.text.endswith("ly")
            and token.text.lower() not in _PLAIN_ADVERBS
            for token in parsed
        ),
        "degree": any(
            token.tag in {"JJR", "RBR", "JJS", "RBS"} and token.text.lower() not in _DEGREES
            for token in parsed
        ),
        "is somehow": any(token.dep == "acomp" for token in parsed),
        "adjectives": len(adjectives) >= _TWO,
        "adjective": bool(adjectives),
        "wh-clause": any(token.tag in {"WP", "WRB", "WDT"} for token in parsed[:2]),
        "future": any(token.text.lower() in {"will", "shall"} for token in parsed),
    }
