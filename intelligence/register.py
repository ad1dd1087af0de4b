"""The themes of an edition with the words and quotes that show what they are.

A theme's words are those that set its causes apart from all causes of the portfolio, whichever
themes these belong to: so nobody changes a theme's words by curating another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from intelligence.findings import Finding
from intelligence.identity.placing import Placement
from intelligence.identity.references import finding_id
from intelligence.identity.theme import Theme
from intelligence.proposals import QUOTE_LENGTHS
from intelligence.tables.findings import ThemeOfFinding
from intelligence.tables.themes import ThemeEntry
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


def register_themes(
    causes: Sequence[Finding],
    themes: Sequence[Theme],
    placements: Sequence[Placement],
    representatives: Mapping[str, Sequence[int]] | None = None,
    avoid: Sequence[str] = (),
) -> ThemeRegister:
    """Return the register of themes; those of the taxonomy are in it even when never seen.

    Args:
        causes: the findings that were placed.
        themes: every theme of the edition.
        placements: of the causes, in the same order.
        representatives: causes that stand for a theme, best first, by its id; others follow.
        avoid: names that may not become keyphrases.

    """
    members: dict[str, list[int]] = {theme.theme_id: [] for theme in themes}
    for at, place in enumerate(placements):
        if place.theme_id is not None:
            members[place.theme_id].append(at)
    phrases = _phrases(causes, placements, members, avoid)
    chosen = representatives or {}
    entries = tuple(
        ThemeEntry(
            theme,
            phrases[theme.theme_id],
            _quotes(causes, placements, members[theme.theme_id], chosen.get(theme.theme_id, ())),
        )
        for theme in themes
    )
    keys = {theme.theme_id: theme.theme_key for theme in themes}
    theme_of = {
        finding_id(cause): _theme(place, keys)
        for cause, place in zip(causes, placements, strict=True)
    }
    return ThemeRegister(entries, theme_of)


def _theme(place: Placement, keys: Mapping[str, str | None]) -> ThemeOfFinding:
    if place.theme_id is None:
        return ThemeOfFinding(abstention=place.abstention)
    key = keys[place.theme_id]
    if key is None:
        return ThemeOfFinding(place.theme_id, confidence=place.confidence)
    return ThemeOfFinding(
        place.theme_id,
        key,
        place.subcause_key,
        place.confidence,
        subcause_confidence=place.subcause_confidence,
    )


def _phrases(
    causes: Sequence[Finding],
    placements: Sequence[Placement],
    members: Mapping[str, Sequence[int]],
    avoid: Sequence[str],
) -> dict[str, tuple[str, ...]]:
    """Return each theme's words, against every other cause; each cause counts exactly once."""
    telling = {theme: _telling(causes, placements, own) for theme, own in members.items()}
    used = {at for own in telling.values() for at in own}
    rest = [causes[at].text for at in range(len(causes)) if at not in used]
    found = contrasting_phrases(
        [[causes[at].text for at in own] for own in telling.values()],
        rest,
        avoid=avoid,
        most=_KEYPHRASES,
    )
    return {
        theme: tuple(phrase.text for phrase in own)
        for theme, own in zip(telling, found, strict=True)
    }


def _telling(
    causes: Sequence[Finding], placements: Sequence[Placement], places: Sequence[int]
) -> list[int]:
    """Return the surest causes of a theme: the doubtful ones would water down its words."""

    def rank(place: int) -> tuple[float, str]:
        return (-(placements[place].confidence or 0.0), finding_id(causes[place]))

    return sorted(places, key=rank)[:_TELLING]


def _quotes(
    causes: Sequence[Finding],
    placements: Sequence[Placement],
    places: Sequence[int],
    first: Sequence[int],
) -> tuple[str, ...]:
    """Return the surest findings of readable length, one a document first, no wording twice.

    Args:
        causes: all causes.
        placements: of the causes.
        places: positions of the theme's causes.
        first: positions that come before all others, where they are the theme's.

    """
    shortest, longest = QUOTE_LENGTHS
    inside = set(places)

    def rank(place: int) -> tuple[bool, float, str]:
        cause = causes[place]
        readable = shortest <= len(cause.text) <= longest
        return (not readable, -(placements[place].confidence or 0.0), finding_id(cause))

    chosen = [place for place in first if place in inside][:_QUOTES]
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
