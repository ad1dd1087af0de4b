"""Ways of paying of which one thing can have only one, each with the words that tell it."""

from __future__ import annotations

_TAX = r"(?:vat|value[- ]added tax|sales tax|gst|service tax|taxes|turnover tax)"
_TRAVEL = (
    r"(?:travel(?:ling)?(?: (?:and|costs?|expenses?|time))?|expenses|airfares?|flights?|hotels?"
    r"|lodging"
    r"|subsistence|accommodation|journeys?|mileage|per diem|out[- ]of[- ]pocket costs?|trips?)"
)

_CLIENT = r"(?:client|customer|buyer|owner|employer|purchaser|authority|council|bank|company)"
_SUPPLIER = r"(?:supplier|vendor|contractor|consultant|provider|agency|integrator|seller)"

#: By question, then by answer.
MONEY: dict[str, dict[str, str]] = {
    "how it is paid": {
        "fixed": (
            r"(?:is|are) fixed|fixed[- ](?:price|fee|sum|charge|amount|rate)"
            r"|firm (?:fixed )?price|(?:price|fee|sum|it)"
            r" (?:is|are|stays?|remains?) (?:firm|fixed|unchanged)|lump[- ]sum|flat[- ]?(?:fee"
            r"|rate|amount"
            r"|charge|price|sum|monthly|yearly|annual)|a flat|all[- ]in(?: price)?|all[- ]inclusive"
            r"|set (?:amount|price|fee)|does not change|(?:price|fee|sum) covers all"
            r"|fixed and final"
            r"|(?:regardless|irrespective|independent(?:ly)?) of (?:the )?(?:\w+ )?(?:hours"
            r"|effort|time|number|use"
            r"|days)|whatever (?:effort|the effort|hours)|however (?:many|long|much)"
            r"|does not depend on"
            r"|agreed price|fixed for the (?:whole )?(?:term|duration|project)"
        ),
        "by effort": (
            r"by the (?:hour|day|visit|call|ticket|piece|page|word)|hourly"
            r"|time[- ]and[- ]materials?|t&m"
            r"|day[- ]rate basis|on a day[- ]rate|per hour (?:worked|spent)|actual (?:effort"
            r"|hours|time|days"
            r"|use|usage)|actually (?:worked|spent|used|needed)|(?:hours|days|time)(?: are"
            r"| is)? (?:as )?"
            r"(?:worked|spent|incurred|used)|as (?:incurred|worked|used)|(?:hours|days"
            r"|time) (?:are|is)"
            r" (?:recorded and )?(?:billed|charged|invoiced)|time ?sheets?|pay per|per ticket"
            r"|on (?:the basis of )?"
            r"effort|by effort|at the (?:hourly |daily |day )?rates|at (?:hourly|daily|day) rates"
            r"|per \w+ used|according to use|metered|by consumption|hours are recorded"
        ),
    },
    "whether tax is in it": {
        "included": (
            rf"includ\w+ (?:of )?(?:all |any |the )?(?:statutory |applicable )?{_TAX}"
            rf"|inclusive of (?:all )?{_TAX}"
            rf"|{_TAX}(?: at [\d.]+ ?%)? (?:is |are )?(?:already )?(?:included|contained)"
            r"|gross (?:prices?|fees?"
            rf"|amounts?)|incl\.? {_TAX}|{_TAX} incl"
        ),
        "added": (
            rf"exclu\w+ (?:of )?(?:any |all )?(?:statutory |applicable )?{_TAX}"
            rf"|exclusive of (?:all )?{_TAX}|plus"
            rf" (?:statutory |applicable |the )?{_TAX}|{_TAX}(?: of [\d.]+ ?%)? (?:is|are"
            r"|will be|shall be)"
            rf" (?:added|charged|payable|invoiced)|net of {_TAX}|before {_TAX}|without {_TAX}"
            rf"|excl?\.? {_TAX}"
            rf"|{_TAX} (?:extra|on top)|(?:are|is) net\b|{_TAX} comes on top|subject to {_TAX}"
        ),
    },
    "whether travel is paid": {
        "included": (
            r"(?:includ\w+|inclusive of|cover\w*|contain\w*) (?:all |any |the |her |his |their "
            rf"|its )?{_TRAVEL}"
            rf"|{_TRAVEL}[\w ,]{{0,25}} (?:is|are) (?:already )?(?:included|covered|in the"
            r"|(?:a )?part of|not"
            r" (?:charged|chargeable|billed|invoiced|reimbursed|refunded|paid))"
            rf"|no {_TRAVEL} (?:is|are)"
            rf" (?:charged|paid|billed|invoiced|reimbursed)|bears? (?:its|their|his|her|all)"
            rf" (?:own )?{_TRAVEL}|at (?:its|their) own {_TRAVEL}"
        ),
        "charged": (
            rf"{_TRAVEL}[\w ,]{{0,30}} (?:is|are|will be|shall be) (?:charged|billed|invoiced"
            r"|refunded"
            r"|reimbursed|paid|payable|recharged|passed on|claimed|on top)|(?:refunds?|reimburses?"
            r"|pays?)[\w' ,]{0,30}"
            rf" {_TRAVEL}|{_TRAVEL} (?:at cost|against receipts|extra|on top|by receipt)"
            rf"|plus {_TRAVEL}"
            rf"|exclu\w+ (?:of )?{_TRAVEL}|{_TRAVEL}[\w ]{{0,20}}, which the \w+ refunds"
        ),
    },
    "whether it is charged": {
        "free": (
            r"free of (?:any )?charge|at no (?:extra |additional |further )?(?:charge|cost)"
            r"|for free|not"
            r" (?:chargeable|charged|invoiced|billed)|no (?:extra |additional "
            r"|further )?(?:charge|cost|fee)s?"
            r"|included in the (?:price|fee|rate|lump sum|budget)|(?:is"
            r"|are) (?:already )?(?:included|in the (?:price"
            r"|fee|rate))|without (?:extra |additional |further )?(?:charge|cost|fee)|in (?:our"
            r"|the) price"
            r"|covered by the (?:price|fee|rate)|includes?|already covers?|fixed for free"
            r"|(?:fee|price|rate|sum) (?:covers?|comprises?|contains?)"
            r"|(?:is|are) (?:contained|comprised)"
            r"|part of (?:it|the (?:\w+ )?(?:price|fee|rate|sum))"
            r"|at no expense|inclusive"
        ),
        "charged": (
            r"(?:is|are|will be|shall be) (?:charged|invoiced|billed|payable|reimbursed|added)"
            r"|charged (?:separately"
            r"|at|extra)|(?:invoiced|billed|paid|quoted) (?:separately|at|extra)|at cost|on top"
            r"|in addition to (?:the|her"
            r"|his|this|its) (?:\w+ )?(?:fee|price|honorarium|budget|rate)|costs? (?:EUR|USD|GBP"
            r"|CHF|[$\u20ac\u00a3])"
            r"|for an? (?:extra|additional) (?:fee|charge)|surcharge|extra charge"
            r"|against receipts|chargeable"
            r"|(?:is|are) (?:paid|claimed|refunded|remunerated) (?:at|on|monthly|against)"
            r"|at (?:list|catalogue) price"
            r"|pays? (?:extra )?for|paid in full|fully charged|due in full|(?:whole|full) (?:fee"
            r"|price) is due"
        ),
    },
    "who buys it": {
        "the client": (
            rf"(?:bought|procured|purchased|ordered|acquired|furnished) by the {_CLIENT}"
            rf"|{_CLIENT} (?:shall |will )?"
            r"(?:buys?|procures?|purchases?|orders?|acquires?|furnish(?:es)?)"
            r"|free[- ]issue"
        ),
        "the supplier": (
            r"(?:price|fee|sum|rate|offer) (?:[^\s.;]{1,12} ){0,4}"
            r"(?:includes?|comprises?|covers?|contains?)"
            r"|included in (?:the|our|its) (?:price|fee|sum|rate)"
            rf"|{_SUPPLIER} (?:shall |will )?"
            r"(?:buys?|procures?|purchases?|orders?|acquires?|furnish(?:es)?"
            r"|suppl(?:y|ies) and (?:install|fit|mount|erect)s?)"
        ),
    },
    "whether prices move": {
        "fixed": (
            r"(?:rates?|prices?|fees?) (?:are|is|stay|stays|remain|remains|will be) (?:fixed"
            r"|firm|unchanged|constant"
            r"|frozen)|no (?:price|rate) (?:increase|adjustment|indexation)|(?:rates?|prices?"
            r"|fees?) (?:do|does) not"
            r" (?:rise|change|increase)|(?:rates?|prices?|fees?) (?:hold|are held)"
        ),
        "indexed": (
            r"(?:rates?|prices?|fees?) (?:rise|rises|increase|increases|go up|are (?:indexed"
            r"|adjusted|raised|reviewed)"
            r"|is (?:indexed|adjusted|raised))|indexation|consumer price index|(?:may"
            r"|can) (?:raise|increase|adjust)"
            r" (?:its|the|their) (?:rates?|prices?|fees?)"
        ),
    },
    "whether it is capped": {
        "capped": (
            r"capped|cap of|(?:total|fees?|budget|price|charges?|hours)[\w ]{0,30} (?:not|never)"
            r" (?:to )?exceed|not[- ]to[- ]exceed|ceiling(?: price)?"
        ),
        "without limit": (
            r"without (?:any )?limit(?:ation)?|no (?:upper )?limit|uncapped|unlimited"
            r"|whatever their number|however many (?:they|hours)"
        ),
    },
    "when it is paid": {
        "in advance": (
            r"in advance|up ?front|before (?:work|the work|services) (?:starts?|begins?)|prepaid"
            r"|on order|before we start"
        ),
        "afterwards": (
            r"in arrears|half now|after (?:delivery|completion|acceptance)"
            r"|at the end of (?:each|the"
            r"|every) (?:month|quarter)"
        ),
    },
    "how it is invoiced": {
        "by the month": (
            r"(?:invoic\w+|bill\w*|paid|pays|payable)[\w ,]{0,40} (?:monthly|quarterly"
            r"|(?:each|every|per) (?:month|quarter))|at the end of (?:each|every) (?:month|quarter)"
            r"|(?:twelve|equal) (?:equal )?monthly (?:amounts|instal?lments|parts|sums|invoices)"
            r"|monthly (?:invoices?|instal?lments)"
        ),
        "when it is done": (
            r"(?:pay|pays|paid|payable|invoic\w+|due)[\w ,]{0,50}"
            r" (?:upon|on|after|once|when|following) [\w' ]{0,30}"
            r"(?:deliver\w*|complet\w+|accept\w+|handover|hand-over|finished)"
            r"|(?:one|a single) invoice"
        ),
    },
    "whether money comes back": {
        "refunded": r"refund(?:ed|s|able)|paid back|returned to the (?:client|customer)|money back",
        "not refunded": (
            r"non[- ]?refundable|not (?:be )?(?:refunded|refundable|returned|paid back)"
            r"|no refund"
        ),
    },
    "when it is earned": {
        "on success": (
            r"success (?:basis|fee)|only (?:when|if|once) [\w ]{1,40} (?:signs?|hired|sold"
            r"|closes?)|no (?:win|cure)"
            r"|contingent (?:fee|on)|paid only (?:when|if|once|on)"
        ),
        "in any case": (
            r"retainer|not refunded if|irrespective of (?:the )?(?:outcome|result|success)"
            r"|whether or not|due when"
            r" the \w+ is commissioned|in any (?:case|event)"
        ),
    },
}
