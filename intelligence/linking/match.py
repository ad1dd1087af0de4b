"""Finds which known name is meant by a given one, and how sure that is.

The score is the better of rapidfuzz's ratio (``roll out``, ``rollout``) and token-sort ratio (words
in another order) over normalised names, 0 to 100. A link is made by itself
at a high score with a margin over the second-best *other* record; between, a person decides. So
does one where names differ in a number: *phase 2* is another piece of work than *phase 3*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from rapidfuzz import fuzz, process

from intelligence.linking.names import normalise_name, normalise_title, numbers_in


class LinkState(StrEnum):
    """How sure it is which record a document belongs to."""

    LINKED = "linked"
    AMBIGUOUS = "ambiguous"
    UNLINKED = "unlinked"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Scores are 0 to 100. ``review`` is the score below which nothing is offered at all."""

    auto: float = 88.0
    margin: float = 5.0
    review: float = 70.0


@dataclass(frozen=True, slots=True)
class Match:
    """The best record for a given name, with the second-best other record beside it."""

    state: LinkState
    key: str | None = None
    score: float = 0.0
    runner_up: str | None = None
    runner_up_score: float = 0.0
    method: str = "none"


#: The answer for a name that is not given, or that resembles nothing.
NO_MATCH = Match(LinkState.UNLINKED)


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Known names in comparable form, each with the keys of the records that bear it.

    A name that resembles several is compared with all of them once, however many documents give it.
    """

    keys_by_name: Mapping[str, tuple[str, ...]]
    thresholds: Thresholds = field(default_factory=Thresholds)
    comparable: Callable[[str], str] = normalise_name
    _compared: dict[str, Match] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]], thresholds: Thresholds) -> NameIndex:
        """Return an index over (name, key) pairs of organisations; a name may have several keys."""
        return cls(_gathered(pairs, normalise_name), thresholds)

    @classmethod
    def of_titles(cls, pairs: Iterable[tuple[str, str]], thresholds: Thresholds) -> NameIndex:
        """Return an index over (name, key) pairs of engagements."""
        return cls(_gathered(pairs, normalise_title), thresholds, normalise_title)

    def match(self, given: str | None) -> Match:
        """Return the record meant by a name as given.

        >>> index = NameIndex.of([("Acme GmbH", "C1"), ("Apex plc", "C2")], Thresholds())
        >>> index.match("ACME").key, index.match("Zenith").state.value
        ('C1', 'unlinked')
        """
        comparable = self.comparable(given or "")
        if not comparable:
            return NO_MATCH
        exact = self.keys_by_name.get(comparable, ())
        if len(exact) == 1:
            return Match(LinkState.LINKED, exact[0], 100.0, method="name")
        if exact:
            return Match(LinkState.AMBIGUOUS, exact[0], 100.0, exact[1], 100.0, "name")
        if comparable not in self._compared:
            self._compared[comparable] = self._nearest(comparable)
        return self._compared[comparable]

    def _nearest(self, comparable: str) -> Match:
        best: dict[str, float] = {}
        alike: set[str] = set()
        numbers = numbers_in(comparable)
        for scorer in (fuzz.token_sort_ratio, fuzz.ratio):
            found = process.extract(
                comparable,
                list(self.keys_by_name),
                scorer=scorer,
                limit=12,
                score_cutoff=self.thresholds.review - self.thresholds.margin,
            )
            for name, score, _ in found:
                if numbers_in(name) == numbers:
                    alike.update(self.keys_by_name[name])
                for key in self.keys_by_name[name]:
                    best[key] = max(best.get(key, 0.0), float(score))
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] < self.thresholds.review:
            return NO_MATCH
        (key, score), (other, other_score) = ranked[0], (*ranked, (None, 0.0))[1]
        clear = score >= self.thresholds.auto and score - other_score >= self.thresholds.margin
        sure = clear and key in alike
        state = LinkState.LINKED if sure else LinkState.AMBIGUOUS
        return Match(state, key, round(score, 1), other, round(other_score, 1), "similar name")


def _gathered(
    pairs: Iterable[tuple[str, str]], comparable: Callable[[str], str]
) -> dict[str, tuple[str, ...]]:
    gathered: dict[str, set[str]] = {}
    for name, key in pairs:
        if form := comparable(name):
            gathered.setdefault(form, set()).add(key)
    return {name: tuple(sorted(gathered[name])) for name in sorted(gathered)}


def through_engagement(customer: Match, owner: str) -> Match:
    """Return the owner of an engagement as the customer; a different name is kept visible."""
    if customer.state is LinkState.LINKED and customer.key == owner:
        return customer
    if customer.key is None:
        return Match(LinkState.LINKED, owner, 100.0, method="engagement")
    if customer.key == owner:
        return replace(customer, state=LinkState.LINKED, method="engagement")
    return Match(
        LinkState.LINKED, owner, 100.0, customer.key, customer.score, "engagement, name differs"
    )
