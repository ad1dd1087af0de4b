"""The review queue: what a person should decide next, with the evidence and the command.

Each item says what is in doubt, shows the words that decide it, and names the command that takes
the decision. Whatever is decided is noted in the curation log (names: in the link decisions), and
the next build applies it and leaves the item out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from intelligence.edition import UNKNOWN, Edition
from intelligence.plain_rows import rows_of
from intelligence.review_items import Kind, Queue, Quote, ReviewItem
from intelligence.review_links import link_items
from intelligence.review_withheld import withheld_items

#: Confidence under which an assignment that nobody settled is in doubt.
SURE = 0.8

#: Most assignments in the queue, the least certain.
DOUBTFUL = 500

_QUOTES = 3
_WHY = '--why "…"'


def review(edition: Edition, doubtful: int = DOUBTFUL) -> Queue:
    """Return what is to be decided in an edition: kinds in their order, the least certain first.

    Args:
        edition: with its tables; one `with_told_names` where the queue is shown to people.
        doubtful: most assignments; a person looks at the least certain.

    """
    desk = _Desk(edition)
    found = {kind: items(desk) for kind, items in _QUEUES.items()}
    doubts = _doubts(edition)
    found[Kind.ASSIGNMENT] = _assignments(desk, doubts.head(doubtful))
    totals = {kind: len(items) for kind, items in found.items()} | {Kind.ASSIGNMENT: len(doubts)}
    return Queue(edition.number, tuple(item for own in found.values() for item in own), totals)


class _Desk:
    """An edition with the lookups that items are made from."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.themes = {row["theme_id"]: row for row in rows_of(edition.tables["themes"])}

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Return the rows of a table; none where an older edition lacks it."""
        found = self.edition.tables.get(table)
        return [] if found is None else rows_of(found)

    def name(self, theme_id: str | None) -> str:
        """Return a theme's name, or its id where it has none."""
        return str(self.themes.get(theme_id or "", {}).get("name") or theme_id)

    def quotes(self, finding_ids: Sequence[str], side: str = "") -> list[Quote]:
        """Return findings as evidence, in the order given."""
        findings = self.edition.tables["findings"]
        own = findings[findings["finding_id"].isin(list(finding_ids))]
        places = self.edition.tables["documents"][["document_uid", "date", "customer"]]
        found = {row["finding_id"]: row for row in rows_of(own.merge(places, on="document_uid"))}
        return [_quote(found[name], side) for name in finding_ids if name in found]

    def theme_quotes(self, theme_id: str | None, side: str = "") -> list[Quote]:
        """Return the best quotes of a theme."""
        quotes = self.themes.get(theme_id or "", {}).get("quotes") or []
        return self.quotes(quotes[:_QUOTES], side)


def _quote(row: Mapping[str, Any], side: str = "") -> Quote:
    return Quote(
        str(row["finding_id"]),
        str(row["text"]),
        str(row["document_uid"]),
        str(row["document"]),
        row["date"],
        row["customer"] or UNKNOWN,
        side,
    )


def _conflicts(desk: _Desk) -> list[ReviewItem]:
    items = []
    for row in desk.rows("conflicts"):
        part = "in part" if row["partly"] else "at all"
        count = f" ({row['count']:,} findings)" if row["count"] else ""
        theme = row["theme_id"]
        about = f" of {desk.name(theme)}" if theme else ""
        items.append(
            ReviewItem(
                Kind.CONFLICT,
                f"Entry {row['sequence']}: {row['action']}{about}",
                f"This decision does not apply {part}: {row['reason']}{count}.",
                (theme,) if theme in desk.themes else (),
                None,
                (),
                (f"premortem curate undo {row['sequence']} {_WHY}", "premortem curate log"),
            )
        )
    return items


def _proposals(desk: _Desk) -> list[ReviewItem]:
    rows = [row for row in desk.themes.values() if row["status"] == "proposed"]
    return [
        ReviewItem(
            Kind.PROPOSAL,
            desk.name(row["theme_id"]),
            (
                f"A group of {row['findings']:,} findings from {row['engagements']:,} engagements "
                f"and {row['documents']:,} documents that no theme in use explains. "
                "Is it a cause that recurs?"
            ),
            (row["theme_id"],),
            None,
            tuple(desk.theme_quotes(row["theme_id"])),
            (
                f"premortem curate promote {row['theme_id']} {_WHY}",
                f'premortem curate rename {row["theme_id"]} "NAME" {_WHY}',
                f"premortem curate merge {row['theme_id']} --into THEME {_WHY}",
                f"premortem curate retire {row['theme_id']} {_WHY}",
            ),
        )
        for row in rows
    ]


def _withheld(desk: _Desk) -> list[ReviewItem]:
    return withheld_items(desk.rows("withheld"), desk.quotes)


def _merges(desk: _Desk) -> list[ReviewItem]:
    items = []
    for row in desk.rows("suggestions"):
        one, other = row["theme_id"], row["other_theme_id"]
        if row["kind"] != "merge":
            continue
        items.append(
            ReviewItem(
                Kind.MERGE,
                f"{desk.name(one)} and {desk.name(other)}",
                (
                    f"Learned anew from their own findings, {100 * row['measure']:.0f} % of these "
                    f"{row['larger'] + row['smaller']:,} findings are taken for the other theme's. "
                    "Are they one cause?"
                ),
                (one, other),
                None,
                (
                    *desk.theme_quotes(one, desk.name(one)),
                    *desk.theme_quotes(other, desk.name(other)),
                ),
                (
                    f"premortem curate merge {other} --into {one} {_WHY}",
                    f"premortem curate keep {other} --apart-from {one} {_WHY}",
                ),
            )
        )
    return items


def _splits(desk: _Desk) -> list[ReviewItem]:
    items = []
    for row in desk.rows("suggestions"):
        theme = row["theme_id"]
        if row["kind"] != "split":
            continue
        one, other = (", ".join(row[f"{side}_phrases"][:3]) for side in ("larger", "smaller"))
        items.append(
            ReviewItem(
                Kind.SPLIT,
                desk.name(theme),
                (
                    f"Its findings fall into two parts, about {row['larger']:,} and "
                    f"{row['smaller']:,}; the cosine between their middles is "
                    f"{row['measure']:.2f}. Are they two causes?"
                ),
                (theme,),
                None,
                (
                    *desk.quotes(row["larger_quotes"], one or "larger part"),
                    *desk.quotes(row["smaller_quotes"], other or "smaller part"),
                ),
                (
                    f"premortem curate split {theme} --suggest",
                    f'premortem curate split {theme} --suggested --name "NAME" {_WHY}',
                    f"premortem curate keep {theme} {_WHY}",
                ),
            )
        )
    return items


def _links(desk: _Desk) -> list[ReviewItem]:
    return link_items(desk.edition.tables)


def _doubts(edition: Edition) -> pd.DataFrame:
    """Return the findings whose theme is not sure and settled by nobody, least certain first."""
    findings = edition.tables["findings"]
    sure = pd.to_numeric(findings["confidence"])
    doubtful = findings[findings["theme_id"].notna() & (sure < SURE)]
    ordered = doubtful.assign(confidence=sure[doubtful.index])
    return ordered.sort_values(["confidence", "finding_id"], kind="stable")


def _assignments(desk: _Desk, ordered: pd.DataFrame) -> list[ReviewItem]:
    places = desk.edition.tables["documents"][["document_uid", "date", "customer"]]
    rows = rows_of(ordered.merge(places, on="document_uid", how="left"))
    return [_assignment(row, desk.name(row["theme_id"])) for row in rows]


def _assignment(row: Mapping[str, Any], name: str) -> ReviewItem:
    finding, theme = row["finding_id"], row["theme_id"]
    return ReviewItem(
        Kind.ASSIGNMENT,
        name,
        f"Given to this theme with a confidence of {100 * row['confidence']:.0f} %. Is it right?",
        (theme,),
        float(row["confidence"]),
        (_quote(row),),
        (
            f"premortem curate confirm {finding} --theme {theme} {_WHY}",
            f"premortem curate reject {finding} --theme {theme} {_WHY}",
            f"premortem curate move {finding} --to THEME {_WHY}",
        ),
    )


_QUEUES: Mapping[Kind, Callable[[_Desk], list[ReviewItem]]] = {
    Kind.CONFLICT: _conflicts,
    Kind.PROPOSAL: _proposals,
    Kind.WITHHELD: _withheld,
    Kind.MERGE: _merges,
    Kind.SPLIT: _splits,
    Kind.LINK: _links,
}
