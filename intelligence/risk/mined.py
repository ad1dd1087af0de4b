"""Mitigations mined from past documents: advice on one theme, grouped by what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from intelligence.risk.advice import named, stands_alone
from intelligence.risk.risk_check import Mitigation, PastFinding
from intelligence.risk.said import CONTEXTS, SOURCES, Said
from intelligence.risk.same_advice import MOST_GROUPED, closeness, groups_of
from models.embedding import Vectors

_QUOTES = 3


@dataclass(frozen=True, slots=True)
class MinedAdvice:
    """The groups of one theme, best evidence first, and what could not be used.

    Attributes:
        mitigations: without their owner.
        left_out: distinct statements beyond those that are compared, the oldest.
        unclear: distinct statements of groups in which none can be read by itself.

    """

    mitigations: tuple[Mitigation, ...] = ()
    left_out: int = 0
    unclear: int = 0


def mined_advice(
    theme_id: str, said: Sequence[Said], vectors: Mapping[str, Vectors], bound: float
) -> MinedAdvice:
    """Group what was said about a theme; recommendations and resolutions each by themselves.

    Groups are in the order of how many engagements they come from, then of how many documents
    whose engagement is not known, then of the latest document.

    Args:
        theme_id: the theme.
        said: statements about it.
        vectors: by text, each of shape (dimension,), unit length.
        bound: cosine from which two say the same.

    """
    found: list[tuple[tuple[Any, ...], Mitigation]] = []
    left_out = unclear = 0
    for source in sorted(SOURCES.values()):
        by_text: dict[str, list[Said]] = {}
        for one in said:
            if one.source == source:
                by_text.setdefault(one.text, []).append(one)
        texts = _newest(by_text)
        left_out += len(by_text) - len(texts)
        matrix = np.array([vectors[text] for text in texts], dtype=np.float32)
        for places in _together(groups_of(matrix, bound).tolist()):
            members = {texts[place]: by_text[texts[place]] for place in places}
            speaker = _speaker(members, matrix[places])
            if speaker is None:
                unclear += len(members)
                continue
            close = matrix[places] @ vectors[speaker]
            found.append(_mitigation(theme_id, speaker, members, close.tolist()))
    found.sort(key=lambda pair: pair[0])
    return MinedAdvice(tuple(mitigation for _, mitigation in found), left_out, unclear)


def _newest(by_text: Mapping[str, Sequence[Said]]) -> list[str]:
    """Return the distinct texts in alphabetical order, the newest where there are too many."""
    last = {text: _reversed(max(one.date for one in said)) for text, said in by_text.items()}
    return sorted(sorted(last, key=lambda text: (last[text], text))[:MOST_GROUPED])


def _together(labels: Sequence[int]) -> list[list[int]]:
    places: dict[int, list[int]] = {}
    for place, label in enumerate(labels):
        places.setdefault(label, []).append(place)
    return list(places.values())


def _speaker(members: Mapping[str, Sequence[Said]], vectors: Vectors) -> str | None:
    """Return the text that speaks for a group: it stands alone, names nobody, and is central."""
    weights = [len({one.finding.document_uid for one in said}) for said in members.values()]
    central = dict(zip(members, closeness(vectors, weights).round(6).tolist(), strict=True))
    clear = [text for text in members if stands_alone(text)]
    return min(
        clear,
        key=lambda text: (named(text) > 0, -central[text], len(text), text),
        default=None,
    )


def _mitigation(
    theme_id: str, speaker: str, members: Mapping[str, Sequence[Said]], close: Sequence[float]
) -> tuple[tuple[Any, ...], Mitigation]:
    """Return a group as a mitigation, after the key by which groups are ranked."""
    said = [one for own in members.values() for one in own]
    alike = dict(zip(members, close, strict=True))
    engagements = {one.finding.engagement for one in said} - {None}
    unlinked = {one.finding.document_uid for one in said if one.finding.engagement is None}
    mitigation = Mitigation(
        theme_id=theme_id,
        words=speaker,
        source=said[0].source,
        owner="",
        documents=len({one.finding.document_uid for one in said}),
        engagements=len(engagements),
        customers=len({one.finding.customer for one in said} - {None}),
        contexts=_contexts(said),
        quotes=_quotes(said, alike),
    )
    last = _reversed(max(one.date for one in said))
    return (-len(engagements), -len(unlinked), last, speaker, mitigation.source), mitigation


def _reversed(day: str) -> tuple[int, ...]:
    """Return a key that puts later ISO days first, and what has no day last."""
    return tuple(-ord(char) for char in day) or (0,)


def _contexts(said: Sequence[Said]) -> tuple[tuple[str, str, int], ...]:
    """Count engagements by type and by phase; a document without an engagement counts as one."""
    found: list[tuple[str, str, int]] = []
    for place, name in enumerate(CONTEXTS):
        pairs = {(one.contexts[place], one.unit) for one in said}
        counts = Counter(value for value, _ in pairs if value is not None)
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        found.extend((name, value, count) for value, count in ranked)
    return tuple(found)


def _quotes(said: Sequence[Said], alike: Mapping[str, float]) -> tuple[PastFinding, ...]:
    """Return the closest statements, each of another engagement while there are any."""
    ranked = sorted(said, key=lambda one: (-alike[one.text], one.finding.finding_id))
    first: dict[str, Said] = {}
    for one in ranked:
        first.setdefault(one.unit, one)
    chosen = {one.finding.finding_id for one in first.values()}
    again = [one for one in ranked if one.finding.finding_id not in chosen]
    return tuple(
        replace(one.finding, similarity=round(alike[one.text], 4))
        for one in [*first.values(), *again][:_QUOTES]
    )
