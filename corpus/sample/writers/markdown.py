"""Post-mortems as Markdown notes: the team's form, and the freer retrospective."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from corpus.sample.documents import SampleDocument
from corpus.sample.prose import PROMPTS, bullets, causes
from corpus.sample.writers.written import Written

FREE = 0.35
PROMPTED = 0.3
LEADS = ("The short version:", "What I remember:", "Honest look back.", "Notes from the review.")


def markdown_reviews(documents: Sequence[SampleDocument], random: Random) -> Iterator[Written]:
    """Return one file a review."""
    for document in documents:
        free = random.random() < FREE
        body = _retrospective(random, document) if free else _form(random, document)
        text = f"{_facts(document)}\n# {document.title}\n\n{body}"
        path = f"post_mortems/notes/{document.id.lower()}.md"
        yield Written(path, text.encode(), (document.id,))


def _facts(document: SampleDocument) -> str:
    reference = document.reference
    facts = {
        "id": document.id,
        "date": document.day.isoformat(),
        "customer": reference.customer.strip(),
        "project_id": reference.engagement_key,
        "project": reference.engagement,
        "author": document.author,
    }
    lines = [f'{label}: "{value}"' for label, value in facts.items() if value]
    return "\n".join(["---", *lines, "---", ""])


def _form(random: Random, document: SampleDocument) -> str:
    prompted = random.random() < PROMPTED
    sections = {
        "What happened": " ".join(document.part("context")),
        "Impact": " ".join(document.part("impact")),
        "Root cause": bullets(causes(document)),
        "What went well": bullets(document.part("positive")),
        "Corrective actions": bullets(document.part("recommendation")),
        "Recovery": " ".join(document.part("resolution")),
    }
    blocks = [
        f"## {heading}\n\n"
        + (f"_{PROMPTS[heading]}_\n\n" if prompted and heading in PROMPTS else "")
        + text
        for heading, text in sections.items()
        if text
    ]
    return "\n\n".join(blocks) + "\n"


def _retrospective(random: Random, document: SampleDocument) -> str:
    """Write without headings for the causes; that is where reading gets hard."""
    said = causes(document)
    story = [*document.part("context"), *said[:1], *document.part("impact"), *said[1:]]
    blocks = [
        random.choice(LEADS),
        " ".join(story),
        " ".join([*document.part("positive"), *document.part("resolution")]),
        f"Next time:\n\n{bullets(document.part('recommendation'))}",
        f"/{document.author.split(maxsplit=1)[0]}",
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"
