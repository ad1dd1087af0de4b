"""What a person says of an offer, in the words that the portfolio uses for the same things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from intelligence.edition import ATTRIBUTES, UNKNOWN
from intelligence.linking.match import LinkState, NameIndex, Thresholds
from intelligence.linking.names import key_begun_by, normalise_key, normalise_name
from intelligence.linking.short_titles import key_in_titles
from intelligence.signals.occurrences import Occurrences

#: How many known values a message lists.
_MOST_LISTED = 12
_NO_CUSTOMER = (
    "no customer of that name has an engagement in the portfolio, so it counts as new; "
    "known ones go by their name there, by the words that it begins with, or by those of it that "
    "titles of their work begin with"
)


@dataclass(frozen=True, slots=True)
class Understood:
    """Attributes in the portfolio's own words, and what a reader must know of what was given."""

    attributes: Mapping[str, str]
    notes: tuple[str, ...]


def understood(given: Mapping[str, str | None], occurrences: Occurrences) -> Understood:
    """Return what was given of an engagement as the portfolio would write it.

    A customer may be given by key or by name; its segment and region are filled in where they are
    known and nothing else was said. A value that no past engagement has stays as given, with a
    note: nothing is known of it. Other customers are never listed.
    """
    engagements = occurrences.engagements
    known = {name: str(given[name]).strip() for name in ATTRIBUTES if str(given.get(name) or "")}
    attributes: dict[str, str] = {}
    notes: list[str] = []
    for name, value in known.items():
        if not value or value.casefold() == UNKNOWN.casefold():
            continue
        if name == "customer":
            key = _customer(engagements, value)
            attributes[name] = key or value
            notes.extend(_about_customer(engagements, value, key))
            continue
        found, note = _value(engagements[name], name, value)
        attributes[name] = found
        notes.extend(note)
    return Understood(_completed(attributes, engagements), tuple(notes))


def _customer(engagements: pd.DataFrame, value: str) -> str | None:
    known = engagements.dropna(subset=["customer"])
    known = known[known["customer"] != UNKNOWN]
    pairs = known[["customer_name", "customer"]].drop_duplicates()
    by_key = {normalise_key(str(key)): str(key) for key in known["customer"].unique()}
    exact = by_key.get(normalise_key(value))
    if exact is not None:
        return exact
    names = [(str(name), str(key)) for name, key in pairs.itertuples(index=False)]
    match = NameIndex.of(names, Thresholds()).match(value)
    if match.state is LinkState.LINKED:
        return match.key
    titles = known[["name", "customer"]].drop_duplicates().astype(str)
    return key_begun_by(value, names) or key_in_titles(
        value, titles.itertuples(index=False, name=None), names
    )


def _about_customer(engagements: pd.DataFrame, value: str, key: str | None) -> tuple[str, ...]:
    """Return what a reader must know where a customer was not given by its key or very name."""
    if key is None:
        return (_NO_CUSTOMER,)
    names = set(engagements.loc[engagements["customer"] == key, "customer_name"].dropna())
    same = {normalise_name(str(name)) for name in names}
    if not names or normalise_key(value) == normalise_key(key) or normalise_name(value) in same:
        return ()
    # What was typed is not repeated: to whoever may not see names it would be one.
    return (f"the customer given is taken for {min(names)}",)


def _value(column: pd.Series, name: str, value: str) -> tuple[str, tuple[str, ...]]:
    values = sorted({str(one) for one in column} - {UNKNOWN})
    same = {" ".join(one.casefold().split()): one for one in values}
    found = same.get(" ".join(value.casefold().split()))
    if found is not None:
        return found, ()
    listed = ", ".join(values[:_MOST_LISTED]) or "none is recorded"
    more = f" and {len(values) - _MOST_LISTED} more" if len(values) > _MOST_LISTED else ""
    words = name.replace("_", " ")
    return value, (f"no past engagement has {words} {value!r}; there are: {listed}{more}",)


def _completed(attributes: dict[str, str], engagements: pd.DataFrame) -> Mapping[str, str]:
    """Fill in what is known of the customer before anything is signed."""
    own = engagements[engagements["customer"] == attributes.get("customer")]
    for name in ("segment", "region"):
        values = set(own[name]) - {UNKNOWN}
        if name not in attributes and len(values) == 1:
            attributes[name] = str(values.pop())
    return attributes
