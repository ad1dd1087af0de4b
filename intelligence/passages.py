"""From documents to statements: what the role classifier is shown, and where it stands."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Document
from intelligence.boilerplate import is_boilerplate, is_closing, is_greeting, is_lead_in
from intelligence.layout import Block, blocks
from intelligence.sections import heading_in
from models.roles.contract import Evidence, Statement
from models.segmentation import Segmenter, Span
from models.sentence_rules import trimmed

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")


@dataclass(frozen=True, slots=True)
class Unit:
    """One statement of a document: ``[start, end)`` and the heading that it stands under."""

    start: int
    end: int
    heading: str
    statement: Statement


def readable(text: str) -> str:
    r"""Return a text as a reader sees it: without tags, entities and line breaks.

    >>> readable("The <b>VPN</b> &amp;\n proxy")
    'The VPN & proxy'
    """
    if "<" in text or "&" in text:
        text = html.unescape(_TAG.sub("", text))
    return " ".join(text.split())


def passages(documents: Sequence[Document], segmenter: Segmenter) -> list[list[Unit]]:
    """Return the statements of each document in reading order, ordered and disjoint."""
    laid_out = [blocks(document) for document in documents]
    texts = [
        document.text[block.start : block.end]
        for document, found in zip(documents, laid_out, strict=True)
        for block in found
    ]
    split = iter(segmenter.split(texts))
    return [
        _units(document, [(block, next(split)) for block in found])
        for document, found in zip(documents, laid_out, strict=True)
    ]


def _units(document: Document, found: Sequence[tuple[Block, list[Span]]]) -> list[Unit]:
    """Statements of one document; a label met inside a block ("… Cause B: …") is a heading."""
    text, kind = document.text, document.kind.value
    units: list[Unit] = []
    carried = ("", Evidence.NONE, "")  # heading met inside a block, and the heading it replaced
    for block, spans in found:
        heading, evidence = block.heading, block.evidence
        if carried[0] and carried[2] == block.heading:
            heading, evidence = carried[0], carried[1]
        for first, last in spans:
            start, end = block.start + first, block.start + last
            met = heading_in(text[start:end])
            if met is not None and met.evidence is not Evidence.NONE:
                heading, evidence = met.text, met.evidence
                carried = (heading, evidence, block.heading)
            if met is not None:
                start, end = trimmed(text, start + met.length, end)
            if start < end and evidence is not Evidence.SILENT and not _empty(text[start:end]):
                words, column = readable(text[start:end]), block.column and heading == block.heading
                units.append(Unit(start, end, heading, Statement(words, evidence, kind, column)))
    return units


def _empty(piece: str) -> bool:
    alone = is_boilerplate(piece) or is_greeting(piece) or is_closing(piece)
    return alone or is_lead_in(piece)
