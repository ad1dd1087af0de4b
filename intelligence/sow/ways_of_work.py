"""Ways of working of which one thing can have only one, each with the words that tell it."""

from __future__ import annotations

_CLIENT = (
    r"(?:client|customer|buyer|owner|employer|purchaser|authority|association|council|bank"
    r"|company|clinic|school|plant)"
)
_SUPPLIER = (
    r"(?:supplier|vendor|contractor|consultant|provider|agency|architect|integrator|engineer"
    r"|installer"
    r"|operator|seller|consultancy|developer|maker|manufacturer)"
)

#: By question, then by answer.
WORK: dict[str, dict[str, str]] = {
    "where": {
        "remote": (
            rf"at (?:the )?{_SUPPLIER}'s (?:own )?(?:facility|office|premises|workshop|studio)s?"
            r"|remote(?:ly)?|on-?line|(?:by|over|via) (?:video|phone|telephone|zoom|teams|web)"
            r"|virtual(?:ly)?|from home|over vpn"
            r"|webinars?|web meetings?|video (?:calls?|conferences?)|from their own desks"
            r"|(?:from|in|at) (?:our|its|his|her|their) own"
            r" (?:offices?|premises|workshop|works|warehouse|laborator(?:y|ies)|studio|rooms?)"
            r"|at the (?:coach|trainer|auditor|consultant|agency)'s own premises"
            r"|(?:on-?site (?:visits?|presence|work|support)|presence (?:on|at)[\w ]{0,20}"
            r"|visits?[\w ]{0,25}) (?:is|are)"
            r" (?:excluded|not (?:included|foreseen|part))|no (?:visits|travel|presence)"
            r"|by telephone|remote access"
        ),
        "on site": (
            r"on[- ]site|in person|face[- ]to[- ]face|classroom"
            r"|at the [\w']+ (?:\w+ )?(?:office|premises|plant|headquarters)s?"
            rf"|travels? to (?:your|the|each)|in (?:your|the {_CLIENT}'s) (?:offices?|premises"
            rf"|rooms)|at {_CLIENT}'s premises"
            rf"|at the {_CLIENT}'s|(?:on the|in the) {_CLIENT}'s (?:shop floor|building)"
            r"|at (?:your|our) (?:offices?|premises|site)"
            rf"|(?:in|on|inside) the {_CLIENT}'s (?:own )?"
            r"(?:building|premises|offices?|rooms?)"
            r"|at the headquarters|visits? (?:every|each|the|all)"
            r"|(?:comes?|drives?|goes?) to (?:your|the|each|every)|in their homes|sits? (?:at"
            rf"|in|with)|works? (?:at|in) the {_CLIENT}"
        ),
    },
    "when": {
        "always": (
            r"24 hours|24[x/]7|24 ?h\b|(?:a)?round[- ]the[- ]clock|day and night|seven days (?:a"
            r"|per|each) week|at all (?:hours|times)"
            r"|365 days|at any (?:hour|time of)|every night|7x24|nights and weekends"
            r"|nights and holidays included"
        ),
        "at times": (
            r"voice ?mail|(?:business|office|working|opening|service) hours|on (?:weekdays"
            r"|working days)|monday (?:to|through|until|-)"
            r" (?:friday|saturday|thursday)|next working day|outside \d+[:.]\d+|no (?:cover"
            r"|support|service) (?:at|on|outside)|weekdays"
            r" (?:only|between|from)|not (?:on call|staffed|manned|open|available|reachable)"
            r"|unmanned|closed|unstaffed"
        ),
    },
    "whether it is manned": {
        "manned": r"(?:is|are) (?:manned|staffed)|on duty|on call",
        "unmanned": r"unmanned|unstaffed|not (?:manned|staffed|on call|on duty)|without staff",
    },
    "who does it": {
        "own people": (
            r"own (?:employees|staff|personnel|people)|no (?:subcontractors?|subcontracting)"
            r"|not (?:be )?subcontract\w*"
            r"|(?:staff|people|personnel) on its own payroll|employed by the \w+ itself"
            r"|subcontracting is (?:not|excluded|prohibited|forbidden)"
            r"|other firms is not allowed|without"
            r" subcontractors?|subcontract\w+ (?:is|are) (?:not (?:allowed|permitted)|excluded"
            r"|prohibited)"
        ),
        "others": (
            r"may (?:use |engage |appoint |employ )?subcontract\w*"
            r"|(?:let|passed|given|awarded) to (?:the |a "
            r"|an )?(?:subcontractor|firm)|subcontractors?"
            r" (?:does|do|carr|perform|install|suppl)|affiliates|third[- ]party staff"
            r"|temp agency|partner (?:firm|company|business)|on the"
            rf" {_SUPPLIER}'s behalf|temporary workers|by (?:a |the |its )?subcontractors?"
            r"|freelancers?"
        ),
    },
    "where it runs": {
        "at the supplier's": (
            rf"cloud|saas|hosted by the {_SUPPLIER}|{_SUPPLIER}'s (?:own )?(?:data cent(?:er|re)"
            rf"|servers|cloud)|{_SUPPLIER} hosts"
            r"|streamed to|uploaded to"
        ),
        "at the client's": (
            r"on[- ]prem(?:ises|ise)?|own (?:servers|data cent(?:er|re)|computer room)"
            rf"|{_CLIENT}'s (?:own )?(?:servers|data"
            r" cent(?:er|re)|computer room|hardware)|(?:no|not) [\w ]{0,20}leaves? the"
            r"|do(?:es)? not leave"
        ),
    },
    "where things are kept": {
        "they stay": (
            r"(?:do|does|must|may|will|shall) not leave|stays? (?:in|at|on) the|never leaves?"
            r"|remains? on (?:site|the premises)"
        ),
        "they go": (
            r"picked up|taken away|taken to|removed to|collected and|sent to|shipped to"
            r"|transported to|in our (?:workshop|works|studio|office)"
        ),
    },
    "old and new": {
        "at once": (
            r"switched off on|switch\w* [\w ]{0,30}off on|ends on the day|big bang"
            r"|single cut-?over|shut down [\w ]{0,20}on the day"
        ),
        "side by side": (
            r"side by side|in parallel|parallel (?:run|operation)|stays? (?:available|readable"
            r"|in use) for|both systems"
        ),
    },
    "how it is picked": {
        "all of it": (
            r"100 ?(?:%|percent|per cent)|(?:every|each) (?:single )?(?:record|item|page|unit"
            r"|part|case|file|invoice)|all (?:records|items|pages|units|parts|cases|files"
            r"|invoices)|complete(?:ly)? (?:check|count|inspection)|in full"
        ),
        "a sample": (
            r"samples? of|random(?:ly)? (?:sample|check|chosen|selected)|spot[- ]checks?"
            r"|a sample|sampling|every (?:fifth|tenth|third|second) (?:record|item|page|unit"
            r"|part|case|file|invoice)"
        ),
    },
    "which data": {
        "real": r"(?:real|live|production|productive|original|personal) data",
        "made up": (
            r"(?:synthetic|anonymi[sz]ed|made-up|fictitious|dummy|test|pseudonymi[sz]ed"
            r"|masked) data|no (?:real|personal|live) data"
        ),
    },
    "whether it is new": {
        "new": (
            r"(?:brand[- ]?new|factory[- ]new|unused|new) (?:devices|equipment|machines?|parts"
            r"|hardware|units|furniture)"
        ),
        "used": (
            r"(?:used|refurbished|second[- ]hand|reconditioned|overhauled) (?:devices|equipment"
            r"|machines?|parts|hardware|units|furniture)"
        ),
    },
    "how it is brought": {
        "on paper": (
            r"on paper|printed (?:copy|copies|version)|hard cop(?:y|ies)|by (?:post"
            r"|registered mail|letter)|bound copies"
        ),
        "as a file": (
            r"as (?:a )?(?:pdf|file|word)|electronic(?:ally)?|by (?:e-?mail|upload)"
            r"|in digital form|digital only|paperless"
        ),
    },
}
