"""Escalation mails as a mailbox exports them: one EML file each, with quoted mail below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from email.message import EmailMessage
from random import Random
from typing import Any

from corpus.sample.documents import SampleDocument
from corpus.sample.prose import CLOSINGS, OPENINGS
from corpus.sample.spelling import UMLAUTS
from corpus.sample.writers.written import Written

HOME = "harrowvale.example"
#: What the other side had written before: by whose mail it is quoted in.
QUOTES = {
    "mail": (
        "We have been waiting for an answer since Tuesday.",
        "Can somebody please tell me where we stand?",
        "This cannot go on for another week.",
        "My board meets on Thursday and I have nothing to show.",
        "I had expected a call by now.",
    ),
    "customer": (
        "Thank you for your message, we are looking into it.",
        "I have passed this on to the team and come back to you.",
        "Let us speak on Thursday as usual.",
        "Sorry for the late reply.",
    ),
}
QUOTED = 0.6


def escalation_mails(
    documents: Sequence[SampleDocument], random: Random, words: Mapping[str, Any]
) -> Iterator[Written]:
    """Return one file a mail."""
    for document in documents:
        path = f"escalations/mail/{document.day:%Y-%m-%d}_{document.id}.eml"
        yield Written(path, _message(random, document, words), (document.id,))


def _message(random: Random, document: SampleDocument, words: Mapping[str, Any]) -> bytes:
    """Compose a mail; headers are fixed values, so that no clock or host name gets in."""
    by_customer = document.voice == "customer"
    reader = random.choice([name for name in words["people"] if name != document.author])
    other = reader if by_customer else random.choice(words["contacts"])
    host = _host(document.reference.customer) if by_customer else HOME
    message = EmailMessage()
    message["Message-ID"] = f"<{document.id}@{HOME}>"
    message["Date"] = f"{document.day:%a, %d %b %Y} {random.randint(7, 19):02d}:24:00 +0100"
    message["From"] = f"{document.author} <{_address(document.author)}@{host}>"
    message["To"] = f"{reader} <{_address(reader)}@{HOME}>"
    message["Subject"] = _subject(document)
    message["X-Customer"] = document.reference.customer.strip()
    message["X-Project-ID"] = document.reference.engagement_key
    for header in ("X-Customer", "X-Project-ID"):
        if not message[header]:
            del message[header]
    message.set_content(_body(random, document, words, other), cte="quoted-printable")
    return message.as_bytes()


def _address(name: str) -> str:
    return name.lower().replace(" ", ".")


def _host(customer: str) -> str:
    word = (
        re.sub(r"[^a-z]", "", customer.lower().translate(UMLAUTS).split()[0])
        if customer.strip()
        else ""
    )
    return f"{word or 'customer'}.example"


def _subject(document: SampleDocument) -> str:
    customer = " ".join(document.reference.customer.split())
    return f"{document.title} ({customer})" if customer else document.title


def _body(random: Random, document: SampleDocument, words: Mapping[str, Any], other: str) -> str:
    voice = "customer" if document.voice == "customer" else "mail"
    said = [cause.text for cause in document.causes]
    story = [*document.part("context"), *document.part("complaint"), *said]
    story += document.part("impact")
    naming = _naming(document)
    blocks = [
        random.choice(OPENINGS[voice]),
        naming,
        " ".join(story),
        *([" ".join(document.part("resolution"))] if voice == "mail" else []),
        f"{random.choice(CLOSINGS)}\n{document.author}",
    ]
    if voice == "mail":
        blocks.append(f"-- \n{random.choice(words['signature'])}")
    if document.mood != "request" and random.random() < QUOTED:
        blocks.append(_quoted(random, document, voice, other))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _naming(document: SampleDocument) -> str:
    reference = document.reference
    parts = [part.strip() for part in (reference.engagement, reference.engagement_key)]
    named = ", ".join(part for part in parts if part)
    return f"This is about {named}." if named else ""


def _quoted(random: Random, document: SampleDocument, voice: str, other: str) -> str:
    return "\n".join(
        [
            f"On {document.day:%d/%m/%Y} {other} wrote:",
            *(f"> {line}" for line in random.sample(QUOTES[voice], 2)),
        ]
    )
