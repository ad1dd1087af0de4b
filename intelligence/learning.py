"""What a build learns from the decisions on findings, for the findings that are new to it.

Learned is where people file what a sub-cause tells (`models/recognition/refiling.py`). It moves no
finding that an earlier build had, in a theme or in none: known themes stay fixed, and a decision
changes nothing that it does not name. What was learned of a finding when it came is kept in the
registry, until a decision that it rests on is undone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intelligence.curation.entries import Confirm, Move, Reject
from intelligence.curation.replay import Replayed, in_force
from intelligence.history import History
from intelligence.identity.placing import Causes, Placement
from intelligence.identity.references import FindingRef, key_of
from intelligence.identity.registry import Learnt
from intelligence.identity.theme import theme_id_of
from intelligence.recognising import Assigned
from intelligence.taxonomy import Taxonomy
from models.recognition.decided import Decided


@dataclass(frozen=True)
class Lessons:
    """What the decisions in force say.

    Attributes:
        decided: the last word on each finding that was confirmed, moved or rejected.
        rests: the decisions (sequence) that file findings under each label; None stands for what
            was only denied.

    """

    decided: tuple[Decided, ...]
    rests: Mapping[str | None, tuple[int, ...]]


@dataclass(frozen=True)
class Known:
    """What is known of the causes before they are placed.

    Attributes:
        recognised: the theme of each cause.
        learnt: what the registry keeps of findings whose theme was learned.

    """

    recognised: tuple[Assigned, ...]
    learnt: tuple[Learnt, ...]


def remembered(
    recognised: Sequence[Assigned], causes: Causes, history: History, taxonomy: Taxonomy | None
) -> Known:
    """Return the causes as recognised, but for those whose theme earlier builds had learned.

    What rests on a decision that was undone is forgotten, and so is what was learned of a theme
    that the taxonomy no longer has.
    """
    force = {entry.sequence for entry in in_force(history.log).entries}
    keys = {theme.key for theme in taxonomy.themes} if taxonomy else set()
    kept = tuple(
        item
        for item in history.registry.learnt
        if force.issuperset(item.rests) and (item.theme_key is None or item.theme_key in keys)
    )
    by_key = {item.key: item for item in kept}
    found = list(recognised)
    for at, item in enumerate(causes.findings):
        known = by_key.get(key_of(item.document_uid, item.text))
        if known is not None:
            found[at] = Assigned(
                known.theme_key,
                known.subcause_key,
                known.confidence,
                None,
                known.abstention,
                found[at].threshold,
                known.subcause_confidence,
            )
    return Known(tuple(found), kept)


def new_findings(causes: Causes, history: History) -> list[int]:
    """Return the causes that the edition before did not have; none where there is no such edition.

    Without it nobody knows what is old, and what is old stays where it is.
    """
    before = history.membership.causes
    if not before:
        return []
    kept = {item.key for item in history.registry.learnt}
    keys = (key_of(item.document_uid, item.text) for item in causes.findings)
    return [at for at, key in enumerate(keys) if key not in before and key not in kept]


def lessons_of(
    causes: Causes,
    placements: Sequence[Placement],
    curated: Replayed,
    history: History,
    taxonomy: Taxonomy,
) -> Lessons:
    """Return what people decided on findings that are there.

    A theme that took in others by a merge, or was split off, is what it came from: the replay moves
    on by itself what is recognised as that.

    Args:
        causes: the causes.
        placements: where each was before the decisions.
        curated: where each is after them.
        history: with the log.
        taxonomy: the themes that are recognised.

    """
    sequences = _sequences(causes, history)
    labels = {theme_id_of(theme.key): theme.key for theme in taxonomy.themes}
    denied: dict[int, set[str]] = {}
    for one in curated.examples:
        own = denied.setdefault(one.position, set())
        if not one.is_right and one.theme_id in labels:
            own.add(labels[one.theme_id])
    found: list[Decided] = []
    rests: dict[str | None, set[int]] = {}
    for at in sorted(denied):
        label: str | None = None
        if at in curated.settled:
            theme = curated.placements[at].theme_id
            label = _label(theme, placements[at].theme_id, curated, labels)
        against = tuple(sorted(denied[at] - {label or ""}))
        if label is None and not against:
            continue
        found.append(Decided(causes.readable[at], label, against))
        rests.setdefault(label, set()).update(sequences.get(at, ()))
    return Lessons(
        tuple(sorted(found, key=lambda one: (one.text, str(one.label), one.denied))),
        {label: tuple(sorted(own)) for label, own in rests.items()},
    )


def learnt_from(
    causes: Causes,
    positions: Sequence[int],
    taught: Sequence[Assigned],
    known: Known,
    lessons: Lessons,
) -> Known:
    """Return what is known with what was learned of new findings.

    Args:
        causes: the causes.
        positions: of the new ones.
        taught: the theme of each new one, as people file.
        known: the themes without that.
        lessons: what was learned from.

    """
    recognised, learnt = list(known.recognised), list(known.learnt)
    for at, one in zip(positions, taught, strict=True):
        if one.theme_key == recognised[at].theme_key:
            continue
        before, recognised[at] = recognised[at].theme_key, one
        rests = _rests(one.theme_key, lessons)
        item = causes.findings[at]
        learnt.append(
            Learnt(
                key_of(item.document_uid, item.text),
                before,
                one.theme_key,
                one.subcause_key,
                one.confidence,
                one.subcause_confidence,
                one.abstention,
                tuple(sorted(set(rests))),
            )
        )
    distinct = {item.key: item for item in learnt}
    return Known(tuple(recognised), tuple(distinct[key] for key in sorted(distinct)))


def _rests(label: str | None, lessons: Lessons) -> tuple[int, ...]:
    """Return the decisions that a finding's place rests on.

    What nobody filed in no theme, and is in none, became unsure as others of its kind were filed
    under other themes: that rests on all decisions.
    """
    told = lessons.rests
    own = told.get(label, ()) if label else (*told.get("", ()), *told.get(None, ()))
    return own or tuple(sequence for some in told.values() for sequence in some)


def _sequences(causes: Causes, history: History) -> Mapping[int, set[int]]:
    """Return the decisions in force that name each finding."""
    found: dict[int, set[int]] = {}
    for entry in in_force(history.log).entries:
        decision = entry.decision
        if not isinstance(decision, Confirm | Move | Reject):
            continue
        for text in decision.findings:
            at = causes.finder.find(FindingRef.parse(text))
            if at is not None:
                found.setdefault(at, set()).add(entry.sequence)
    return found


def _label(
    theme: str | None, before: str | None, curated: Replayed, labels: Mapping[str, str]
) -> str:
    """Return the label that a finding has to be recognised as to come into a theme; else ``""``."""
    while theme is not None and theme in curated.split_off:
        theme = curated.split_off[theme]
    if theme is None:
        return ""
    ways = {name: key for name, key in labels.items() if _fate(name, curated) == theme}
    if before in ways:
        return ways[before]
    return ways.get(theme) or (ways[min(ways)] if ways else "")


def _fate(theme: str, curated: Replayed) -> str:
    while theme in curated.merged:
        theme = curated.merged[theme]
    return theme
