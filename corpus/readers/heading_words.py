"""The words under which post-mortems and tickets put their parts.

Only used to tell a heading from a sentence; what a heading says about its text is not judged here.
"""

from __future__ import annotations

import re

_CAUSES = (
    (
        r"(?:(?:root|main|primary|secondary|further|contributing|proximate|direct|underlying|key|"
        r"probable|possible|immediate|other|technical) )?(?:causes?|reasons?)(?:/triggers?)?"
    ),
    r"(?:also |not |main |key )?contributing(?: (?:factors?|causes?))?",
    r"factors?",
    r"triggers?|proximate cause|fault|leadup|lead-up|lead up|detection|response|recovery",
    r"(?:five|5) whys?|why|how come|why not|not why|(?:root )?causal analysis|cause chain",
    r"root cause analysis|rca|causes and effects|cause notes|why it happened|straight talk on why",
)
_EFFECTS = (
    r"(?:business |customer |user |financial |project )?impacts?(?: assessment)?",
    r"effects?|consequences?|outcomes?|(?:actual |intended |expected )?results?|damage|symptoms?",
)
_ACTIONS = (
    r"recommend(?:ations?|ed)(?:\(s\))?|suggest(?:ions?|ed)?|advice|proposals?|improvements?",
    (
        r"counter-?measures?|(?:corrective|preventive|agreed|next|follow-?up|immediate|remedial|"
        r"mitigating|planned|required)(?: (?:and|/) (?:corrective|preventive))?"
        r"(?: (?:actions?|measures?|steps?|items?))?|follow-?ups?"
    ),
    r"actions?(?: (?:items?|taken|points|plan))?|measures(?: taken)?|next(?: (?:time|steps?))?",
    r"for (?:the future|next time)|going forward|(?:the )?way forward|what now|fix(?:es)?|fix list",
    r"to ?do|do next|hereafter|resolutions?(?: notes?)?|workarounds?|mitigations?|solutions?",
    r"(?:key )?lessons?(?:\(s\))?(?: (?:learn(?:ed|t)|identified))?|(?:key )?learnings?|takeaways",
    r"done|changes made|close notes|fix notes|preventive|corrective|what was done|prevention",
)
_FACTS = (
    r"(?:initial )?(?:background|situation)|context|introduction|foreword|overview|preamble",
    r"(?:executive |delivery |management |incident |project )?summary|short version|long version",
    r"objectives?|scope(?: delivered)?|(?:known )?facts|timeline|chronology|mandate|condition",
    r"(?:the )?(?:incidents?|events?|issues?|problems?)(?: (?:statement|description|found))?",
    r"challenges?|description|abstract|driving event|headline|bottom line|tl;?dr|in short",
    r"analysis|(?:key )?(?:findings?|observations?|concerns?)|deviations?|difficult(?:y|ies)",
    r"evaluation|conclusions?|discussion|evidence|assumptions|in scope|out of scope|risks?",
    r"planned/actual|status at close|what happened|performance|project brief|details|notes",
    r"early warnings\??|previously identified\??|steps to reproduce|(?:work|closure) notes",
)
_GOOD = (
    r"positives?(?: (?:points?|aspects?|findings?))?|strengths?|achievements?|good(?: points?)?",
    r"bright spots|(?:keep|start|stop|continue|drop|try)(?: doing)?|went well|(?:what )?went wrong",
    (
        r"commendable|favou?rable elements|successes|credit where due|not (?:an? )?(?:issue|cause|"
        r"causes|problem|problematic|the reason)|didn'?t hurt"
    ),
)

_KNOWN = re.compile("|".join((*_CAUSES, *_EFFECTS, *_ACTIONS, *_FACTS, *_GOOD)))

#: Words that open a longer heading: "Causes of deviation", "Root causes agreed in the workshop".
_OPENERS = re.compile(
    r"(?:(?:root|main|contributing|possible|probable) )?(?:causes?|reasons?|factors?|lessons?|"
    r"recommendations?|findings?|observations?|actions?|impacts?|effects?|consequences?|"
    r"objectives?|advice|learnings?|results?|problems?|positives?|aspects?|deviations?|"
    r"proposals?|measures?|matters?|determination|points?|summary|review|things?)\b"
    r"(?: (?:of|for|to|from|in|and|with|that|we|on|identified|agreed|considered|examined|found|"
    r"alleged|done|which|people|taken|[a-z0-9])\b.*)?"
)

#: Questions that a template asks.
_QUESTIONS = re.compile(
    r"(?:and )?(?:what|why|how|where|which|who)(?:'s|'d|'re)? (?!would like|do i|about)[^.!,;]*"
)

#: Labels of one-line values; they end the section above them.
_VALUES = re.compile(
    r"owner|due date|prepared by|written by|submitted by|author|reporter|participants|attendees|"
    r"distribution|classification|severity|priority|status|category|tags|labels|date|duration"
)

#: Labels that may stand in the middle of a line, after the end of a sentence.
_WITHIN = re.compile(
    r"(?:(?:root|main|secondary|contributing) )?causes?(?: [a-z0-9])?|impact|effects?|results?|"
    r"consequences?|learnings?|lessons?(?: learn(?:ed|t))?|recommendations?|advice|situation|"
    r"actions?(?: taken)?|resolution|follow-?up|counter-?measures?|positives?|background|context|"
    r"next steps?|fix|factors?|good|hereafter|workaround|mitigation"
)

_PARENTHESIS = re.compile(r"\s*\([^()]*\)\s*$")
_MAX_WORDS = 10


def normal(heading: str) -> str:
    """Return a heading in lower case without its closing punctuation and bracketed remark.

    >>> normal("Root cause (mandatory field):")
    'root cause'
    """
    text = heading.strip().rstrip(":?!. ").strip()
    text = _PARENTHESIS.sub("", text)
    return " ".join(text.replace("\u2019", "'").casefold().split()).rstrip(":?!. ")


def is_known(heading: str) -> bool:
    """Say whether the words are a usual heading by themselves.

    A trailing number or letter is allowed: ``Root cause 2``, ``Cause B``.

    >>> is_known("Contributing factors"), is_known("The printers")
    (True, False)
    """
    text = normal(heading)
    if _KNOWN.fullmatch(text):
        return True
    head, _, tail = text.rpartition(" ")
    return bool(head) and (tail.isdigit() or len(tail) == 1) and bool(_KNOWN.fullmatch(head))


def is_likely(heading: str) -> bool:
    """Say whether the words read like a heading of such a document when they stand alone.

    >>> is_likely("Root causes agreed in the workshop"), is_likely("What went right")
    (True, True)
    """
    text = normal(heading)
    if len(text.split()) > _MAX_WORDS:
        return False
    return is_known(heading) or bool(_OPENERS.fullmatch(text) or _QUESTIONS.fullmatch(text))


def is_value_label(label: str) -> bool:
    """Say whether a label announces a value of one line, such as an owner."""
    return bool(_VALUES.fullmatch(normal(label)))


def may_stand_within(label: str) -> bool:
    """Say whether a label is so clear that it opens a section in the middle of a line."""
    return bool(_WITHIN.fullmatch(normal(label)))
