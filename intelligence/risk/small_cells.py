"""How many customers stand behind a figure, so that one behind which few stand can be withheld.

A class is told in words ("engagement type Cloud migration"). Where these can be read, its customers
are counted; where not, they are at least as many as there must be: engagements that outnumber all
those of the largest few customers are of more than a few.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from intelligence.edition import ATTRIBUTES, UNKNOWN
from intelligence.signals.occurrences import Occurrences

_LABELS = {name.replace("_", " "): name for name in ATTRIBUTES}
_PART = re.compile(
    rf"(?:^|(?<=[\s,;(/&]))({'|'.join(sorted(map(re.escape, _LABELS), key=len, reverse=True))})"
    r"[\s:=]+",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:\s+(?:and|with|in|of|for|x|×)|[,;/&)]|\s)+$", re.IGNORECASE)  # noqa: RUF001
_EVERYTHING = re.compile(r"\b(?:all|every|any|whole|everywhere)\b", re.IGNORECASE)

Values = Mapping[str, str]


@dataclass(frozen=True)
class Cells:
    """Counts customers of engagements; engagements of unknown customers count as one."""

    engagements: pd.DataFrame
    occurrences: Occurrences | None
    fewest: int

    @classmethod
    def of(cls, tables: Mapping[str, pd.DataFrame], seen: Occurrences | None, fewest: int) -> Cells:
        """Return the cells of an edition; without occurrences those of its table of engagements."""
        if seen is not None:
            return cls(seen.engagements, seen, fewest)
        table = tables.get("engagements", pd.DataFrame())
        frame = pd.DataFrame(index=range(len(table)))
        renamed = table.rename(columns={"customer_key": "customer"})
        for name in ("engagement", *ATTRIBUTES, "customer_name"):
            known = renamed[name] if name in renamed.columns else pd.Series(UNKNOWN, renamed.index)
            frame[name] = known.astype("object").fillna(UNKNOWN).to_numpy()
        return cls(frame, None, fewest)

    def values_in(self, words: str) -> dict[str, str] | None:
        """Return the values of attributes that words name, ``None`` where they cannot be read."""
        found = list(_PART.finditer(words))
        if not found:
            return {} if _EVERYTHING.search(words) else None
        ends = [match.start() for match in found[1:]] + [len(words)]
        told = {}
        for match, end in zip(found, ends, strict=True):
            name = _LABELS[match.group(1).casefold()]
            value = self._known(name, _JOINED.sub("", words[match.end() : end]))
            if value is None:
                return None
            told[name] = value
        return told

    def customers(self, values: Values) -> int:
        """Return how many customers have an engagement of these values."""
        return int(self._rows(values)["customer"].nunique())

    def is_few(self, words: str, engagements: int) -> bool:
        """Return whether fewer customers than may be told stand behind a class of engagements."""
        values = self.values_in(words)
        if values is None:
            return not self._surely_many(engagements)
        return self.customers(values) < self.fewest

    def few_show(self, theme_id: str, words: str, showing: int) -> bool:
        """Return whether few customers, but some, show a theme in a class."""
        if showing == 0 or self._surely_many(showing):
            return False
        values = self.values_in(words)
        seen = self.occurrences
        if values is None or seen is None or theme_id not in seen.themes:
            return True
        shows = seen.shows[:, seen.themes.index(theme_id)]
        rows = self._rows(values)
        return int(rows["customer"][shows[rows.index]].nunique()) < self.fewest

    def is_rare(self, values: Values) -> bool:
        """Return whether values together would tell of few customers."""
        known = {name: value for name, value in values.items() if name in ATTRIBUTES}
        return bool(known) and self.customers(known) < self.fewest

    def _known(self, name: str, written: str) -> str | None:
        wanted = written.strip().casefold()
        columns = (name, "customer_name") if name == "customer" else (name,)
        for column in columns:
            same = self.engagements[column].astype(str).str.casefold() == wanted
            if same.any():
                return str(self.engagements.loc[same, name].iloc[0])
        return None

    def _rows(self, values: Values) -> pd.DataFrame:
        kept = pd.Series(data=True, index=self.engagements.index)
        for name, value in values.items():
            kept &= self.engagements[name] == value
        return self.engagements[kept]

    def _surely_many(self, engagements: int) -> bool:
        largest = self.engagements["customer"].value_counts().head(self.fewest - 1).sum()
        return len(self.engagements) > 0 and engagements > int(largest)
