"""Offers as Markdown, and as the Word document that a pre-sales team would have."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from docx import Document

from corpus.sample.writers.written import Written, frozen_archive

_HEADINGS = {"# ": 0, "## ": 1, "### ": 2}
_ITEM = "- "


def offer_files(name: str, text: str, *, as_word: bool) -> Iterator[Written]:
    """Return the files of one offer, whose text is Markdown of headings, paragraphs and lists."""
    yield Written(f"{name}.md", text.encode())
    if as_word:
        yield Written(f"{name}.docx", _word(text))


def _word(text: str) -> bytes:
    file = Document()
    for block in text.strip().split("\n\n"):
        _add(file, block)
    target = io.BytesIO()
    file.save(target)
    return frozen_archive(target.getvalue())


def _add(file: Any, block: str) -> None:
    for mark, level in _HEADINGS.items():
        if block.startswith(mark):
            file.add_heading(block.removeprefix(mark), level=level)
            return
    lines = block.split("\n")
    if all(line.startswith(_ITEM) for line in lines):
        for line in lines:
            file.add_paragraph(line.removeprefix(_ITEM), style="List Bullet")
    else:
        file.add_paragraph(" ".join(lines))
