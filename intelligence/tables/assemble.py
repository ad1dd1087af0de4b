"""Assembles every table of an edition from what the steps of a build concluded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from corpus.document import Document
from intelligence.edition import UNKNOWN
from intelligence.findings import Finding
from intelligence.health.measure import ThemeHealth
from intelligence.health.suggestions import Suggestion, suggestions_table
from intelligence.health.table import health_table
from intelligence.held_back import HeldGroup
from intelligence.linking.links import Link
from intelligence.linking.registers import Register
from intelligence.quarters import quarter_range
from intelligence.tables.counting import dimensions_table, totals_table, trends_table
from intelligence.tables.documents import documents_table
from intelligence.tables.exposure import active_quarters
from intelligence.tables.findings import ThemeOfFinding, findings_table
from intelligence.tables.lineage import Becoming, changes_table, conflicts_table, lineage_table
from intelligence.tables.records import customers_table, engagements_table, links_table
from intelligence.tables.small import mark_small
from intelligence.tables.themes import ThemeEntry, register_table
from intelligence.tables.withheld import withheld_table

_EXPOSED = ("engagement_type", "practice", "team", "region", "billing_model")
_NOTHING_ACTIVE = pd.DataFrame({"engagement": [], "quarter": []}, dtype="object")


@dataclass(frozen=True)
class Concluded:
    """What was concluded of themes.

    Attributes:
        entries: every theme of the edition.
        theme_of: the theme of each cause that has one, by finding id.
        becoming: how it came about.
        health: how far each theme can be relied on.
        suggestions: merges and splits for a person to judge.
        fewest_customers: distinct customers below which a count is marked as small.
        causes: what positions in ``held`` count.
        held: groups that are not proposed.

    """

    entries: Sequence[ThemeEntry]
    theme_of: Mapping[str, ThemeOfFinding]
    becoming: Becoming
    health: Sequence[ThemeHealth] = ()
    suggestions: Sequence[Suggestion] = ()
    fewest_customers: int = 3
    causes: Sequence[Finding] = ()
    held: Sequence[HeldGroup] = ()


def assemble(
    documents: Sequence[Document],
    register: Register,
    links: Sequence[Link],
    findings: Sequence[Finding],
    themes: Concluded,
) -> dict[str, pd.DataFrame]:
    """Return the tables by name; see ``docs/architecture.md`` for their columns.

    Signals, and the word for each theme's movement that one of them says, are still to be added.
    """
    found = findings_table(documents, findings, themes.theme_of)
    texts = _with_themes(documents_table(documents, links, register), found)
    engagements = engagements_table(register)
    customers = customers_table(register, texts)
    counted = texts.assign(customer=texts["customer"].fillna(UNKNOWN))
    quarters = _quarters(counted)
    exposed = _exposed(engagements, customers)
    active = active_quarters(engagements, counted, quarters[-1]) if quarters else _NOTHING_ACTIVE
    totals = totals_table(counted, exposed, active)
    pairs = found.dropna(subset=["theme_id"])[["theme_id", "document_uid"]].drop_duplicates()
    dimensions = dimensions_table(counted, pairs, totals)
    known = [item.theme.theme_id for item in themes.entries]
    trends = trends_table(dimensions, known, quarters, totals)
    becoming, fewest = themes.becoming, themes.fewest_customers
    register_of = register_table(themes.entries, found, texts, becoming.changes)
    return {
        "documents": texts,
        "findings": found,
        "themes": mark_small(register_of, fewest),
        "dimensions": mark_small(dimensions, fewest),
        "totals": totals,
        "trends": mark_small(trends, fewest),
        "links": links_table(documents, links, register),
        "engagements": engagements,
        "customers": customers,
        "lineage": lineage_table(becoming),
        "changes": changes_table(becoming),
        "conflicts": conflicts_table(becoming),
        "health": health_table(themes.health, found, texts),
        "suggestions": suggestions_table(themes.suggestions),
        "withheld": mark_small(withheld_table(themes.causes, themes.held, texts), fewest),
    }


def _with_themes(documents: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """Add each document's themes, sorted; a proposed theme has an id and no key."""
    for column, source in (("theme_ids", "theme_id"), ("theme_keys", "theme_key")):
        members = findings[findings[source].notna()]
        found: dict[str, set[str]] = {}
        for uid, theme in zip(members["document_uid"], members[source], strict=True):
            found.setdefault(uid, set()).add(theme)
        documents[column] = [sorted(found.get(uid, ())) for uid in documents["document_uid"]]
    return documents


def _quarters(documents: pd.DataFrame) -> tuple[str, ...]:
    """Return the quarters of the portfolio: from its first document's to its last one's."""
    known = documents[documents["quarter"] != UNKNOWN]["quarter"]
    return quarter_range(known.min(), known.max()) if not known.empty else ()


def _exposed(engagements: pd.DataFrame, customers: pd.DataFrame) -> pd.DataFrame:
    """Return engagements with one column a dimension, *Unknown* where nothing is recorded."""
    names = customers.set_index("customer_key")
    exposed = engagements[["engagement", *_EXPOSED]].copy()
    for dimension, source in (("customer", "name"), ("segment", "segment")):
        exposed[dimension] = engagements["customer_key"].map(names[source])
    region = engagements["customer_key"].map(names["region"])
    exposed["region"] = exposed["region"].fillna(region)
    values = [*_EXPOSED, "customer", "segment"]
    exposed[values] = exposed[values].astype("object").replace("", None).fillna(UNKNOWN)
    return exposed
