"""Finds the words: picks the least used statement that fits, and fills its slots."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from corpus.sample.engagements import CURRENCIES, LAST_DAY, SampleEngagement
from corpus.sample.materials import Cause, Materials, Statement

CUSTOMER_VOICE = "customer_email"

#: The styles of statement that sound right in a kind of text, best first.
STYLES = {
    "customer": (CUSTOMER_VOICE,),
    "ticket": ("ticket", "status_note", "note"),
    "mail": ("status_note", "note", "exec_summary", "retro_note"),
    "review": ("postmortem", "exec_summary", "retro_note", "note"),
    "lesson": ("lessons_register", "postmortem", "note"),
}
MAIN_SYSTEM = 0.8
FIXED_WEAR = 3
SLOT = re.compile(r"\{(\w+)\}")
MOST_REPEATS = 2  # of a customer's template; our own people vary theirs less noticeably
EARLIER = (25, 110)  # days before a document that its months lie
LATER = (2, 20)  # days after it that its solution takes


@dataclass(frozen=True, slots=True)
class Scene:
    """What one document is about: the same system, people and months in all of its sentences."""

    engagement: SampleEngagement
    names: Mapping[str, str]


class Wording:
    """Remembers what has been said, so that nothing is said twice while there is a choice."""

    def __init__(self, materials: Materials, random: Random) -> None:
        self._words = materials.words
        self._random = random
        self._templates: Counter[str] = Counter()
        self._texts: Counter[str] = Counter()
        self._by_role: dict[str, list[Statement]] = {}
        for statement in materials.statements:
            self._by_role.setdefault(statement.role, []).append(statement)

    def scene(self, engagement: SampleEngagement, day: date) -> Scene:
        """Choose what a document of an engagement is about."""
        random, words = self._random, self._words
        systems = words["titles"][engagement.type][engagement.title]
        system = systems[0] if random.random() < MAIN_SYSTEM else random.choice(systems)
        unit = random.choice(words["units"][engagement.industry])
        noun = engagement.customer.noun
        before = day - timedelta(days=random.randint(*EARLIER))
        after = min(LAST_DAY, day + timedelta(days=random.randint(*LATER)))
        names = {
            "client": noun,
            "Client": noun.capitalize(),
            "system": system,
            "unit": unit,
            "Unit": unit[0].upper() + unit[1:],
            "site": random.choice(words["sites"][engagement.region]),
            "month": words["months"][before.month - 1],
            "past": f"{before.day} {words['months'][before.month - 1]}",
            "next": f"{after.day} {words['months'][after.month - 1]}",
            "role": random.choice(words["roles"]),
            "expert": random.choice(words["experts"]),
        }
        return Scene(engagement, names)

    def cause(self, theme: str, scene: Scene, voice: str) -> Cause | None:
        """Return a cause of a theme in a voice; None when the customer would only repeat itself."""
        pool = [s for s in self._by_role["cause"] if s.theme == theme]
        found = self._pick(pool, scene, voice)
        return Cause(theme, found[0].subcause, found[1]) if found else None

    def remarks(
        self, role: str, scene: Scene, count: int, themes: Sequence[str], voice: str
    ) -> tuple[str, ...]:
        """Return up to ``count`` statements of another role.

        Impacts, recommendations and resolutions are about ``themes`` or general; praise is never
        about them, or a review would contradict itself.
        """
        related = role != "positive"
        pool = [s for s in self._by_role[role] if s.theme is None or (s.theme in themes) == related]
        picked: list[str] = []
        for _ in range(count):
            found = self._pick(pool, scene, "customer" if voice == "customer" else "review")
            if found:
                pool.remove(found[0])
                picked.append(found[1])
        return tuple(picked)

    def _pick(
        self, pool: Sequence[Statement], scene: Scene, voice: str
    ) -> tuple[Statement, str] | None:
        engagement, order = scene.engagement, STYLES[voice]
        by_customer = voice == "customer"
        ranked = [
            ((self._wear(s), _rank(order, s.style), self._random.random()), s)
            for s in pool
            if (s.style == CUSTOMER_VOICE) == by_customer
            and s.fits(engagement.industry, engagement.type)
        ]
        if not ranked:
            return None
        _, chosen = min(ranked, key=lambda entry: entry[0])
        text = filled_in(chosen.text, {**scene.names, **self._numbers(engagement)})
        if text[:1].islower() and chosen.text.startswith("{"):
            text = text[0].upper() + text[1:]
        worn = self._texts[text] or self._templates[chosen.text] >= MOST_REPEATS
        if by_customer and chosen.role == "cause" and worn:
            return None
        self._texts[text] += 1
        self._templates[chosen.text] += 1
        return chosen, text

    def _wear(self, statement: Statement) -> int:
        """Return how worn a statement is; a fixed text tires a reader sooner than a template."""
        varies = bool(set(SLOT.findall(statement.text)) - {"client", "Client"})
        return self._templates[statement.text] * (1 if varies else FIXED_WEAR)

    def _numbers(self, engagement: SampleEngagement) -> Mapping[str, str]:
        random = self._random
        return {
            "weeks": random.choice(("three", "four", "five", "six", "seven", "eight", "11")),
            "days": str(random.randint(11, 48)),
            "hours": str(random.choice((14, 20, 36, 60, 110, 240, 380))),
            "n": str(random.randint(12, 64)),
            "few": random.choice(("three", "four", "five", "six")),
            "pct": str(random.choice((8, 12, 15, 18, 22, 30, 35))),
            "over": str(random.choice((130, 150, 160, 180))),
            "nth": random.choice(("third", "fourth", "fifth")),
            "year": str(random.randint(2004, 2019)),
            "money": f"{CURRENCIES[engagement.region]} {random.randint(14, 190)}k",
        }


def _rank(order: Sequence[str], style: str) -> int:
    return order.index(style) if style in order else len(order)


def filled_in(text: str, slots: Mapping[str, str]) -> str:
    """Put the slots' values into a text; other braces stay as they are.

    >>> filled_in("The {client} waited {weeks} weeks.", {"client": "insurer", "weeks": "six"})
    'The insurer waited six weeks.'
    """
    return SLOT.sub(lambda match: slots.get(match[1], match[0]), text)
