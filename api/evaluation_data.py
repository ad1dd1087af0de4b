"""What a user gives ``premortem evaluate``: labelled texts, and the themes that labels may be."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from api.tools import choose_taxonomy, is_none
from intelligence.errors import UnusableLabels
from intelligence.evaluation.label_taxonomy import keys_by_label
from intelligence.evaluation.labelled_texts import LabelledTexts, of_causes
from intelligence.evaluation.user_data import (
    LABEL_COLUMNS,
    LabelledTable,
    Source,
    read_labelled_table,
)
from intelligence.taxonomy import Taxonomy
from models.recognition.labelled import causes_of

#: What `Asked.data` is called for the sample portfolio.
SAMPLE = "sample"

#: The writer whose statements are measured where nothing is given.
STATEMENTS = "B"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user wants measured; see the options of ``premortem evaluate``."""

    data: str | None = None
    text_column: str | None = None
    label_column: str | None = None
    taxonomy: str | None = None
    corpora: Path | None = None
    seeds: int = 3
    take: int = 4
    rows: int = 3000
    shots: tuple[int, ...] = ()
    protocols: tuple[str, ...] = ()
    replicates: int | None = None
    first_seed: int = 0


@dataclass(frozen=True)
class GivenData:
    """Reads what was asked for, before any model is loaded."""

    asked: Asked

    @property
    def without_taxonomy(self) -> bool:
        """Whether the user wants no theme to be known."""
        return is_none(self.asked.taxonomy or "")

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """The taxonomy in use: of a file, else the starter taxonomy.

        Raises:
            UnusableLabels: when the user wants none.
            InvalidTaxonomy: when the file is none.

        """
        found = choose_taxonomy(self.asked.taxonomy or "")
        if found is None:
            raise UnusableLabels(
                "--taxonomy none leaves no theme to recognise; give a file, or leave it out for "
                "the starter taxonomy: only 'discovery' and 'names' are measured without one"
            )
        return found

    @cached_property
    def labelled(self) -> LabelledTexts:
        """The texts to measure with, one label each.

        Raises:
            UnusableLabels: when the file given has none.

        """
        if self.asked.data is None:
            return of_causes(f"causes of writer {STATEMENTS}", causes_of(STATEMENTS))
        return self.read(LABEL_COLUMNS, () if self.without_taxonomy else self._labels)

    def read(self, names: Sequence[str], known: Collection[str]) -> LabelledTexts:
        """Return the rows of the user's file that have one label.

        Args:
            names: what the label column may be called where it is not told.
            known: labels at which cells may be cut, casefolded.

        Raises:
            UnusableLabels: when there are none, or it is the sample that is to be read.

        """
        if self.asked.data == SAMPLE:
            raise UnusableLabels(
                "only 'documents', 'lineage', 'statistics' and 'risk' can be measured on the "
                "sample portfolio"
            )
        found = read_labelled_table(self._source, names)
        return found.single(known).capped(self.asked.rows, seed=0)

    def table(self) -> LabelledTable:
        """Return the user's file as it stands.

        Raises:
            UnusableLabels: when it is no table of labelled texts.

        """
        return read_labelled_table(self._source)

    @property
    def _labels(self) -> Collection[str]:
        return keys_by_label(self.taxonomy)

    @property
    def _source(self) -> Source:
        path = Path(self.asked.data or "")
        return Source(path, self.asked.text_column, self.asked.label_column)
