"""Brings labels and a taxonomy together: the labels are its themes, or become one themselves."""

from __future__ import annotations

from dataclasses import replace

from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.taxonomy import Taxonomy, ThemeDefinition


def taxonomy_for(data: LabelledTexts, taxonomy: Taxonomy) -> tuple[LabelledTexts, Taxonomy]:
    """Return data whose labels are keys of a taxonomy, and that taxonomy.

    Labels may be keys or names of the given taxonomy. Where none is, the labels themselves become
    the taxonomy, and the texts are asked with nothing else known (zero-shot).
    """
    keys = keys_by_label(taxonomy)
    mapped = tuple(keys.get(label.casefold(), label) for label in data.gold)
    known = sum(label.casefold() in keys for label in data.gold)
    found = replace(data, gold=mapped)
    if not known:
        return data.noted("no label is a theme of the taxonomy: the labels are it"), of_labels(data)
    if known < len(mapped):
        found = found.noted(
            f"{len(mapped) - known:,} texts have a label that the taxonomy does not know"
        )
    return found, taxonomy


def keys_by_label(taxonomy: Taxonomy) -> dict[str, str]:
    """Return the keys of a taxonomy by what labels may call them: key or name, casefolded."""
    keys = {theme.key.casefold(): theme.key for theme in taxonomy.themes}
    return keys | {theme.name.casefold(): theme.key for theme in taxonomy.themes}


def of_labels(data: LabelledTexts) -> Taxonomy:
    """Return the labels as a taxonomy, each with its definition or else its own words.

    A label that has a definition is asked even when no text that was drawn has it.
    """
    labels = sorted({*data.labels, *data.definitions})
    return Taxonomy(
        tuple(
            ThemeDefinition(label, label, data.definitions.get(label, in_words(label)))
            for label in labels
        )
    )


def in_words(label: str) -> str:
    """Return a label as words.

    >>> in_words("card_payment-fee")
    'card payment fee'
    """
    return " ".join(label.replace("_", " ").replace("-", " ").split()) or label
