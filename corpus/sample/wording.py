"""Finds the words: picks the least used statement that fits, and fills its slots."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from corpus.sample.engagements import SampleEngagement
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


class Wording:
    """Remembers what has been said, so that nothing is said twice while there is a choice."""

    def __init__(self, materials: Materials, random: Random) -> None:
        self._statements = materials.statements
        self._words = materials.words
        self._random = random
        self._templates: Counter[str] = Counter()
        self._texts: Counter[str] = Counter()

    def cause(self, theme: str, engagement: SampleEngagement, voice: str) -> Cause | None:
        """Return a cause of a theme in a voice, or None when the customer would not say it."""
        found = self._pick(
            [s for s in self._statements if s.role == "cause" and s.theme == theme],
            engagement,
            voice,
        )
        return Cause(theme, found[0].subcause, found[1]) if found else None

    def remarks(
        self, role: str, engagement: SampleEngagement, count: int, themes: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """Return up to ``count`` statements of another role.

        Impacts, recommendations and resolutions are about ``themes`` or general; praise is never
        about them, or a review would contradict itself.
        """
        related = role != "positive"
        pool = [
            s
            for s in self._statements
            if s.role == role and (s.theme is None or (s.theme in themes) == related)
        ]
        picked: list[str] = []
        for _ in range(count):
            found = self._pick(pool, engagement, "review")
            if found:
                pool.remove(found[0])
                picked.append(found[1])
        return tuple(picked)

    def _pick(
        self, pool: Sequence[Statement], engagement: SampleEngagement, voice: str
    ) -> tuple[Statement, str] | None:
        fitting = [s for s in pool if s.fits(engagement.industry, engagement.type)]
        fitting = [s for s in fitting if (s.style == CUSTOMER_VOICE) == (voice == "customer")]
        if not fitting:
            return None
        order = STYLES[voice]
        slots = self._slots(engagement)
        filled = [(s, filled_in(s.text, slots)) for s in fitting]
        _, chosen, text = min(
            (
                (
                    self._texts[text],
                    self._templates[s.text],
                    order.index(s.style) if s.style in order else len(order),
                    self._random.random(),
                ),
                s,
                text,
            )
            for s, text in filled
        )
        self._texts[text] += 1
        self._templates[chosen.text] += 1
        return chosen, text

    def _slots(self, engagement: SampleEngagement) -> Mapping[str, str]:
        random, words = self._random, self._words
        numbers = {
            "weeks": random.choice(("three", "four", "five", "six", "seven", "eight", "11")),
            "days": str(random.randint(11, 48)),
            "hours": str(random.choice((14, 20, 36, 60, 110, 240, 380))),
            "n": str(random.randint(12, 64)),
            "few": random.choice(("three", "four", "five", "six")),
            "pct": str(random.choice((8, 12, 15, 18, 22, 30, 35))),
            "over": str(random.choice((130, 150, 160, 180))),
            "nth": random.choice(("third", "fourth", "fifth")),
            "year": str(random.randint(2004, 2019)),
            "day": str(random.randint(2, 28)),
        }
        return numbers | self._names(engagement, words, random)

    @staticmethod
    def _names(
        engagement: SampleEngagement, words: Mapping[str, Any], random: Random
    ) -> dict[str, str]:
        unit = random.choice(words["units"][engagement.industry])
        symbol = {"UK & Ireland": "GBP", "North America": "USD"}.get(engagement.region, "EUR")
        return {
            "client": engagement.customer.noun,
            "Client": engagement.customer.noun.capitalize(),
            "system": random.choice(words["systems"][engagement.type]),
            "unit": unit,
            "Unit": unit[0].upper() + unit[1:],
            "site": random.choice(words["sites"][engagement.region]),
            "month": random.choice(words["months"]),
            "role": random.choice(words["roles"]),
            "expert": random.choice(words["experts"]),
            "money": f"{symbol} {random.randint(14, 190)}k",
        }


def filled_in(text: str, slots: Mapping[str, str]) -> str:
    """Put the slots' values into a text; other braces stay as they are.

    >>> filled_in("The {client} waited {weeks} weeks.", {"client": "insurer", "weeks": "six"})
    'The insurer waited six weeks.'
    """
    return re.sub(r"\{(\w+)\}", lambda match: slots.get(match[1], match[0]), text)
