"""Puts the sentences of a document into running text, as a person of that role would."""

from __future__ import annotations

from random import Random

from corpus.sample.documents import SampleDocument

OPENINGS = {
    "customer": ("Hello,", "Dear all,", "Good morning,", "Dear Sir or Madam,", "Hi team,"),
    "mail": ("Hi all,", "Hello,", "Team,", "Dear colleagues,"),
}
CLOSINGS = ("Regards,", "Kind regards,", "Best,", "Thanks,", "With kind regards,")
PROMPTS = {
    "What happened": "Describe the event in 2-3 sentences.",
    "Impact": "Describe the impact in 2-3 sentences, with numbers where known.",
    "Root cause": "Ask why until the answer is something we can change.",
    "What went well": "Name at least one thing we should keep.",
    "Corrective actions": "One line per action, with an owner and a date.",
}
CHATTER = (
    "Any update on this please?",
    "Raised priority after call with the customer.",
    "Moved to the next weekly meeting.",
    "Assigned to me, will look this afternoon.",
    "+1 from the duty manager.",
)


def ticket_body(random: Random, document: SampleDocument, *, with_causes: bool = True) -> str:
    """Return a ticket's description: what is the case, why, and what it does to people."""
    said = list(causes(document)) if with_causes else []
    lines = [*document.part("context"), *document.part("complaint")]
    impact = list(document.part("impact"))
    if document.voice == "customer":
        opening = [random.choice(OPENINGS["customer"]), *lines, *said, *impact]
        return "\n".join([*opening, f"{random.choice(CLOSINGS)} {document.author}"])
    shape = random.randrange(3)
    if shape == 0:
        return "\n".join([*lines, *impact, *said])
    if shape == 1:
        return " ".join([*impact[:1], *said, *lines, *impact[1:]])
    return "\n".join([*lines, *_headed("Impact:", impact), *_headed("Analysis so far:", said)])


def _headed(heading: str, sentences: list[str]) -> list[str]:
    return [heading, *sentences] if sentences else []


def bullets(sentences: tuple[str, ...]) -> str:
    """Return sentences as a Markdown list."""
    return "\n".join(f"- {sentence}" for sentence in sentences)


def causes(document: SampleDocument) -> tuple[str, ...]:
    """Return the exact words of a document's causes."""
    return tuple(cause.text for cause in document.causes)
