"""Fills the schedule with words: each slot becomes a document with its parts and its truth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from types import MappingProxyType
from typing import Any

from corpus.document import DocumentKind
from corpus.sample import plan
from corpus.sample.chance import stream
from corpus.sample.engagements import LAST_DAY, SampleEngagement
from corpus.sample.materials import Cause, Letter, Materials
from corpus.sample.reference import ABSENT, BY_NAME, Reference, refer
from corpus.sample.schedule import Slot
from corpus.sample.wording import Scene, Wording

#: Channels of each kind, and how often each is used.
CHANNELS = {
    DocumentKind.ESCALATION: (
        ("jira", "servicenow", "servicenow_2026", "zendesk", "mail"),
        (36, 26, 0, 24, 14),
    ),
    DocumentKind.POST_MORTEM: (("word", "markdown", "records"), (34, 36, 30)),
    DocumentKind.LESSON: (("register", "lessons_log"), (75, 25)),
}
CUSTOMER_CHANNELS = ("zendesk", "mail")
CLOSED_AFTER = 45
LETTERS = 30
SEVERITIES = ("1 - Critical", "2 - High", "3 - Moderate", "4 - Low")
SEVERITY_WEIGHTS = (10, 32, 42, 16)
FIXED_SEVERITY = {"complaint": "1 - Critical", "request": "4 - Low"}

Numberer = Callable[[str, date], str]


@dataclass(frozen=True, slots=True)
class SampleDocument:
    """A document before it is laid out. ``parts`` holds sentences by role, causes excepted."""

    id: str
    kind: DocumentKind
    channel: str
    day: date
    title: str
    reference: Reference
    causes: tuple[Cause, ...]
    engagement: SampleEngagement | None = None
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    voice: str = "ticket"
    mood: str = "trouble"
    severity: str = ""
    author: str = ""
    closed: date | None = None
    body: str = ""

    @property
    def phase(self) -> str:
        """The engagement's phase on the day, ``""`` when there is no engagement."""
        return self.engagement.phase(self.day) if self.engagement else ""

    def part(self, role: str) -> tuple[str, ...]:
        """Return the sentences of a role, none when the document has none."""
        return self.parts.get(role, ())


def compose(materials: Materials, slots: Iterable[Slot], seed: int) -> tuple[SampleDocument, ...]:
    """Write every slot, and add the reviews of the firm that was taken over."""
    random = stream(seed, "documents")
    wording = Wording(materials, stream(seed, "wording"))
    number = _numberer()
    written = [_write(random, wording, slot, number, materials.words) for slot in slots]
    usable = [letter for letter in materials.letters if not plan.COUNTED & _themes(letter)]
    letters = stream(seed, "letters").sample(usable, LETTERS)
    foreign = [_foreign(letter) for letter in sorted(letters, key=lambda item: item.id)]
    return (*written, *foreign)


def _numberer() -> Numberer:
    """Return the function that gives each channel's documents its own ids in order."""
    formats = {
        "jira": "ESC-{}",
        "servicenow": "INC00{}",
        "servicenow_2026": "INC00{}",
        "zendesk": "{}",
        "mail": "esc-{:04d}",
        "word": "PIR-{year}-{:03d}",
        "markdown": "RETRO-{year}-{:03d}",
        "records": "PM-{:04d}",
        "register": "LL-{:04d}",
        "lessons_log": "P2L-{:03d}",
    }
    starts = {"jira": 1041, "servicenow": 41873, "servicenow_2026": 91204, "zendesk": 60412}
    counts: dict[str, int] = {}

    def number(channel: str, day: date) -> str:
        counts[channel] = counts.get(channel, starts.get(channel, 0)) + (
            3 if channel in starts else 1
        )
        return formats[channel].format(counts[channel], year=day.year)

    return number


def _write(
    random: Random, wording: Wording, slot: Slot, number: Numberer, words: Mapping[str, Any]
) -> SampleDocument:
    names, weights = CHANNELS[slot.kind]
    channel = random.choices(names, weights)[0]
    if channel == "servicenow" and slot.day.year == LAST_DAY.year:
        channel = "servicenow_2026"
    scene = wording.scene(slot.engagement, slot.day)
    voice, causes = _say(wording, slot, scene, channel)
    closing = slot.day + timedelta(days=random.randint(1, CLOSED_AFTER))
    complaint = slot.mood == "complaint"
    return SampleDocument(
        id=number(channel, slot.day),
        kind=slot.kind,
        channel=channel,
        day=slot.day,
        title=_title(random, slot, scene, words),
        reference=refer(random, slot.engagement),
        causes=causes,
        engagement=slot.engagement,
        parts=MappingProxyType(_parts(random, wording, slot, scene, voice)),
        voice=voice,
        mood=slot.mood,
        severity=FIXED_SEVERITY.get(slot.mood) or random.choices(SEVERITIES, SEVERITY_WEIGHTS)[0],
        author=random.choice(words["contacts" if complaint or voice == "customer" else "people"]),
        closed=closing if closing <= LAST_DAY else None,
    )


def _say(wording: Wording, slot: Slot, scene: Scene, channel: str) -> tuple[str, tuple[Cause, ...]]:
    """Let the customer speak where the channel is theirs and they would; else our own people."""
    voices = {
        DocumentKind.ESCALATION: "mail" if channel == "mail" else "ticket",
        DocumentKind.POST_MORTEM: "review",
        DocumentKind.LESSON: "lesson",
    }
    voice = voices[slot.kind]
    if channel in CUSTOMER_CHANNELS and slot.mood == "complaint":
        voice = "customer"
    elif channel in CUSTOMER_CHANNELS and slot.themes:
        spoken = [wording.cause(theme, scene, "customer") for theme in slot.themes]
        found = tuple(cause for cause in spoken if cause)
        if len(found) == len(slot.themes):
            return "customer", found
    said = [wording.cause(theme, scene, voice) for theme in slot.themes]
    return voice, tuple(cause for cause in said if cause)


#: How many sentences of each role a kind of document has (least, most), by mood.
LENGTHS: Mapping[DocumentKind, Mapping[str, tuple[int, int]]] = {
    DocumentKind.ESCALATION: {"context": (0, 1), "impact": (1, 2), "resolution": (0, 1)},
    DocumentKind.POST_MORTEM: {
        "context": (1, 2),
        "impact": (1, 3),
        "positive": (1, 3),
        "recommendation": (1, 3),
        "resolution": (0, 1),
    },
    DocumentKind.LESSON: {"context": (1, 1), "impact": (1, 1), "recommendation": (1, 1)},
}
#: Where the sentences of a mere request stand in a document.
ROLES = {"request": "context", "answer": "resolution"}
MOODS: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "complaint": {"complaint": (2, 3)},
    "request": {"request": (1, 2), "answer": (1, 1)},
    "praise": {"context": (1, 1), "positive": (1, 3), "recommendation": (0, 1)},
}


def _parts(
    random: Random, wording: Wording, slot: Slot, scene: Scene, voice: str
) -> dict[str, tuple[str, ...]]:
    """Find the other sentences. What puts things right is ours to say, complaints are theirs."""
    lengths = MOODS.get(slot.mood, LENGTHS[slot.kind])
    voices = {"complaint": "customer", "resolution": "review"}
    parts = {
        role: wording.remarks(
            role, scene, random.randint(*bounds), slot.themes, voices.get(role, voice)
        )
        for role, bounds in lengths.items()
    }
    return {ROLES.get(role, role): sentences for role, sentences in parts.items()}


def _title(random: Random, slot: Slot, scene: Scene, words: Mapping[str, Any]) -> str:
    mood = slot.kind.value if slot.mood == "trouble" else slot.mood
    title: str = random.choice(words["headlines"][mood]).format(
        name=slot.engagement.name, type=slot.engagement.type, **scene.names
    )
    return title[0].upper() + title[1:]


def _themes(letter: Letter) -> set[str]:
    return {cause.theme for cause in letter.causes}


def _foreign(letter: Letter) -> SampleDocument:
    """Take over a whole document of a firm whose customers are in no register."""
    named = Reference(BY_NAME, letter.customer, "", letter.engagement)
    return SampleDocument(
        id=f"ACQ-{letter.id[1:]}",
        kind=letter.kind,
        channel="taken_over",
        day=letter.date,
        title=letter.title,
        reference=named if letter.customer else Reference(ABSENT),
        causes=letter.causes,
        body=letter.text,
    )
