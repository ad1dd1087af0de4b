"""Terms of a contract of which it can have only one, each with the words that tell it."""

from __future__ import annotations

_CLIENT = r"(?:client|customer|buyer|owner|employer|purchaser|authority|association|council|bank|company|board|ministry)"
_SUPPLIER = (
    r"(?:supplier|vendor|contractor|consultant|provider|agency|architect|integrator|engineer|installer"
    r"|operator|seller|consultancy|developer|institute|university|agent|trainer|studio|photographer)"
)
_PERSON = r"(?:sign\w*|writing|written|signature)"

#: By question, then by answer.
LAW: dict[str, dict[str, str]] = {
    "how it is accepted": {
        "by silence": (
            r"deemed|silence (?:\w+ ){0,6}(?:is|means|counts)|(?:stands?|counts?|regarded|taken|treated|considered)"
            r" as (?:accepted|approved|given|acceptance|handover|approval)|(?:accepted|approved) unless|(?:does not"
            r" (?:object|answer|reply|respond|comment)|no (?:objections?|answer|reply|comments?|response|remarks?))"
            r"[\w ,]{0,40}|constitutes? (?:acceptance|approval|handover)|automatic(?:ally)? (?:accepted|approved)"
            r"|(?:accepted|approved) automatically|by (?:use|payment)|tacit(?:ly)?"
        ),
        "in writing": (
            rf"(?:no|nothing|none|not)\b[\w' ,]{{1,60}} (?:accepted|approved|live|released|start|begin|approval|acceptance"
            rf"|paid|go)[\w' ,]{{0,30}} (?:without|before|until|unless|only)\b[\w' ,]{{0,80}}{_PERSON}|only (?:when|if"
            rf"|once|by|with|upon|after) [\w' ,]{{0,40}}{_PERSON}|(?:accepted|approved|confirmed) (?:only )?in writing"
            rf"|written (?:acceptance|approval|confirmation|sign[- ]off)|solely by [\w' ,]{{0,30}}{_PERSON}|without"
            rf" (?:the |a |his |her |their )?signature|requires? (?:the |a )?(?:signature|written)|not (?:be )?"
            rf"(?:understood|taken|regarded|considered|deemed) as (?:acceptance|approval)|does not (?:count|constitute|mean)"
            rf"|signed acceptance|acceptance (?:certificate|protocol) signed"
        ),
    },
    "until when": {
        "any time": (
            r"may (?:terminate|cancel|end)|terminat\w+ (?:at any time|with|for convenience|on)|(?:end|cancel\w*"
            r"|terminat\w+|handed? back|hand back|withdraw\w*) [\w ,]{0,30}at any time|without (?:giving )?(?:a |any )?reasons?"
        ),
        "not before": (
            r"cannot be (?:ended|terminated|cancelled)|not be (?:terminated|cancelled)|no right to terminate|terminat\w+"
            r"[\w ,]{0,50} (?:is|are) (?:excluded|not possible)|not (?:terminable|cancellable)|(?:fixed|minimum) term"
            r"[\w ,]{0,40} (?:excluded|cannot)|non[- ]?cancell?able"
        ),
    },
    "how it goes on": {
        "by itself": r"renews? (?:automatically|itself)|automatic(?:ally)? (?:renew\w*|extend\w*|prolong\w*)|is renewed|(?:is|are) extended (?:automatically|by)|tacit(?:ly)? renew\w*",
        "it ends": r"(?:ends|expires|lapses|terminates) (?:automatically|without (?:notice|further)|by itself)|no (?:automatic )?(?:renewal|extension)|not (?:be )?(?:renewed|extended)",
    },
    "what leave it needs": {
        "with leave": (
            r"only with (?:the |prior |its |their )?(?:[\w']+ ){0,3}(?:consent|approval|agreement|permission)|needs? (?:the )?"
            r"(?:[\w']+ ){0,4}(?:consent|approval|agreement|permission)|requires? (?:the )?(?:[\w']+ ){0,4}(?:consent|approval"
            r"|agreement|permission)|(?:with|without|subject to) (?:the )?(?:prior )?(?:[\w']+ ){0,3}(?:consent|approval)|(?:not|no)"
            r" \w+ without (?:the )?(?:[\w']+ ){0,4}(?:consent|approval|agreement|permission)|both parties sign|signed by both"
            r"|valid only if|written (?:agreement|consent|amendment)"
        ),
        "freely": (
            r"(?:is|are) free to|may (?:add|change|exchange|replace|alter|extend|let third|swap|reassign)|can (?:exchange|replace|change)|at (?:its|their|his|her) (?:own |sole )?discretion|may freely|without (?:asking|having to ask|further"
            r" consent|notice)|at will|as it (?:sees fit|likes|wishes)|by (?:a |mere )?(?:comment|mail|word)|without (?:any )?"
            r"limit(?:ation)?|informs? [\w ]{1,25} afterwards"
        ),
    },
    "how far it may be used": {
        "without limit": (
            r"without (?:any )?(?:limit|restriction)|unlimited|unrestricted|perpetual|worldwide|for any purpose|in any medium|buy"
            r"[- ]?out|all rights|may change and resell|(?:exclusive|irrevocable) (?:right|licence|license)|without limit in time"
        ),
        "within limits": (
            r"(?:is|are) (?:limited|restricted|confined) to|ends? after|only for|solely for|lapses?|royalt\w+|non[- ]exclusive"
            r"|beyond this|not transferable|non[- ]transferable|for one year|for (?:internal|its own) (?:use|purposes)"
        ),
    },
    "who may know": {
        "nobody": (
            r"confidential|internal use only|not be (?:published|disclosed|shared)|(?:must|shall|may|will) not (?:be )?(?:named?"
            rf"|mention\w*|disclos\w*|publish\w*)|not name the {_CLIENT}|keeps? [\w ]{{1,20}} secret"
        ),
        "everybody": (
            rf"publish(?:es|ed)?|public(?:ly)?|reference (?:customer|project|client)|as a reference|{_CLIENT}'s name on its website"
            r"|may (?:name|mention|use [\w' ]{1,30} name)|press release"
        ),
    },
    "how long it lasts": {
        "for ever": r"without (?:any )?limit in time|unlimited in time|indefinite(?:ly)?|perpetual(?:ly)?|for an unlimited time|survives?",
        "for a time": r"(?:lapses?|ends?|expires?|ceases?) (?:\w+ )?(?:months?|years?|weeks?|days?|at the end|after)|for (?:\w+ )(?:months|years) after",
    },
    "where a dispute goes": {
        "to a court": r"courts? (?:of|in)|court (?:of|in)|state courts (?:decide|have)|place of jurisdiction|settled by the courts",
        "to arbitration": r"arbitrat\w+|swiss rules|icc rules|sole arbitrator",
    },
    "whether it is warranted": {
        "warranted": r"(?:warrants?|guarantees?|warrant(?:y|ies)|guarantee) (?:of|on|for|that|is given|period|covers?)|(?:months?|years?)'? (?:warranty|guarantee)|under warranty",
        "not warranted": r"no (?:warranty|guarantee|warranties)|without (?:any )?(?:warranty|guarantee)|as (?:is|seen)|(?:warranty|guarantee) is (?:excluded|not given)|not (?:be )?warranted",
    },
    "who chooses": {
        "the client chooses": rf"{_CLIENT} (?:may |can )?(?:chooses?|decides?|selects?|choose)|at the {_CLIENT}'s (?:choice|option|discretion)",
        "the supplier chooses": rf"{_SUPPLIER} (?:may |can )?(?:chooses?|decides?|selects?|choose)|at the {_SUPPLIER}'s (?:choice|option|discretion)",
    },
    "what becomes of former papers": {
        "replaced": r"replaces? all|supersedes? (?:all|any)|in place of all (?:earlier|previous|prior)|entire agreement|all (?:earlier|previous|prior) agreements",
        "in force": r"(?:stays?|remains?|continues?) (?:in force|in effect|to apply|valid)|still (?:applies|in force)",
    },
    "whose terms apply": {
        "the buyer's": r"(?:only )?the (?:purchaser|buyer|client|customer)'s (?:general )?(?:terms|conditions)[\w ]{0,20} (?:apply|govern)|terms of purchase",
        "the seller's": r"the (?:seller|supplier|vendor|contractor|provider)'s (?:general )?(?:terms|conditions)[\w ]{0,20} (?:apply|govern)|conditions of sale",
    },
}
