"""Headings: which lines are headings, and what a heading says of the statements under it.

A heading is evidence, not a decision: under "Lessons" or "What happened" stand causes, effects and
advice side by side. How far each kind of heading is believed is fitted (:mod:`models.roles`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.roles.contract import Evidence
from models.sentence_rules import word_set

#: Headings are short; longer lines are statements.
LONGEST_HEADING = 70
_MOST_WORDS = 9
_LABEL_WORDS = 5
_LONGEST_QUESTION = 14

# First match wins, so that "not a cause" and "didn't go well" are met before "cause" and "well".
_KINDS: tuple[tuple[Evidence, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            Evidence.POSITIVE,
            r"\bnot (?:a |the )?(?:root )?(?:causes?|problematic|the problem)|why not lower",
        ),
        (
            Evidence.PROBLEM,
            (
                r"(?:n't|dnt) (?:go|work|run|help)|\bnot? (?:go|so|work|well|run)|went (?:wrong"
                r"|bad|not|poor)|\bbad\b|\bbroke\b"
                r"|went less|(?:go|goes|gone) wrong|be(?:en)? (?:better|improved)|why not higher"
                r"|(?:niet|minder) goed|ging (?:er )?(?:mis|fout)"
                r"|nicht (?:gut|so)|schlecht|schief|n'a pas|moins bien|a mejorar"
                r"|improvement|improve\b|verbesser(?!ungsv)|kon beter"
                r"|à améliorer|\bminus\b|negatives?\b|\bbad\b|badly|\bcons\b"
            ),
        ),
        (
            Evidence.POSITIVE,
            (
                r"went (?:well|good|right|smooth)|well\b|good\b|great\b|positive|strength|worked"
                r"|success|achievement|keep\b|helped|held up|bright|fine\b|proud|lucky|highlight"
                r"|praise|kudos|gut\b|goed\b|gelaufen|stärken|erfolge?\b|positiv|points forts"
                r"|réussi|bien\b"
                r"|logros|liked\b|glad\b|\bwins?\b|\bplus\b|\bpros\b"
            ),
        ),
        (
            Evidence.RECOMMENDATION,
            (
                r"recommend|next time|next team|future|preventi|prevent\b|advice|advise|suggest"
                r"|propos|improvement action|do (?:we )?(?:change|differently)|change next"
                r"|going forward"
                r"|way forward|pass on|would you (?:change|tell)|would we|differently|what now"
                r"|do next"
                r"|start doing|stop doing|\btry\b|\bdrop\b|start$|stop$|empfehl|vorschl|künftig"
                r"|aanbevel|voortaan|volgende keer|verbeterpunt"
                r"|recommand|préconis|recomend|consequences for us|next phase|next steps?|next\b"
            ),
        ),
        (
            Evidence.CAUSE,
            (
                r"root ?cause|\bcaus|\bwhy|whys|\breason|trigger|\bfault|contribut|ursache|gründe"
                r"|oorza(?:ak|ken)|redenen?\b|waarom|\bgrund\b|auslöser"
                r"|warum|pourquoi|\braisons?\b|\brc[ao]?\b|origin of|driver"
                r"|underlying|motivo|causante|failure mode"
            ),
        ),
        (
            Evidence.IMPACT,
            (
                r"impact|effect|consequence|damage|outcome|result|auswirkung|folgen?\b|schaden"
                r"|gevolg(?:en)?\b"
                r"|conséquen|consecuencia|efecto|symptom|cost\b|loss(?:es)?\b|affected|bottom line"
            ),
        ),
        (
            Evidence.RESOLUTION,
            (
                r"resol(?:ution|ved)|recover|work ?around"
                r"|\bfix(?:es|ed)?\b|fix notes|mitigation|mitigated|remed|repair|restor|how solved"
                r"|was done|lösung|behebung"
                r"|oplossing|opgelost|behoben|résolution|correctif|solución|soluzione|solution\b"
            ),
        ),
        (
            Evidence.ACTION,
            (
                r"action|measure|follow.?up|to.?dos?\b|countermeasure|maßnahme|massnahme|maatregel|mesures"
                r"|acciones|medidas|response|reaction|steps taken|capa\b"
            ),
        ),
        (
            Evidence.LESSON,
            r"lesson|learn|takeaway|insight|leerpunt|lessen\b|erkenntnis|leçon|lecci|retro",
        ),
        (
            Evidence.PROBLEM,
            (
                r"problem|issue|difficult|challenge|pain|hurt|disturb|in the way|obstacle|blocker"
                r"|concern|weakness|shortcoming|deficien|finding|warning|gaps?\b|deviation|schwier"
                r"|probleme|difficult|hindernis|schwäche|abweichung|fehler|irritant|frustrat"
                r"|sad\b|mad\b"
                r"|feststellung|constat|observation|analysis|analyse"
            ),
        ),
        (
            Evidence.NARRATIVE,
            (
                r"happened|summary|timeline|chronolog|event\b|events|incident|description|overview"
                r"|detect|story|narrative|abstract|headline|performance|delivered|got\b|did we do"
                r"|samenvatting|verloop|ablauf|vorfall|zusammenfassung|hergang|résumé|déroul|resumen|leadup|lead.?up"
                r"|current status|facts|what we (?:saw|did)|problem statement|actual"
            ),
        ),
        (
            Evidence.CONTEXT,
            (
                r"background|context|objective|introduction|scope|situation|brief|goal|purpose|task"
                r"|[ai]a?nleiding|achtergrond|einleitung|doel(?:stelling)?\b"
                r"|plan\b|planned|set out|about|ausgangs|hintergrund|ziel|contexte|objectif"
                r"|contexto"
                r"|project\b|engagement\b|assumption|initial"
            ),
        ),
        (
            Evidence.SILENT,
            (
                r"participant|attend|distribution|reference|keyword|key word|prepared|written by"
                r"|submitted|approved|agenda|contents|appendix|annex|teilnehmer|verteiler|glossary"
                r"|revision history|contacts?\b|sign.?off|see also|links?\b"
            ),
        ),
    )
)
_SAYS_NOTHING = word_set(
    """text body comment comments note notes description details detail message narrative content
    freitext beschreibung bemerkung texte free lesson_text summary_text title"""
)
# Words that a line may hold beside a recognised one and still be a heading without a colon.
_FILLERS = word_set(
    """a an and are as at be been by can could did do does for from go had has have i in is it its
    me my next not of on one or our out part so team that the their this to us was we were what
    when where which who will with would you your any s t key main primary secondary further other
    possible probable likely direct list section notes note points point areas area went well good
    right wrong get got improved better better? best more most less delivery project customer
    engagement management executive technical business immediate corrective preventive long short
    term taken agreed initial final current detailed die der das und was wie lief ist war von zu
    nicht gut les des le la et de du qu que we'd didn't don't doesn't wasn't couldn't went really
    following projects service process phase recommendations recommendation learned learnt
    positives positive causal mandatory field required optional statement happened happen chain
    ce qui a marché fonctionné
    concern concerns worked found root contributing contributory factor factors five early driving
    things thing change changed keep keeping set seen held help up ran run doing spots aspects way
    forward tell say pass higher lower ahead line bottom time times area where's here there been
    should how's why's status report log history resolution"""
)
_NUMBERING = re.compile(
    r"^(?:\s|[#=*_>•·‣▪◦\-\u2013—]+|\(?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})[.)]"
    r"|\d{1,2}(?:\.\d{1,2})*\s+"
    r"|Q\d{0,2}:|\[|\b(?:topic|section|part|step)\s+\w{1,2}\s*[\u2013—:-])+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s:=*_#\]?!.…\-\u2013—]+$|\s*\([^()]*\)\s*[:?]?$")
_BULLET = re.compile(r"\s*[-\u2013—•*·‣▪◦+]\s")
_QUESTION = re.compile(r"(?i)(?:what|why|how|where|which|when|who|was|did|were|could)\b.*\?$")
_INLINE = re.compile(r"[^\W\d_][^:.?!\n;,]{1,48}?(?P<mark>:(?=\s)|\?(?=\s)|\s[-\u2013—](?=\s))")
_METADATA = re.compile(
    r"(?i)(?:project|customer|client|kunde|account|engagement|date|datum|author|autor|owner|status"
    r"|state|ticket|case|inc(?:ident)?|tkt|id|ref|priority|prio|severity|sev|assignee|assigned to"
    r"|reporter|requester|queue|category|component|environment|version|user|phase|team|region"
    r"|rating|score|topic|duration|attendees|participants|teilnehmer|present|prepared by|written by"
    r"|submitted by|reviewed by|approved by|case comment by|comment by|distribution|verteiler|tags?"
    r"|labels?|keywords?|opened|closed|created|updated|reported by|logged by|contact|phone|tel)"
    r"(?: (?:no|nr|id|name|number|manager|lead|out of \d+))?\.?"
)
# Labels of a ticket's head that may also open a sentence about the work.
_TOLD = re.compile(r"(?i)(?:project|customer|topic|phase|team|incident|component|environment)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading met in running text; ``length`` is how far it reaches into the line."""

    text: str
    evidence: Evidence
    length: int


def heading_evidence(heading: str) -> Evidence:
    """Return what a heading or column label says of the statements under it.

    >>> heading_evidence("3. What didn't go well?").value, heading_evidence("Root Cause").value
    ('problem', 'cause')
    """
    words = _normalised(heading)
    if not words or set(words.split()) <= _SAYS_NOTHING:
        return Evidence.NONE
    return next((kind for kind, known in _KINDS if known.search(words)), Evidence.OTHER)


def heading_in(line: str, *, formal: bool = False) -> Heading | None:
    """Return the heading that a line is or begins with, or None for a statement.

    ``formal`` says that the document marks the line as a heading (``#``, capitals, underlining),
    so that unknown words are a heading too.

    >>> heading_in("Root cause: no capacity plan").length
    11
    >>> heading_in("The root cause was a missing capacity plan.") is None
    True
    """
    begin = match.end() if (match := _NUMBERING.match(line)) else 0
    whole = line[begin:].rstrip()
    if not whole:
        return None
    # "- no plan" is an item of a list; "- Causes:" opens one.
    listed = bool(_BULLET.match(line)) and not whole.endswith(":")
    if not listed and _is_whole_heading(
        whole, formal=formal or line.lstrip().startswith(("#", "=="))
    ):
        return Heading(whole, heading_evidence(whole), len(line))
    inline = _INLINE.match(line, begin)
    if inline is None:
        return None
    label = line[begin : inline.start("mark")]
    strong = inline["mark"] == ":"
    known = heading_evidence(label) not in {Evidence.OTHER, Evidence.NONE}
    if strong and _METADATA.fullmatch(label):
        told = _TOLD.match(label) and len(line[inline.end() :].split()) > _LABEL_WORDS
        kind = Evidence.NONE if told else Evidence.SILENT
        return Heading(label, kind, inline.end("mark"))
    if known and len(label.split()) <= _LABEL_WORDS and _only_heading_words(label):
        return Heading(label, heading_evidence(label), inline.end("mark"))
    return None


def _is_whole_heading(line: str, *, formal: bool) -> bool:
    words = line.split()
    if " | " in line:
        return False
    if _QUESTION.match(line) and len(words) <= _LONGEST_QUESTION:
        return heading_evidence(line) not in {Evidence.OTHER, Evidence.NONE, Evidence.SILENT}
    if len(line) > LONGEST_HEADING or len(words) > _MOST_WORDS or line.endswith((".", ",", ";")):
        return False
    if formal:
        return True
    if line.endswith(":"):
        return ":" not in line[:-1] and "," not in line
    known = heading_evidence(line) not in {Evidence.OTHER, Evidence.NONE}
    return known and _only_heading_words(line)


def _only_heading_words(label: str) -> bool:
    """Whether every word is a filler or carries the evidence: "Cause not known yet" is not."""
    for word in _normalised(label).split():
        bare = word.strip("'\u2019\"/&-\u2013—,?!")
        if bare and not bare.isdigit() and len(bare) > 1 and bare not in _FILLERS:
            parts = [part for part in re.split(r"[/&-]", bare) if part and part not in _FILLERS]
            if any(heading_evidence(part) is Evidence.OTHER for part in parts):
                return False
    return True


def _normalised(heading: str) -> str:
    text = heading.replace("_", " ").replace("\u2019", "'")
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    text = _NUMBERING.sub("", text, count=1)
    while (shorter := _TAIL.sub("", text)) != text:
        text = shorter
    return " ".join(text.lower().split())
