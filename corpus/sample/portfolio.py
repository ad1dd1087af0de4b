"""Writes the whole sample portfolio and the truth about it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from corpus.sample.accounts import draw_accounts
from corpus.sample.chance import stream
from corpus.sample.documents import SampleDocument, compose
from corpus.sample.engagements import draw_engagements
from corpus.sample.facts import Portfolio, measure
from corpus.sample.materials import Materials
from corpus.sample.occurrence import draw_occurrences
from corpus.sample.offers import write_offers
from corpus.sample.schedule import schedule
from corpus.sample.scopes import draw_scopes, with_scopes
from corpus.sample.truth import Truth, truth_path, truth_rows
from corpus.sample.writers.jira import jira_export
from corpus.sample.writers.lessons import lessons_log, lessons_register
from corpus.sample.writers.mail import escalation_mails
from corpus.sample.writers.markdown import markdown_reviews
from corpus.sample.writers.records import review_records
from corpus.sample.writers.registers import customer_register, engagement_register
from corpus.sample.writers.servicenow import incident_csv, incident_workbook
from corpus.sample.writers.taken_over import taken_over_texts
from corpus.sample.writers.word import word_reviews
from corpus.sample.writers.written import Written
from corpus.sample.writers.zendesk import zendesk_export

WRITERS = {
    "jira": jira_export,
    "servicenow": incident_csv,
    "servicenow_2026": incident_workbook,
    "zendesk": zendesk_export,
    "register": lessons_register,
    "lessons_log": lessons_log,
    "word": word_reviews,
    "markdown": markdown_reviews,
    "records": review_records,
}


def write_portfolio(folder: Path, *, seed: int = 7) -> Truth:
    """Write customers, engagements and documents into ``folder`` and the truth beside it.

    The same seed gives the same bytes. Files that an earlier run wrote there are removed, so that
    two seeds never mix; other files in the folder are left alone. The truth is written to
    ``<folder>.truth.json`` and the offers to be checked to ``offers`` beside the folder.

    Raises:
        OSError: when the folder cannot be written.

    """
    folder.mkdir(parents=True, exist_ok=True)
    materials = Materials.packaged()
    engagements = draw_engagements(materials, seed)
    occurrences = draw_occurrences(engagements, seed)
    scopes = draw_scopes(materials, engagements, occurrences, seed)
    accounts = with_scopes(draw_accounts(engagements, occurrences, seed), scopes)
    documents = compose(materials, schedule(engagements, occurrences, seed), seed)
    written = [
        *customer_register([item.record for item in materials.organisations]),
        *engagement_register(accounts),
        *_lay_out(documents, materials, seed),
    ]
    _remove_earlier(folder)
    for file in written:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    rows = truth_rows(documents, places(written))
    facts = measure(Portfolio(engagements, accounts, rows, scopes))
    truth = Truth(seed, folder, rows, facts)
    truth_path(folder).write_text(truth.to_json(), encoding="utf-8")
    write_offers(folder)
    return truth


def _remove_earlier(folder: Path) -> None:
    """Remove the files that the truth of an earlier run names, as far as they lie in the folder."""
    path = truth_path(folder)
    if not path.is_file():
        return
    earlier = json.loads(path.read_text(encoding="utf-8"))
    for name in sorted({row["file"] for row in earlier["documents"]}):
        target = (folder / name).resolve()
        if target.is_relative_to(folder.resolve()):
            target.unlink(missing_ok=True)


def _lay_out(
    documents: Sequence[SampleDocument], materials: Materials, seed: int
) -> Iterator[Written]:
    """Hand each channel's documents to its writer."""
    channels: dict[str, list[SampleDocument]] = {}
    for document in documents:
        channels.setdefault(document.channel, []).append(document)
    for channel, writer in WRITERS.items():
        yield from writer(channels.get(channel, []), stream(seed, f"writer {channel}"))
    mails = channels.get("mail", [])
    yield from escalation_mails(mails, stream(seed, "writer mail"), materials.words)
    yield from taken_over_texts(channels.get("taken_over", []))


def places(written: Sequence[Written]) -> Mapping[str, str]:
    """Return the file of each document."""
    return {document: file.path for file in written for document in file.documents}
