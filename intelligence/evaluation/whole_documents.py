"""From raw document to its set of themes, nothing given: what a user gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.document import Document, DocumentKind
from intelligence.errors import UnusableLabels
from intelligence.evaluation.document_methods import (
    Claim,
    Claimed,
    DocumentTools,
    claimed_by_all,
    recognised_by,
)
from intelligence.evaluation.document_themes import (
    COLUMNS,
    agreement_row,
    theme_vocabulary,
    themes_by_document,
    traps,
)
from intelligence.evaluation.label_taxonomy import keys_by_label, of_labels
from intelligence.evaluation.labelled_documents import LabelledDocument, read_labelled
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.peer_rankings import nearest_definition
from intelligence.evaluation.tables import Outcome, Table

#: The writers whose documents teach nothing.
WRITERS = ("G", "Z", "AC", "AJ", "AV", "AW")


def evaluate_documents(tools: DocumentTools) -> Outcome:
    """Measure the whole way on the documents of writers who taught nothing, beside naive ways."""
    read = {writer: read_labelled(writer) for writer in WRITERS}
    told = " and ".join(f"{writer} ({len(items)})" for writer, items in read.items())
    return Outcome(
        "documents",
        f"documents of writers {told}, with nothing given",
        {"Role classifier": tools.roles.identity, **tools.compared.models},
        tuple(table for writer, items in read.items() for table in _tables(tools, writer, items)),
    )


def _tables(
    tools: DocumentTools, writer: str, labelled: Sequence[LabelledDocument]
) -> tuple[Table, ...]:
    gold = {item.document.uid: _themes(item) for item in labelled}
    methods = claimed_by_all(tools, [item.document for item in labelled])
    rows = [agreement_row(one.method, gold, themes_by_document(gold, one)) for one in methods]
    given = _causes_given(tools, labelled)
    of_given = [agreement_row(one.method, gold, themes_by_document(gold, one)) for one in given]
    whole = f"Themes of whole documents of writer {writer}"
    return (
        Table(f"{whole}, from raw text", ("Method", *COLUMNS), tuple(rows)),
        _trap_table(tools, writer, labelled, methods),
        Table(f"{whole}, with the labelled causes given", ("Method", *COLUMNS), tuple(of_given)),
    )


def _themes(item: LabelledDocument) -> frozenset[str]:
    return frozenset(span.theme for span in item.spans if span.theme)


def _trap_table(
    tools: DocumentTools,
    writer: str,
    labelled: Sequence[LabelledDocument],
    methods: Sequence[Claimed],
) -> Table:
    words = theme_vocabulary(tools.taxonomy)
    rows = []
    for one in methods:
        worded, every = traps(labelled, one, words), traps(labelled, one)
        rows.append((one.method, worded.share, worded.sprung, worded.spans, every.share))
    return Table(
        f"Traps sprung by documents of writer {writer}: praise or context that was given a theme",
        (
            "Method",
            "Share, of spans with a theme's words",
            "Sprung",
            "Spans",
            "Share, of all praise and context",
        ),
        tuple(rows),
        ("A claim counts for the labelled span that it overlaps most.",),
    )


def _causes_given(tools: DocumentTools, labelled: Sequence[LabelledDocument]) -> list[Claimed]:
    """Name the labelled causes themselves: what recognition alone is worth on documents."""
    places = [(item.document, s) for item in labelled for s in item.spans if s.theme]
    texts = [document.text[span.start : span.end] for document, span in places]
    named: dict[str, Sequence[str | None]] = {
        "Premortem": recognised_by(tools.compared.recogniser, tools.taxonomy)(texts)
    }
    for name, embedder in tools.compared.encoders:
        ranked = nearest_definition("", embedder, texts, tools.taxonomy)
        named[f"nearest definition, {name}"] = [row[0] for row in ranked.order]
    return [
        Claimed(
            method,
            tuple(
                Claim(document.uid, span.start, span.end, theme)
                for (document, span), theme in zip(places, themes, strict=True)
                if theme
            ),
        )
        for method, themes in named.items()
    ]


def evaluate_given_documents(
    tools: DocumentTools, name: str, texts: Sequence[tuple[str, frozenset[str]]]
) -> Outcome:
    """Measure the whole way on documents that a user gives with the themes of each.

    Themes are keys or names of the taxonomy; where none is, the labels themselves become it.

    Raises:
        UnusableLabels: when no document has a theme.

    """
    labels = sorted({label for _, themes in texts for label in themes})
    if not labels:
        message = f"{name} has {len(texts)} documents, but none has a theme; give --label-column"
        raise UnusableLabels(message)
    keys = keys_by_label(tools.taxonomy)
    used = tools
    note = "labels are themes of the taxonomy"
    if not any(label.casefold() in keys for label in labels):
        zero_shot = of_labels(LabelledTexts(name, tuple(labels), tuple(labels)))
        used = replace(tools, taxonomy=zero_shot, training=None)
        keys = {label.casefold(): label for label in labels}
        note = "no label is a theme of the taxonomy: the labels are it"
    documents = [
        Document(f"given:{name}", str(number), DocumentKind.LESSON, text)
        for number, (text, _) in enumerate(texts)
    ]
    gold = {
        document.uid: frozenset(keys.get(label.casefold(), label) for label in themes)
        for document, (_, themes) in zip(documents, texts, strict=True)
    }
    return Outcome(
        "documents",
        f"{name}: {len(documents):,} documents, {len(labels):,} themes; {note}",
        {"Role classifier": tools.roles.identity, **tools.compared.models},
        (documents_table(used, documents, gold),),
    )


def documents_table(
    tools: DocumentTools, documents: Sequence[Document], gold: Mapping[str, frozenset[str]]
) -> Table:
    """Return the agreement of each way with the true sets, by document uid."""
    rows = [
        agreement_row(one.method, gold, themes_by_document(gold, one))
        for one in claimed_by_all(tools, documents)
    ]
    return Table("Themes of whole documents, from raw text", ("Method", *COLUMNS), tuple(rows))
