"""What stands around the statements of a ticket or mail and is never one: greetings, signatures,
quoted mail, headers, template prompts, empty answers, machine lines.
"""  # noqa: D205 - one sentence that does not fit one line

from __future__ import annotations

import re

from intelligence.heads_and_feet import is_head_or_foot

_GREETING = re.compile(
    r"(?i)(?:hi|hii|hiya|hello|hey|oi|dear|hola|hallo|liebe[rs]?|servus|moin|sehr geehrte[rs]?"
    r"|guten (?:tag|morgen|abend)|bonjour|salut|cher|chère|estimad[oa]s?|apreciad[oa]s?"
    r"|buen[oa]s (?:días|tardes|noches)|good (?:morning|afternoon|evening|day)|morning|afternoon"
    r"|evening|greetings|respected|to whom it may concern|team|guys|folks|all|everyone|fyi)\b"
)
_NAME_CALL = re.compile(r"[A-ZÀ-Þ][\w.'\u2019-]{0,15}(?: [A-ZÀ-Þ][\w.'\u2019-]{0,15}){0,2},")
_CLOSING = re.compile(
    r"(?i)(?:(?:with )?(?:best|kind|warm|many)?[ -]*(?:regards|rgds|regds|wishes|greetings)"
    r"|many thanks|thanks(?: (?:&|and) regards| in advance| a lot| again)?|thank you(?: very much)?"
    r"|thx|tks|ta|cheers|best|sincerely|yours(?: \w+)?|respectfully|cordially|attentively"
    r"|br|vg|lg|mfg|kr|rgds|mit (?:freundlichen|besten|lieben) grü(?:ß|ss)en|grü(?:ß|ss)e?"
    r"|(?:viele|beste|liebe|schöne) grü(?:ß|ss)e|gru(?:ß|ss)|danke(?: (?:schön|vorab|und gruß))?"
    r"|met (?:vriendelijke|hartelijke) groet(?:en)?|(?:vriendelijke )?groet(?:en|jes)?|bedankt"
    r"|cordialement|bien à vous|merci|saludos|atentamente|un abrazo|a hug|gracias)\b"
)
_LETTERHEAD = re.compile(
    r"(?i)(?:from|to|cc|bcc|sent|date|subject|reply-to|von|an|gesendet|betreff|datum|kopie|de|para"
    r"|enviado(?: el)?|asunto|envoyé|objet|à) ?: "
)
_QUOTE_INTRO = re.compile(
    r"(?i)[>\s]*(?:(?:on|am|le|el)\b.{4,120}?\b(?:wrote|schrieb\b.{0,60}|a écrit|escribió)\s?:?"
    r"|[\w .'\u2019-]{2,40} (?:wrote|schrieb|a écrit|escribió):"
    r"|-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|original-nachricht"
    r"|weitergeleitete nachricht|message d'origine|mensaje original|begin forwarded).*"
    r"|begin forwarded message:.*|_{10,})\s*$"
)
_MACHINE = re.compile(
    r"(?i)(?:sent from my |get outlook for |von meinem .{2,20} gesendet|envoyé de mon "
    r"|\*{3}.*\*{3}$|this (?:e-?mail|message)\b.{0,60}\bconfidential"
    r"|the information (?:contained|in "
    r"this)|confidentiality notice|disclaimer:|please consider the environment|do not reply"
    r"|\[?(?:image|cid|attachment|screenshot|logo)\b ?[:\]]|\[(?:chat|teams|slack|e-?mail"
    r"|mail)\b[^\]]*\]$"
    r"|unsubscribe|to unsubscribe from|you received this message because"
    r"|caution: (?:this|external)|\[external\]|you(?:'re| are) receiving this"
    r"|(?:auto(?:matic|mated)? ?-?(?:reply|ack|response|generated))|ticket (?:re)?opened by"
    r"|status (?:changed|set) (?:from|to)|assigned to \w+ by|internal\b.{0,12}do not forward"
    r"|case comment by|\d{1,2}:\d{2}\S* (?:joined|left):)"
)
_PROMPT = re.compile(
    r"(?i)(?:for example:|e\.g\.: |(?:explicit )?next steps to (?:prevent|avoid)\b"
    r"|please (?:describe|list|enter|provide|fill|explain|specify|state|add the|note any)\b"
    r"|describe (?:the|what|how|any|here|in)\b|enter (?:the|your|a|text)\b|list (?:the|any"
    r"|all) .{0,60}"
    r"(?:here|below)|(?:fill|complete) (?:in|out|this)\b|(?:what|why|how|who|when|where|did|was"
    r"|were)\b"
    r"[^.?!]{3,80}\? ?(?:describe|list|explain|please|enter|e\.g\.)\b|note: please (?:add"
    r"|describe|list)"
    r"|click (?:here|or tap)|choose an item|guidance:|instructions?:|hint:|template\b.{0,20}version"
    r"|todo:? (?:fill|add|write)|lorem ipsum)"
)
_STATUS = re.compile(
    r"(?i)(?:we(?:'re| are) (?:now |currently |still |actively )?(?:investigating|continuing to "
    r"(?:investigate|monitor|work)|looking into|monitoring)\b(?:(?! due to | because "
    r"|caused).){0,140}"
    r"|we (?:will|shall) (?:continue to )?(?:provide|share|post|update)\b.{0,100}"
    r"|[\w ,]{3,60} (?:is|are) (?:now )?operating normally"
    r"|[\w ,]{3,60} (?:is|are) experiencing degraded (?:performance|availability)"
    r"|(?:this|the) (?:incident|issue) (?:has been|is|was) (?:now )?resolved)[.!]?"
)
_LOGGED = re.compile(
    r"\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s*<[@+]?[\w|-]+>|.{0,120}\b(?:PROBLEM"
    r"|RECOVERY) - .{0,200}\bis "
    r"(?:CRITICAL|OK|WARNING|UNKNOWN)\b"
)
_LETTERS_AT_LEAST = 3
_PLACEHOLDER = re.compile(r"[<\[{(]{1,2}[^<>\[\]{}()]{2,80}[>\]})]{1,2}")
_EMPTY_ANSWER = re.compile(
    r"(?i)(?:n\.?/?a\.?|none(?: (?:so far|known|identified|noted|to report))?|nil|null|nothing"
    r"(?: to (?:report|add))?|no|yes|tb[adc]|to be (?:defined|determined|confirmed|completed)"
    r"|pending"
    r"|unknown|same(?: as above)?|as above|see (?:above|below|attached|attachments?|ticket"
    r"|description"
    r"|title|notes?|link|file|comments?|report)(?: \w+){0,3}|siehe (?:oben|unten|anlage|anhang)"
    r"|voir (?:ci-dessus|pièce jointe)|attached|keine?|entfällt|k\.?a\.?|aucune?|ninguno|xxx+|test"
    r"|ok(?:ay)?|done|closed|resolved|fixed|not applicable|ditto|\?+)[.!\s]*"
)
_STAMP = re.compile(
    r"(?i)[\[(]?(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4}[T ,]*)?(?:\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?)?"
    r" ?(?:am|pm|utc|cet|cest|gmt|[ap]\.m\.|z|hrs?)?[\])]?[:,.;\s-]*"
)
_TRACE = re.compile(
    r"(?:at [\w$.<>]+\([^)]*\)$|Traceback \(most|File \"[^\"]+\", line \d+"
    r"|Caused by: [\w.]+Exception"
    r"|\.{3} \d+ more$|[+|=_~^*#-]{3,}$)"
)
_SIGNED = re.compile(
    r"(?:[-\u2013—/~]{1,2} ?[\w.]{1,12}(?: [A-Z][\w.'\u2019-]*)?(?:, ?[\w ]{1,20})?|--\s?.{0,60})"
)
_ADDRESS = re.compile(
    r"(?i)(?:\S+@\S+\.\w{2,}|(?:https?://|www\.)\S+|(?:tel|phone|mobile|mob|fax|t|m"
    r"|p)[.:] ?[+\d(][\d ()/.-]{5,}"
    r"|[+(]?\d[\d ()/.-]{7,})\s*"
)
#: A line that only says that a list comes: "The following factors contributed to the outturn:".
_LEAD_IN = re.compile(
    r"(?i)(?!.*[.!?]\s)(?!.*\b(?:because(?! of the following)|which|so|due(?! to the following))\b)"
    r"(?:.{0,160}\b(?:(?:as )?follow(?:s|ing)|namely|folgenden?|folgt|volgende|hieronder)\b.{0,120}"
    r"|.{0,160}\b(?:below|these(?: \w+)?)"
    r"|.{0,160}\b(?:listed|described|given|shown|named|noted|outlined|detailed|set out"
    r"|summari[sz]ed) below\b.{0,120}"
    r"|(?:the|our|die|de|het) .{0,60}\b(?:causes?|reasons?|factors?|lessons?|problems?|issues?"
    r"|impacts?|consequences?|recommendations?|ursachen|gründe|oorzaken|redenen)\b.{0,40}"
    r"\b(?:are|were|is|was|waren|sind|zijn)):\s*"
)
_SHORT_LINE = 60
_FEW_WORDS = 6
_VERB_ENDING = re.compile(r"[.!?]$")


def is_greeting(line: str) -> bool:
    """Whether a line only addresses somebody.

    >>> is_greeting("Dear Mr. Clarke,"), is_greeting("All tests failed, again.")
    (True, False)
    """
    text = line.strip()
    words = len(text.split())
    if re.match(r"(?i)to whom it may concern", text):
        return True
    if len(text) > _SHORT_LINE:
        return False
    if _NAME_CALL.fullmatch(text):
        return True
    if not _GREETING.match(text) or words > _FEW_WORDS:
        return False
    return text.endswith((",", "!", ":")) or (words <= 3 and not text.endswith("."))  # noqa: PLR2004 - "Hi Lena both"


def is_closing(line: str) -> bool:
    """Whether a line begins a signature.

    >>> is_closing("Kind regards"), is_closing("Thanks to the vendor we lost a week.")
    (True, False)
    """
    text = line.strip()
    if _SIGNED.fullmatch(text):
        return True
    match = _CLOSING.match(text)
    if match is None or len(text) > _SHORT_LINE:
        return False
    rest = text[match.end() :].strip(" ,.!-\u2013/&")
    return len(rest.split()) <= 3 and not _VERB_ENDING.search(text[match.end() :].strip(" ,"))  # noqa: PLR2004 - "Thx, Marlene"


def may_be_signature(line: str) -> bool:
    """Whether a line below a closing may still belong to it: a name, a post, an address."""
    text = line.strip()
    few = len(text.split()) <= _FEW_WORDS and len(text) <= _SHORT_LINE
    return (
        (few and not text.endswith((".", "?", "!", ":"))) or _ends_initial(text) or is_address(text)
    )


def _ends_initial(text: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z][\w.'\u2019-]* ?){1,4}", text))


def is_address(line: str) -> bool:
    """Whether a line holds nothing but an address, a link or a telephone number."""
    return bool(_ADDRESS.fullmatch(line.strip(" |<>()")))


def opens_quote(line: str) -> bool:
    """Whether everything below a line is somebody's earlier mail.

    >>> opens_quote("On Aug 9 Tim wrote:"), opens_quote("-----Original Message-----")
    (True, True)
    """
    return bool(_QUOTE_INTRO.match(line))


def is_quoted(line: str) -> bool:
    """Whether a line carries the mark of quoted mail."""
    return line.lstrip().startswith((">", "&gt;", "|>"))


def is_letterhead(line: str) -> bool:
    """Whether a line is a field of a mail's head.

    >>> is_letterhead("Gesendet: Montag, 3. Juni"), is_letterhead("To be honest, it failed.")
    (True, False)
    """
    return bool(_LETTERHEAD.match(line.strip() + " "))


def is_lead_in(line: str) -> bool:
    """Whether a line announces a list and says nothing by itself.

    >>> is_lead_in("The panel found that the following factors had contributed to the outturn:")
    True
    >>> is_lead_in("The following went wrong: the VPN came late.")
    False
    """
    return bool(_LEAD_IN.fullmatch(line.strip()))


def is_prompt(line: str) -> bool:
    """Whether a line tells the writer of a template what to fill in.

    >>> is_prompt("NOTE: Please add the tag to these tasks."), is_prompt("")
    (True, False)
    """
    return bool(_PROMPT.match(line.strip()))


def is_boilerplate(line: str) -> bool:
    """Whether a line says nothing about the engagement, whatever stands around it.

    >>> is_boilerplate("N/A"), is_boilerplate("Describe the impact in one sentence.")
    (True, True)
    >>> is_boilerplate("Customer | Acme Ltd"), is_boilerplate("Document type: Post-mortem")
    (True, True)
    >>> is_boilerplate("Nothing was tested before go-live.")
    False
    """
    text = line.strip()
    if sum(map(str.isalpha, text)) < _LETTERS_AT_LEAST:
        return True
    if any(pattern.match(text) for pattern in (_MACHINE, _PROMPT, _TRACE, _LOGGED)):
        return True
    plain = text.strip("*_ ")
    whole = any(item.fullmatch(plain) for item in (_PLACEHOLDER, _EMPTY_ANSWER, _STAMP, _STATUS))
    return whole or is_address(text) or is_head_or_foot(plain)
