"""Writes what was agreed of each engagement, with wording that invites what later went wrong.

The wording is planted on what an engagement will show, and only as a tendency: many a careless
sentence has no consequence, and most trouble comes without one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from corpus.records import Engagement
from corpus.sample import plan
from corpus.sample.chance import quota, stream
from corpus.sample.engagements import SampleEngagement
from corpus.sample.materials import Materials, ScopeSentence
from corpus.sample.occurrence import Occurrence
from corpus.sample.wording import filled_in

SHORTEST, LONGEST = 3, 7  # sentences
CLEAR = 0.22  # of what is not invited: a sentence that settles the matter instead
FEW = ("two", "three", "four", "five", "six")
WEEKS = ("two", "three", "four", "six", "eight")


@dataclass(frozen=True, slots=True)
class SampleScope:
    """What was agreed of an engagement, and the themes that its wording invites."""

    text: str
    invites: frozenset[str]


def draw_scopes(
    materials: Materials,
    engagements: Sequence[SampleEngagement],
    occurrences: Iterable[Occurrence],
    seed: int,
) -> Mapping[str, SampleScope]:
    """Return the scopes by engagement key; some engagements have none."""
    random = stream(seed, "scopes")
    written = quota(random, engagements, plan.SCOPE_SHARE)
    shown = {(item.engagement.key, item.theme) for item in occurrences}
    invites: dict[str, set[str]] = {item.key: set() for item in written}
    for theme in plan.SCOPE_THEMES:
        showing = [item for item in written if (item.key, theme) in shown]
        others = [item for item in written if (item.key, theme) not in shown]
        careless = quota(random, showing, plan.INVITED_WHERE_SHOWN)
        careless += quota(random, others, plan.INVITED_ELSEWHERE)
        for item in careless:
            invites[item.key].add(theme)
    writer = _Writer(random, materials)
    return {item.key: writer.scope(item, frozenset(invites[item.key])) for item in written}


def with_scopes(
    accounts: Iterable[Engagement], scopes: Mapping[str, SampleScope]
) -> tuple[Engagement, ...]:
    """Return the records of engagements with what was agreed of them."""
    return tuple(
        replace(item, scope=scopes[item.key].text) if item.key in scopes else item
        for item in accounts
    )


class _Writer:
    """Composes scopes, the least used sentence first."""

    def __init__(self, random: Random, materials: Materials) -> None:
        self._random = random
        self._words: Mapping[str, Any] = materials.words
        self._sentences = materials.scopes
        self._used: Counter[str] = Counter()

    def scope(self, item: SampleEngagement, invites: frozenset[str]) -> SampleScope:
        """Write one scope: what it is about, then work, terms and careless wording mixed."""
        random = self._random
        settled = [
            theme for theme in plan.SCOPE_THEMES if theme not in invites and random.random() < CLEAR
        ]
        least = min(LONGEST, max(SHORTEST, 2 + len(invites)))
        room = random.randint(least, LONGEST) - 1  # beside the aim
        said = [self._pick("invites", theme=theme) for theme in sorted(invites)][:room]
        said += [
            self._pick("clear", theme=theme) for theme in settled[: max(0, room - len(said) - 1)]
        ]
        if len(said) < room and random.randrange(2):
            said.append(self._pick("plain"))
        while len(said) < room:
            said.append(self._pick("work", type_=item.type, but=said))
        random.shuffle(said)
        names = self._names(item)
        chosen = [self._pick("aim", type_=item.type), *said]
        return SampleScope(
            " ".join(filled_in(each, self._drawn(names)) for each in chosen), invites
        )

    def _pick(
        self,
        part: str,
        *,
        theme: str | None = None,
        type_: str | None = None,
        but: Sequence[str] = (),
    ) -> str:
        pool = [
            sentence.text
            for sentence in self._sentences
            if _is(sentence, part, theme, type_) and sentence.text not in but
        ]
        chosen = min(pool, key=lambda text: (self._used[text], self._random.random()))
        self._used[chosen] += 1
        return chosen

    def _names(self, item: SampleEngagement) -> Mapping[str, str]:
        unit = self._random.choice(self._words["units"][item.industry])
        noun = item.customer.noun
        return {
            "customer": item.customer.record.name,
            "client": noun,
            "Client": noun.capitalize(),
            "system": self._words["titles"][item.type][item.title][0],
            "unit": unit,
            "Unit": unit[0].upper() + unit[1:],
            "site": self._random.choice(self._words["sites"][item.region]),
        }

    def _drawn(self, names: Mapping[str, str]) -> Mapping[str, str]:
        few = self._random.choice(FEW)
        numbers = {"few": few, "Few": few.capitalize(), "weeks": self._random.choice(WEEKS)}
        return {**names, **numbers, "n": str(self._random.randint(12, 64))}


def _is(sentence: ScopeSentence, part: str, theme: str | None, type_: str | None) -> bool:
    return (sentence.part, sentence.theme, sentence.type) == (part, theme, type_)
