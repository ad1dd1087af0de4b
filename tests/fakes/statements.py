"""Statements for tests of the SOW check, cut without a learned splitter."""

from __future__ import annotations

from intelligence.sow.outline import outline
from intelligence.sow.passage import Passage, PassageKind
from intelligence.sow.setting import Setting
from intelligence.sow.wording import check_wording
from models.segmentation import RuleSegmenter


def settings(text: str) -> list[Setting]:
    """Return the statements of a text, each with its neighbours."""
    found = outline(text, RuleSegmenter()).statements
    return [
        Setting(one, found[place - 1] if place else None, next(iter(found[place + 1 :]), None))
        for place, one in enumerate(found)
    ]


def kinds(text: str) -> set[PassageKind]:
    """Return the kinds of passages that the check finds in a text."""
    return {one.kind for one in passages(text)}


def passages(text: str) -> tuple[Passage, ...]:
    """Return the passages that the check finds in a text."""
    return check_wording(text, RuleSegmenter()).passages
