"""A sample portfolio as tables, with the true theme of every cause: what the statistics can reach.

No model stands between the plan and the statistics, so what they miss here is theirs or the
sample's own. Documents are placed as they say themselves: by an engagement's key or name. A
quarter of them names none, and no analysis could place those.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from corpus.records import Engagement
from corpus.sample.accounts import draw_accounts
from corpus.sample.documents import SampleDocument, compose
from corpus.sample.engagements import draw_engagements
from corpus.sample.materials import Materials
from corpus.sample.occurrence import draw_occurrences
from corpus.sample.schedule import schedule
from intelligence.edition import UNKNOWN
from intelligence.linking.registers import Register
from intelligence.quarters import quarter_of
from intelligence.tables.records import customers_table, engagements_table

Tables = Mapping[str, pd.DataFrame]

#: Channels whose records say in which phase an engagement was.
_PHASED = frozenset({"jira", "register"})


def drawn_tables(materials: Materials, seed: int) -> dict[str, pd.DataFrame]:
    """Draw a portfolio by the plan of the sample and return the tables that signals are made of.

    Themes have their keys as ids.

    Args:
        materials: of the sample.
        seed: of the portfolio; that of ``premortem sample`` gives the very one it writes.

    """
    engagements = draw_engagements(materials, seed)
    occurrences = draw_occurrences(engagements, seed)
    accounts = draw_accounts(engagements, occurrences, seed)
    documents = compose(materials, schedule(engagements, occurrences, seed), seed)
    register = _register(materials, accounts)
    texts = pd.DataFrame([_document(item) for item in documents])
    findings = pd.DataFrame([row for item in documents for row in _findings(item)])
    themes = sorted(set(findings["theme_id"].dropna()))
    return {
        "documents": texts,
        "findings": findings,
        "themes": pd.DataFrame({"theme_id": themes, "theme_key": themes, "name": themes}),
        "engagements": engagements_table(register),
        "customers": customers_table(register, texts),
    }


def _register(materials: Materials, accounts: Sequence[Engagement]) -> Register:
    owners = {item.key: str(item.customer_key) for item in accounts}
    customers = tuple(item.record for item in materials.organisations)
    return Register(customers, tuple(accounts), owners)


def _document(item: SampleDocument) -> dict[str, object]:
    own = item.engagement if item.reference.engagement else None
    return {
        "document_uid": item.id,
        "document": item.id,
        "kind": item.kind.value,
        "date": item.day.isoformat(),
        "closed": item.closed.isoformat() if item.closed else None,
        "quarter": quarter_of(item.day),
        "text": item.id,
        "customer_key": own.customer.record.key if own else None,
        "engagement": own.key if own else None,
        "phase": item.phase if own and item.channel in _PHASED else UNKNOWN,
    }


def _findings(item: SampleDocument) -> Iterator[dict[str, object]]:
    stated: list[tuple[str, str, str | None]] = [
        ("cause", cause.text, cause.theme) for cause in item.causes
    ]
    stated += [("impact", text, None) for text in item.part("impact")]
    for place, (role, text, theme) in enumerate(stated):
        yield {
            "finding_id": f"{item.id}-{place}",
            "document_uid": item.id,
            "document": item.id,
            "kind": item.kind.value,
            "start": 0,
            "end": len(text),
            "text": text,
            "role": role,
            "theme_id": theme,
            "theme_key": theme,
            "abstention": None,
        }
