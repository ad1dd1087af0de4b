"""Lists and duties without an end: "including but not limited to", "as required"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intelligence.sow.hit import Hit
from intelligence.sow.open_rewrites import Opens, closed_anew
from intelligence.sow.passage import PassageKind
from intelligence.sow.setting import Setting
from intelligence.sow.vocabulary import AGENT, NUMBER, whole


@dataclass(frozen=True, slots=True)
class _Opening:
    """Words that leave an end open; ``opens`` says which, ``why`` is filled with the words met."""

    pattern: re.Pattern[str]
    why: str
    opens: Opens
    confidence: float


_LIST = 'After "{}" the list has no end: work that is not named can still be claimed as included.'
_DEMAND = (
    '"{}" leaves how much is owed to whoever asks: there is no number of hours, cases or requests.'
)
_ALL = (
    '"{}" takes in everything that turns up, known or not, at the price agreed for what is known.'
)
_END = '"{}" sets no end: the work goes on, unpaid, for as long as somebody finds it unfinished.'
_LIMIT = '"{}" promises an amount without an upper bound.'

_NEED = r"(?:required|requested|needed|necessary|requested|demanded|desired|instructed|directed)"
_OPENINGS: tuple[_Opening, ...] = tuple(
    _Opening(whole(pattern), why, opens, confidence)
    for pattern, why, opens, confidence in (
        (
            (
                r"includ\w+,? (?:but|though|and) (?:is |are )?not (?:be )?(?:limited"
                r"|restricted|confined) to"
                r"|includ\w+,? without (?:any )?limitation(?: to)?|not limited to"
                r"|without limitation"
            ),
            _LIST,
            Opens.NAMED,
            0.95,
        ),
        (
            (
                r"etc\.?|et cetera|and so (?:on|forth)|and the like|and more"
                r"|and (?:many )?others|and suchlike|or similar"
                r"|and similar(?: \w+)?|or the like|among other(?:s| things)?"
                r"|amongst other(?:s| things)?|inter alia"
                r"|and/or similar|to name (?:but )?a few|and everything else|and anything else"
                r"|or other such \w+"
                r"|and (?:all |any )?(?:other )?(?:related|associated|ancillary|connected"
                r"|incidental) (?:\w+ )?"
                r"(?:services|tasks|work|works|activities|items|duties|systems|matters|issues"
                r"|components|documents|functions)"
            ),
            _LIST,
            Opens.TAIL,
            0.88,
        ),
        (
            (
                r"(?:as|where|when|if|whenever|wherever|as and when|if and when|when and as"
                r"|as and where) "
                r"(?:(?:it |they )?(?:is |are |may be |becomes? )?(?:reasonably |deemed "
                rf"|considered )?){_NEED}"
                r"|on (?:demand|request)|upon request|at the (?:client|customer)'s (?:request"
                r"|discretion|option)|as requested"
                r"|(?:in accordance with|according to|in line with|as per) (?:the )?"
                r"(?:[\w'-]+ ){0,3}(?:wishes|desires)"
                r"|as (?:the )?(?:client|customer|business|project|need"
                r"|situation)s? (?:may )?(?:requires?|requests?|needs?"
                r"|sees? fit|demands?|arises?|directs?)|(?:as|when"
                r"|if) (?:the )?needs? (?:arises?|be)|at any time|ad[- ]hoc"
                r"|whenever (?:\w+ ){1,4}(?:requires?|needs?|asks?|requests?|wants?|wishes)"
                r"|on an as[- ]needed basis"
                r"|as[- ]needed|as[- ]required|as often as \w+|as many \w+ as|as much \w+ as"
                r"|as long as (?:\w+ )?(?:necessary"
                rf"|needed|required)|whatever \w+ (?:is|are) {_NEED}|to the extent {_NEED}"
            ),
            _DEMAND,
            Opens.DEMAND,
            0.85,
        ),
        (
            (
                r"any (?:and all|other|further|additional|such other|related|remaining"
                r"|and every)(?: (?:\w+ ){0,2}"
                r"(?:work|works|tasks?|services?|activit(?:y|ies)|requests?|requirements?"
                r"|issues?|documents?|deliverables?|"
                rf"systems?|changes?|support|items?|duties|matters?))?"
                r"|(?:all|any|every|each) (?:\w+ )?(?:work|works|tasks?|services?|activities"
                r"|steps|measures|support|assistance|"
                r"resources|documentation|changes|adjustments|modifications|adaptations"
                r"|interfaces|customi[sz]ations?|effort)"
                rf"(?: (?:that|which))?(?: (?:is|are|may be|might be|will be|becomes?"
                r"|reasonably))? "
                rf"(?:{_NEED}|that may|arising|identified|to (?:achieve|complete|ensure|make"
                r"|bring))"
                r"|all (?:necessary|required|needed|relevant|related|other|associated"
                r"|outstanding|remaining|possible)"
                r" (?:\w+ )?(?:work|works|tasks?|services?|activities|steps|measures|support"
                r"|assistance|documentation|changes"
                r"|adjustments|interfaces|requirements|actions|items|systems|components"
                r"|documents|processes|resources|training"
                r"|data|functions|functionality|defects|issues|bugs|errors|problems"
                r"|migrations?|configurations?|integrations?)"
                rf"|(?:everything|anything|whatever)(?: else)? (?:\w+ ){{0,3}}(?:{_NEED}|needs?"
                r"|wants?|takes|asks?|to)"
                r"|(?:all|any) (?:issues|defects|bugs|errors|problems|requests|questions"
                r"|change requests|changes|incidents"
                r"|comments|findings|wishes|feedback)(?= (?:that|which|raised|reported|found"
                r"|arising|identified|from|until|"
                rf"requested|made|by|encountered|discovered|during|after|without|or|and)|[.,;]|$)"
                r"|other (?:duties|tasks|services|work|activities) (?:as|that|which|assigned"
                r"|requested)"
            ),
            _ALL,
            Opens.ALL,
            0.78,
        ),
        (
            (
                r"unlimited(?: \w+)?|without (?:any )?limit(?:s)?|no limit(?: on)?"
                r"|indefinite(?:ly)?|in perpetuity|perpetual(?:ly)?"
                r"|round the clock|endless(?:ly)?|unrestricted|uncapped|no upper limit"
                r"|any number of|an unspecified"
            ),
            _LIMIT,
            Opens.AMOUNT,
            0.88,
        ),
        (
            (
                r"until (?:\w+ ){0,8}?(?:complete[d]?|completion|finished|done|resolved"
                r"|satisfied|satisfaction|stable|stabili[sz]ed"
                r"|works?|working|running|successful(?:ly)?|happy|accepted|ready|solved|live"
                r"|operational|fixed|closed|correct"
                r"|achieved|met|reached|content|approves?|signs? off|accepts?|error-free|over)"
                r"|for as long as|as long as (?:it|the \w+) (?:takes|needs|requires|wants"
                r"|wishes)|for the duration of (?:the )?"
                r"(?:project|programme|operation)|ongoing(?: \w+)?|continu(?:ous|ing"
                r"|al)(?:ly)? (?:support|improvement|assistance"
                r"|optimi[sz]ation|enhancement|maintenance|advice|development)"
                r"|throughout the (?:life|lifetime|project)(?: \w+)?"
            ),
            _END,
            Opens.END,
            0.82,
        ),
        (
            (
                r"full (?:support|assistance|responsibility|service|coverage|range of \w+)"
                r"|complete support|end[- ]to[- ]end"
                r" (?:support|responsibility)|turn-?key|all aspects of|all matters"
                r"|such as(?= .{0,80}\bor other\b)"
                r"|at a minimum|as a minimum|minimum of|including(?:,)? for example"
                r"|for example|for instance|e\.g\.?|in particular"
            ),
            _LIST,
            Opens.EXAMPLE,
            0.45,
        ),
    )
)
_ANY_OF = re.compile(rf"\bany (?:one )?of the\s(?:\w+\s)?{NUMBER}\b", re.IGNORECASE)
_NEGATED = re.compile(
    (
        r"\b(?:no|not|never|neither|nor|without|cannot|except|excluding|instead of|rather than"
        r"|n't)\b[^,;]{0,60}$"
    ),
    re.IGNORECASE,
)
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
        closed_anew(words, start, end, opening.opens),
        opening.confidence,
    )
