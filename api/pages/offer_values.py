"""What the pages of risk checks show: the form, the list, and one check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from api.check_ports import ShownCheck
from api.reading.highlight import Span, segments
from api.schemas.checks import listed, shaped
from intelligence.edition import UNKNOWN
from intelligence.risk.offer import Offer
from intelligence.risk.risk_check import Reason
from intelligence.risk.serial import probability_of
from reports.risk.counted import chance_said, count_said, is_known, level_said, lift_said
from reports.risk.reasons import reason_said, worth_telling
from reports.risk.repeated import of_payload, wordings
from reports.risk.told import BASE_NOTE, NONE_LIKE_IT

#: Attributes that the form asks for, with the words it asks in.
ASKED = {
    "customer": "Customer",
    "segment": "Segment",
    "engagement_type": "Engagement type",
    "team": "Team",
    "region": "Region",
    "billing_model": "Billing model",
    "practice": "Practice",
}
#: Characters of a text that are shown highlighted; passages after them are in the list.
MOST_SHOWN = 200_000
#: Themes shown open; the others are behind a fold.
FIRST_THEMES = 8
#: Wordings that are shown open; the others are behind a fold.
FIRST_WORDINGS = 30
_MOST_CHOICES = 500
_WIDE = 220


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text that was checked; ``number`` is its passage's, None for none."""

    text: str
    number: int | None
    kind: str
    opens: tuple[int, ...]
    accepted: bool


def form_values(
    engagements: pd.DataFrame, customers: pd.DataFrame, *, confidential: bool = False
) -> dict[str, Any]:
    """Return the fields of the form, each with the values that the edition knows.

    Customers are not listed for those who may not see their names.
    """
    names = [] if confidential else _values(customers["name"])
    choices = {"customer": names, "segment": _values(customers["segment"])}
    choices |= {name: _values(engagements[name]) for name in ASKED if name not in choices}
    return {
        "fields": [
            {"name": name, "label": label, "choices": choices[name][:_MOST_CHOICES]}
            for name, label in ASKED.items()
        ]
    }


def list_values(checks: Sequence[ShownCheck], names: Mapping[str, str]) -> dict[str, Any]:
    """Return the rows of the list of checks; ``names`` are customers' names by key."""
    rows = [listed(one) for one in checks]
    return {"checks": [(row, _named(row.attributes, names)) for row in rows]}


def check_values(shown: ShownCheck, names: Mapping[str, str]) -> dict[str, Any]:
    """Return what the page of one check shows; ``names`` are customers' names by key."""
    told = shaped(shown)
    attributes = _named(told["offer"]["attributes"], names)
    themes = [
        {**one, **_figures(one), "reasons": _reasons(one["reasons"], shown.text)}
        for one in told["themes"]
    ]
    return {
        "check": told,
        "attributes": attributes,
        "first": themes[:FIRST_THEMES],
        "others": themes[FIRST_THEMES:],
        "pieces": _pieces(shown.text, told["passages"]) if shown.text else (),
        "cut": bool(shown.text) and len(shown.text or "") > MOST_SHOWN,
        "sections_from": len(told["passages"]),
        "wordings": wordings(told["passages"], of_payload),
        "first_wordings": FIRST_WORDINGS,
        "base_note": BASE_NOTE,
        "none_like_it": NONE_LIKE_IT,
    }


def _named(attributes: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """Return attributes with the customer's name in the place of its key."""
    return {
        name: names.get(value, value) if name == "customer" else value
        for name, value in attributes.items()
    }


def _reasons(reasons: Sequence[Mapping[str, Any]], text: str | None) -> list[dict[str, Any]]:
    """Return reasons with what is said of them: a sentence is quoted, or told by its place."""
    offer = Offer(text or "", {})
    found = worth_telling([Reason(**one) for one in reasons])
    return [{"said": reason_said(offer, one), "odds": one.odds} for one in found]


def _values(column: pd.Series) -> list[str]:
    return sorted({str(value) for value in column.dropna()} - {"", UNKNOWN}, key=str.casefold)


def _figures(theme: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is written of a theme's figures, and its bar where anything is known."""
    risk = probability_of(theme)
    return {
        "bar": _bar(theme) if is_known(risk) else None,
        "chance": chance_said(risk),
        "counted": count_said(risk),
        "lift_said": lift_said(risk),
        "lift_note": risk.lift_note,
        "level": level_said(risk),
    }


def _bar(theme: Mapping[str, Any]) -> dict[str, float]:
    """Return the places of interval, estimate and base rate on a scale of 0 to 1."""
    low, high = theme["interval"]
    return {
        "x": low * _WIDE,
        "width": max(1.0, (high - low) * _WIDE),
        "at": theme["probability"] * _WIDE,
        "base": theme["base_rate"] * _WIDE,
    }


def _pieces(text: str, passages: Sequence[Mapping[str, Any]]) -> tuple[Piece, ...]:
    shown = text[:MOST_SHOWN]
    spans = [Span(one["start"], one["end"], place) for place, one in enumerate(passages)]
    begun: set[int] = set()
    pieces = []
    for piece in segments(shown, spans):
        inner = min(piece.positions, key=lambda at: _length(passages[at]), default=None)
        fresh = tuple(at + 1 for at in piece.positions if at not in begun)
        begun.update(piece.positions)
        one = passages[inner] if inner is not None else None
        pieces.append(
            Piece(
                piece.text,
                None if inner is None else inner + 1,
                one["kind"] if one else "",
                fresh,
                bool(one and one["suppressed"]),
            )
        )
    return tuple(pieces)


def _length(passage: Mapping[str, Any]) -> int:
    return int(passage["end"]) - int(passage["start"])
