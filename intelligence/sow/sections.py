"""Sections that a statement of work should have, and whether a text has them, in any form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from intelligence.sow.boilerplate_clauses import without_boilerplate
from intelligence.sow.outline import Outline
from intelligence.sow.passage import MissingSection, Section
from intelligence.sow.reading import Reading
from intelligence.sow.section_kinds import KINDS, SectionKind

#: Words that only a statement of work holds together.
_CHARACTER = (
    (
        r"\b(?:supplier|vendor|contractor|consultant|provider|integrator|agency|engineer|auditor"
        r"|firm|reseller|trainer|academy|institute|surveyor|we|our)\b"
    ),
    r"\b(?:client|customer|buyer|employer|owner|purchaser|you|your|council|authority)\b",
    (
        r"\b(?:deliverables?|milestones?|work packages?|phases?|sprints?|releases?|go-live"
        r"|delivers?"
        r"|report|sessions?|workshops?|stages?|waves?|outputs?)\b"
    ),
    (
        r"\b(?:scope|statement of work|services|sow|proposal|engagement|project|work order"
        r"|agreement"
        r"|programme|offer|mandate)\b"
    ),
    (
        r"\b(?:fixed price|fees?|prices?|day rate|payable|payment|invoices?|eur|usd|gbp|chf)\b"
        r"|[$\u20ac\u00a3]\s?\d"
    ),
    r"\b(?:shall|will|provides?|performs?|supplies|prepares?)\b",
)
_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _CHARACTER)
_LEAST_CHARACTER = 3
#: In fewer words nobody writes a whole statement of work, and nothing is missing from an extract.
_LEAST_WORDS = 80
_WHOLE = 400
_SURE, _LESS_SURE = 0.9, 0.7
_LOOKED_AT = 200_000
#: Statements that tell of one matter together, and what is looked at of each.
_TOGETHER, _LONGEST = 3, 600
#: A heading that runs into its text: "§ 4 Contribution of the Client." or "Acceptance: ...".
_OPENING = re.compile(
    r"(?:(?:section|item|\u00a7|article)?\s?\(?(?:[A-Z]"
    r"|[A-Z]?\d{1,2}(?:\.\d{1,2})*)[.):]?\s(?:[-\u2013]\s)?)?"
    r"(?P<label>[A-Z][\w'-]*(?: [\w'&/-]+){0,7})(?:[:.]|$)",
    re.IGNORECASE,
)

#: What stands behind a label that only names somebody: "Client: Harbour Holding plc."
_NAME = re.compile(r"\s?[A-Z][\w&.-]{0,30}(?: [A-Z][\w&.-]{0,30}){0,4}(?: plc)?\.?\s?")

#: A party by the name that the text gives it: ("Client"), (the "Company"), (hereinafter "Agency").
_DEFINED = re.compile(
    r"\(\s?(?:[\w ,]{0,30}\s)?\"(?P<party>[A-Z][a-z]+)\"(?:\s?(?:or|and)[^()]{0,40})?\s?\)"
)
_IS_CLIENT = frozenset({"Client", "Customer", "Buyer", "Purchaser", "Employer"})
#: What names either side, and so the supplier beside a client.
_EITHER = frozenset(
    {"Company", "Agency", "Bank", "Group", "Society", "Foundation", "Trust", "Firm"}
)


def missing_sections(text: str, outlined: Outline) -> tuple[MissingSection, ...]:
    """Return the sections that a text does not have, in the order of `Section`.

    Of a text that is no statement of work (shorter than 80 words, or without the words that only
    such a text holds together) nothing is missing. Below 400 words it may be an extract, which
    ``confidence`` and ``why`` say.
    """
    size = sum(len(statement.words.split()) for statement in outlined.statements)
    looked_at = text[:_LOOKED_AT]
    character = sum(bool(pattern.search(looked_at)) for pattern in _PATTERNS)
    if size < _LEAST_WORDS or character < _LEAST_CHARACTER:
        return ()
    short = size < _WHOLE
    outlined = _with_supplier(outlined)
    return tuple(
        MissingSection(
            section,
            (
                f"{kind.why} (The text has {size} words; if it is an extract, the section may "
                "stand elsewhere.)"
            )
            if short
            else kind.why,
            kind.rewrite,
            _LESS_SURE if short else _SURE,
        )
        for section, kind in KINDS.items()
        if not _has(outlined, section, kind)
    )


def _has(outlined: Outline, section: Section, kind: SectionKind) -> bool:
    """Whether a heading names the section, or statements or the whole say what belongs there."""
    if any(kind.heading.search(heading) for heading in outlined.headings):
        return True
    words = [without_boilerplate(section, one.words) for one in outlined.statements]
    for one in words:
        opening = _OPENING.match(one)
        if (
            opening
            and kind.heading.search(opening["label"])
            and not (kind.names_party and _NAME.fullmatch(one, opening.end()))
        ):
            return True
        if kind.statement.search(one):
            return True
    if kind.together and any(
        all(part.search(near) for part in kind.together) for near in _runs(words)
    ):
        return True
    return kind.of_whole is not None and kind.of_whole(_reworded(outlined, words))


def _with_supplier(outlined: Outline) -> Outline:
    """Return the outline with the supplier by that name, where it is called "Company"."""
    parties = {
        found["party"] for one in outlined.statements for found in _DEFINED.finditer(one.words)
    }
    suppliers = parties & _EITHER
    if not parties & _IS_CLIENT or len(suppliers) != 1:
        return outlined
    name = re.compile(rf"\b{suppliers.pop()}\b")
    told = [name.sub("Supplier", one.words) for one in outlined.statements]
    headings = tuple(name.sub("Supplier", one) for one in outlined.headings)
    return replace(_reworded(outlined, told), headings=headings)


def _reworded(outlined: Outline, told: Sequence[str]) -> Outline:
    """Return the outline with other words for its statements, which lead back to no text."""
    statements = (
        replace(one, reading=Reading(words, range(len(words))))
        for one, words in zip(outlined.statements, told, strict=True)
    )
    return replace(outlined, statements=tuple(statements))


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Yield each statement with those that follow it."""
    for place in range(len(words)):
        yield " ".join(one[:_LONGEST] for one in words[place : place + _TOGETHER])
