"""Jira's document format for rich text, turned into plain lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_BLOCKS = {
    "paragraph", "heading", "codeBlock", "blockquote", "listItem", "tableRow", "panel", "rule",
    "mediaSingle", "taskItem", "decisionItem", "expand",
}  # fmt: skip


def is_rich_text(value: object) -> bool:
    """Say whether a JSON value is a document of this format."""
    return isinstance(value, Mapping) and value.get("type") == "doc" and "content" in value


def rich_text(node: Mapping[str, Any]) -> str:
    """Return the text of a document, one block a line, list items with a dash.

    >>> rich_text({"type": "doc", "content": [
    ...     {"type": "paragraph", "content": [{"type": "text", "text": "No access."}]}]})
    'No access.'
    """
    lines = "".join(_pieces(node)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _pieces(node: Any) -> list[str]:
    if not isinstance(node, Mapping):
        return []
    kind = node.get("type")
    if kind == "text":
        return [str(node.get("text", ""))]
    if kind == "hardBreak":
        return ["\n"]
    attributes = node.get("attrs")
    if kind in {"mention", "emoji", "status", "inlineCard", "date"} and isinstance(
        attributes, Mapping
    ):
        return [str(attributes.get("text") or attributes.get("url") or "")]
    children = node.get("content")
    pieces = ["\n- "] if kind in {"listItem", "taskItem"} else []
    for child in children if isinstance(children, list) else []:
        inner = _pieces(child)
        if kind in {"listItem", "taskItem"} and inner[:1] == ["\n"]:
            inner = inner[1:]
        pieces.extend(inner)
        if kind == "tableRow":
            pieces.append(" | ")
    if kind in {"tableCell", "tableHeader"}:
        return [" ".join("".join(pieces).split())]
    return ["\n", *pieces, "\n"] if kind in _BLOCKS else pieces
