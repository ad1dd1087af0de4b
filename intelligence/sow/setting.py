"""What excuses a statement from one check or another: exclusions, definitions, law, quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from intelligence.sow.outline import Shape, Statement
from intelligence.sow.vocabulary import (
    CAP,
    CHANGE,
    DEFINITION,
    EXCLUDED,
    LEGAL,
    PROMISE,
    REFERENCE,
    UNTIL_SPENT,
    blind,
    in_small_letters,
)

_EXCLUSION_HEADING = re.compile(
    r"exclu|out[- ]of[- ]scope|not (?:included|in scope|part|covered)|outside|does not include"
    r"|limitations?\b",
    re.IGNORECASE,
)
#: What heads a list of it alone: support outside office hours is in scope, and so is exclusive use.
_LIST_OF_EXCLUDED = re.compile(
    r"exclu(?:sions?|ded|des)\b|out[- ]of[- ]scope|not (?:included|in scope|part|covered)\b"
    r"|outside (?:of )?(?:the |this |our )?(?:scope|work|order|contract|price|engagement|fee)\b"
    r"|does not include",
    re.IGNORECASE,
)
_DEFINITION_HEADING = re.compile(r"definition|glossary|terminology|abbreviation", re.IGNORECASE)
_LEGAL_HEADING = re.compile(
    r"liabilit|indemni|confidential|governing|terminat|intellectual|legal|force majeure"
    r"|data protection|miscellaneous|general (?:terms|provisions|conditions)|warrant",
    re.IGNORECASE,
)
_BLIND_EXCLUDED, _BLIND_DEFINITION, _BLIND_LEGAL = map(blind, (EXCLUDED, DEFINITION, LEGAL))
_BLIND_CHANGE, _BLIND_REFERENCE, _BLIND_CAP = map(blind, (CHANGE, REFERENCE, CAP))
_BLIND_PROMISE = blind(PROMISE)
_STOPS = (".", "!", "?", ":", ";", "")
_QUOTED = re.compile(r"\"[^\"]{12,600}\"")


@dataclass(frozen=True)
class Setting:
    """A statement with its neighbours, and what they and its place say of it.

    ``accepted_elsewhere``: another statement of the text says by what things are accepted.
    ``defined``: vague terms, in small letters, that the text says the meaning of.
    """

    statement: Statement
    before: Statement | None = None
    after: Statement | None = None
    accepted_elsewhere: bool = False
    defined: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """The statement as it is read."""
        return self.statement.words

    @cached_property
    def small(self) -> str:
        """The statement in small letters, for patterns that know no capitals."""
        return in_small_letters(self.words)

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.statement.place.shape is Shape.ROW

    @property
    def heads_table(self) -> bool:
        """Whether it is the row of a table which names the columns."""
        return (
            self.is_row
            and not self.statement.place.columns
            and self.after is not None
            and self.after.place.columns == self.words
        )

    @cached_property
    def above(self) -> str:
        """The heading and the lead-in."""
        place = self.statement.place
        return f"{place.heading} {place.lead_in}".strip()

    @cached_property
    def excludes(self) -> bool:
        """Whether it, its heading or its lead-in keeps something out of scope."""
        return bool(_BLIND_EXCLUDED.search(self.small) or _EXCLUSION_HEADING.search(self.above))

    @cached_property
    def lies_outside(self) -> bool:
        """Whether it is an item of a list of what is out of scope, and promises nothing itself.

        A list may have lost its bullets: a line without a full stop is an item as well.
        """
        listed = self.statement.place.shape is not Shape.PROSE or self.words[-1:] not in _STOPS
        promised = _BLIND_PROMISE.search(self.small)
        return listed and not promised and bool(_LIST_OF_EXCLUDED.search(self.above))

    @cached_property
    def defines(self) -> bool:
        """Whether it says what a word means."""
        heading = self.statement.place.heading
        return bool(_BLIND_DEFINITION.search(self.small) or _DEFINITION_HEADING.search(heading))

    @cached_property
    def is_legal(self) -> bool:
        """Whether it is the lawyers' own text, which has its own meaning of "reasonable"."""
        heading = self.statement.place.heading
        return bool(_BLIND_LEGAL.search(self.small) or _LEGAL_HEADING.search(heading))

    @cached_property
    def goes_by_change(self) -> bool:
        """Whether it sends what is more to change control, or has it paid for."""
        return bool(_BLIND_CHANGE.search(self.small))

    @cached_property
    def refers(self) -> bool:
        """Whether it says where the exact list or figure stands."""
        return bool(_BLIND_REFERENCE.search(self.small))

    @cached_property
    def is_capped(self) -> bool:
        """Whether it names an upper bound."""
        return bool(_BLIND_CAP.search(self.small)) or self.ends_at_a_cap

    @cached_property
    def ends_at_a_cap(self) -> bool:
        """Whether work ends when a cap or budget is spent."""
        return "until" in self.small and bool(UNTIL_SPENT.search(self.words))

    @cached_property
    def promises(self) -> bool:
        """Whether somebody is to do something by it."""
        place = self.statement.place
        return place.shape is not Shape.PROSE or bool(_BLIND_PROMISE.search(self.small))

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        return [found.span() for found in _QUOTED.finditer(self.words)]

    def quotes(self, start: int, end: int) -> bool:
        """Say whether ``[start, end)`` of the reading stands in a quotation of somebody else."""
        return any(first < start and end < last for first, last in self._quotations)
