"""A built sample portfolio with the truth in place of recognition: what recognition costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from intelligence.errors import UnusableLabels

Tables = Mapping[str, pd.DataFrame]

#: Tables that signals are made of.
_READ = ("documents", "findings", "themes", "engagements", "customers")


def ids_of(tables: Tables, truth: Mapping[str, Any]) -> dict[str, str]:
    """Return the id of each planted theme by its key.

    A theme that no taxonomy lists is the proposed one that most of its documents show; where no
    theme is proposed for it, its key is its id.

    Args:
        tables: of an edition of the sample portfolio.
        truth: the content of its truth file.

    """
    themes = tables["themes"].dropna(subset=["theme_key"])
    listed = dict(zip(themes["theme_key"], themes["theme_id"], strict=True))
    shown = dict(
        zip(tables["documents"]["document"], tables["documents"]["theme_ids"], strict=True)
    )
    votes: dict[str, Counter[str]] = {}
    for row in truth["documents"]:
        for cause in row["causes"]:
            if cause["theme"] not in listed:
                own = shown.get(row["document"], ())
                unlisted = [one for one in own if one not in set(listed.values())]
                votes.setdefault(cause["theme"], Counter()).update(unlisted)
    found = {key: own.most_common(1)[0][0] if own else key for key, own in votes.items()}
    return {str(key): str(value) for key, value in (listed | found).items()}


def with_true_themes(
    tables: Tables, truth: Mapping[str, Any], *, placed: bool
) -> dict[str, pd.DataFrame]:
    """Return tables in which every planted cause has its theme and nothing else is a cause.

    Args:
        tables: of an edition of the sample portfolio.
        truth: the content of its truth file.
        placed: whether every document is with its engagement, even one that names none.

    Raises:
        UnusableLabels: when a planted document is missing from the edition.

    """
    ids = ids_of(tables, truth)
    documents = tables["documents"]
    uids = dict(zip(documents["document"], documents["document_uid"], strict=True))
    missing = [row["document"] for row in truth["documents"] if row["document"] not in uids]
    if missing:
        message = f"{missing[0]!r} was planted and is not in the edition; build the sample anew"
        raise UnusableLabels(message)
    causes = pd.DataFrame(
        [
            _cause(row, place, uids[row["document"]], ids)
            for row in truth["documents"]
            for place in range(len(row["causes"]))
        ]
    )
    stated = tables["findings"]
    others = stated[stated["role"] != "cause"]
    found = {name: tables[name] for name in _READ}
    found["findings"] = pd.concat([others, causes], ignore_index=True)
    new = [(key, one) for key, one in ids.items() if one not in set(found["themes"]["theme_id"])]
    more = pd.DataFrame({"theme_id": [one for _, one in new], "theme_key": [key for key, _ in new]})
    if len(more):
        found["themes"] = pd.concat([found["themes"], more], ignore_index=True)
    if placed:
        found["documents"] = _placed(documents, truth["documents"])
    return found


def _cause(
    row: Mapping[str, Any], place: int, uid: str, ids: Mapping[str, str]
) -> dict[str, object]:
    cause = row["causes"][place]
    return {
        "finding_id": f"{uid}-true-{place}",
        "document_uid": uid,
        "document": row["document"],
        "kind": row["kind"],
        "start": 0,
        "end": len(cause["text"]),
        "text": cause["text"],
        "role": "cause",
        "theme_id": ids[cause["theme"]],
        "theme_key": cause["theme"],
        "abstention": None,
    }


def _placed(documents: pd.DataFrame, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    owners = {row["document"]: row for row in rows}
    own = [owners[name] for name in documents["document"]]
    return documents.assign(
        engagement=pd.Series([one["engagement"] for one in own], documents.index, dtype=object),
        customer_key=pd.Series([one["customer_key"] for one in own], documents.index, dtype=object),
    )
