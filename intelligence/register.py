"""The themes of an edition: those of the taxonomy and those proposed, with words and quotes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from intelligence.assignment import Assigned, Assignments
from intelligence.findings import Finding
from intelligence.proposals import QUOTE_LENGTHS
from intelligence.tables.findings import ThemeOfFinding, finding_id
from intelligence.tables.themes import ThemeEntry, ThemeStatus
from intelligence.taxonomy import Taxonomy
from models.keyphrases import contrasting_phrases

_QUOTES = 8
_KEYPHRASES = 6
_TELLING = 150

#: Likeness of words (0 to 100) from which two quotes are one sentence with other names in it.
_SAME_WORDING = 72.0


@dataclass(frozen=True, slots=True)
class ThemeRegister:
    """Every theme, and the theme of each cause that has one (by finding id)."""

    themes: tuple[ThemeEntry, ...]
    theme_of: Mapping[str, ThemeOfFinding]


def theme_id_of(key: str) -> str:
    """Return the permanent id of a taxonomy's theme: it depends on the key and nothing else."""
    return f"theme-{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def register_themes(
    causes: Sequence[Finding],
    assignments: Assignments,
    taxonomy: Taxonomy | None,
    avoid: Sequence[str] = (),
) -> ThemeRegister:
    """Return the register of themes; those of the taxonomy are in it even when never seen.

    Args:
        causes: the findings that were assigned, in the same order.
        assignments: their themes.
        taxonomy: the taxonomy that was used, or none.
        avoid: names that may not become keyphrases.

    """
    theme_of = {
        finding_id(cause): _theme(found, assignments)
        for cause, found in zip(causes, assignments.causes, strict=True)
    }
    known = {key: item for key, item in theme_of.items() if item.theme_id is not None}
    return ThemeRegister(
        (*_of_taxonomy(causes, assignments, taxonomy, avoid), *_proposed(causes, assignments)),
        known,
    )


def _theme(found: Assigned, assignments: Assignments) -> ThemeOfFinding:
    if found.theme_key is not None:
        identity = theme_id_of(found.theme_key)
        return ThemeOfFinding(identity, found.theme_key, found.subcause_key, found.confidence)
    if found.proposal is not None:
        return ThemeOfFinding(assignments.proposals[found.proposal].id, confidence=found.confidence)
    return ThemeOfFinding()


def _of_taxonomy(
    causes: Sequence[Finding],
    assignments: Assignments,
    taxonomy: Taxonomy | None,
    avoid: Sequence[str],
) -> tuple[ThemeEntry, ...]:
    if taxonomy is None:
        return ()
    members: dict[str, list[int]] = {theme.key: [] for theme in taxonomy.themes}
    for place, found in enumerate(assignments.causes):
        if found.theme_key is not None:
            members[found.theme_key].append(place)
    phrases = contrasting_phrases(
        [_telling(causes, assignments, places) for places in members.values()],
        avoid=avoid,
        most=_KEYPHRASES,
    )
    return tuple(
        ThemeEntry(
            theme_id_of(theme.key),
            theme.key,
            theme.name,
            theme.definition,
            ThemeStatus.ACTIVE,
            tuple(phrase.text for phrase in found),
            _quotes(causes, assignments, members[theme.key]),
        )
        for theme, found in zip(taxonomy.themes, phrases, strict=True)
    )


def _telling(
    causes: Sequence[Finding], assignments: Assignments, places: Sequence[int]
) -> list[str]:
    """Return the surest causes of a theme: the doubtful ones would water down its words."""

    def rank(place: int) -> tuple[float, str]:
        return (-assignments.causes[place].confidence, finding_id(causes[place]))

    return [causes[place].text for place in sorted(places, key=rank)[:_TELLING]]


def _quotes(
    causes: Sequence[Finding], assignments: Assignments, places: Sequence[int]
) -> tuple[str, ...]:
    """Return the surest findings of readable length, one a document first, no wording twice."""
    shortest, longest = QUOTE_LENGTHS

    def rank(place: int) -> tuple[bool, float, str]:
        cause = causes[place]
        readable = shortest <= len(cause.text) <= longest
        return (not readable, -assignments.causes[place].confidence, finding_id(cause))

    chosen: list[int] = []
    ranked = sorted(places, key=rank)
    for fresh in (True, False):
        for place in ranked:
            documents = {causes[other].document_uid for other in chosen}
            seen_document = fresh and causes[place].document_uid in documents
            if len(chosen) < _QUOTES and not seen_document and _says_more(place, chosen, causes):
                chosen.append(place)
    return tuple(finding_id(causes[place]) for place in chosen)


def _says_more(place: int, chosen: Sequence[int], causes: Sequence[Finding]) -> bool:
    """Say whether a cause is worded otherwise than those chosen: another number is not enough."""
    text = causes[place].text
    return all(
        fuzz.token_sort_ratio(text, causes[other].text, processor=default_process) < _SAME_WORDING
        for other in chosen
    )


def _proposed(causes: Sequence[Finding], assignments: Assignments) -> tuple[ThemeEntry, ...]:
    return tuple(
        ThemeEntry(
            item.id,
            None,
            item.name,
            None,
            ThemeStatus.PROPOSED,
            item.keyphrases,
            tuple(finding_id(causes[place]) for place in item.representatives),
        )
        for item in assignments.proposals
    )
