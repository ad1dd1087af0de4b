"""A built sample portfolio against the truth that was planted in it, by kind of source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from intelligence.edition import Edition
from intelligence.errors import UnusableLabels
from intelligence.evaluation.document_themes import COLUMNS, agreement_row
from intelligence.evaluation.tables import Cell, Outcome, Table
from intelligence.taxonomy import starter_taxonomy


def evaluate_portfolio(edition: Edition, truth: Mapping[str, Any]) -> Outcome:
    """Compare the themes of every document of an edition with those planted.

    Args:
        edition: of the sample portfolio.
        truth: the content of its truth file.

    Raises:
        UnusableLabels: when a planted document is missing from the edition, or another is in it.

    """
    documents = edition.tables["documents"]
    given = {
        str(document): frozenset(str(key) for key in keys)
        for document, keys in zip(documents["document"], documents["theme_keys"], strict=True)
    }
    planted: Sequence[Mapping[str, Any]] = truth["documents"]
    gold = {row["document"]: frozenset(c["theme"] for c in row["causes"]) for row in planted}
    strange = sorted(given.keys() ^ gold.keys())
    if strange:
        message = (
            f"the edition has {len(given)} documents, {len(gold)} were planted, and "
            f"{strange[0]!r} is in one of the two only; build the sample portfolio anew"
        )
        raise UnusableLabels(message)
    return Outcome(
        "documents",
        f"the sample portfolio: {len(gold)} documents, {sum(map(len, gold.values()))} themes",
        dict(edition.manifest.models),
        (
            _by("kind of document", {row["document"]: row["kind"] for row in planted}, gold, given),
            _by("source", _sources(planted), gold, given),
            _by_theme(gold, given),
        ),
    )


def _sources(planted: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return the source of each document: its table, or the folder where each has its own file."""
    sizes = Counter(row["file"] for row in planted)
    found = {}
    for row in planted:
        path = PurePosixPath(row["file"])
        shared = sizes[row["file"]] > 1
        found[row["document"]] = path.name if shared else f"{path.parent}/*{path.suffix}"
    return found


def _by(
    what: str,
    kinds: Mapping[str, str],
    gold: Mapping[str, frozenset[str]],
    given: Mapping[str, frozenset[str]],
) -> Table:
    rows: list[tuple[Cell, ...]] = [(*agreement_row("all", gold, given), len(gold))]
    known = {theme.key for theme in starter_taxonomy().themes}
    told = {document: own & known for document, own in gold.items()}
    if told != gold:
        rows.append((*agreement_row("all, themes of the starter taxonomy", told, given), len(gold)))
    for kind in sorted(set(kinds.values())):
        own = [document for document, one in kinds.items() if one == kind]
        part = {document: gold[document] for document in own}
        rows.append((*agreement_row(kind, part, given), len(own)))
    return Table(f"Themes by {what}", ("Documents", *COLUMNS, "Number"), tuple(rows))


def _by_theme(gold: Mapping[str, frozenset[str]], given: Mapping[str, frozenset[str]]) -> Table:
    themes = sorted({theme for own in gold.values() for theme in own})
    rows = []
    for theme in themes:
        planted = {document for document, own in gold.items() if theme in own}
        found = {document for document, own in given.items() if theme in own}
        hits = len(planted & found)
        rows.append(
            (
                theme,
                hits / len(found) if found else None,
                hits / len(planted),
                2 * hits / (len(planted) + len(found)),
                len(planted),
                len(found),
            )
        )
    columns = ("Theme", "Precision", "Recall", "F1", "Planted in", "Found in")
    return Table("Planted themes", columns, tuple(rows))
