"""The sample of seed 7, drawn once: choose the earliest stage that a test needs."""

from collections.abc import Callable

import pytest

from corpus.document import DocumentKind
from corpus.records import Engagement
from corpus.sample.accounts import draw_accounts
from corpus.sample.documents import SampleDocument, compose
from corpus.sample.engagements import SampleEngagement, draw_engagements
from corpus.sample.materials import Cause, Materials
from corpus.sample.occurrence import Occurrence, draw_occurrences
from corpus.sample.reference import BY_KEY, Reference
from corpus.sample.schedule import Slot, schedule

SEED = 7

Make = Callable[..., SampleDocument]


@pytest.fixture(scope="session")
def materials() -> Materials:
    return Materials.packaged()


@pytest.fixture(scope="session")
def engagements(materials: Materials) -> tuple[SampleEngagement, ...]:
    return draw_engagements(materials, SEED)


@pytest.fixture(scope="session")
def occurrences(engagements: tuple[SampleEngagement, ...]) -> tuple[Occurrence, ...]:
    return draw_occurrences(engagements, SEED)


@pytest.fixture(scope="session")
def accounts(
    engagements: tuple[SampleEngagement, ...], occurrences: tuple[Occurrence, ...]
) -> tuple[Engagement, ...]:
    return draw_accounts(engagements, occurrences, SEED)


@pytest.fixture(scope="session")
def slots(
    engagements: tuple[SampleEngagement, ...], occurrences: tuple[Occurrence, ...]
) -> tuple[Slot, ...]:
    return schedule(engagements, occurrences, SEED)


@pytest.fixture(scope="session")
def documents(materials: Materials, slots: tuple[Slot, ...]) -> tuple[SampleDocument, ...]:
    return compose(materials, slots, SEED)


@pytest.fixture
def make(engagements: tuple[SampleEngagement, ...]) -> Make:
    """Return a maker of one document whose every value a test may state."""

    def made(**values: object) -> SampleDocument:
        engagement = engagements[10]
        defaults: dict[str, object] = {
            "id": "ESC-1044",
            "kind": DocumentKind.ESCALATION,
            "channel": "jira",
            "day": engagement.start,
            "title": "Ledger: not acceptable",
            "reference": Reference(BY_KEY, "Bärental & Söhne", "PRJ-1", "Ledger; phase 1"),
            "causes": (Cause("skill_gap", "technical_skill", 'Nobody knew "posting", ever.'),),
            "engagement": engagement,
            "parts": {
                "context": ("Kick-off took place in May.",),
                "impact": ("The month was closed late.",),
                "positive": ("The team covered for each other.",),
                "recommendation": ("Ring first.",),
                "resolution": ("Solved by the night shift.",),
            },
            "severity": "2 - High",
            "author": "Ingrid Solberg",
        }
        return SampleDocument(**{**defaults, **values})  # type: ignore[arg-type]

    return made
