"""The fields that hold text, in the order in which their cells are put together."""

from __future__ import annotations

from corpus.fields.model import Group, define

TEXT_FIELDS = (
    define(
        "text",
        Group.TEXT,
        "the whole text",
        "body|content|full text|narrative|document text|message|free text|note text|transcript"
        "|email body|mail body|ticket text|report text|document",
    ),
    define(
        "description",
        Group.TEXT,
        "what is the case",
        "details|detail|incident description|problem description|issue description"
        "|case description|what happened|description of event|problem|issue|situation|background"
        "|observation|observations|what went wrong|executive summary|lesson description"
        "|beschreibung|was ist passiert|descripcion|omschrijving|beschrijving",
    ),
    define("abstract", Group.TEXT, "a short form of the whole", "synopsis|overview"),
    define(
        "event",
        Group.TEXT,
        "what happened",
        "driving event|lesson event|trigger event|lesson detail event|event description",
    ),
    define(
        "lesson",
        Group.TEXT,
        "what was learned",
        "lessons|lesson learned|lessons learned|learning|learnings|takeaways|key learning"
        "|key learnings|lesson identified|lessons identified",
    ),
    define("leadup", Group.TEXT, "what came before", "lead up|lead up to the incident"),
    define("timeline", Group.TEXT, "the course of events", "chronology|sequence of events"),
    define("detection", Group.TEXT, "how it was noticed", "how was it detected"),
    define(
        "root_cause",
        Group.TEXT,
        "why it happened",
        "root causes|cause|causes|causes trigger|causes triggers|cause trigger|trigger|cause notes"
        "|bug root cause|why|why did it happen|why it happened|reason"
        "|contributing factors|contributing factor"
        "|five whys|5 whys|proximate cause|fault|underlying cause|underlying causes|rca"
        "|root cause analysis|root cause description|cause description|ursache|ursachen"
        "|cause racine|oorzaak|oorzaken|what caused it|reason for issue"
        "|reason for failure|failure reason",
    ),
    define(
        "justification",
        Group.TEXT,
        "why it was escalated",
        "escalation justification|reason for escalation|escalation reason|escalation description",
    ),
    define(
        "impact",
        Group.TEXT,
        "what it led to",
        "effect|effects|impacts|consequence|consequences|customer impact|impact description"
        "|auswirkung"
        "|auswirkungen|gevolg|gevolgen"
        "|project impact|impact on project",
    ),
    define("business_impact", Group.TEXT, "what it led to for the business", ""),
    define(
        "early_warning",
        Group.TEXT,
        "signs that could have been seen",
        "early warnings|warning signs|early warning signs|early warning indicators",
    ),
    define("response", Group.TEXT, "what was done at the time", "immediate response"),
    define(
        "resolution",
        Group.TEXT,
        "what put it right",
        "fix notes|close notes|closure notes|resolution notes|solution|fix|recovery"
        "|immediate action|immediate actions|action taken|actions taken|resolution comment"
        "|losung|oplossing",
    ),
    define("workaround", Group.TEXT, "what helped for the time being", ""),
    define(
        "recommendation",
        Group.TEXT,
        "what should be done from now on",
        "recommendations|mitigation|mitigations|suggestion|suggestions|prevention"
        "|preventive action|preventive actions|advice|what would we do differently|empfehlung"
        "|empfehlungen|aanbeveling|aanbevelingen"
        "|what should change|recommended action|recommended actions|improvement",
    ),
    define(
        "corrective_action",
        Group.TEXT,
        "what was set in motion",
        "corrective actions|action items|action|actions|follow up|follow up actions|next steps"
        "|countermeasures|action plan",
    ),
    define("positive", Group.TEXT, "what went well", "what went well|successes|what worked"),
    define(
        "evidence",
        Group.TEXT,
        "what the statement rests on",
        "supporting evidence|evidence of recurrence control effectiveness",
    ),
    define(
        "comment",
        Group.TEXT,
        "remarks",
        "comments|case comments|remarks|remark|notes|note|last comment|internal comments",
    ),
    define(
        "work_notes",
        Group.TEXT,
        "notes of those who worked on it",
        "worknotes|additional comments|comments and work notes|worknotes list",
    ),
)
