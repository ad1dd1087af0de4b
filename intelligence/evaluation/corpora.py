"""Public corpora with human labels, read as labelled texts.

They are far from the product's trade on purpose: requirements surveys, wildland-fire reports,
pipeline incidents, status posts, bank customers. An encoder that learned causes of project trouble
must not have paid for it with these. The files are not part of the project; the folder is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from intelligence.errors import UnusableLabels
from intelligence.evaluation.label_taxonomy import in_words
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.user_data import Source, read_labelled_table


@dataclass(frozen=True, slots=True)
class Corpus:
    """A labelled set of a public corpus.

    Attributes:
        name: what it is called in tables.
        file: its file below the folder of corpora.
        label: the column of the label; rows with several labels are left out.
        text: the column of the text.
        fewest: texts that a label must have.

    """

    name: str
    file: str
    label: str
    text: str = "text"
    fewest: int = 1


CORPORA = (
    Corpus("napire 2018, codes with 15 texts", "napire/causes_2018.csv", "cause_code", fewest=15),
    Corpus("napire 2018, all codes", "napire/causes_2018.csv", "cause_code"),
    Corpus("safenet, one factor", "safenet/records.csv", "contributing_factors"),
    Corpus("phmsa, cause", "phmsa_pipeline_incidents/records.csv", "cause"),
    Corpus("phmsa, sub-cause", "phmsa_pipeline_incidents/records.csv", "subcause"),
    Corpus("github, one component", "github_status_incidents/records.jsonl", "components"),
    Corpus("banking77, intent", "banking77/records.csv", "intent"),
)


def read_corpus(folder: Path, corpus: Corpus, most: int, seed: int = 0) -> LabelledTexts:
    """Read one set, at most so many texts, drawn with the seed.

    Raises:
        UnreadableFile: when the file cannot be read.
        UnusableLabels: when a column is missing.

    """
    source = Source(folder / corpus.file, corpus.text, corpus.label)
    whole = read_labelled_table(source).single().common(corpus.fewest)
    definitions = {label: definition_of(label) for label in whole.labels}
    return replace(whole, name=corpus.name, definitions=definitions).capped(most, seed)


def read_corpora(
    folder: Path, most: int, corpora: Sequence[Corpus] = CORPORA
) -> list[LabelledTexts]:
    """Read the sets whose file is in the folder.

    Raises:
        UnusableLabels: when none is.

    """
    there = [corpus for corpus in corpora if (folder / corpus.file).is_file()]
    if not there:
        files = ", ".join(dict.fromkeys(corpus.file for corpus in corpora))
        message = f"{folder.name}/ holds none of the known corpora; expected is one of {files}"
        raise UnusableLabels(message)
    return [read_corpus(folder, corpus, most) for corpus in there]


def definition_of(label: str) -> str:
    """Return what a label says to a reader: its words, not shouted.

    >>> definition_of("INCORRECT OPERATION"), definition_of("card_arrival")
    ('incorrect operation', 'card arrival')
    """
    words = in_words(label)
    return words.lower() if words.isupper() else words
