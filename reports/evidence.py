"""Finds the verbatim quotes that stand behind a theme, with the words around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from intelligence.edition import UNKNOWN, Edition
from reports.tables import Row, plain, rows, words
from reports.text import around
from reports.views import Evidence

#: Quotes under one theme, characters of context on each side, and the longest quote shown whole.
QUOTES = 6
CONTEXT = 130
LONGEST = 700

_DOCUMENT = ("document_uid", "document", "kind", "date", "date_ambiguous", "customer", "text")
_FINDING = ("finding_id", "document_uid", "start", "end", "text")


def theme_evidence(edition: Edition, themes: Iterable[Row]) -> dict[str, tuple[Evidence, ...]]:
    """Return at most ``QUOTES`` quotes a theme, best first; repeated documents and words wait.

    ``themes`` are rows of the ``themes`` table; its ``quotes`` name the findings.
    """
    findings = edition.tables["findings"]
    wanted = {str(row["theme_id"]): tuple(row["quotes"] or ()) for row in themes}
    named = {finding for quotes in wanted.values() for finding in quotes}
    held = {row["finding_id"]: row for row in _select(findings, findings["finding_id"].isin(named))}
    chosen = {
        theme_id: _spread([held[finding] for finding in quotes if finding in held])
        for theme_id, quotes in wanted.items()
    }
    documents = _documents(edition, [row for quotes in chosen.values() for row in quotes])
    return {
        theme_id: tuple(_evidence(row, documents) for row in quotes)
        for theme_id, quotes in chosen.items()
    }


def unassigned_evidence(edition: Edition) -> tuple[Evidence, ...]:
    """Return causes that no theme explains, spread evenly over the edition."""
    findings = edition.tables["findings"]
    left = findings[(findings["role"] == "cause") & findings["theme_id"].isna()]
    step = max(1, len(left) // QUOTES)
    chosen = _spread(_select(left.iloc[::step]))
    documents = _documents(edition, chosen)
    return tuple(_evidence(row, documents) for row in chosen)


def _select(findings: pd.DataFrame, mask: pd.Series[bool] | None = None) -> list[Row]:
    return rows(findings if mask is None else findings[mask], _FINDING)


def _spread(quotes: Sequence[Row]) -> list[Row]:
    """Take new documents and new words first, what repeats either later; else keep the order."""
    seen: Counter[tuple[str, str]] = Counter()
    ranked = []
    for order, quote in enumerate(quotes):
        marks = [
            ("document", str(quote["document_uid"])),
            ("words", " ".join(words(quote["text"]).casefold().split())),
        ]
        ranked.append((max(seen[mark] for mark in marks), order))
        seen.update(marks)
    return [quotes[order] for _, order in sorted(ranked)[:QUOTES]]


def _documents(edition: Edition, quotes: Iterable[Row]) -> dict[str, Row]:
    frame = edition.tables["documents"]
    chosen = frame[frame["document_uid"].isin({quote["document_uid"] for quote in quotes})]
    return {row["document_uid"]: row for row in rows(chosen, _DOCUMENT)}


def _evidence(quote: Row, documents: Mapping[str, Row]) -> Evidence:
    document = documents.get(quote["document_uid"], dict.fromkeys(_DOCUMENT))
    text = words(document["text"])
    start, end = int(quote["start"]), int(quote["end"])
    before, after = around(text, start, end, CONTEXT)
    whole_quote = words(quote["text"])
    return Evidence(
        finding_id=str(quote["finding_id"]),
        document=words(document["document"], UNKNOWN),
        kind=words(document["kind"], "document"),
        date=plain(document["date"]),
        date_ambiguous=bool(document["date_ambiguous"]),
        customer=words(document["customer"], UNKNOWN),
        before=before,
        quote=whole_quote[:LONGEST],
        after="…" if len(whole_quote) > LONGEST else after,
        cut=len(whole_quote) > LONGEST,
    )
