"""Lists and duties without an end: "including but not limited to", "as required", "until complete"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intelligence.sow.hit import Hit, replaced
from intelligence.sow.passage import PassageKind
from intelligence.sow.setting import Setting
from intelligence.sow.vocabulary import AGENT, NUMBER, whole


@dataclass(frozen=True, slots=True)
class _Opening:
    """Words that leave an end open; ``instead`` closes it, ``why`` is filled with the words met."""

    pattern: re.Pattern[str]
    why: str
    instead: str
    confidence: float


_LIST = 'After "{}" the list has no end: work that is not named can still be claimed as included.'
_DEMAND = '"{}" leaves how much is owed to whoever asks: there is no number of hours, cases or requests.'
_ALL = '"{}" takes in everything that turns up, known or not, at the price agreed for what is known.'
_END = '"{}" sets no end: the work goes on, unpaid, for as long as somebody finds it unfinished.'
_LIMIT = '"{}" promises an amount without an upper bound.'

_NEED = r"(?:required|requested|needed|necessary|requested|demanded|desired|instructed|directed)"
_OPENINGS: tuple[_Opening, ...] = tuple(
    _Opening(whole(pattern), why, instead, confidence)
    for pattern, why, instead, confidence in (
        (
            r"includ\w+,? (?:but|though|and) (?:is |are )?not (?:be )?(?:limited|restricted|confined) to"
            r"|includ\w+,? without (?:any )?limitation(?: to)?|without limitation|not limited to",
            _LIST,
            "namely",
            0.95,
        ),
        (
            r"etc\.?|et cetera|and so (?:on|forth)|and the like|and more|and (?:many )?others|and suchlike|or similar"
            r"|and similar(?: \w+)?|or the like|among other(?:s| things)?|amongst other(?:s| things)?|inter alia"
            r"|and/or similar|to name (?:but )?a few|and everything else|and anything else|or other such \w+"
            r"|and (?:all |any )?(?:other )?(?:related|associated|ancillary|connected|incidental) (?:\w+ )?"
            r"(?:services|tasks|work|works|activities|items|duties|systems|matters|issues|components|documents|functions)",
            _LIST,
            "and [the remaining items, named]",
            0.88,
        ),
        (
            rf"(?:as|where|when|if|whenever|wherever|as and when|if and when|when and as|as and where) "
            rf"(?:(?:it |they )?(?:is |are |may be |becomes? )?(?:reasonably |deemed |considered )?){_NEED}"
            rf"|on (?:demand|request)|upon request|at the (?:client|customer)'s (?:request|discretion|option)|as requested"
            rf"|as (?:the )?(?:client|customer|business|project|need|situation)s? (?:may )?(?:requires?|requests?|needs?"
            rf"|sees? fit|demands?|arises?|directs?)|(?:as|when|if) (?:the )?needs? (?:arises?|be)|at any time|ad[- ]hoc"
            rf"|whenever (?:\w+ ){{1,4}}(?:requires?|needs?|asks?|requests?|wants?|wishes)|on an as[- ]needed basis"
            rf"|as[- ]needed|as[- ]required|as often as \w+|as many \w+ as|as much \w+ as|as long as (?:\w+ )?(?:necessary"
            rf"|needed|required)|whatever \w+ (?:is|are) {_NEED}|to the extent {_NEED}",
            _DEMAND,
            ", up to [number] hours a month,",
            0.85,
        ),
        (
            rf"any (?:and all|other|further|additional|such other|related|remaining|and every)(?: (?:\w+ ){{0,2}}"
            rf"(?:work|works|tasks?|services?|activit(?:y|ies)|requests?|requirements?|issues?|documents?|deliverables?|"
            rf"systems?|changes?|support|items?|duties|matters?))?"
            rf"|(?:all|any|every|each) (?:\w+ )?(?:work|works|tasks?|services?|activities|steps|measures|support|assistance|"
            rf"resources|documentation|changes|adjustments|modifications|adaptations|interfaces|customi[sz]ations?|effort)"
            rf"(?: (?:that|which))?(?: (?:is|are|may be|might be|will be|becomes?|reasonably))? "
            rf"(?:{_NEED}|that may|arising|identified|to (?:achieve|complete|ensure|make|bring))"
            rf"|all (?:necessary|required|needed|relevant|related|other|associated|outstanding|remaining|possible)"
            rf" (?:\w+ )?(?:work|works|tasks?|services?|activities|steps|measures|support|assistance|documentation|changes"
            rf"|adjustments|interfaces|requirements|actions|items|systems|components|documents|processes|resources|training"
            rf"|data|functions|functionality|defects|issues|bugs|errors|problems|migrations?|configurations?|integrations?)"
            rf"|(?:everything|anything|whatever)(?: else)? (?:\w+ ){{0,3}}(?:{_NEED}|needs?|wants?|takes|asks?|to)"
            rf"|(?:all|any) (?:issues|defects|bugs|errors|problems|requests|questions|change requests|changes|incidents"
            rf"|comments|findings|wishes|feedback)(?= (?:that|which|raised|reported|found|arising|identified|from|until|"
            rf"requested|made|by|encountered|discovered|during|after|without|or|and)|[.,;]|$)"
            rf"|other (?:duties|tasks|services|work|activities) (?:as|that|which|assigned|requested)",
            _ALL,
            "[the items, named and counted]",
            0.78,
        ),
        (
            rf"unlimited(?: \w+)?|without (?:any )?limit(?:s)?|no limit(?: on)?|indefinite(?:ly)?|in perpetuity|perpetual(?:ly)?"
            rf"|round the clock|endless(?:ly)?|unrestricted|uncapped|no upper limit|any number of|an unspecified",
            _LIMIT,
            "up to [number]",
            0.88,
        ),
        (
            rf"until (?:\w+ ){{0,8}}?(?:complete[d]?|completion|finished|done|resolved|satisfied|satisfaction|stable|stabili[sz]ed"
            rf"|works?|working|running|successful(?:ly)?|happy|accepted|ready|solved|live|operational|fixed|closed|correct"
            rf"|achieved|met|reached|content|approves?|signs? off|accepts?|error-free|over)"
            rf"|for as long as|as long as (?:it|the \w+) (?:takes|needs|requires|wants|wishes)|for the duration of (?:the )?"
            rf"(?:project|programme|operation)|ongoing(?: \w+)?|continu(?:ous|ing|al)(?:ly)? (?:support|improvement|assistance"
            rf"|optimi[sz]ation|enhancement|maintenance|advice|development)|throughout the (?:life|lifetime|project)(?: \w+)?",
            _END,
            "until [date] or after [number] person-days, whichever comes first",
            0.82,
        ),
        (
            r"full (?:support|assistance|responsibility|service|coverage|range of \w+)|complete support|end[- ]to[- ]end"
            r" (?:support|responsibility)|turn-?key|all aspects of|all matters|such as(?= .{0,80}\bor other\b)"
            r"|at a minimum|as a minimum|minimum of|including(?:,)? for example|for example|for instance|e\.g\.?|in particular",
            _LIST,
            "limited to [the items, named]",
            0.45,
        ),
    )
)
_ANY_OF = re.compile(rf"\bany (?:one )?of the\s(?:\w+\s)?{NUMBER}\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:no|not|never|neither|nor|without|cannot|except|excluding|instead of|rather than|n't)\b[^,;]{0,60}$",
    re.IGNORECASE,
)
_CLIENT_DUTY = re.compile(r"\b(?:client|customer|buyer|purchaser)s?(?:'s)? (?:\w+ )?(?:will|shall|must|provides?|pays?|may)\b", re.I)
_AT_LEAST = 0.5
_ = AGENT


def open_ended(setting: Setting) -> Iterator[Hit]:
    """Yield the surest opening of a statement, unless something bounds or excludes it."""
    words = setting.words
    if setting.defines or setting.is_legal or setting.excludes or setting.goes_by_change:
        return
    if setting.is_capped or _ANY_OF.search(words):
        return
    for opening in _OPENINGS:
        if opening.confidence < _AT_LEAST:
            continue
        for found in opening.pattern.finditer(words):
            start, end = found.span()
            if setting.quotes(start, end) or (
                opening.why != _LIST and _NEGATED.search(words, 0, start)
            ):
                continue
            yield _hit(words, start, end, opening)
            return


def _hit(words: str, start: int, end: int, opening: _Opening) -> Hit:
    return Hit(
        PassageKind.OPEN_ENDED,
        start,
        end,
        opening.why.format(words[start:end]),
        replaced(words, start, end, opening.instead),
        opening.confidence,
    )
