"""The fields of an engagement and of a customer."""

from __future__ import annotations

from corpus.fields.model import Group, define
from corpus.fields.shared import (
    BILLING,
    CURRENCY,
    CUSTOMER_KEYS,
    CUSTOMER_NAMES,
    ENGAGEMENT_KEYS,
    ENGAGEMENT_NAMES,
    PRACTICE,
    REGION,
    SEGMENT,
)

ENGAGEMENT_FIELDS = (
    define(
        "engagement_key",
        Group.ID,
        "the engagement's identifier",
        f"{ENGAGEMENT_KEYS}|id|number|key|code|reference|ref",
        "sys id|uuid|guid",
    ),
    define(
        "engagement_name",
        Group.TITLE,
        "the engagement",
        f"{ENGAGEMENT_NAMES}|name|title|short description",
    ),
    define("customer_key", Group.NAME, "the customer's identifier", CUSTOMER_KEYS),
    define(
        "customer_name",
        Group.NAME,
        "the customer",
        CUSTOMER_NAMES,
        "organization|organisation|operator|agency",
    ),
    define(
        "engagement_type",
        Group.ATTRIBUTE,
        "sort of work",
        "project type|type|service type|type of work|work type|offering|service offering"
        "|projektart|projekttyp|auftragsart"
        "|type project|soort project",
        "category|service|what",
    ),
    BILLING,
    PRACTICE,
    REGION,
    define(
        "team",
        Group.ATTRIBUTE,
        "who delivered",
        "delivery team|assignment group|group|squad|delivery hub|delivery centre|delivery center"
        "|delivery office|lieferteam|projektteam",
        "abteilung|office|afdeling",
    ),
    define(
        "phase",
        Group.ATTRIBUTE,
        "phase of the work",
        "project phase|stage|project stage|projektphase",
    ),
    define(
        "status",
        Group.ATTRIBUTE,
        "state of the work",
        "state|project status|is closed|projektstatus",
        "health",
    ),
    define(
        "start",
        Group.DATE,
        "planned or only start",
        "start date|planned start|planned start date|calculated start|kick off|kickoff|starts on"
        "|project start|begin date|beginn|startdatum|projektbeginn|projektstart|geplanter beginn"
        "|geplanter start|geplande start|begindatum",
    ),
    define(
        "end",
        Group.DATE,
        "planned or only end",
        "end date|planned end|planned end date|planned finish|calculated finish|finish|due date"
        "|finish date|project end|completion date|go live|ende|enddatum|projektende|geplantes ende"
        "|einddatum|geplande einddatum|wrap|wrap date|wrap up",
    ),
    define(
        "actual_start",
        Group.DATE,
        "real start",
        "actual start date|work start|ist beginn|ist start|tatsachlicher beginn",
    ),
    define(
        "actual_end",
        Group.DATE,
        "real end",
        "actual end date|actual finish|work end|closed at|ist ende|tatsachliches ende",
    ),
    define(
        "planned_hours",
        Group.NUMBER,
        "hours sold",
        "planned hour|budget hours|budgeted hours|planned effort|estimated hours|work effort"
        "|hours planned|sold hours|hours sold|hours budget|geplante stunden|planstunden"
        "|plan stunden|sollstunden|soll stunden|budgetstunden|geplande uren|begrote uren"
        "|budgeturen",
    ),
    define(
        "actual_hours",
        Group.NUMBER,
        "hours spent",
        "actual effort|hours logged|logged hours|hours actual|hours spent|billed hours|effort"
        "|total hours|hours worked|worked hours|booked hours|hours booked|burned hours|hours burned"
        "|spent hours|used hours|hours used|iststunden|ist stunden|geleistete stunden"
        "|gebuchte stunden"
        "|werkelijke uren|bestede uren",
        "hours",
    ),
    define(
        "revenue",
        Group.MONEY,
        "what the customer pays",
        "price|price in cents|contract value|deal value|total revenue|fee|project value"
        "|contract amount|bookings|auftragswert|auftragssumme|umsatz|erlos|honorar|vertragswert"
        "|agreed fee|planned fee|contract fee|net fee|net fees|fees|contractwaarde"
        "|opdrachtwaarde|omzet",
        "amount|value",
    ),
    define(
        "planned_cost",
        Group.MONEY,
        "what it should cost",
        "planned costs|total planned cost|budget|budget cost|estimated cost|budget in cents"
        "|cost budget|planned total cost|plankosten|geplante kosten|geplande kosten|begrote kosten",
    ),
    define(
        "actual_cost",
        Group.MONEY,
        "what it did cost",
        "actual costs|total costs|total cost|cost to date|budget used|budget used in cents|costs"
        "|istkosten|ist kosten|tatsachliche kosten|werkelijke kosten",
        "cost",
    ),
    CURRENCY,
    define(
        "planned_margin",
        Group.MARGIN,
        "margin sold",
        "target margin|margin planned|sold margin|budget margin|planned margin percent|planmarge"
        "|geplante marge",
    ),
    define(
        "actual_margin",
        Group.MARGIN,
        "margin kept",
        "margin|gross margin|margin actual|margin percent|realised margin|project margin"
        "|actual margin percent|istmarge|ist marge|marge",
    ),
    define(
        "scope",
        Group.TEXT,
        "the work as agreed at signature",
        "scope statement|scope of work|scope of services|project scope|engagement scope|in scope"
        "|scope in|scope description|scope details|out of scope|scope out|exclusions|assumptions"
        "|statement of work|sow|sow text|project description|engagement description"
        "|work description|description|deliverables|key deliverables|agreed deliverables"
        "|leistungsbeschreibung|leistungsumfang",
    ),
)

CUSTOMER_FIELDS = (
    define(
        "customer_key",
        Group.ID,
        "the customer's identifier",
        f"{CUSTOMER_KEYS}|id|key|number|code",
        "sys id|uuid|guid",
    ),
    define("customer_name", Group.TITLE, "the customer", f"{CUSTOMER_NAMES}|name|legal name"),
    SEGMENT,
    REGION,
    define(
        "aliases",
        Group.NOTE,
        "other names of the customer",
        "alias|also known as|aka|other names|former name|former names|trading name",
    ),
)
