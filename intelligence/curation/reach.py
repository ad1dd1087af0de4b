"""How many causes an exclusion reaches: told before it is noted, and again by every build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from intelligence.curation.entries import Entry, Exclude
from intelligence.curation.phrases import with_phrase
from intelligence.curation.replay import in_force
from intelligence.edition import Edition
from models.roles.contract import Role

#: Share of all causes from which an exclusion is more likely a slip than a decision.
WIDE = 0.2


@dataclass(frozen=True, slots=True)
class Reach:
    """What of an edition an exclusion takes: ``causes`` of ``of``, some of them out of themes."""

    causes: int
    of: int
    in_themes: int
    themes: int

    @property
    def is_wide(self) -> bool:
        """Say whether it takes more than a fifth of all causes."""
        return self.causes > WIDE * self.of


def reach_of(decision: Exclude, edition: Edition) -> Reach:
    """Return what an exclusion takes of an edition, but for what is pinned.

    Args:
        decision: of a document, by its id or uid, or of a phrase.
        edition: with its tables.

    """
    causes = _causes(edition)
    taken = causes.loc[_reached(decision, causes), "theme_id"].dropna()
    found = int(_reached(decision, causes).sum())
    return Reach(found, len(causes), len(taken), taken.nunique())


def kept_out(log: Sequence[Entry], edition: Edition) -> int:
    """Return how many causes are in no theme because an exclusion that the edition knows says so.

    Args:
        log: the curation log, oldest first.
        edition: with its tables.

    """
    causes = _causes(edition)
    reached = pd.Series(data=False, index=causes.index)
    for entry in in_force(
        [one for one in log if one.sequence <= edition.manifest.curation]
    ).entries:
        if isinstance(entry.decision, Exclude):
            reached |= _reached(entry.decision, causes)
    return int((reached & causes["theme_id"].isna()).sum())


def _causes(edition: Edition) -> pd.DataFrame:
    findings = edition.tables["findings"]
    return findings[findings["role"] == Role.CAUSE.value].reset_index(drop=True)


def _reached(decision: Exclude, causes: pd.DataFrame) -> pd.Series[bool]:
    if decision.phrase is None:
        name = decision.document
        return (causes["document_uid"] == name) | (causes["document"] == name)
    folded = [text.casefold() for text in causes["text"]]
    return pd.Series(causes.index.isin(with_phrase(folded, decision.phrase)), index=causes.index)
