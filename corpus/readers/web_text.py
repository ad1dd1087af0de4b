"""What a reader of a web page sees, as lines with headings and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from corpus.readers.text_builder import TextBuilder

_HIDDEN = {
    "script", "style", "noscript", "template", "head", "svg", "math", "object", "iframe", "audio",
    "video", "canvas", "select", "button", "nav",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "section", "article", "header", "footer", "main", "aside", "ul", "ol", "dl", "dt",
    "dd", "li", "table", "tr", "blockquote", "pre", "figure", "figcaption", "address", "form",
    "fieldset", "body", "html", "caption", "details", "summary", "hr", "thead", "tbody", "tfoot",
    "td", "th", "center",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BOLD = {"b", "strong"}
_INVISIBLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_MANY_BLOCKS = 3


def parse_html(text: str) -> Any:
    """Return the root element of a page, whatever state its markup is in.

    Raises:
        ValueError: when there is no element at all, or elements are nested so deeply that the
            parser would drop what is inside.

    """
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    # without the flag libxml2 drops what is nested deeper than 256 elements, with it 2,048
    parser = etree.HTMLParser(recover=True, remove_comments=True, remove_pis=True, huge_tree=True)
    root = etree.fromstring(text, parser)
    if root is None:
        raise ValueError("there is no element")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ValueError("elements are nested too deeply")
    return root


def is_hidden(element: Any) -> bool:
    """Say whether an element and all inside it are not shown."""
    if not isinstance(element.tag, str) or element.tag in _HIDDEN:
        return True
    return "hidden" in element.attrib or bool(_INVISIBLE.search(element.get("style", "")))


def element_text(element: Any) -> str:
    """Return the visible text inside an element, its lines kept."""
    writer = _Writer(TextBuilder())
    writer.walk(element)
    return writer.target.build()[0].strip()


def table_rows(table: Any) -> list[list[str]]:
    """Return the texts of a table's cells; a cell that spans columns is followed by empty ones."""
    rows = []
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row:
            if isinstance(cell.tag, str) and cell.tag in {"td", "th"} and not is_hidden(cell):
                cells.append(element_text(cell))
                span = cell.get("colspan", "1")
                cells.extend([""] * (min(int(span), 100) - 1 if span.isdigit() else 0))
        if any(cells):
            rows.append(cells)
    return rows


def is_data_table(table: Any) -> bool:
    """Say whether a table holds data and does not merely lay out a page or a mail."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    cells = list(table.iter("td", "th"))
    if any(sum(1 for _ in cell.iter("p", "div", "li")) > _MANY_BLOCKS for cell in cells):
        return False
    return any(len(row.findall("td")) + len(row.findall("th")) > 1 for row in table.iter("tr"))


def write_page(root: Any, target: TextBuilder) -> None:
    """Add the visible content below ``root`` to a text."""
    _Writer(target).walk(root)


class _Writer:
    """Walks a tree without recursion: hostile pages nest deeper than Python's stack."""

    def __init__(self, target: TextBuilder) -> None:
        self.target = target
        self._pieces: list[tuple[str, bool]] = []
        self._bullet = False
        self._bold = 0
        self._exact = 0

    def walk(self, root: Any) -> None:
        """Add everything visible below ``root``, in order."""
        silent: Any = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                if silent is not None:
                    continue
                if element is not root and is_hidden(element):
                    silent = element
                elif element is not root and element.tag == "table" and is_data_table(element):
                    self.flush()
                    self.target.table(_even(table_rows(element)))
                    silent = element
                else:
                    self._open(element)
                continue
            if silent is None:
                self._close(element)
            elif silent is element:
                silent = None
            if silent is None and element is not root:
                self._text(element.tail)
        self.flush()

    def _open(self, element: Any) -> None:
        tag = element.tag
        if tag == "br" or tag in _BLOCKS or tag in _HEADINGS:
            self.flush()
        self._bold += tag in _BOLD
        self._exact += tag == "pre"
        self._bullet = self._bullet or tag == "li"
        self._text(element.text)

    def _close(self, element: Any) -> None:
        tag = element.tag
        if tag in _HEADINGS:
            self.flush(heading=True)
        elif tag in _BLOCKS:
            self.flush()
        self._bullet = self._bullet and tag != "li"
        self._bold -= tag in _BOLD
        self._exact -= tag == "pre"

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self._exact:
            first, *others = text.split("\n")
            self._pieces.append((first, bool(self._bold)))
            for line in others:
                self.flush()
                self._pieces.append((line, bool(self._bold)))
            return
        self._pieces.append((re.sub(r"\s+", " ", text), bool(self._bold)))

    def flush(self, *, heading: bool = False) -> None:
        """End the line that is being written."""
        pieces, self._pieces = self._pieces, []
        text = re.sub(r"[ \t\u00a0]+", " ", "".join(piece for piece, _ in pieces)).strip()
        if not text:
            return
        if self._bullet:
            self._bullet = False
            self.target.line(f"- {text}")
        elif heading:
            self.target.heading(text)
        elif all(bold for piece, bold in pieces if piece.strip()):
            self.target.emphasis(text)
        else:
            self.target.line(text)


def _even(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Drop the empty cells at the end of rows."""
    even = []
    for row in rows:
        cells = list(row)
        while cells and not cells[-1]:
            cells.pop()
        even.append(cells)
    return even
