"""What a build leaves behind for the next one: the registry of themes, with everything measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from intelligence.curation.replay import Replayed, in_force
from intelligence.history import History
from intelligence.identity.registry import (
    ChangeKind,
    DecisionBound,
    DefinitionChange,
    Discovered,
    Learnt,
    Registry,
)
from intelligence.identity.theme import Theme, theme_id_of, themes_of
from intelligence.quarters import quarter_of
from intelligence.taxonomy import Taxonomy, meaning_of


@dataclass(frozen=True)
class Left:
    """What a build concluded that the next one starts from; ``encoder`` measured its bounds.

    ``learnt`` are the findings whose theme was learned, by this build or before; ``recut`` the
    proposals that have other findings of the edition before than they had there; ``withheld`` the
    keys of findings in no theme whose group was not proposed, by this build or before.
    """

    taxonomy: Taxonomy | None
    curated: Replayed
    themes: Sequence[Theme]
    discovered: Sequence[Discovered]
    encoder: str
    learnt: tuple[Learnt, ...] = ()
    recut: frozenset[str] = frozenset()
    withheld: frozenset[str] = frozenset()


def bounds_known(registry: Registry, encoder: str) -> dict[int, float]:
    """Return the bounds of decisions that were measured with an encoder, by sequence."""
    return {item.sequence: item.bound for item in registry.bounds if item.measured == encoder}


def registry_after(history: History, left: Left, quarter: str) -> Registry:
    """Return the registry after a build.

    Args:
        history: what the build started from.
        left: what it concluded.
        quarter: the portfolio's newest, for marks without a date of their own.

    """
    before, taxonomy = history.registry, left.taxonomy
    known = {theme.theme_id: theme for theme in (*before.taxonomy, *themes_of(taxonomy))}
    described = tuple((item.key, meaning_of(item)) for item in taxonomy.themes) if taxonomy else ()
    changes = (
        *_changes(history, left.curated, described, quarter),
        *(
            DefinitionChange(theme, ChangeKind.CUT_ANEW, quarter, history.edition)
            for theme in sorted(left.recut)
        ),
    )
    return Registry(
        tuple(known.values()),
        described,
        tuple(left.discovered),
        (*changes, *_learned(history, left, quarter, changes)),
        history.applied,
        tuple(sorted({*before.seen, *(theme.theme_id for theme in left.themes)})),
        _bounds(before, left),
        left.learnt,
        tuple(sorted(left.withheld)),
    )


def _bounds(before: Registry, left: Left) -> tuple[DecisionBound, ...]:
    """Return the bounds of every encoder that was used, those of undone decisions included."""
    others = [item for item in before.bounds if item.measured != left.encoder]
    own = [DecisionBound(at, value, left.encoder) for at, value in left.curated.bounds.items()]
    return tuple(sorted((*others, *own), key=lambda item: (item.sequence, item.measured)))


def _learned(
    history: History, left: Left, quarter: str, known: Sequence[DefinitionChange]
) -> list[DefinitionChange]:
    """Return marks on the themes that new findings came into, or did not, by what was learned."""
    old = {item.key for item in history.registry.learnt}
    there = {theme.theme_id for theme in left.themes}
    marked = {(change.theme_id, change.sequence) for change in known}
    found: dict[tuple[str, int | None], DefinitionChange] = {}
    for item in left.learnt:
        sequence = max(item.rests, default=None)
        for key in (item.instead_of, item.theme_key):
            theme = theme_id_of(key) if key else ""
            if item.key in old or theme not in there or (theme, sequence) in marked:
                continue
            found[theme, sequence] = DefinitionChange(
                theme, ChangeKind.LEARNED, quarter, history.edition, sequence
            )
    return [*found.values()]


def _changes(
    history: History,
    curated: Replayed,
    described: Sequence[tuple[str, str]],
    quarter: str,
) -> tuple[DefinitionChange, ...]:
    """Return every mark: those of earlier editions, and those that this build makes.

    A phrase that was excluded earlier only keeps out what came since: that changes no theme.
    """
    before = history.registry
    changes = [*before.changes]
    known = {(change.theme_id, change.sequence) for change in changes}
    changes.extend(
        DefinitionChange(mark.theme_id, mark.kind, mark.quarter, history.edition, mark.sequence)
        for mark in curated.marks
        if (mark.theme_id, mark.sequence) not in known
        and not (mark.kind is ChangeKind.EXCLUSION and mark.sequence <= before.applied)
    )
    for undone, undoing in sorted(in_force(history.log).undone.items()):
        if undoing.sequence <= before.applied:
            continue
        when = quarter_of(date.fromisoformat(undoing.at[:10]))
        changes.extend(
            DefinitionChange(theme, ChangeKind.UNDO, when, history.edition, undoing.sequence)
            for theme in dict.fromkeys(
                old.theme_id for old in before.changes if old.sequence == undone
            )
        )
    old_words = dict(before.current)
    changes.extend(
        DefinitionChange(theme_id_of(key), ChangeKind.TAXONOMY, quarter, history.edition)
        for key, words in described
        if old_words.get(key, words) != words
    )
    return tuple(changes)
