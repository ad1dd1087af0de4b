"""The sources whose exports are known: how each is recognised and what it calls things."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from corpus.fields import Records
from corpus.mapping.model import RecordKind

GENERIC = "generic"


@dataclass(frozen=True, slots=True)
class Shape:
    """One source. It is met where all ``required`` labels and ``least`` of the ``signs`` occur.

    ``required`` holds alternatives: each entry is a set of which one label must occur.
    ``fields`` overrides what a label means in this source (None keeps it an extra attribute).
    """

    name: str
    kind: RecordKind
    required: tuple[frozenset[str], ...]
    signs: frozenset[str]
    least: int
    fields: Mapping[str, str | None] = field(default_factory=lambda: MappingProxyType({}))

    def matches(self, labels: Collection[str]) -> int:
        """Return how many labels speak for this source; 0 where it is another."""
        if not all(any(label in labels for label in options) for options in self.required):
            return 0
        signs = sum(label in self.signs for label in set(labels))
        return signs + len(self.required) if signs >= self.least else 0


def _words(names: str) -> frozenset[str]:
    return frozenset(name.strip() for name in names.split("|") if name.strip())


def _meaning(pairs: str) -> Mapping[str, str | None]:
    """Read ``label=field|label=`` into a table; an empty field keeps the label an extra."""
    entries = (pair.split("=") for pair in pairs.split("|") if pair.strip())
    return MappingProxyType({label.strip(): name.strip() or None for label, name in entries})


SHAPES = (
    Shape(
        "jira",
        RecordKind.ESCALATION,
        (_words("issue key|key"), _words("issue type|issuetype|issue id|project key")),
        _words("summary|status|project name|priority|reporter|created|description|resolution"),
        2,
        _meaning(
            "summary=title|issue key=id|key=id|issue id=|issue type=|issuetype="
            "|project key=engagement_key|project name=engagement_name|project=engagement_name"
            "|resolution=|component=team|components=team|parent="
        ),
    ),
    Shape(
        "servicenow_escalation",
        RecordKind.ESCALATION,
        (),
        _words(
            "source record|request source|escalation severity|escalation trend"
            "|escalation justification|request by|requested by|escalation template"
        ),
        2,
        _meaning("reason=|request source=|escalation trend=|source record=|number=id"),
    ),
    Shape(
        "servicenow_problem",
        RecordKind.POST_MORTEM,
        (),
        _words("problem statement|cause notes|fix notes|workaround|resolution code|known error"),
        2,
        _meaning("problem statement=title|short description=title|resolution code=|category=tags"),
    ),
    Shape(
        "servicenow_project",
        RecordKind.ENGAGEMENTS,
        (_words("project name|short description|number"),),
        _words(
            "planned start|planned start date|planned effort|actual effort|total planned cost"
            "|estimate at completion|in scope|out of scope|planned end date|planned end|work effort"
        ),
        2,
        _meaning(
            "number=engagement_key|project name=engagement_name|short description=engagement_name"
            "|start date=start|end date=end|cost=planned_cost|effort=planned_hours"
            "|estimate at completion=|assumptions=scope|in scope=scope|out of scope=scope"
        ),
    ),
    Shape(
        "servicenow_incident",
        RecordKind.ESCALATION,
        (_words("number"),),
        _words(
            "short description|opened at|opened|caller id|caller|close notes|work notes"
            "|assignment group|sys id|close code|resolution notes|incident state|urgency"
        ),
        3,
        _meaning(
            "short description=title|number=id|sys id=|caller id=|caller=|category=tags"
            "|subcategory=|close code=|impact=|opened by=|assigned to="
        ),
    ),
    Shape(
        "salesforce_case",
        RecordKind.ESCALATION,
        (_words("case number"),),
        _words(
            "account id|account name|account|is escalated|escalated|origin|case origin|case reason"
            "|parent id|closed date|created date|date time opened|is closed|contact name|subject"
        ),
        2,
        _meaning("case number=id|subject=title|reason=|case reason=|type=|origin=|id=|parent id="),
    ),
    Shape(
        "certinia_project",
        RecordKind.ENGAGEMENTS,
        (_words("billing type|project type|stage"), _words("account|practice|region")),
        _words(
            "planned hours|revenue|total costs|project manager|project phase|project id|start date"
            "|end date|billing type|total revenue"
        ),
        3,
        _meaning(
            "name=engagement_name|project name=engagement_name|stage=status|project manager="
            "|project phase=phase|region=region|id="
        ),
    ),
    Shape(
        "kantata",
        RecordKind.ENGAGEMENTS,
        (),
        _words(
            "price in cents|budget used in cents|client role name|percent of budget used"
            "|over budget|target margin|budgeted cost in cents|consultant role name"
        ),
        2,
        _meaning(
            "client role name=customer_name|id=engagement_key|title=engagement_name"
            "|price in cents=revenue|price=revenue|budget used in cents=actual_cost"
            "|budget used=actual_cost|percent of budget used=|target margin=planned_margin"
            "|due date=end"
        ),
    ),
    Shape(
        "openair",
        RecordKind.ENGAGEMENTS,
        (_words("customer id|project id"),),
        _words("planned hour|planned hours|calculated start|calculated finish|is closed")
        | _words("percent complete|task id|customer id|project id"),
        3,
        _meaning(
            "project id=engagement_key|id=engagement_key|name=engagement_name"
            "|customer id=customer_key|is closed=status|percent complete="
        ),
    ),
    Shape(
        "zendesk",
        RecordKind.ESCALATION,
        (_words("id|ticket id|ticket"),),
        _words(
            "requester id|requester|requester name|solved at|satisfaction score|via|reopens|replies"
            "|satisfaction rating|submitter id|first reply time in minutes|assignee stations"
        ),
        3,
        _meaning("id=id|requester=|requester id=|group=team|type=|summation column="),
    ),
    Shape(
        "nasa_llis",
        RecordKind.LESSON,
        (_words("driving event|abstract|description of driving event|event"),),
        _words(
            "lesson learned|lessons learned|lesson|recommendation|recommendations|evidence|topic"
            "|topics|program project phase|mission directorates|mission directorate|subject"
            "|driving event|abstract|lesson mika|description of driving event|lesson id"
        ),
        4,
        _meaning("subject=title|evidence=evidence|topic=tags|description of driving event=event"),
    ),
    Shape(
        "prince2_lessons",
        RecordKind.LESSON,
        (_words("event|effect"),),
        _words(
            "lesson type|event|effect|causes trigger|cause trigger|causes|early warnings"
            "|early warning|recommendations|recommendation|previously identified|date logged"
            "|logged by"
        ),
        4,
        _meaning("lesson type=|previously identified=|logged by="),
    ),
    Shape(
        "lessons_register",
        RecordKind.LESSON,
        (_words("lesson|lesson learned|lessons learned|recommendation|recommendations"),),
        _words(
            "root cause|category|phase|impact|description|owner|tags|due date|date|id|status"
            "|lesson id|lesson learned|recommendation|project phase|lesson title"
        ),
        5,
        _meaning("category=tags|owner=|tags=tags"),
    ),
)


def detect_shape(labels: Collection[str], records: Records | None) -> Shape | None:
    """Return the known source that the labels speak for most, or None.

    ``records`` restricts the sources to those whose rows become that record type.
    """
    scored = [
        (shape.matches(labels), shape)
        for shape in SHAPES
        if records is None or shape.kind.records is records
    ]
    best = max(scored, key=lambda entry: entry[0], default=(0, None))
    return best[1] if best[0] else None
