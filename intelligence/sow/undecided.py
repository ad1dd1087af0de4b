"""What is left to be decided: TBD, blanks and placeholders, "to be agreed"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intelligence.sow.hit import Hit
from intelligence.sow.passage import PassageKind
from intelligence.sow.rewriting import closed, replaced
from intelligence.sow.setting import Setting
from intelligence.sow.vocabulary import AGENT, DATE, NUMBER, TIME

_DECIDED = (
    r"(?:mutually\s|jointly\s|further\s|still\s|later\s)?(?:agreed|determined|confirmed"
    r"|defined|decided|finali[sz]ed"
    r"|specified|advised|announced|clarified|negotiated|discussed|established|identified"
    r"|fixed|settled|refined"
    r"|elaborated|selected|nominated|scoped|detailed|worked out)"
)
#: First match wins; each with how sure it is.
_OPEN: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern), confidence)
    for pattern, confidence in (
        (r"(?<![\w-])(?:TBD|TBC|TBA|TBN|TBS|TBR|T\.B\.[DCA]\.?|tbd|tbc|tba)(?![\w-])", 0.97),
        (
            (
                r"(?i:[\[<{(]\s?(?:please\s)?(?:insert|enter|fill in|complete|specify|add"
                r"|client to|supplier to|name|number"
                r"|date|amount|to be|placeholder|x+|n|\u25cf|\u2022|\*|\.{2,4}|\?+"
                r"|_+)\b[^\[\]<>{}()]{0,120}[\]>})])"
            ),
            0.95,
        ),
        (r"[\[<{(]\s?(?:\u25cf|\u2022|\*+|\.{2,6}|\u2026|\?+|_+|-{2,6}|\s)\s?[\]>})]", 0.93),
        (r"_{3,}|\.{5,}|\u2026{2,}|\?{2,}", 0.9),
        (r"(?<![\w.-])(?:X{2,6}|x{2,6}|N{2}|Y{2,4})(?=[\s%.,;)]|$)", 0.85),
        (
            rf"(?i:(?<![\w-])[XNY](?=\s(?:{TIME}|users?|reports?|workshops?|sites?|percent|%)))",
            0.85,
        ),
        (
            (
                r"(?i:\b(?:schedule|timeline|timetable|dates?|milestones?|plan)"
                r" (?:(?:given|shown|set out|stated) )?(?:here |below |above )?(?:is|are) "
                r"(?:only |merely |purely )?(?:indicative|non-?binding|tentative|provisional)\b)"
            ),
            0.9,
        ),
        (
            (
                r"(?i:\b(?:is|are|remains?|has|have)?\s?(?:still\s|yet\s)?(?:to be"
                rf"|yet to be)\s{_DECIDED}\b)"
            ),
            0.88,
        ),
        (
            (
                r"(?i:\b(?:will|shall|can|may|must|should)\s(?:then\s"
                rf"|only\s)?(?:still\s)?be\s{_DECIDED}\b(?=(?:[^.]{{0,60}})"
                r"\b(?:later|during|in due course|once|after|together|jointly|at a|at the"
                r"|in the course|when|as the"
                r"|separately|mutual|between|prior to|before|upon|throughout|as part)\b))"
            ),
            0.75,
        ),
        (
            (
                r"(?i:\b(?:will|shall)\s(?:still\s)?be\s(?:mutually\s|jointly\s)?(?:agreed"
                r"|determined|decided|finali[sz]ed"
                r"|negotiated|clarified|discussed|advised|announced)\b)"
            ),
            0.7,
        ),
        (
            (
                rf"(?i:\b(?:not|n't) (?:yet |been |currently )?(?:been )?(?:yet )?{_DECIDED}\b"
                r"|\bnot yet known\b|\b(?:is|are)"
                r" (?:currently |still |as yet )?(?:unknown|undecided|undefined|open|pending"
                r"|outstanding)\b"
                r"|\b(?:decision|details?|confirmation|approval) (?:is "
                r"|are )?(?:still )?(?:pending|outstanding|to follow)\b)"
            ),
            0.82,
        ),
        (
            (
                r"(?i:\b(?:at|in) (?:a|some) (?:later|future) (?:date|stage|point|time"
                r"|phase)\b|\bin due course\b|\bto follow\b"
                r"|\bat a time to be\b|\blater in the project\b|\bpending (?:further "
                r"|final )?(?:clarification|discussion"
                r"|decision|agreement|confirmation|input|approval)\b|\bplaceholder\b"
                r"|\b(?:parties|they|we|both sides|teams)"
                r" (?:will|shall|are to|still have to|need to|have yet to"
                r"|must) (?:\w+ly )?(?:later )?(?:agree|decide|determine"
                r"|define|negotiate|settle|discuss)\b|\bsubject to (?:further|future|later"
                r"|mutual|final|detailed) \w+"
                r"|\bas (?:may|will|shall) be (?:\w+ly )?(?:agreed|decided|determined)\b"
                r"|\bunder discussion\b"
                r"|\bto be completed\b|\bopen (?:point|issue|question|item)\b)"
            ),
            0.75,
        ),
    )
)
_SIGNATURE = re.compile(
    r"(?:^|_{2,}\s?|:\s)(?:signature|signed|sign(?:atory)?|name|title|date|by|place|printed name"
    r"|initials?)\s?:?\s?_{3,}|\bfor and on behalf\b"
    r"|_{3,}\s?\(?(?:signature|name|date|title|place)\b|\bon behalf of\b.{0,80}_{3,}|^_+$",
    re.IGNORECASE,
)
_SIGNATURE_HEADING = re.compile(r"signature|sign-?off|signed|execution|approval", re.IGNORECASE)
#: What settles an open point: somebody named, and a day.
_OWNER = re.compile(
    rf"(?<![\w-]){AGENT}(?![\w-])|\b(?:Mr|Ms|Mrs|Dr)\.? [A-Z]|\bowner:", re.IGNORECASE
)
_DAY = re.compile(
    r"\b(?:by|before|on|until|no later than|not later than|latest|at the latest|due|within"
    r"|in)\s(?:the\s)?(?:end of\s"
    rf"|close of business on\s)?(?:{DATE}|{NUMBER}\s(?:\w+\s)?{TIME}s?\b)|\b(?:{DATE})\b"
    r"|(?:\b(?:by|before|on|until)\s|\|\s)\d{1,2}\.\d{1,2}\.(?!\d)",
    re.IGNORECASE,
)
#: "TBD items: none".
_NONE = re.compile(r":\s?(?:none|nil)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<=[a-z,(] )[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?|\([A-Z][^()]{2,60}\)")
_BLANK = re.compile(r"[_\[\]<>?.\u2026\u25cfXxNn]")


def undecided(setting: Setting) -> Iterator[Hit]:
    """Yield the first place of a statement that is left to be decided by nobody in particular."""
    words = setting.words
    if _is_signature(setting):
        return
    for pattern, confidence in _OPEN:
        found = pattern.search(words)
        if found is None:
            continue
        start, end = _tidy(words, *found.span())
        if _is_settled(setting, words[start:end]) or setting.quotes(start, end):
            return
        yield Hit(
            PassageKind.TO_BE_DECIDED,
            start,
            end,
            _why(words[start:end]),
            _rewrite(words, start, end),
            confidence,
        )
        return


def _tidy(words: str, start: int, end: int) -> tuple[int, int]:
    while start < end - 1 and words[start] == " ":
        start += 1
    return start, end


def _is_signature(setting: Setting) -> bool:
    words = setting.words
    if _SIGNATURE.search(words):
        return True
    return "__" in words and bool(_SIGNATURE_HEADING.search(setting.statement.place.heading))


def _is_settled(setting: Setting, trigger: str) -> bool:
    """Whether the statement, or the one after it, says who decides and by when."""
    if _BLANK.match(trigger):
        return False
    words = setting.words
    if _decides(words.replace(trigger, " ", 1)) or _NONE.search(words, words.find(trigger)):
        return True
    if setting.after is None or setting.is_row:
        return setting.excludes or setting.goes_by_change
    return bool(re.match(r"(?:the|this|that|it)\b|[A-Z]", setting.after.words)) and bool(
        re.search(
            r"\b(?:decides?|confirms?|agrees?|determines?|settles?|fix(?:es)?|tells?|names?)\b",
            setting.after.words,
        )
        and _decides(setting.after.words)
    )


def _decides(words: str) -> bool:
    return bool(_DAY.search(words) and (_OWNER.search(words) or _NAMED.search(words)))


def _why(trigger: str) -> str:
    if _BLANK.match(trigger) and not trigger[:1].isalpha():
        return (
            f'"{trigger[:40]}" is a blank that would be signed as it stands: either side '
            "can later fill it in "
            "its own way."
        )
    return (
        f'"{trigger}" postpones the decision past signature without saying who decides '
        "and by when, so price and "
        "plan rest on a guess."
    )


def _rewrite(words: str, start: int, end: int) -> str:
    trigger = words[start:end]
    if not trigger[:1].isalpha() or re.fullmatch(r"[XxNnYy]{1,6}", trigger):
        return replaced(words, start, end, "[value]")
    if re.fullmatch(r"(?i)t\.?b\.?[a-z]\.?", trigger):
        settled = replaced(words, start, end, "[value]")
        tail = (
            "[Name, role] confirms or changes this by [date], by change request if effort changes."
        )
        return settled if "|" in words else closed(settled, tail)
    return closed(
        words,
        "[Role at the Client] and [role at the Supplier] decide this by [date]; until "
        "then [value] applies.",
        start,
    )
