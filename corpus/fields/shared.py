"""Names and fields that documents, engagements and customers share."""

from __future__ import annotations

from corpus.fields.model import Group, define

CUSTOMER_NAMES = (
    "customer|customer name|client|client name|account|account name|company|company name"
    "|customer organisation|customer organization|kunde|kundenname|auftraggeber|end customer|klant"
    "|klantnaam|opdrachtgever"
)
CUSTOMER_KEYS = (
    "customer id|customer key|customer number|account id|account key|account number|client id"
    "|client key|client number|company id|operator id|organization id|organisation id|agency id"
    "|account ref|client ref|customer ref|client code|customer code|account code|a c ref|a c no"
    "|kundennummer|kundennr|kunden nr|kunden id|customer no|client no|account no|klantnummer"
    "|klantnr"
)
ENGAGEMENT_KEYS = (
    "project id|project key|engagement id|engagement key|engagement code|project number"
    "|project code|project no|project ref|job number|job no|job id|job code|job ref"
    "|workspace id|sow number"
    "|engagement number|engagement no|engagement ref|projektnummer|projektnr|projekt nr|projekt id"
    "|auftragsnummer|auftragsnr|auftrag nr|commission no|commission number|commission id"
    "|commission ref|projectnummer|projectnr|opdrachtnummer"
)
ENGAGEMENT_NAMES = (
    "project|project name|engagement|engagement name|program name|programme name|workspace"
    "|workspace name|initiative|projekt|projektname|program project|mission or project|job|job name"
    "|project title|commission|commission name|commission title|projectnaam|opdracht"
)
SEGMENT = define(
    "segment",
    Group.ATTRIBUTE,
    "sort of customer",
    "industry|sector|vertical|customer segment|customer industry|market segment|branche",
    "company size|tier|customer tier",
)
REGION = define(
    "region",
    Group.ATTRIBUTE,
    "part of the world",
    "geo|geography|country|territory|billing country|delivery region",
    "state|location|province|land|standort",
)
PRACTICE = define(
    "practice",
    Group.ATTRIBUTE,
    "line of work",
    "practice name|service line|competency|capability|geschaftsbereich|fachbereich",
)
BILLING = define(
    "billing_model",
    Group.ATTRIBUTE,
    "how work is paid for",
    "billing type|contract type|commercial model|pricing model|billing|contract model"
    "|commercials|commercial terms|charging basis|billing basis"
    "|abrechnungsart|abrechnungsmodell|vertragsart",
    "pricing|fee basis|fee type",
)
CURRENCY = define(
    "currency",
    Group.CURRENCY,
    "currency of the row's amounts",
    "currency code|currency iso code|wahrung|waehrung",
)
