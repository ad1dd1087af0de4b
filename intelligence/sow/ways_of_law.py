"""Terms of a contract of which it can have only one, each with the words that tell it."""

from __future__ import annotations

_CLIENT = (
    r"(?:client|customer|buyer|owner|employer|purchaser|authority|association|council|bank"
    r"|company|board|ministry)"
)
_SUPPLIER = (
    r"(?:supplier|vendor|contractor|consultant|provider|agency|architect|integrator|engineer"
    r"|installer"
    r"|operator|seller|consultancy|developer|institute|university|agent|trainer|studio"
    r"|photographer)"
)
_PERSON = r"(?:sign\w*|writing|written|signature)"

#: By question, then by answer.
LAW: dict[str, dict[str, str]] = {
    "how it is accepted": {
        "by silence": (
            r"deemed|silence (?:\w+ ){0,6}(?:is|means|counts)|(?:stands?|counts?|regarded|taken"
            r"|treated|considered)"
            r" as (?:accepted|approved|given|acceptance|handover|approval)|(?:accepted"
            r"|approved) unless|(?:does not"
            r" (?:object|answer|reply|respond|comment)|no (?:objections?|answer|reply|comments?"
            r"|response|remarks?))"
            r"[\w ,]{0,40}|constitutes? (?:acceptance|approval|handover)"
            r"|automatic(?:ally)? (?:accepted|approved)"
            r"|(?:accepted|approved) automatically|by (?:use|payment)|tacit(?:ly)?"
        ),
        "in writing": (
            r"(?:no|nothing|none|not)\b[\w' ,]{1,60} (?:accepted|approved|live|released|start"
            r"|begin|approval|acceptance"
            r"|paid|go)[\w' ,]{0,30} (?:without|before|until|unless"
            rf"|only)\b[\w' ,]{{0,80}}{_PERSON}|only (?:when|if"
            rf"|once|by|with|upon|after) [\w' ,]{{0,40}}{_PERSON}|(?:accepted|approved"
            r"|confirmed) (?:only )?in writing"
            r"|written (?:acceptance|approval|confirmation|sign[- ]off)"
            rf"|solely by [\w' ,]{{0,30}}{_PERSON}|without"
            r" (?:the |a |his |her |their )?signature|requires? (?:the |a )?(?:signature"
            r"|written)|requires? (?:[\w']+ ){1,3}(?:written )?(?:signature|sign[- ]off)"
            r"|not (?:be )?"
            r"(?:understood|taken|regarded|considered|deemed) as (?:acceptance|approval)"
            r"|does not (?:count|constitute|mean)|silence (?:is|shall|does|will) not"
            rf"|signed acceptance|acceptance (?:certificate|protocol) signed"
        ),
    },
    "whether defects hinder it": {
        "small ones do not": (
            r"(?:minor|small|slight|immaterial|insignificant|cosmetic) (?:defects?|faults?|errors?"
            r"|bugs?)[\w ,]{0,30} (?:do|does|shall|will|may|must) not"
            r"|(?:despite|in spite of|with) (?:minor|small|immaterial) (?:defects?|faults?|errors?)"
        ),
        "none may be there": (
            r"free (?:of|from) (?:any |all )?(?:\w+ )?(?:defects?|faults?|errors?|bugs?)"
            r"|without (?:any|a single) (?:defect|fault|error)|(?:defect|fault|error)[- ]free"
            r"|(?:all|every|any) (?:known )?(?:defects?|faults?|errors?|bugs?)"
            r" (?:is|are|has been|have been|must be) (?:removed|fixed|corrected|closed|repaired)"
        ),
    },
    "how far it is liable": {
        "up to a limit": (
            r"liab\w+[\w ,']{0,60} (?:limited|capped|restricted|confined) (?:to|at)"
            r"|liab\w+[\w ,']{0,60} (?:not|never) (?:to )?exceed"
            r"|(?:limit|cap) (?:of|on|to) (?:\w+ ){0,2}liability"
        ),
        "without limit": (
            r"liab\w+[\w ,']{0,60} (?:without (?:any )?limit(?:ation)?|unlimited|uncapped|in full)"
            r"|(?:unlimited|uncapped|full) liability|fully liable"
        ),
    },
    "until when": {
        "any time": (
            r"may (?:terminate|cancel|end)|terminat\w+ (?:at any time|with|for convenience|on)"
            r"|terminat\w+ by (?:either|each|any|one) (?:party|side)"
            r"|(?:end|cancel\w*"
            r"|terminat\w+|handed? back|hand back|withdraw\w*) [\w ,]{0,30}at any time"
            r"|without (?:giving )?(?:a |any )?reasons?"
        ),
        "not before": (
            r"cannot be (?:ended|terminated|cancelled)|not be (?:terminated|cancelled)"
            r"|no right to terminate|terminat\w+"
            r"[\w ,]{0,50} (?:is|are) (?:excluded|not possible)|not (?:terminable|cancellable)"
            r"|(?:fixed|minimum) term"
            r"[\w ,]{0,40} (?:excluded|cannot)|non[- ]?cancell?able"
        ),
    },
    "how it goes on": {
        "by itself": (
            r"renews? (?:automatically|itself|for (?:successive|further|another|one))"
            r"|automatic(?:ally)? (?:renew\w*|extend\w*"
            r"|prolong\w*)|is renewed|(?:is|are) extended (?:automatically|by)"
            r"|tacit(?:ly)? renew\w*"
        ),
        "it ends": (
            r"(?:ends|expires|lapses|terminates) (?:automatically|without (?:notice|further)"
            r"|by itself)|no (?:automatic )?(?:renewal|extension)|not (?:be )?(?:renewed"
            r"|extended)"
        ),
    },
    "what leave it needs": {
        "with leave": (
            r"only with (?:the |prior |its |their )?(?:[\w']+ ){0,3}(?:consent|approval"
            r"|agreement|permission)|needs? (?:the )?"
            r"(?:[\w']+ ){0,4}(?:consent|approval|agreement|permission)"
            r"|requires? (?:the )?(?:[\w']+ ){0,4}(?:consent|approval"
            r"|agreement|permission)|(?:with|without"
            r"|subject to) (?:the )?(?:prior )?(?:[\w']+ ){0,3}(?:consent|approval)|(?:not|no)"
            r" \w+ without (?:the )?(?:[\w']+ ){0,4}(?:consent|approval|agreement|permission)"
            r"|both parties sign|signed by both"
            r"|valid only if|written (?:agreement|consent|amendment)"
        ),
        "freely": (
            r"(?:is|are) free to|may (?:add|change|exchange|replace|alter|extend|let third|swap"
            r"|reassign)|can (?:exchange|replace|change)|at (?:its|their|his|her) (?:own "
            r"|sole )?discretion|may freely|without (?:asking|having to ask|further"
            r" consent|notice)|at will|as it (?:sees fit|likes|wishes)|by (?:a "
            r"|mere )?(?:comment|mail|word)|without (?:any )?"
            r"limit(?:ation)?|informs? [\w ]{1,25} afterwards"
        ),
    },
    "how far it may be used": {
        "without limit": (
            r"without (?:any )?(?:limit|restriction)|unlimited|unrestricted|perpetual|worldwide"
            r"|for any purpose|in any medium|buy"
            r"[- ]?out|all rights|may change and resell|(?:exclusive|irrevocable) (?:right"
            r"|licence|license)|without limit in time"
        ),
        "within limits": (
            r"(?:is|are) (?:limited|restricted|confined) to|ends? after|only for|solely for"
            r"|lapses?|royalt\w+|non[- ]exclusive"
            r"|beyond this|not transferable|non[- ]transferable|for one year|for (?:internal"
            r"|its own) (?:use|purposes)"
        ),
    },
    "who may know": {
        "nobody": (
            r"confidential|internal use only|not be (?:published|disclosed|shared)|(?:must|shall"
            r"|may|will) not (?:be )?(?:named?"
            rf"|mention\w*|disclos\w*|publish\w*)|not name the {_CLIENT}"
            r"|keeps? [\w ]{1,20} secret"
        ),
        "everybody": (
            r"publish(?:es|ed)?|public(?:ly)?|reference (?:customer|project|client)"
            rf"|as a reference|{_CLIENT}'s name on its website"
            r"|may (?:name|mention|use [\w' ]{1,30} name)|press release"
        ),
    },
    "how long it lasts": {
        "for ever": (
            r"without (?:any )?limit in time|unlimited in time|indefinite(?:ly)?"
            r"|perpetual(?:ly)?|for an unlimited time|survives?"
        ),
        "for a time": (
            r"(?:lapses?|ends?|expires?|ceases?) (?:\w+ )?(?:months?|years?|weeks?|days?"
            r"|at the end|after)|for (?:\w+ )(?:months|years) after"
        ),
    },
    "where a dispute goes": {
        "to a court": (
            r"courts? (?:of|in)|court (?:of|in)|state courts (?:decide|have)"
            r"|place of jurisdiction|settled by the courts"
        ),
        "to arbitration": r"arbitrat\w+|swiss rules|icc rules|sole arbitrator",
    },
    "whether it is warranted": {
        "warranted": (
            r"(?:warrants?|guarantees?|warrant(?:y|ies)|guarantee) (?:of|on|for|that|is given"
            r"|period|covers?)|(?:months?|years?)'? (?:warranty|guarantee)|under warranty"
        ),
        "not warranted": (
            r"no (?:warranty|guarantee|warranties)|without (?:any )?(?:warranty|guarantee)"
            r"|as (?:is|seen)|(?:warranty|guarantee) is (?:excluded|not given)"
            r"|not (?:be )?warranted"
        ),
    },
    "who chooses": {
        "the client chooses": (
            rf"{_CLIENT} (?:may |can )?(?:chooses?|decides?|selects?|choose)"
            rf"|at the {_CLIENT}'s (?:choice|option|discretion)"
        ),
        "the supplier chooses": (
            rf"{_SUPPLIER} (?:may |can )?(?:chooses?|decides?|selects?|choose)"
            rf"|at the {_SUPPLIER}'s (?:choice|option|discretion)"
        ),
    },
    "what becomes of former papers": {
        "replaced": (
            r"replaces? all|supersedes? (?:all|any)|in place of all (?:earlier|previous|prior)"
            r"|entire agreement|all (?:earlier|previous|prior) agreements"
        ),
        "in force": (
            r"(?:stays?|remains?|continues?) (?:in force|in effect|to apply|valid)"
            r"|still (?:applies|in force)"
        ),
    },
    "whose terms apply": {
        "the buyer's": (
            r"(?:only )?the (?:purchaser|buyer|client|customer)'s (?:general )?(?:terms"
            r"|conditions)[\w ]{0,20} (?:apply|govern)|terms of purchase"
        ),
        "the seller's": (
            r"the (?:seller|supplier|vendor|contractor|provider)'s (?:general )?(?:terms"
            r"|conditions)[\w ]{0,20} (?:apply|govern)|conditions of sale"
        ),
    },
}
