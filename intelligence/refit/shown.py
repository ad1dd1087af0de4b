"""A refit as people and programs see it: JSON-ready, with the words of the findings it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from intelligence.curation.refile import Refile
from intelligence.edition import UNKNOWN
from intelligence.refit.proposal import Evidence, Item, Proposal
from intelligence.refit.taking_over import Standing

_DOCUMENT = ("document_uid", "document", "date", "customer")


@dataclass(frozen=True)
class Refit:
    """A proposal with its number, the time when it was made, and where each item stands."""

    number: int
    at: str
    proposal: Proposal
    standing: Mapping[str, Standing]


def summary_of(refit: Refit) -> dict[str, Any]:
    """Return a refit without its evidence, JSON-ready."""
    return {
        "refit": refit.number,
        "at": refit.at,
        "edition": refit.proposal.edition,
        "curation": refit.proposal.curation,
        "causes": refit.proposal.causes,
        "groups": refit.proposal.groups,
        "items": [_head(item, refit.standing[item.name]) for item in refit.proposal.items],
    }


def details_of(refit: Refit, tables: Mapping[str, pd.DataFrame] | None) -> dict[str, Any]:
    """Return a refit with quotes and effects, JSON-ready.

    Args:
        refit: what to show.
        tables: findings and documents of the edition that was reconsidered; without them, findings
            are named and not quoted.

    """
    quoted = _quoted(refit, tables)
    items = []
    for item in refit.proposal.items:
        evidence = [_evidence(one, quoted) for one in item.evidence]
        effects = [asdict(one) for one in item.effects]
        head = _head(item, refit.standing[item.name])
        items.append({**head, "evidence": evidence, "effects": effects})
    return {**summary_of(refit), "items": items}


def _head(item: Item, standing: Standing) -> dict[str, Any]:
    return {
        "item": item.name,
        "kind": item.kind.value,
        "themes": list(item.themes),
        "names": [one.name for one in item.evidence],
        "findings": _moving(item),
        "state": standing.state.value,
        "entries": list(standing.entries),
        "moves": _moves(item),
    }


def _moving(item: Item) -> int:
    """Return how many findings would be put elsewhere: those named, else what themes lose."""
    named = sum(
        len(getattr(one, "chosen", ()) or getattr(one, "findings", ())) for one in item.decisions
    )
    counts = ((one.before, one.after) for one in item.effects)
    lost = (was.findings - (now.findings if now else 0) for was, now in counts if was)
    return named or sum(max(one, 0) for one in lost)


def _moves(item: Item) -> dict[str, str | None] | None:
    """Return from where to where findings are filed, None for a change of another kind."""
    for one in item.decisions:
        if isinstance(one, Refile):
            return {"source": one.source, "to": one.to}
    return None


def _evidence(one: Evidence, quoted: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": one.name,
        "keyphrases": list(one.keyphrases),
        "measured": asdict(one.measured) if one.measured is not None else None,
        "quotes": [quoted.get(name, {**_NO_WORDS, "finding_id": name}) for name in one.quotes],
    }


_NO_WORDS: dict[str, Any] = {"document": None, "date": None, "customer": None, "text": None}


def _quoted(refit: Refit, tables: Mapping[str, pd.DataFrame] | None) -> dict[str, dict[str, Any]]:
    if tables is None:
        return {}
    names = {q for item in refit.proposal.items for one in item.evidence for q in one.quotes}
    findings = tables["findings"]
    own = findings[findings["finding_id"].isin(names)][["finding_id", "document_uid", "text"]]
    documents = tables["documents"][list(_DOCUMENT)]
    rows = own.merge(documents, on="document_uid").to_dict("records")
    return {
        str(row["finding_id"]): {
            "finding_id": row["finding_id"],
            "document": row["document"],
            "date": None if pd.isna(row["date"]) else row["date"],
            "customer": UNKNOWN if pd.isna(row["customer"]) else row["customer"],
            "text": row["text"],
        }
        for row in rows
    }
