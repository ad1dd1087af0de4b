"""Names of people in a text, as far as a text shows that they are some.

Three ways: a known given name, with the capitalised words after it; a place where names stand
(salutation, sign-off, author of a note, title, "X said"); a handle. It errs to finding too many:
a word lost from a quote costs less than a name told. A name that looks like an ordinary word, or is
from a language whose given names are not listed and stands where names do not, is missed.
"""

from __future__ import annotations

import re
from collections.abc import Container

from intelligence.risk.folding import words_of
from models.words import FUNCTION_WORDS

Span = tuple[int, int]

_GIVEN = """
aaron abdul abdullah achim adam adele adrian agnes agnieszka ahmad ahmed aino aisha alan albert
alejandro aleksander alessandro alex alexander alexandra alfred ali alice alicia alison allison
amanda amina amir amit amy amélie ana anders andre andrea andreas andrew andrzej andré angela
anika anil anita anja anke ann anna anne annette annika anthony antoine anton antonia antonio
anushka arjun arne arthur arun arvid ashley ashok astrid axel ayesha barbara bastien beata beate
beatrice ben benedikt benjamin bernard bernd bernhard birgit björn bob boris brandon brenda
brendan brian bridget britta bruce bruno camille carina carl carla carlos carmen carol carolina
caroline carsten catherine cathy cecilia charles charlotte chen chloe chris christian christina
christine christoph christopher claire clara claudia claus colin connor corinna craig cristina
cyril daisy daniel daniela danielle dariusz david dean deborah deepak denis denise dennis derek
detlef diana diego dieter dimitri dirk dmitri dominic dominik donald doris dorota dorothea douglas
duncan edgar eduardo edward ekaterina eleanor elena elin elisabeth elise elizabeth elke ella ellen
elsa emanuel emil emilia emily emma eric erica erik erika ernst eva evan ewa fabian farid fatima
federico felicity felix fernando filip fiona florian frances francesca francesco francis franck
franz françois frederick frederik freya frida friedrich fritz gabriel gabriele gareth gary gavin
geoffrey georg george gerald gerard gerd gerhard giovanni gisela gloria gordon graham greg gregory
greta guido guillaume gunnar gustav guy günter günther hamza hanna hannah hanne hans harald harold
harry hassan heather heidi heike heinrich heinz helen helena helga helge helmut hendrik henri
henrik henry herbert hermann hiroshi holger horst howard hugo ian ibrahim ida igor ilse imran ines
ingo ingrid irene irina iris isabel isabella isabelle ivan jacek jack jackie jacob jacqueline
jacques jakob jakub james jamie jan jana jane janet janina janine jasmin jason javier jean jeff
jeffrey jennifer jenny jens jere jeremy jerome jerry jessica jim joachim joan joanna joanne johan
johanna johannes john johnny jon jonas jonathan jonny jordan jorge josef joseph joshua josé joyce
juan judith julia julian julie justin jörg jürgen kai karen karim karin karina karl karsten
katarina katarzyna kate katharina katherine kathleen kathrin kathy katja katrin keith kelly ken
kenneth kerry kerstin kevin khalid kirsten kjell klaus konrad konstantin krishna kristian kristin
kristina krzysztof kumar kurt lars laura lauren laurence laurent lea leah lena leo leon leonard
leonie liam lina linda lindsay lisa liz lorenzo louis louise luca lucas lucia lucy luis luisa
luise lukas lukasz lutz lydia lynn maciej madeleine magdalena magnus maja malcolm malin manfred
manoj manuel manuela marc marcel marcin marco marcus marek margaret margarete maria marianne marie
marina mario marit marius marko markus marlene marta martha martin martina mary mateusz mathias
matt matthew matthias maureen maurice maximilian meera megan mehmet melanie michael michaela
michal michel michelle miguel mikael mike mikko milan miriam mohamed mohammad mohammed monica
monika moritz mustafa nadia nadine nancy naomi natalia natalie natasha nathalie nathan neha neil
nicholas nick nicola nicolas nicole niels nikita niklas nikolai nikolaus nils nina nisha noah noor
nora norbert norman oksana ola olaf oleg olga oliver olivia olivier omar oscar oskar otto owen
pablo pamela paolo pascal patricia patrick patrik paul paula pauline pavel pawel pedro peer per
peter petr petra petter phil philip philipp philippe phillip pierre piotr poul pradeep prakash
priya przemyslaw rachel raj rajesh rakesh ralf ralph ram ramesh raphael rasmus raul ravi raymond
rebecca regina reiner reinhard renate rené ricardo richard rita robert roberto robin roger rohit
roland rolf roman ronald rosa rosemary roy rudolf rupert russell ruth ryan sabine sabrina sally
sam samantha samir samuel sandeep sandra sanjay sanna sara sarah sascha scott sean sebastian
sergei sergey sergio shane shannon sharon sheila shirley shreya sibylle sigrid silke silvia simon
simone siobhan sofia sofie sonja sophia sophie stacey stanislav stefan stefanie steffen steinar
stella stephan stephanie stephen steve steven stina stuart sunil suresh susan susana susanne svein
sven svenja sylvia sylvie takeshi tamara tanja tanya tara tatjana ted teresa terry theo theodor
theresa thomas thorsten tilo tim timo timothy tina tobias todd tom tomasz tommy toni tony torben
torsten tracey tracy trevor udo ulf ulrich ulrike ursula ute uwe valentina valerie vanessa vera
verena veronica veronika victor victoria vijay vikram viktor viktoria vincent vinod viola vivek
vladimir volker walter waltraud wanda wayne wendy werner wiebke wilfried wilhelm willi william
wojciech wolf wolfgang xavier yannick yasmin yuki yusuf yvonne zachary zara zbigniew zoe åsa
"""
#: Given names that are ordinary words too: names only with a capitalised word after them.
_ALSO_WORDS = """
art bill carol chase chuck dawn dean drew faith frank grace grant guy hope ian iris jack jan jean
jordan joy june kai ken mark max may milan miles nick norman pascal pat peer penny per ram ray
regina rich rob robin roman rose ruth sally sandy sue ted van victor viola will wolf
"""

#: What people are at work: with a capital letter they say something all the same.
_ROLE_WORDS = """
account accounts architect architects audit board business buyer ceo cfo change chief cio client
clients commercial committee compliance consultant controlling cto customer customers delivery
design desk development director engineering everybody everyone executive finance head human it
lead leads legal management manager managers marketing nobody office operations partner partners
pmo procurement product project purchasing quality resources risk sales security service somebody
someone sponsor staff steering supplier suppliers support team teams test tester testers testing
they users vendor vendors we who everything nothing it this that he she you one both all
accounting authorities authority auditor auditors carrier controller council counsel customs data
dispatch headquarters insurer it landlord lawyers leadership logistics maintenance manufacturer
network payroll plant plants production provider providers purchase regulator shops site sites
stores tax treasury underwriting union unions warehouse works
"""
_ROLES = frozenset(_ROLE_WORDS.split()) | FUNCTION_WORDS
_POSTS = "CEO|CFO|CIO|CTO|COO|CISO|PMO lead|sponsor|director|head of [A-Z]\\w+|manager"

_LOWER = "a-zß-öø-ÿąćęłńśźżščřžěůăîșț"
#: A word as names are written: one capital at least, and not only capitals.
_CAP = (
    rf"(?:[A-ZÀ-ÖØ-ÞŁŚŻ]['’])?[A-ZÀ-ÖØ-ÞŁŚŻ][{_LOWER}]"  # noqa: RUF001 - names are written so
    rf"[^\W\d_]*(?:['’-][^\W\d_]+)*"  # noqa: RUF001 - as above
)
_AFTER = rf"(?:[ \t]+(?:(?:van|von|der|de|den|di|da|le|la|al|bin|zu)[ \t]+){{0,2}}{_CAP}\.?){{0,3}}"
_FULL = rf"{_CAP}(?:[ \t]+[A-Z]\.)?[ \t]+(?:(?:van|von|der|de|den|di)[ \t]+){{0,2}}{_CAP}"
_SAYING = (
    "said|says|asked|told|wrote|called|left|leaves|resigned|quit|promised|replied|confirmed|agreed|"
    "refused|joined|escalated|reported|noted|approved|signed|decided|is on leave|was on leave|"
    "fell ill|went on"
)
_TITLES = "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herr|Frau|Hr|Monsieur|Madame|Mme|Señor|Señora|Sir"
_SALUTATIONS = (
    "Hi|Hello|Hey|Dear|Hallo|Hej|Hei|Liebe|Lieber|Bonjour|Hola|Thanks|Thank you|Ask|Cheers|Danke|"
    "Kudos"
)
_SIGN_OFFS = (
    "regards|wishes|greetings|gr(?:ü|ue)(?:ß|ss)e|gru(?:ß|ss)|hilsen|h(?:ä|ae)lsningar|cheers|"
    "sincerely|yours|thanks|salutations|saludos"
)
_BEFORE = (
    "[Cc]all|[Cc]ontact|[Pp]hone|[Mm]ail|[Aa]sk|[Aa]ttn|[Cc]c|[Ss]igned by|[Rr]aised by|"
    "[Rr]eported by|[Aa]ssigned to|[Ww]ritten by|[Aa]uthor|[Oo]wner"
)
_DASH = "[-–—|]"  # noqa: RUF001 - as notes have them
_PLACES = (
    re.compile(rf"\b(?:{_TITLES})\b\.?[ \t]+((?:Dr\.?[ \t]+)?{_CAP}{_AFTER})"),
    re.compile(rf"\b(?:{_SALUTATIONS})\b,?[ \t]+({_CAP}(?:-san)?(?:[ \t]+{_CAP})?)"),
    re.compile(rf"(?i:\b(?:{_SIGN_OFFS}))[ \t]*[,.!]?\s{{1,4}}({_CAP}{_AFTER})"),
    re.compile(rf"(?m:^[ \t]*(?:/|{_DASH}{{1,2}})[ \t]?({_CAP}(?:[ \t]+{_CAP})?)[ \t]*$)"),
    re.compile(rf"\d\d:\d\d(?::\d\d)?[ \t]*{_DASH}[ \t]*({_CAP}{_AFTER})"),
    re.compile(rf"\b({_FULL})(?=[ \t]+(?:{_SAYING})\b)"),
    re.compile(rf"\b(?:{_BEFORE})\b:?[ \t]+({_FULL})"),
    re.compile(r"(?<![\w.])(@[A-Za-z][\w.-]{2,})"),
)
#: Places that show little; what stands there is a name when none of its words is ordinary.
_WITH_INITIAL = rf"(?:[A-Z]\.[ \t]?){{1,2}}(?:(?:van|von|der|de|den|di)[ \t]+){{0,2}}{_CAP}"
_DOUBTFUL = (
    re.compile(rf"[\"'\u2018-\u201f\u00ab\u00bb](?P<name>{_CAP}(?:[ \t]+{_CAP}){{0,2}})"
               rf"[,.]?[\"'\u2018-\u201f\u00ab\u00bb]"),
    re.compile(rf"(?<![\w.])(?P<name>{_CAP})(?=[ \t]+(?:{_SAYING})\b)"),
    re.compile(rf"(?<![\w.])(?P<name>{_WITH_INITIAL})"),
    re.compile(rf"(?<![\w.])(?P<name>{_CAP})(?=-(?:san|sama|ji)\b)"),
    re.compile(rf"\b(?:{_POSTS}),?[ \t]+(?P<name>{_FULL})"),
    re.compile(rf"\((?P<name>{_FULL})\)"),
    re.compile(rf"(?<=, )(?P<name>{_FULL})(?=,)"),
)  # fmt: skip
_PARTICLES = frozenset(["van", "von", "der", "de", "den", "di"])
_WITH_GIVEN = re.compile(rf"\b({_CAP}){_AFTER}")
_NAMES = frozenset(_GIVEN.split())
_WORDS_TOO = frozenset(_ALSO_WORDS.split())


def people_in(text: str, ordinary: Container[str] = frozenset()) -> tuple[Span, ...]:
    """Return the spans of a text that name people; they may overlap.

    ``ordinary`` are words in small letters without accents that name nobody: where a place shows
    hardly more than that somebody may stand there (quotation marks, "X said"), one of them is none.

    >>> text = "Raised by Sanna Brolin, then Priya Raman's team left. Mark the date."
    >>> [text[start:end] for start, end in people_in(text)]
    ['Sanna Brolin', 'Sanna Brolin', 'Priya Raman']
    """
    found = [match.span(1) for pattern in _PLACES for match in pattern.finditer(text)]
    for match in _WITH_GIVEN.finditer(text):
        found.extend(_from_given(match))
    for pattern in _DOUBTFUL:
        spans = [match.span("name") for match in pattern.finditer(text)]
        found.extend(span for span in spans if _names_somebody(text[slice(*span)], ordinary))
    return tuple((start, end) for start, end in found if end > start)


def _names_somebody(written: str, ordinary: Container[str]) -> bool:
    """Return whether no word of what may be a name is an ordinary one or a role."""
    words = [word.folds[0] for word in words_of(written)]
    told = [word for word in words if len(word) > 1 and word not in _PARTICLES]
    return bool(told) and not any(word in ordinary or word in _ROLES for word in told)


def _from_given(match: re.Match[str]) -> tuple[Span, ...]:
    """Return what follows the first given name among capitalised words in a row, itself included.

    A sentence may begin with another word: in "When Jere called" the name is the second.
    """
    caps = [word.span() for word in re.finditer(_CAP, match.group())]
    for order, (start, end) in enumerate(caps):
        word = re.split(r"['’-]", match.group()[start:end], maxsplit=1)[0].casefold()  # noqa: RUF001
        followed = order + 1 < len(caps)
        if word in _NAMES | _WORDS_TOO and (word not in _WORDS_TOO or followed):
            last = caps[-1][1]
            whole = match.group()[start:last]
            if whole.endswith(("'s", "’s")):  # noqa: RUF001 - as typed
                last -= 2
            return ((match.start() + start, match.start() + last),)
    return ()
