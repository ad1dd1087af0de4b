"""Standing mitigations: what a sensible house does against each theme of the starter taxonomy.

They come with the project, were written for it and are a judgement, not a measurement. A theme of
a user's own taxonomy has them only where it has a key of ours.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from intelligence.errors import InvalidTaxonomy
from intelligence.taxonomy import Taxonomy, starter_taxonomy
from intelligence.taxonomy_texts import checked_text, described

FILE = Path(__file__).with_name("standing.json")

MAX_WORDS = 240
MAX_OWNER = 60
_PARTS = 3
_EXPECTED = "use [sub-cause key, process owner, sentence]"


@dataclass(frozen=True, slots=True)
class StandingMitigation:
    """One imperative sentence: what to do, who owns it, against which sub-cause."""

    words: str
    owner: str
    subcause: str


@cache
def standing_mitigations() -> Mapping[str, tuple[StandingMitigation, ...]]:
    """Return those that come with the project, by theme key, in the order of the file."""
    return parse_standing(FILE.read_text(encoding="utf-8"), starter_taxonomy(), FILE.name)


def parse_standing(
    text: str, taxonomy: Taxonomy, source: str = "standing mitigations"
) -> dict[str, tuple[StandingMitigation, ...]]:
    """Read standing mitigations from JSON: ``{theme key: [[sub-cause, owner, sentence], …]}``.

    Raises:
        InvalidTaxonomy: with ``source``, the theme, the place in its list, and what would be right.

    """
    try:
        told = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"{source} is not JSON: {error.msg} in line {error.lineno}, column {error.colno}"
        raise InvalidTaxonomy(message) from error
    if not isinstance(told, dict):
        message = f"{source} holds a {described(told)}, but must be an object of theme keys"
        raise InvalidTaxonomy(message)
    return {key: _of_theme(key, rows, taxonomy, source) for key, rows in told.items()}


def _of_theme(
    key: str, rows: Any, taxonomy: Taxonomy, source: str
) -> tuple[StandingMitigation, ...]:
    where = f"{source}: theme {key!r}"
    known = {item.key for item in taxonomy.theme(key).subcauses}
    if not isinstance(rows, list) or not rows:
        message = f"{where} has a {described(rows)} for mitigations; {_EXPECTED} for each"
        raise InvalidTaxonomy(message)
    found = tuple(
        _one(row, known, f"{where}, mitigation {number}") for number, row in enumerate(rows, 1)
    )
    if len({one.words.casefold() for one in found}) < len(found):
        message = f"{where} says the same sentence twice; give it once"
        raise InvalidTaxonomy(message)
    return found


def _one(row: Any, known: set[str], where: str) -> StandingMitigation:
    if not isinstance(row, list) or len(row) != _PARTS:
        message = f"{where} is a {described(row)}; {_EXPECTED}"
        raise InvalidTaxonomy(message)
    subcause, owner, words = row
    if subcause not in known:
        message = f"{where} is against {subcause!r}; the theme has {', '.join(sorted(known))}"
        raise InvalidTaxonomy(message)
    sentence = checked_text(words, MAX_WORDS, "sentence", where)
    if not sentence[0].isupper() or not sentence.endswith("."):
        message = f"{where} is no sentence: it must begin with a capital and end with a full stop"
        raise InvalidTaxonomy(message)
    return StandingMitigation(
        sentence, checked_text(owner, MAX_OWNER, "process owner", where), subcause
    )
