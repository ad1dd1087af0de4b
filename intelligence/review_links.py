"""Items of the review queue on names that documents give and no record surely bears.

A name is shown where it is given: the passage that holds it, the title, or the field that it stands
in, with how like the nearest records are.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from typing import Any

import pandas as pd

from intelligence.edition import UNKNOWN
from intelligence.linking.review import review_queue
from intelligence.plain_rows import rows_of
from intelligence.review_items import Kind, Quote, ReviewItem

_QUOTES = 3
_WHY = '--why "…"'

#: Characters of the text on either side of a name that stands in no finding.
_AROUND = 160

#: Where a passage ends: a line, or a sentence.
_ENDS = re.compile(r"\n|(?<=[.!?])\s")


def link_items(tables: Mapping[str, pd.DataFrame]) -> list[ReviewItem]:
    """Return one item a name, commonest first.

    Args:
        tables: of an edition.

    """
    queue = review_queue(tables["links"])
    given = _quotes(tables, {(row["entity"], row["given"]) for row in queue})
    return [_item(row, given.get((row["entity"], row["given"]), [])) for row in queue]


def _item(row: Mapping[str, Any], quotes: list[Quote]) -> ReviewItem:
    given = shlex.quote(str(row["given"]))
    entity = f"--entity {row['entity']}"
    known = [
        f"{row[name]} ({_score(row[score])})"
        for name, score in (("name", "score"), ("runner_up", "runner_up_score"))
        if row[name]
    ]
    candidates = f"It resembles {' and '.join(known)}." if known else "It resembles no record."
    key = shlex.quote(str(row["key"])) if row["key"] else "KEY"
    counted = f"Documents that give or may mean this name ({row['state']})"
    return ReviewItem(
        Kind.LINK,
        f"{row['entity']} “{row['given']}”",
        f"{counted}: {row['documents']:,}. {candidates}",
        (),
        None,
        tuple(quotes),
        (
            f"premortem links accept {entity} {_WHY} -- {given} {key}",
            f"premortem links reject {entity} {_WHY} -- {given}",
        ),
    )


def _score(score: float | None) -> str:
    return f"likeness {score:.0f} of 100" if score else "without a score"


def _quotes(
    tables: Mapping[str, pd.DataFrame], asked: set[tuple[str, str]]
) -> dict[tuple[str, str], list[Quote]]:
    """Return where some documents give a name, by entity and name: passages first, then fields."""
    links = tables["links"][["entity", "given", "document_uid"]].dropna()
    pairs = [row for row in links.itertuples(index=False, name=None) if row[:2] in asked]
    uids = {uid for _, _, uid in pairs}
    documents = tables["documents"]
    of_queue = rows_of(documents[documents["document_uid"].isin(uids)])
    known = {row["document_uid"]: row for row in of_queue}
    findings = tables["findings"]
    said: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(findings[findings["document_uid"].isin(uids)]):
        said.setdefault(row["document_uid"], []).append(row)
    found: dict[tuple[str, str], list[tuple[int, Quote]]] = {}
    for entity, given, uid in pairs:
        if uid in known:
            quote = _where(entity, given, known[uid], said.get(uid, []))
            found.setdefault((entity, given), []).append(quote)
    return {
        name: [quote for _, quote in sorted(quotes, key=lambda item: item[0])[:_QUOTES]]
        for name, quotes in found.items()
    }


def _where(
    entity: str, given: str, document: Mapping[str, Any], said: list[dict[str, Any]]
) -> tuple[int, Quote]:
    """Return how far from a passage the place is where a document gives a name, and its words."""
    words = r"\s+".join(map(re.escape, given.split()))
    name = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    text, title = document["text"] or "", document["title"] or ""
    if place := name.search(text):
        finding_id, passage = _passage(text, place.start(), place.end(), said)
        return 0, _quote(document, passage, "in the text", finding_id)
    if name.search(title):
        return 1, _quote(document, title, "in the title")
    side = f"as its {entity}, beside"
    if title:
        return 2, _quote(document, title, f"{side} the title")
    if said:
        first = said[0]
        return 3, _quote(document, first["text"], f"{side} the text", first["finding_id"])
    return 4, _quote(document, given, f"as its {entity}")


def _passage(text: str, start: int, end: int, said: list[dict[str, Any]]) -> tuple[str, str]:
    """Return the finding that holds a span, else the line or sentence round it, with no id."""
    for row in said:
        if row["start"] <= start and end <= row["end"]:
            return row["finding_id"], row["text"]
    first = max(start - _AROUND, 0)
    before = [match.end() for match in _ENDS.finditer(text, first, start)]
    after = _ENDS.search(text, end, end + _AROUND)
    last = after.start() if after else end + _AROUND
    return "", text[before[-1] if before else first : last].strip()


def _quote(document: Mapping[str, Any], text: str, side: str, finding_id: str = "") -> Quote:
    return Quote(
        finding_id,
        text,
        str(document["document_uid"]),
        str(document["document"]),
        document["date"],
        document["customer"] or UNKNOWN,
        side,
    )
