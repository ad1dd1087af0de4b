"""The columns that are read of an edition; ``docs/architecture.md`` says what they hold."""

from __future__ import annotations

DOCUMENTS = (
    "document_uid",
    "document",
    "kind",
    "title",
    "date",
    "date_ambiguous",
    "quarter",
    "text",
    "section_headings",
    "section_starts",
    "section_ends",
    "customer",
    "customer_key",
    "customer_given",
    "customer_link",
    "engagement",
    "engagement_name",
    "engagement_link",
    "segment",
    "engagement_type",
    "billing_model",
    "practice",
    "region",
    "team",
    "phase",
    "severity",
    "priority",
    "theme_ids",
    "theme_keys",
    "source_file",
    "source_row",
)

FINDINGS = (
    "finding_id",
    "document_uid",
    "document",
    "kind",
    "start",
    "end",
    "text",
    "role",
    "role_source",
    "role_confidence",
    "theme_id",
    "theme_key",
    "subcause_key",
    "confidence",
    "subcause_confidence",
    "abstention",
)

THEMES = (
    "theme_id",
    "theme_key",
    "name",
    "definition",
    "status",
    "findings",
    "documents",
    "engagements",
    "customers",
    "first_seen",
    "last_seen",
    "keyphrases",
    "quotes",
    "trend",
    "include",
    "exclude",
    "origin",
    "owner_role",
    "owner_name",
    "goal",
    "changed_in",
    "small",
)

DIMENSIONS = (
    "theme_id",
    "dimension",
    "value",
    "documents",
    "engagements",
    "customers",
    "active_engagements",
    "rate",
    "small",
)

TOTALS = (
    "dimension",
    "value",
    "documents",
    "engagements",
    "customers",
    "active_engagements",
)

TRENDS = (
    "theme_id",
    "quarter",
    "documents",
    "engagements",
    "customers",
    "active_engagements",
    "rate",
    "small",
)

LINEAGE = (
    "event",
    "theme_id",
    "previous_theme_id",
    "previous_edition",
    "keeps_id",
    "shared",
    "previous_findings",
    "current_findings",
    "jaccard",
    "of_previous",
    "of_current",
)

CHANGES = ("theme_id", "kind", "quarter", "after_edition", "sequence")

HEALTH = (
    "theme_id",
    "verdict",
    "stability",
    "stability_low",
    "stability_high",
    "recovered",
    "parts",
    "way",
    "cohesion",
    "coverage",
    "confirmed",
    "rejected",
    "agreement",
    "agreement_low",
    "agreement_high",
    "largest_engagement",
    "largest_engagement_share",
    "largest_customer",
    "largest_customer_share",
)

CONFLICTS = ("sequence", "entry_id", "action", "theme_id", "reason", "partly", "count")
