"""What a person rejected of a theme stays out of it, whatever becomes of the theme."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from intelligence.curation import entries
from intelligence.identity.references import FindingRef
from tests.fakes.curations import log_of, refs, replayed, themes_in
from tests.property.test_curation import CAUSES, NAMES, START, TEXTS, logs, some_findings, words


@settings(max_examples=200)
@given(logs, some_findings, st.sampled_from("ab"), words)
@example([], refs(CAUSES, 16), "a", "law went wrong")
@example([entries.Undo(1)], refs(CAUSES, 0), "b", "plan")
def test_what_was_rejected_of_a_theme_does_not_come_back_by_a_merge(
    past: list[Any], found: tuple[str, ...], theme: str, said: str
) -> None:
    """Of the theme that is merged away or of the one that stays, by the merge or by its words."""
    rejected = log_of(*past, entries.Reject(found, theme))
    before = replayed(rejected, CAUSES, START, NAMES)
    assume({"a", "b"} <= set(before.themes))
    decided = (entry.decision for entry in rejected)
    log = log_of(*decided, entries.Merge(("a",), "b"), entries.Define("b", said, (TEXTS[16],)))
    after = themes_in(replayed(log, CAUSES, START, NAMES))
    for at in (CAUSES.finder.find(FindingRef.parse(name)) for name in found):
        assert at is not None
        stood = before.placements[at].theme_id
        by_hand = at in before.settled
        assert after[at] != "b" or (stood == "b" if theme == "a" else stood == "a" and by_hand)


@settings(max_examples=200)
@given(logs, some_findings, some_findings, words)
@example([], refs(CAUSES, 0), refs(CAUSES, 1, 2), "access")
def test_what_was_rejected_of_a_theme_does_not_come_into_what_is_split_off(
    past: list[Any], found: tuple[str, ...], part: tuple[str, ...], said: str
) -> None:
    split = entries.Split("a", "Part", None, part, new_theme="part")
    rejected, words_of_it = entries.Reject(found, "a"), entries.Define("part", said, (TEXTS[0],))
    after = replayed(log_of(*past, rejected, split, words_of_it), CAUSES, START, NAMES)
    assume("part" in after.themes)
    for at in (CAUSES.finder.find(FindingRef.parse(name)) for name in found):
        assert at is not None
        assert after.placements[at].theme_id != "part"
