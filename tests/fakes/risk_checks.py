"""A rich pre-mortem of one offer, with the tables it could be from; and mean and empty ones.

Everything in it holds together: spans of passages are spans of the text, past findings are spans of
the documents in `portfolio_tables`, themes are in the order of probability. The offer's customer is
``C-2`` (Alder & Finch Stores plc); whose names must not be seen by others are ``C-1``, ``C-3`` and
``C-4``.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from intelligence.risk.offer import Offer
from intelligence.risk.risk_check import (
    Aspect,
    MeasuredEffect,
    Mitigation,
    OverrunOutlook,
    PassageFound,
    PastFinding,
    Reason,
    RiskCheck,
    SectionMissed,
    SimilarEngagement,
    ThemeProbability,
    ThemeRisk,
)
from intelligence.sow.passage import MissingSection, Passage, PassageKind, Section

OWN_CUSTOMER = "C-2"

OFFER_TEXT = """Statement of work: finance core renewal for Alder & Finch Stores plc

1. Scope
The supplier migrates the general ledger and the accounts payable to the new platform. All necessary
interfaces will be provided as required. Reports are delivered in a timely manner.
The supplier supports the client with testing and any other tasks that may arise.

2. Milestones
Design complete on 12 March 2027. User acceptance testing begins on 1 June 2027.
Data migration is rehearsed three times. Training dates are to be confirmed.

3. Responsibilities
Test data must be made available before the start of testing.
Go-live is on 30 June 2027. The platform goes live on 15 June 2027 for all stores.

4. Acceptance
The work is complete when the client is satisfied.
"""

_DOCUMENTS = {
    "u1": (
        "ESC-1044",
        "C-1",
        "E-1",
        "2025Q2",
        (
            "The Nordwall project lost its only SAP architect in May. Call Jonas Ekman on "
            "+49 40 1234 5678 or mail jonas.ekman@nordwall.example. "
            "Nobody had been named as deputy. Next time, name one for every key role at kick-off."
        ),
    ),
    "u2": (
        "PM-2025-07",
        "C-3",
        "E-3",
        "2025Q4",
        (
            "Vektra's test data came six weeks late because nobody at the client owned it. "
            "We asked for a named owner at kick-off in PRJ-203. Recommended: name an owner of test "
            "data in the contract."
        ),
    ),
    "u3": (
        "LL-31",
        "C-2",
        "E-2",
        "2026Q1",
        (
            "Alder & Finch signed off the mapping only after the second rehearsal. "
            "A mapping workshop before design was what helped."
        ),
    ),
    "u4": (
        "INC0041882",
        "C-4",
        "E-4",
        "2026Q2",
        (
            "The statement of work said 'as required' and Lakeshore understood forty interfaces. "
            "Agree a list of interfaces with a price for each further one."
        ),
    ),
}

_CUSTOMERS = {
    "C-1": "Nordwall Versicherung AG",
    "C-2": "Alder & Finch Stores plc",
    "C-3": "Vektra Telekom GmbH",
    "C-4": "Lakeshore Home Centers LLC",
}
_ENGAGEMENTS = {
    "E-1": ("Nordwall - Policy ledger", "C-1", "ERP finance", "Hamburg Delivery", "DACH"),
    "E-2": ("Alder and Finch - Ledger one", "C-2", "ERP finance", "London Delivery", "UK"),
    "E-3": ("Vektra - Billing renewal", "C-3", "ERP finance", "Hamburg Delivery", "DACH"),
    "E-4": ("Lakeshore - Finance core", "C-4", "ERP finance", "Boston Delivery", "North America"),
}
_NAMES = {"E-3": "PRJ-203"}


def engagement_key(short: str) -> str:
    """Return the key of an engagement of the fake portfolio."""
    return _NAMES.get(short, f"PRJ-10{short[-1]}")


def finding(uid: str, words: str, similarity: float | None = 0.71) -> PastFinding:
    """Return words of a document of the fake portfolio as a past finding."""
    document, customer, engagement, quarter, text = _DOCUMENTS[uid]
    start = text.index(words)
    return PastFinding(
        finding_id=f"f-{uid}-{start}",
        document_uid=uid,
        document=document,
        start=start,
        end=start + len(words),
        text=words,
        quarter=quarter,
        engagement=engagement_key(engagement),
        engagement_name=_ENGAGEMENTS[engagement][0],
        customer=customer,
        customer_name=_CUSTOMERS[customer],
        similarity=similarity,
    )


def passage(words: str, kind: PassageKind, why: str, rewrite: str, trigger: str = "") -> Passage:
    """Return words of the offer as a passage."""
    start = OFFER_TEXT.index(words)
    mark = OFFER_TEXT.index(trigger or words, start)
    span = (mark, mark + len(trigger or words))
    return Passage(start, start + len(words), words, kind, why, rewrite, 0.86, span)


def rich_check() -> RiskCheck:
    """Return a check with something of everything, as it is before names are taken out."""
    return RiskCheck(
        edition=12,
        offer=rich_offer(),
        themes=(_staffing(), _client(), _ambiguity(), _third_party()),
        passages=_passages(),
        missing_sections=_missing(),
        similar=(_similar_other(), _similar_own()),
        overrun=_overrun(),
        notes=(
            (
                "150 engagements of 40 customers are the ground of this check; the latest "
                "documents are of 2026Q3."
            ),
            "No engagement with this team is known: its influence could not be told.",
        ),
    )


def unstable_check() -> RiskCheck:
    """Return `rich_check` with its most likely theme, Staffing shortfall, unstable."""
    first, *others = rich_check().themes
    risk = replace(first.risk, stability="unstable")
    return replace(rich_check(), themes=(replace(first, risk=risk), *others))


def rich_offer() -> Offer:
    """Return the offer of `rich_check`."""
    return Offer(
        OFFER_TEXT,
        {
            "customer": OWN_CUSTOMER,
            "segment": "Retail",
            "engagement_type": "ERP finance",
            "region": "UK",
            "billing_model": "Fixed Price",
        },
        planned_hours=4200.0,
        contingency=10.0,
    )


def empty_check() -> RiskCheck:
    """Return the check of an offer of which nothing is known, drawn from an empty edition."""
    notes = ("The edition holds no engagement: nothing can be told of risks.",)
    return RiskCheck(1, Offer(""), (), (), (), (), (), notes)


def hostile_check() -> RiskCheck:
    """Return a check whose every word tries to act: markup, formulas, controls, half characters."""
    mean = '=HYPERLINK("http://x")<script>alert(1)</script>\u202e\x00\x0b{{ 7*7 }} \ud800 ]]> & \''
    check = rich_check()
    theme = check.themes[0]
    found = replace(theme.evidence[0], text=mean, document=mean, customer_name=mean)
    risk = replace(
        theme.risk, theme_id='x" onclick="y', name=mean, note=mean, reference_class=mean,
        reasons=(Reason("attribute", mean, mean, 2.0, mean),),
    )  # fmt: skip
    helped = replace(theme.mitigations[0], words=mean, owner=mean, quotes=(found,))
    marked = replace(check.passages[0].passage, why=mean, rewrite=mean)
    gap = replace(check.missing_sections[0].missing, why=mean, rewrite=mean)
    alike = (Aspect(mean, mean, mean),)
    similar = replace(
        check.similar[0], name=mean, customer_name=mean, alike=alike, different=alike,
        themes=(mean,), quotes=(found,),
    )  # fmt: skip
    return replace(
        check,
        offer=replace(check.offer, attributes={**check.offer.attributes, "customer": mean}),
        themes=(ThemeRisk(risk, (found,), (helped,)),),
        passages=(PassageFound(marked, (found,), mean),),
        missing_sections=(SectionMissed(gap, (found,), mean),),
        similar=(similar,),
        overrun=(replace(check.overrun[0], reference_class=mean, note=mean),),
        notes=(mean,),
    )


def portfolio_tables() -> dict[str, pd.DataFrame]:
    """Return the tables that `rich_check` names: documents, links, engagements, customers."""
    documents = pd.DataFrame(
        [
            {
                "document_uid": uid, "document": told[0], "kind": "escalation", "title": "",
                "text": told[4], "quarter": told[3], "date": f"{told[3][:4]}-05-02",
                "customer": _CUSTOMERS[told[1]], "customer_key": told[1],
                "customer_given": _CUSTOMERS[told[1]].split()[0].upper(),
                "engagement": engagement_key(told[2]), "engagement_name": _ENGAGEMENTS[told[2]][0],
                "phase": "Build", "team": _ENGAGEMENTS[told[2]][3],
            }
            for uid, told in _DOCUMENTS.items()
        ]
    )  # fmt: skip
    links = pd.DataFrame(
        [
            {
                "document_uid": uid, "document": told[0], "entity": "customer",
                "given": _CUSTOMERS[told[1]].split()[0].upper(), "state": "linked",
                "key": told[1], "name": _CUSTOMERS[told[1]],
            }
            for uid, told in _DOCUMENTS.items()
        ]
    )  # fmt: skip
    return {
        "documents": documents,
        "links": links,
        "engagements": _engagement_table(),
        "customers": pd.DataFrame(
            [
                {"customer_key": key, "name": name, "segment": "Retail", "region": "UK"}
                for key, name in _CUSTOMERS.items()
            ]
        ),
        "themes": pd.DataFrame({"theme_id": ["theme-a", "theme-b", "theme-c", "theme-d"]}),
        "findings": pd.DataFrame(
            {
                "theme_id": ["theme-a", "theme-b", "theme-b", "theme-c"],
                "document_uid": ["u1", "u2", "u3", "u4"],
            }
        ),
    }


def _engagement_table() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "engagement": engagement_key(short), "name": told[0],
                "customer_name": _CUSTOMERS[told[1]], "customer_key": told[1],
                "engagement_type": told[2], "billing_model": "Fixed Price",
                "practice": "Finance Systems", "region": told[4], "team": told[3],
                "phase": "Closed", "status": "Completed", "start": "2025-01-10",
                "start_quarter": "2025Q1", "end": "2026-02-01", "end_quarter": "2026Q1",
                "planned_hours": 4000.0, "actual_hours": 4900.0, "revenue": 500000.0,
                "revenue_currency": "EUR",
            }
            for short, told in _ENGAGEMENTS.items()
        ]
    )  # fmt: skip


def _staffing() -> ThemeRisk:
    start = OFFER_TEXT.index("Go-live is on 30 June 2027.")
    reasons = (
        Reason("attribute", "engagement_type", "ERP finance", 1.9,
               "Engagements of type ERP finance show this theme more often than others."),
        Reason("text", "sentence", "Go-live is on 30 June 2027.", 1.4,
               "A fixed date of go-live stands without a plan of who does the work.",
               start, start + len("Go-live is on 30 June 2027.")),
        Reason("size", "planned_hours", "4200", 0.8, "Its size speaks slightly against it."),
    )  # fmt: skip
    risk = ThemeProbability(
        "theme-a", "staffing_shortfall", "Staffing shortfall", 0.46, (0.35, 0.58), 0.27, 41, 12,
        "engagement type ERP finance", 1.7, "modelled", "", reasons,
    )  # fmt: skip
    mitigations = (
        Mitigation("theme-a", "Name a deputy for every key role before signature.", "standing",
                   "Resourcing", 0, 0, 0),
        Mitigation("theme-a", "Next time, name one for every key role at kick-off.",
                   "recommended", "Resourcing", 7, 6, 5,
                   (("engagement type", "ERP finance", 4), ("phase", "Build", 3)),
                   (finding("u1", "Next time, name one for every key role at kick-off."),),
                   MeasuredEffect("i-1", "Deputies are named at kick-off", "2025-07-01",
                                  "engagement_type: ERP finance", "helped", 0.62, 0.41, 0.94,
                                  "a high rate alone would have led to 0.88 times")),
    )  # fmt: skip
    evidence = (finding("u1", "The Nordwall project lost its only SAP architect in May."),)
    return ThemeRisk(risk, evidence, mitigations)


def _client() -> ThemeRisk:
    risk = ThemeProbability(
        "theme-b", "client_dependency", "Client dependency failure", 0.31, (0.22, 0.42), 0.24, 41,
        10, "engagement type ERP finance", 1.29, "modelled", "",
        (Reason("attribute", "team", "Hamburg Delivery", 1.2,
                "At Vektra Telekom the same happened twice."),),
    )  # fmt: skip
    mitigations = (
        Mitigation("theme-b", "Recommended: name an owner of test data in the contract.",
                   "recommended", "Legal", 2, 2, 2, (("phase", "Test", 2),),
                   (finding("u2", "Recommended: name an owner of test data in the contract."),)),
        Mitigation("theme-b", "A mapping workshop before design was what helped.", "resolved",
                   "Delivery", 4, 4, 3, (), (finding("u3", "A mapping workshop before design"),)),
    )  # fmt: skip
    words = "Vektra's test data came six weeks late because nobody at the client owned it."
    evidence = (
        finding("u2", words, 0.83),
        finding("u3", "Alder & Finch signed off the mapping only after the second rehearsal."),
    )
    return ThemeRisk(risk, evidence, mitigations)


def _ambiguity() -> ThemeRisk:
    risk = ThemeProbability(
        "theme-c", "sow_ambiguity", "SOW ambiguity", 0.18, (0.09, 0.31), 0.14, 150, 21,
        "all engagements", 1.29, "base rate only",
        "Fewer than 20 engagements of this type show the theme: this is the shrunk base rate.",
    )  # fmt: skip
    return ThemeRisk(risk, (finding("u4", _DOCUMENTS["u4"][4].split(". ")[0] + "."),), ())


def _third_party() -> ThemeRisk:
    risk = ThemeProbability(
        "theme-d", None, "Proposed: carrier, porting, number", 0.04, (0.0, 0.19), 0.04, 3, 0,
        "customer Vektra Telekom GmbH", 1.0, "too little data", "3 engagements are too few.",
    )  # fmt: skip
    return ThemeRisk(risk, (), ())


def _passages() -> tuple[PassageFound, ...]:
    open_ended = passage(
        "All necessary\ninterfaces will be provided as required.", PassageKind.OPEN_ENDED,
        "How many interfaces are necessary, and who decides, is left open.",
        "The supplier provides the interfaces listed in annex A; each further one is a change.",
        "as required",
    )  # fmt: skip
    inner = passage(
        "All necessary", PassageKind.UNQUANTIFIED, "No number is given.", "Give the number.",
    )  # fmt: skip
    vague = passage(
        "Reports are delivered in a timely manner.", PassageKind.VAGUE_TERM,
        "'In a timely manner' is no date.", "Reports are delivered within five working days.",
        "in a timely manner",
    )  # fmt: skip
    passive = passage(
        "Test data must be made available before the start of testing.",
        PassageKind.PASSIVE_RESPONSIBILITY, "Who makes test data available is not said.",
        "The client makes test data available by 15 May 2027.", "must be made available",
    )  # fmt: skip
    decided = passage(
        "Training dates are to be confirmed.", PassageKind.TO_BE_DECIDED,
        "Dates that follow later are not priced.", "Training is held from 7 to 11 June 2027.",
        "to be confirmed",
    )  # fmt: skip
    other = OFFER_TEXT.index("The platform goes live on 15 June 2027")
    conflict = replace(
        passage("Go-live is on 30 June 2027.", PassageKind.CONFLICTING,
                "Two dates of go-live are given.", "Go-live is on 30 June 2027 for all stores."),
        conflicts_with=(other, other + len("The platform goes live on 15 June 2027")),
    )  # fmt: skip
    satisfied = passage(
        "The work is complete when the client is satisfied.", PassageKind.MISSING_ACCEPTANCE,
        "Satisfaction cannot be measured.", "The work is accepted when the tests of annex B pass.",
    )  # fmt: skip
    quote = finding("u4", "The statement of work said 'as required'")
    return (
        PassageFound(open_ended, (quote,)),
        PassageFound(inner, ()),
        PassageFound(vague, ()),
        PassageFound(decided, (), "Training is priced by the day; agreed with Vektra's lawyer."),
        PassageFound(passive, (finding("u2", "nobody at the client owned it"),)),
        PassageFound(conflict, ()),
        PassageFound(satisfied, ()),
    )


def _missing() -> tuple[SectionMissed, ...]:
    exclusions = MissingSection(
        Section.EXCLUSIONS, "Nothing says what the price does not include.",
        "Not included are: licences, hardware, changes to systems of third parties.", 0.93,
    )  # fmt: skip
    change = MissingSection(
        Section.CHANGE_CONTROL, "Nothing says how the scope is changed.",
        "Changes are agreed in writing, with effort, price and date, before work on them.", 0.9,
    )  # fmt: skip
    return (
        SectionMissed(exclusions, (finding("u4", "Lakeshore understood forty interfaces"),)),
        SectionMissed(change, (), "The frame contract has one."),
    )


def _similar_other() -> SimilarEngagement:
    return SimilarEngagement(
        "PRJ-101", _ENGAGEMENTS["E-1"][0], "C-1", _CUSTOMERS["C-1"], 0.83,
        (Aspect("engagement_type", "ERP finance", "ERP finance"),
         Aspect("billing_model", "Fixed Price", "Fixed Price")),
        (Aspect("region", "UK", "DACH"), Aspect("team", "Unknown", "Hamburg Delivery"),
         Aspect("customer", "Alder & Finch Stores plc", "Nordwall Versicherung AG"),
         Aspect("planned hours", "4,200", "4,137")),
        finished=True, effort_overrun=22.5, cost_overrun=18.1, margin_slippage=-6.4,
        escalations=7, documents=11, themes=("Staffing shortfall",),
        quotes=(finding("u1", "The Nordwall project lost its only SAP architect in May.", None),),
    )  # fmt: skip


def _similar_own() -> SimilarEngagement:
    return SimilarEngagement(
        "PRJ-102", _ENGAGEMENTS["E-2"][0], "C-2", _CUSTOMERS["C-2"], 0.79,
        (Aspect("engagement_type", "ERP finance", "ERP finance"),
         Aspect("customer", "Alder & Finch Stores plc", "Alder & Finch Stores plc")), (),
        finished=False, effort_overrun=None, cost_overrun=None, margin_slippage=None,
        escalations=0, documents=1, themes=(), quotes=(),
    )  # fmt: skip


def _overrun() -> tuple[OverrunOutlook, ...]:
    effort = OverrunOutlook(
        "effort", "% of the plan", "engagement type ERP finance", 34, 17,
        {"p50": (6.0, 1.0, 12.0), "p80": (19.0, 12.0, 31.0), "p90": (33.0, 20.0, None)},
        shrunk=False, offered=10.0, stayed_within=(0.58, 0.41, 0.74), confidence=0.8,
        needed=(19.0, 12.0, 31.0), note="",
    )  # fmt: skip
    margin = OverrunOutlook(
        "margin", "points of revenue", "all engagements", 2, 1, {}, shrunk=True, offered=None,
        stayed_within=None, confidence=0.8, needed=None,
        note="Only 2 finished engagements have margins: too few.",
    )  # fmt: skip
    return effort, margin
