"""Words that several kinds of passages share: numbers, parties, references. Fragments of patterns.

Every fragment is a plain alternation or has bounded repetition, so matching is linear in the text.
"""

from __future__ import annotations

import re


def either(words: str) -> str:
    """Return a fragment that matches any of the words, parted by ``/``, longest first.

    >>> either("user/user group")
    '(?:user group|user)'
    """
    distinct = {" ".join(word.split()) for word in words.split("/")}
    listed = sorted(distinct, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(word for word in listed if word)})"


def whole(fragment: str) -> re.Pattern[str]:
    """Return a pattern of whole words, capitals or not."""
    return re.compile(rf"(?<![\w-])(?:{fragment})(?![\w-])", re.IGNORECASE)


def in_small_letters(words: str) -> str:
    """Return a text of the same length in small letters, for patterns of `blind`.

    >>> in_small_letters("To be AGREED")
    'to be agreed'
    """
    lowered = words.lower()
    if len(lowered) == len(words):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in words)


def blind(pattern: re.Pattern[str]) -> re.Pattern[str]:
    r"""Return a pattern that finds in small letters what one that ignores capitals finds in any.

    It takes half the time: an alternative is skipped by its first letter, as long as that letter
    stands for itself alone.

    >>> blind(re.compile(r"\bTBD\b|\W[DM]\d", re.IGNORECASE)).pattern
    '\\btbd\\b|\\W[dm]\\d'
    """
    if not pattern.flags & re.IGNORECASE:
        return pattern
    kept = re.sub(
        r"\\.|[A-Z]",
        lambda found: found[0] if found[0][0] == "\\" else found[0].lower(),
        pattern.pattern,
    )
    return re.compile(kept, pattern.flags & ~re.IGNORECASE)


NUMBER_WORD = either(
    """
    /one/two/three/four/five/six/seven/eight/nine/ten/eleven/twelve/thirteen/fourteen/fifteen
    /sixteen/seventeen/eighteen/nineteen/twenty/thirty/forty/fifty/sixty/seventy/eighty/ninety
    /hundred/thousand/million/dozen/single/both/half/twenty-four/forty-eight/seventy-two
    """
)
NUMBER = rf"(?:\d[\d.,]{{0,14}}(?:k|m)?|{NUMBER_WORD})"
TIME = either(
    "second/minute/hour/day/week/month/quarter/year/working day/business day/calendar day"
    "/working hour/business hour/workday/sprint/person-day/person day/man-day/fte"
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}\b(?:,?\s\d{{4}})?"
    rf"|{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?"
    rf"\b(?:,?\s\d{{4}})?|{MONTH}\s\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    r"|(?:calendar )?week \d{1,2}|q[1-4](?:\s\d{4})?|\d{4}\s?q[1-4])"
)
#: Who signs a statement of work, and who acts for them.
PARTY = either(
    """
    /client/customer/supplier/vendor/contractor/consultant/provider/service provider/company
    /buyer/purchaser/agency/authority/employer/bank/insurer/council/hospital/university
    /ministry/trust/integrator/implementer/partner/subcontractor/sub-contractor/third party
    /licensor/host/seller/parties/party/we/us/you/they
    """
)
ROLE = either(
    """
    /project manager/programme manager/program manager/delivery manager/service manager
    /test manager/change manager/account manager/data owner/process owner/product owner
    /business owner/owner/sponsor/project sponsor/steering committee/steering group
    /project board/change board/architect/engineer/administrator/team/project team
    /delivery team/lead/project lead/team lead/tech lead/analyst/developer/tester/trainer
    /officer/director/head of [a-z]{2,20}/cio/cto/cfo/pmo/scrum master/it department
    /department/office/committee/board/manager/staff/personnel/security team/works council
    """
)
AGENT = rf"(?:{PARTY}|{ROLE})s?"
#: Where what is said is said exactly.
REFERENCE = re.compile(
    r"\b(?:annex|annexe|appendix|schedule|exhibit|attachment|enclosure)\s(?:[A-Z]\b|\d|[IVX]+\b)"
    r"|\b(?:section|clause|table|chapter|paragraph|article|item)s?\s\d"
    r"|\b(?:listed|set out|set forth|defined|specified|described|named|shown|itemi[sz]ed"
    r"|stated|detailed"
    r"|enumerated|identified|agreed|recorded|given|contained)\s(?:in|at|below|above|under"
    r"|on|herein)\b"
    r"|\b(?:per|in accordance with|according to|in line with"
    r"|as per)\s(?:the\s)?(?:[\w-]+\s){0,3}"
    r"(?:annex|appendix|schedule|table|list|plan|catalogue|matrix|specification|backlog"
    r"|baseline)\b",
    re.IGNORECASE,
)
#: Something bounds an open end.
CAP = re.compile(
    r"\b(?:up to|at most|no more than|not more than|not exceed(?:ing)?|(?:a "
    r"|to a )?max(?:imum|\.)?(?: of)?"
    r"|limited to|capped at|cap of|total of|budget of|pool of|quota of|allowance of"
    r"|contingent of)\s"
    rf"(?:a\s)?(?:total\s)?(?:of\s)?(?:[A-Z]{{3}}\s|[$€£]\s?)?{NUMBER}",
    re.IGNORECASE,
)
#: Work goes on until the money for it is spent, and no longer.
UNTIL_SPENT = re.compile(
    r"\buntil (?:[\w'-]+ ){0,3}?(?:cap|budget|limit|ceiling|allowance|quota|contingent)\b"
    r"(?: (?:of|for) [^;:|]{1,40}?)? (?:(?:is|are|has been|have been|is fully) )?"
    r"(?:reached|exhausted|used up|spent|consumed|met)\b",
    re.IGNORECASE,
)
#: What is more than agreed goes through change control or is paid for.
CHANGE = re.compile(
    r"\bchange (?:request|order|control|note|notice|procedure|process|management|board)"
    r"|\bchange-?control"
    r"|\b(?:contract|scope) (?:variation|amendment|change)|\bvariation (?:order|request)"
    r"|\b(?:written|signed) "
    r"(?:amendment|change|variation|agreement|order)|\b(?:charged|billed|invoiced|quoted"
    r"|priced|ordered)"
    r" (?:separately|additionally|extra|at|on)\b|\bseparate(?:ly)? (?:quote|quoted|order"
    r"|agreement|statement|sow|offer"
    r"|contract|proposal)|\brate card|\b(?:day|daily|hourly) rates?\b|\btime[- ]and[- ]materials?",
    re.IGNORECASE,
)
#: Something is kept out of scope.
EXCLUDED = re.compile(
    r"\bexclud|\bexclusion|\bout(?:side)?[- ](?:of )?(?:the |this )?(?:agreed )?scope"
    r"|\b(?:not|nor|n't)(?: \w+){0,2} (?:include|cover|part of|in scope"
    r"|within (?:the )?scope|comprise|extend|foreseen"
    r"|responsible|liable|obliged|required to|entitled|provide|perform|supply|deliver"
    r"|support|accept|assume)"
    r"|\bno (?:other|further|additional|more|\w+ other)\b|\bnot (?:be )?(?:included"
    r"|covered|provided|supported"
    r"|offered|delivered|migrated|in scope|part)\b|\bremains? with the\b"
    r"|\bwithout (?:any )?(?:obligation|liability)"
    r"|\bsubject to (?:a |an |the )?(?:separate|additional|change)",
    re.IGNORECASE,
)
DEFINITION = re.compile(
    r"^[\"']?[A-Z][\w\s/&()\"'-]{0,80}[\"']?\s(?:shall |will )?(?:means?|refers? to"
    r"|is defined as|has the meaning|"
    r"denotes?|is understood as|stands for)\b|\bmeans (?:any|the|a|an|all|that)\b"
    r"|^definitions?\b|\bas used in this"
    r"|\b(?:is|are) defined (?:as|in)\b|\bhave the meanings?\b",
    re.IGNORECASE,
)
LEGAL = re.compile(
    r"\bliab(?:le|ility)|\bindemnif|\bgoverning law|\bgoverned by the laws?|\bjurisdiction"
    r"|\bforce majeure"
    r"|\bconfidential(?:ity)? (?:information|agreement|obligations?)|\bwarrant(?:y"
    r"|ies) of (?:merchant|fitness)|\bmerchantability"
    r"|\bintellectual property|\bseverab|\bwaive[rd]?\b|\bterminat(?:e"
    r"|ion)\b.{0,80}\b(?:notice|breach|convenience)"
    r"|\bmaterial breach|\bconsequential|\bentire agreement|\bnon-?disclosure"
    r"|\bassigns?\b.{0,40}\brights\b"
    r"|\bdata protection|\bgdpr\b|\bpersonal data\b|\bapplicable law|\bdispute|\barbitrat"
    r"|\bhereto\b|\bhereunder\b"
    r"|\bnegligence|\bdamages\b|\blicen[cs]or\b|\bsub-?licen[cs]|\bcourts? of\b"
    r"|\bin witness\b|\bcounterparts?\b",
    re.IGNORECASE,
)
#: A promise of somebody: what a dispute can be about.
PROMISE = re.compile(
    r"\b(?:will|shall|must|should|agrees? to|undertakes?|commits?|needs? to|ha(?:s|ve) to"
    r"|is to|are to|is responsible"
    r"|are responsible|provides?|delivers?|ensures?|performs?|supports?|supplies|produces?"
    r"|develops?|implements?"
    r"|conducts?|holds?|carries|maintains?|prepares?|creates?|migrates?|configures?"
    r"|trains?|assists?|includes?|covers?"
    r"|comprises?|builds?|sets? up|installs?|runs?|hosts?|responds?|resolves?|fix(?:es)?"
    r"|reports?|handles?|manages?)\b",
    re.IGNORECASE,
)
