"""Names in hostile forms, and ordinary text: what redaction must take out, and what it must leave.

The portfolio is small and its customers are nobody: their names are made of ordinary words, of
umlauts, of initials and of words of other languages. Each hostile case says which words tell whom
it is about; each ordinary one must come back as it is.
"""

from __future__ import annotations

import pandas as pd

from tests.fakes.kept_redaction_cases import KEPT_ALIASES, KEPT_CUSTOMERS, KEPT_ENGAGEMENTS

_CUSTOMERS = {
    "C-11": "Brunswijk Versicherung AG",
    "C-12": "Tallow & Finch Stores plc",
    "C-13": "Möbelhaus Grünthal GmbH & Co. KG",
    "C-14": "Northgate Water Authority",
    "C-15": "Meridian Credit Union",
    "C-16": "Oakhurst & Sons Ltd",
    "C-17": "Zephyrline Airways SA",
    "C-18": "Kessock Ferries Ltd",
}
_ALIASES = (("C-11", "BVW"), ("C-12", "T&F"), ("C-17", "ZLA"), ("C-14", "NGW"))
_ENGAGEMENTS = (
    ("PRJ-2301", "Brunswijk - Claims portal", "C-11", "Krakow Centre"),
    ("PRJ-2304", "Data migration", "C-12", "London Delivery"),
    ("PRJ-2307", "Grünthal - Ledger rollout", "C-13", "Munich Delivery"),
    ("PRJ-2310", "Customer portal", "C-14", "London Delivery"),
    ("PRJ-2313", "Meridian: Core banking renewal", "C-15", "Krakow Centre"),
    ("PRJ-2316", "Service desk transition", "C-16", "London Delivery"),
    ("PRJ-2319", "Project Halcyon", "C-17", "Munich Delivery"),
    ("PRJ-2322", "Test automation", "C-18", "Krakow Centre"),
)
#: Documents that several customers have, a paragraph each.
_PROSE = """
The data migration was late because the source data were not clean. Nobody owned the interface to
the ledger, and the client changed its mind about the rollout twice.

Test automation covered a third of the cases. The customer portal had no acceptance criteria, so
the service desk transition was put off until after the data migration.

The project manager asked for a change request. The steering committee met too rarely, and the
water under the bridge was discussed at length. The sons and daughters of staff got vouchers.

We lost our only architect in May. The estimate was made by sales without delivery, the union of
both lists was never checked, and credit notes had to be written.

Access to the environment came three weeks late. The claims portal could not be tested, stores
were closed over Christmas, and the authority to decide was with nobody.

Core banking renewal projects need a rehearsal. The airways of communication were shut; nobody
told the team that the ferries for the spare parts ran on Sundays only.

Oracle and Azure were new to the team. Training on SAP came after the go-live in March, and the
handover from sales was one call.

Oracle licences were not in the estimate, SAP was set up by hand, and Azure was in the wrong
region. The client asked for a manager who knows the trade.

Oracle, Azure and SAP were all changed in the same release. The test lead left in April.
"""

#: Text, and what of it would tell whom it is about.
HOSTILE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Brunswijk's data was late.", ("brunswijk",)),
    ("The Brunswijks waited for us.", ("brunswijk",)),
    ("BRUNSWIJK VERSICHERUNG stopped paying.", ("brunswijk", "versicherung")),
    ("For brunswijk nothing was ready.", ("brunswijk",)),
    ("Brunswijk\u2019s board and the Brunswijk' s staff disagreed.", ("brunswijk",)),
    ("Brunswick stopped paying.", ("brunswick",)),
    ("Brunswyk and Brunsvijk are misspelt.", ("brunswyk", "brunsvijk")),
    ("Burnswijk called twice.", ("burnswijk",)),
    ("Bruns-wijk and Bruns wijk were both written.", ("bruns-wijk", "bruns wijk", "wijk")),
    ("B r u n s w i j k in letters.", ("b r u n s",)),
    ("Brunswijk-Versicherung and BrunswijkVersicherung.", ("brunswijk",)),
    ("The BrunswijkPortal was down.", ("brunswijk",)),
    ("Br\u00fcnswijk and Brunswíjk.", ("nswijk", "brunsw\u00edjk")),
    ("Brun\u00adswijk and Bruns\u200bwijk hide a character.", ("wijk",)),
    ("\u0412runswijk with a Cyrillic letter.", ("runswijk",)),
    ("The BVW team and bvw's data.", ("BVW", "bvw")),
    ("B.V.W. asked again.", ("B.V.W",)),
    ("See BVW-4411 and bvw-4411.", ("BVW", "bvw")),
    ("Ticket BVW_0042, BVW0042 and BVW/0042.", ("BVW",)),
    ("In INC-BVW-0042 it is told.", ("BVW",)),
    ("The folder bvw_migration_2025 is full.", ("bvw",)),
    ("Mail jan@brunswijk.example or it@bvw.insurance.", ("brunswijk", "bvw")),
    ("https://portal.brunswijk.example/login?x=1 was down.", ("brunswijk",)),
    ("On bvw.insurance/login nobody could log in.", ("bvw",)),
    ("Reach them at service(at)brunswijk.example.", ("brunswijk",)),
    ("\\\\files\\brunswijk\\claims is full.", ("brunswijk",)),
    ("#brunswijk_golive was our channel; @BrunswijkCare complained.", ("brunswijk",)),
    ("Tallow & Finch's stores closed.", ("tallow", "finch")),
    ("Tallow and Finch, Tallow + Finch and Tallow&Finch.", ("tallow", "finch")),
    ("Tallow-Finch and TallowFinch.", ("tallow", "finch")),
    ("Talow & Fich waited.", ("talow", "fich")),
    ("Tallows and Finchs were misspelt.", ("tallow", "finch")),
    ("T&F wanted more; so did T & F, TF Stores and the TFS.", ("T&F", "T & F", "TFS")),
    ("Ask T+F.", ("T+F",)),
    ("Gruenthal, GRÜNTHAL and Grunthal are one.", ("thal",)),
    ("Grüntahl, Grünnthal and Günthal are misspelt.", ("grüntahl", "grünnthal", "günthal")),
    ("Moebelhaus Gruenthal waited.", ("moebelhaus", "gruenthal")),
    ("Gru\u0308nthal is composed.", ("nthal",)),
    ("MGGCK and M.G. are short for it.", ("MGGCK", "M.G")),
    ("The Grünthaler were patient.", ("grünthal",)),
    ("Northgate Water Authority paid late; Northgate did not.", ("northgate",)),
    ("North Gate and North-Gate waited.", ("north gate", "north-gate")),
    ("Nortgate, Norhtgate and Northgaet.", ("nortgate", "norhtgate", "northgaet")),
    ("NWA and NGW are short for it.", ("NWA", "NGW")),
    ("Meridian's core and the Meridiann staff.", ("meridian",)),
    ("Meridean and Merdian waited.", ("meridean", "merdian")),
    ("MCU-118 was closed.", ("MCU",)),
    ("Oakhurst and Sons; Oakhurst&Sons; Oak Hurst.", ("oakhurst", "oak hurst")),
    ("Okahurst and Oakhrust are misspelt.", ("okahurst", "oakhrust")),
    ("Zephyrline, Zephirline and Zefyrline.", ("zephyrline", "zephirline", "zefyrline")),
    ("ZEPHYR LINE grounded it.", ("zephyr line",)),
    ("ZLA7731 and zla-release-4.", ("ZLA", "zla")),
    ("Kessock's crew, Kesock and Kessok.", ("kessock", "kesock", "kessok")),
    ("Kessock Ferries; KESSOCK-FERRIES; kessockferries.", ("kessock",)),
    ("Project Halcyon was stopped.", ("halcyon",)),
    ("HALCYON went live, the Halcyon team left.", ("halcyon",)),
    ("In PRJ-2301, prj 2301 and PRJ2301.", ("2301",)),
    ("Brunswijk - Claims portal slipped.", ("brunswijk",)),
    ("The KRAKOW CENTRE crew and Krakow's people.", ("krakow centre",)),
    ("Call +49 (0)40 123 456-7 or 040.123.4567.", ("123",)),
    ("Tel. 555 0142, ext. 4411, fax: 0142-77.", ("0142", "4411")),
    ("Phone 44 20 7946 0958 in the evening.", ("7946",)),
    ("(020) 7946 0958 and 020-7946-0958.", ("7946",)),
    ("\u201cZbyszek Owczarek\u201d said no.", ("zbyszek", "owczarek")),
    ("'Ngozi Okonkwo' asked for it.", ("ngozi", "okonkwo")),
    ('"Tanaka" said no, and Okonkwo refused.', ("tanaka", "okonkwo")),
    ("A. Okonkwo and Mr. Tanaka met Tanaka-san.", ("okonkwo", "tanaka")),
    ("Signed off by K. van Loon.", ("loon",)),
    ("Their CIO, Bartholomea Quist, called.", ("quist",)),
    ("Our contact there (Wren Abara) left.", ("wren", "abara")),
    ("@wabara was not told.", ("wabara",)),
)

#: Text that names nobody and must come back as it is.
ORDINARY: tuple[str, ...] = (
    "The data migration was late.",
    "Data migration was estimated without delivery.",
    "Data Migration needs a rehearsal before each release.",
    "The customer portal had no acceptance criteria.",
    "A customer portal and a service desk transition were sold together.",
    "Test automation covered a third of the cases.",
    "The service desk transition was put off.",
    "The ledger rollout waited for the interface.",
    "The claims portal could not be tested.",
    "Core banking renewal projects need a rehearsal.",
    "The water damage closed the stores.",
    "The authority to decide was with nobody, and credit notes had to be written.",
    "Sons and daughters of staff got vouchers; the union agreed.",
    "Ferries and airways were not the reason.",
    "Oracle and Azure were new to the team.",
    "The go-live moved from March to May 2026.",
    "ISO-27001 and RFC 2616 were named in the contract.",
    "The budget was EUR 1200000 and 340 hours were spent.",
    "In 2025 the estimate was 1,250 hours, 30 % too low.",
    "SLA-2 was missed and CR-14 was never signed.",
    "Our project manager asked twice, the client agreed and management approved.",
    "Finance said no; Procurement refused, Legal approved.",
    "The steering committee met at 10:30 on 12 March.",
    "Version 2.4.1 was released, see chapter 3.2.",
    "\"Ready for test\" was never defined, nor was 'done'.",
    "\u201cGo Live\u201d was announced before the rehearsal.",
    "Access came in week 12, six weeks late.",
    "Nobody owned the interface, e.g. the file transfer, i.e. the nightly job.",
    "The end-to-end test ran on the pre-production environment.",
    "A change request was raised. The test lead left in April.",
    "North of the budget by 20 %, the project was stopped.",
    "The gate review was passed without the design.",
    "Old hurts between the teams came up again.",
    "Call it a lesson: no sign-off, no start.",
    "Ask for the environment before the contract is signed.",
    "UAT, SIT and the KPI report were late; the PMO asked for a RAID log.",
    "The line manager and the bird in the letterhead were changed.",
    "Scope grew by 14 reports in 3 weeks.",
)


def redaction_tables(*, kept: bool = False) -> dict[str, pd.DataFrame]:
    """Return an edition's tables with these customers, engagements, links and documents."""
    named = KEPT_CUSTOMERS if kept else _CUSTOMERS
    given = KEPT_ENGAGEMENTS if kept else _ENGAGEMENTS
    aliases = KEPT_ALIASES if kept else _ALIASES
    keys = list(named)
    engagements = pd.DataFrame(
        [
            {"engagement": key, "name": name, "customer_key": own, "team": team}
            for key, name, own, team in given
        ]
    )
    documents = pd.DataFrame(
        [
            {
                "document_uid": f"u{number}-{turn}",
                "document": f"review-{number}-{turn}",
                "customer_key": keys[(number + turn) % len(keys)],
                "quarter": "2026Q1",
                "text": text,
            }
            for number, text in enumerate(_PROSE.strip().split("\n\n"))
            for turn in range(4)
        ]
    )
    links = pd.DataFrame(
        [
            {"entity": "customer", "given": alias, "key": key, "name": named[key]}
            for key, alias in aliases
        ]
    )
    customers = pd.DataFrame({"customer_key": keys, "name": list(named.values())})
    return {
        "customers": customers,
        "engagements": engagements,
        "documents": documents,
        "links": links,
    }


def left_in(clean: str, tells: tuple[str, ...]) -> list[str]:
    """Return what of it is left; initials and the like are looked for as they are written."""
    return [
        one
        for one in tells
        if (one in clean if one.isupper() else one.casefold() in clean.casefold())
    ]
