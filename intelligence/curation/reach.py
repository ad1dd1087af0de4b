"""How many causes an exclusion reaches: told before it is noted, and again by every build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from intelligence.curation.entries import Entry, Exclude
from intelligence.curation.phrases import with_phrase
from intelligence.curation.replay import in_force
from intelligence.edition import Edition
from intelligence.errors import InvalidEntry
from models.roles.contract import Role

#: Share of all causes from which a phrase is more likely a slip than a decision, and how many they
#: must be: of a handful, one is a fifth.
WIDE, LEAST = 0.2, 3


@dataclass(frozen=True, slots=True)
class Reach:
    """What of an edition an exclusion takes: ``causes`` of ``of``, some of them out of themes.

    ``by_phrase`` tells a phrase from a document: who names a document means it, whatever it says.
    """

    causes: int
    of: int
    in_themes: int
    themes: int
    by_phrase: bool = True

    @property
    def is_wide(self) -> bool:
        """Say whether a phrase takes more than a fifth of all causes, and more than two."""
        return self.by_phrase and self.causes >= LEAST and self.causes > WIDE * self.of

    @property
    def told(self) -> str:
        """Return it in words.

        >>> Reach(40, 1_417, 34, 17).told
        'takes 40 of 1,417 causes, 34 of them out of 17 themes'
        """
        themes = f"{self.themes:,} theme{'' if self.themes == 1 else 's'}"
        causes = f"{self.causes:,} of {self.of:,} causes"
        return f"takes {causes}, {self.in_themes:,} of them out of {themes}"


def reach_of(decision: Exclude, edition: Edition) -> Reach:
    """Return what an exclusion takes of an edition, but for what is pinned.

    Args:
        decision: of a document, by its id or uid, or of a phrase.
        edition: with its tables.

    """
    causes = _causes(edition)
    reached = _reached(decision, causes)
    taken = causes.loc[reached, "theme_id"].dropna()
    by_phrase = decision.phrase is not None
    return Reach(int(reached.sum()), len(causes), len(taken), taken.nunique(), by_phrase)


def refuse_wide(decision: Exclude, edition: Edition) -> None:
    """Refuse a phrase that takes more of an edition than anybody is likely to mean.

    Raises:
        InvalidEntry: with what it takes, and how it is noted all the same.

    """
    reach = reach_of(decision, edition)
    if reach.is_wide:
        message = (
            f"this {reach.told}: more than {100 * WIDE:.0f} % of all causes are excluded by a "
            "phrase only where that is said to be meant (`--yes`; over HTTP, `wide`)"
        )
        raise InvalidEntry(message)


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
