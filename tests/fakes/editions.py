"""A small believable edition with every table, for tests of what is shown and served.

It is built by hand, without the pipeline, so that a defect there cannot hide one here.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from intelligence.edition import SIGNAL_TABLES, Edition, Manifest
from tests.fakes import edition_texts as words
from tests.fakes.edition_counts import (
    QUARTERS,
    Row,
    count_all,
    count_customers,
    count_dimensions,
    count_links,
    count_themes,
    count_trends,
    day,
    is_active,
    theme_id,
)
from tests.fakes.edition_health import health_of, suggestions_of, withheld_of
from tests.fakes.edition_lineage import changes_of, conflicts, lineage_of
from tests.fakes.edition_signals import signals_of


def fake_edition() -> Edition:
    """Return edition 7: 60 documents over 12 quarters, 9 themes (2 proposed), hostile texts."""
    engagements = _engagements()
    documents, findings = _documents(engagements)
    return edition_from(documents, findings, engagements)


def empty_edition() -> Edition:
    """Return an edition with every table and column, and no row."""
    full = fake_edition()
    tables = {name: table.iloc[:0] for name, table in full.tables.items()}
    counts = dict.fromkeys(full.manifest.counts, 0)
    return Edition(_manifest(counts), tables)


def older_edition() -> Edition:
    """Return the same edition as of a release that worked out no signals."""
    full = fake_edition()
    tables = {name: table for name, table in full.tables.items() if name not in SIGNAL_TABLES}
    return Edition(full.manifest, tables)


def edition_without_signals() -> Edition:
    """Return the edition as a release without signals left it: those tables are empty."""
    full = fake_edition()
    return Edition(
        full.manifest, {**full.tables, **{name: pd.DataFrame() for name in SIGNAL_TABLES}}
    )


def edition_from(
    documents: list[Row], findings: list[Row], engagements: list[Row], *, number: int = 7
) -> Edition:
    """Count everything that follows from documents, findings and engagements."""
    dimensions, totals = count_dimensions(documents, engagements)
    themes = count_themes(documents, findings)
    tables = {
        "documents": documents,
        "findings": findings,
        "themes": themes,
        "dimensions": dimensions,
        "totals": totals,
        "trends": count_trends(dimensions, engagements),
        "links": count_links(documents),
        "engagements": [_as_built(row) for row in engagements],
        "customers": count_customers(documents, engagements),
        "lineage": lineage_of(themes),
        "changes": changes_of(themes),
        "conflicts": conflicts(),
        "health": health_of(themes),
        "suggestions": suggestions_of(themes, findings),
        "withheld": withheld_of(findings),
        **signals_of(themes),
    }
    frames = {name: frame(rows) for name, rows in tables.items()}
    return Edition(_manifest(count_all(documents, findings, engagements), number), frames)


def frame(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows as a table whose missing values are ``None`` and whose integers stay integers."""
    return pd.DataFrame(list(rows), dtype=object)


def _as_built(engagement: Row) -> Row:
    """Return an engagement with the columns of a build: its segment is its customer's."""
    return {name: value for name, value in engagement.items() if name not in {"key", "segment"}}


def _engagements() -> list[Row]:
    rows: list[Row] = []
    for number in range(60):
        first = number * 12 // 60 - 2
        last = min(first + 3 + number % 3, 11)
        customer = number % len(words.CUSTOMERS)
        name, segment, region = words.CUSTOMERS[customer]
        rows.append(
            {
                "key": f"ENG-{number + 1:03d}",
                "engagement": f"ENG-{number + 1:03d}",
                "name": f"{name}: {words.ENGAGEMENT_TYPES[number % 4]} {number + 1}",
                "customer_key": f"C{customer + 1:02d}",
                "customer_name": name,
                "segment": segment,
                "engagement_type": words.ENGAGEMENT_TYPES[number % 4],
                "billing_model": words.BILLING[number % 3],
                "practice": "Delivery",
                "region": region,
                "team": words.TEAMS[number % 3],
                "phase": None,
                "status": "open" if last == len(QUARTERS) - 1 else "closed",
                "start": day(QUARTERS[max(first, 0)], 3),
                "start_quarter": QUARTERS[max(first, 0)],
                "end": day(QUARTERS[last], 70),
                "end_quarter": QUARTERS[last],
                "planned_hours": 400 + 25 * number,
                "actual_hours": 430 + 29 * number,
                "revenue": 90_000 + 4_500 * number,
                "revenue_currency": "EUR",
                "planned_cost": 72_000 + 3_600 * number,
                "planned_cost_currency": "EUR",
                "actual_cost": 72_000 + 3_600 * number + 1_800 * (number % 7),
                "actual_cost_currency": "EUR",
                "planned_margin": 0.2,
                "actual_margin": 0.2 - number % 7 / 50,
            }
        )
    return rows


def _documents(engagements: list[Row]) -> tuple[list[Row], list[Row]]:
    documents: list[Row] = []
    findings: list[Row] = []
    turns = {key: itertools.cycle(causes) for key, causes in words.CAUSES.items()}
    for position, code in enumerate(words.PLAN):
        key = words.CODES[code]
        keys = [key] if key else []
        if position % 7 == 6 and "sow_ambiguity" not in keys:
            keys.append("sow_ambiguity")
        causes = [next(turns[item]) for item in keys or [""]]
        document = _document(position, keys, engagements)
        text, spans = _text(position, causes)
        document |= {"text": text, **_sections(text)}
        documents.append(document)
        findings.extend(_findings(document, keys, spans))
    return documents, findings


def _text(position: int, causes: list[str]) -> tuple[str, list[tuple[int, int]]]:
    text = f"Summary\nHandled by the delivery team. {words.HOSTILE.get(position, '')}\nRoot cause\n"
    spans = []
    for cause in causes:
        spans.append((len(text), len(text) + len(cause)))
        text += f"{cause} "
    text += "\nImpact\nThe milestone moved by two weeks.\nRecommendation\nAsk for it in week one."
    return text, spans


def _sections(text: str) -> Row:
    headings = [
        h for h in ("Summary", "Root cause", "Impact", "Recommendation") if f"{h}\n" in text
    ]
    starts = [text.index(f"{heading}\n") + len(heading) + 1 for heading in headings]
    ends = [text.index(f"\n{heading}\n") for heading in headings[1:]] + [len(text)]
    return {"section_headings": headings, "section_starts": starts, "section_ends": ends}


def _document(position: int, keys: list[str], engagements: list[Row]) -> Row:
    quarter = QUARTERS[position // 5]
    active = [e for e in engagements if is_active(e, quarter)]
    wanted = [e for e in active if e["engagement_type"] == "Cloud migration"]
    pool = wanted if "environment_access" in keys and position % 4 else active
    engagement = pool[position * 5 % len(pool)]
    link = "unlinked" if position % 9 == 4 else "ambiguous" if position % 13 == 5 else "linked"
    linked = link == "linked"
    undated = position == 30
    own = engagement if linked else {}
    return {
        "document_uid": f"{position:016x}",
        "document": f"{'INC' if position % 3 else 'PM'}-{1000 + position}",
        "kind": "escalation" if position % 3 else "post_mortem",
        "title": None if position % 4 == 0 else f"Note {position + 1} <i>draft</i>",
        "date": None if undated else day(quarter, position * 17 % 80),
        "date_ambiguous": position == 8,
        "quarter": None if undated else quarter,
        "customer": own.get("customer_name"),
        "customer_key": own.get("customer_key"),
        "customer_given": str(engagement["customer_name"]).upper(),
        "customer_link": link,
        "engagement": own.get("key"),
        "engagement_name": own.get("name"),
        "engagement_link": link,
        "segment": own.get("segment"),
        "engagement_type": own.get("engagement_type"),
        "billing_model": own.get("billing_model"),
        "practice": own.get("practice"),
        "region": own.get("region"),
        "team": own.get("team"),
        "phase": words.PHASES[position % len(words.PHASES)],
        "severity": words.SEVERITIES[position % len(words.SEVERITIES)],
        "priority": None,
        "theme_ids": [theme_id(key) for key in keys],
        "theme_keys": [key for key in keys if words.THEMES[key][2] == "active"],
        "source_file": "tickets.csv" if position % 3 else "notes.jsonl",
        "source_row": position + 1,
    }


def _findings(document: Row, keys: list[str], spans: list[tuple[int, int]]) -> list[Row]:
    text = str(document["text"])
    impact = "The milestone moved by two weeks."
    at = text.index(impact)
    parts = [(*span, "cause") for span in spans] + [(at, at + len(impact), "impact")]
    rows: list[Row] = []
    for order, (start, end, role) in enumerate(parts):
        key = keys[order] if role == "cause" and keys else None
        known = key is not None and words.THEMES[key][2] == "active"
        rows.append(
            {
                "finding_id": f"F-{document['document_uid'][-4:]}-{order}",
                "document_uid": document["document_uid"],
                "document": document["document"],
                "kind": document["kind"],
                "start": start,
                "end": end,
                "text": text[start:end],
                "role": role,
                "role_source": "heading",
                "role_confidence": 1.0,
                "theme_id": None if key is None else theme_id(key),
                "theme_key": key if known else None,
                "subcause_key": "access_late" if key == "environment_access" else None,
                "confidence": None if key is None else round(0.95 - start % 30 / 100, 2),
                "subcause_confidence": 0.6 if key == "environment_access" else None,
                "abstention": None if key else "unlike anything known",
            }
        )
    return rows


def _manifest(counts: Mapping[str, int], number: int = 7) -> Manifest:
    return Manifest(
        number=number,
        fingerprint="5f3c" * 16,
        seed=20_260_101,
        settings={"taxonomy": "starter"},
        models={"encoder": "MiniLM-L6-v2"},
        libraries={"pandas": "3.1"},
        taxonomy="starter",
        counts=counts,
        files={},
        previous=number - 1,
        curation=3,
    )
