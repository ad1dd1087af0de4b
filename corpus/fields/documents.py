"""The fields of a document beside its texts."""

from __future__ import annotations

from corpus.fields.model import Group, define
from corpus.fields.shared import (
    BILLING,
    CUSTOMER_KEYS,
    CUSTOMER_NAMES,
    ENGAGEMENT_KEYS,
    ENGAGEMENT_NAMES,
    PRACTICE,
    REGION,
    SEGMENT,
)
from corpus.fields.texts import TEXT_FIELDS

DOCUMENT_FIELDS = (
    define(
        "id",
        Group.ID,
        "the source's own identifier",
        "document id|doc id|issue key|key|number|case number|ticket id|ticket number|ticket"
        "|incident id|incident number|record id|lesson id|lesson number|problem number|problem id"
        "|escalation id|escalation number|ref|reference|ref no|reference number|no|identifier"
        "|safenet id|case id|lesson ref|nr|record number|ncr no|ncr number|ncr ref|ncr id",
        "issue id|sys id|report id|uuid|guid|source record|document key|document",
    ),
    define(
        "title",
        Group.TITLE,
        "a line that names the document",
        "summary|subject|short description|problem statement|headline|incident title|lesson title"
        "|titel|lesson name|betreff|onderwerp",
        "name|slug|topic",
    ),
    define(
        "kind",
        Group.KIND,
        "escalation, post-mortem or lesson",
        "document kind|record type|document type|doc type|record kind",
        "type",
    ),
    *TEXT_FIELDS,
    define(
        "date",
        Group.DATE,
        "when it happened",
        "event date|incident date|lesson date|occurred|occurred at|occurred on|date of event"
        "|date of incident|occurrence date|date of occurrence|date occurred|date it occurred"
        "|occurred date|happened on|date of lesson|datum|started at|started"
        "|start time|incident start|start date|fecha",
    ),
    define(
        "opened",
        Group.DATE,
        "when it was opened",
        "opened at|opened on|created|created at|created on|created date|date created|date raised"
        "|raised|raised on|date logged|logged|logged at|date time opened|opened date|open date"
        "|date opened|creation date|sys created on|submitted|date submitted|date entered"
        "|date identified|requested on|requested at|logged on|log date|logged date|raised at"
        "|raised date|recorded|recorded at|recorded on|date recorded|recorded date|entered on"
        "|erfasst am|erstellt am|angelegt am|aangemaakt op"
        "|date held|held on|date of review|review date|reviewed on|date of meeting|meeting date"
        "|date of workshop"
        "|workshop date|date of retrospective|date of issue|date of lesson review|berichtsdatum"
        "|datum evaluatie|evaluatiedatum|datum der besprechung",
    ),
    define(
        "reported",
        Group.DATE,
        "when it was reported",
        "reported at|reported on|report date|date reported|reported date|date of report"
        "|report received date|date received|received on|received at|notified at|notified on"
        "|notification date|date notified|date of notification|gemeldet am|meldedatum",
    ),
    define(
        "closed",
        Group.DATE,
        "when it was closed",
        "closed at|closed on|closed date|date closed|date time closed|close date|completed at"
        "|ended at|end time|end date|completion date",
    ),
    define(
        "resolved",
        Group.DATE,
        "when it was resolved",
        "resolved at|resolved on|resolution date|resolutiondate|solved at|solved|date resolved"
        "|resolved date",
    ),
    define("due", Group.DATE, "when it should be done", "due date|duedate|target date|due at"),
    define(
        "updated",
        Group.DATE,
        "when it was last changed",
        "updated at|updated on|last updated|last modified|last modified date|sys updated on",
    ),
    define("customer_key", Group.NAME, "the customer's identifier", CUSTOMER_KEYS),
    define(
        "customer_name",
        Group.NAME,
        "the customer",
        CUSTOMER_NAMES,
        "organization|organisation|organization name|org|operator|operator name|agency|tenant"
        "|requester organization|reporting organization|business unit",
    ),
    define("engagement_key", Group.NAME, "the engagement's identifier", ENGAGEMENT_KEYS),
    define(
        "engagement_name",
        Group.NAME,
        "the engagement",
        ENGAGEMENT_NAMES,
        "incident name|case name|mission",
    ),
    define(
        "engagement_type",
        Group.ATTRIBUTE,
        "sort of work",
        "project type|service type|type of work|work type|delivery type|type of engagement",
        "system kind|system type|incident type|type of system",
    ),
    BILLING,
    PRACTICE,
    REGION,
    define(
        "team",
        Group.ATTRIBUTE,
        "who delivered",
        "delivery team|assignment group|group|squad|assigned team|team name|responsible team",
        "component|components|local unit|department|unit|owner team|owning team|support group",
    ),
    define(
        "phase",
        Group.ATTRIBUTE,
        "phase of the work",
        "project phase|program project phase|lifecycle phase|stage|project stage|delivery phase"
        "|phase of project|programme phase",
    ),
    SEGMENT,
    define(
        "severity",
        Group.ATTRIBUTE,
        "how bad it was",
        "sev|escalation severity|incident severity|severity level|schweregrad|ernst",
        "impact|criticality",
    ),
    define(
        "priority", Group.ATTRIBUTE, "how urgent it was", "prio|prioritat|prioriteit", "urgency"
    ),
    define(
        "status",
        Group.NOTE,
        "state of the record",
        "state|issue status|incident state|escalation state|case status",
    ),
    define("tags", Group.NOTE, "labels", "labels|label|tag|topics|categories|category|keywords"),
)
