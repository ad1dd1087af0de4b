"""Interventions: as they are registered, and what became of them."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.schemas.signals import SignalRow
from intelligence.interventions.intervention import Action, Intervention

_Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
_LARGEST = 2**31 - 1
_EXPECTED = "`last` as the caller saw it; when the log has grown since, nothing is noted."


class NewIntervention(BaseModel):
    """Something that was done about a theme."""

    model_config = ConfigDict(extra="forbid")

    expected: int = Field(ge=0, le=_LARGEST, description=_EXPECTED)
    who: _Said = Field(description="Who registers it.")
    why: str = Field(
        default="", max_length=2_000, description="The reason, for those who come later."
    )
    at: dt.datetime | None = Field(default=None, description="When; now by default.")
    action: Action = Field(
        description="`theme_id` may be a key; parts of `scope` of one dimension are alternatives, "
        "no scope means all engagements."
    )


class Withdrawal(BaseModel):
    """Takes an intervention back; it stays in the log."""

    model_config = ConfigDict(extra="forbid")

    expected: int = Field(ge=0, le=_LARGEST, description=_EXPECTED)
    who: _Said
    why: str = Field(default="", max_length=2_000)
    at: dt.datetime | None = None


class InterventionShown(BaseModel):
    """A registered intervention as it stands, and what the edition says of it."""

    id: str
    theme_id: str
    date: dt.date
    what: str
    scope: list[dict[str, str]]
    owner_role: str | None
    owner_name: str | None
    registered_by: str
    registered_at: str
    corrections: int
    result: SignalRow | None = Field(
        description="Row of the signal table `interventions`; null when registered, or corrected "
        "in theme, day or scope, since the build."
    )
    note: str = Field(description="Why there is no result although the edition has one, or empty.")
    quarters: list[SignalRow] = Field(
        description="Rows of the signal table `intervention_quarters`."
    )


class InterventionsPage(BaseModel):
    """Every intervention that stands."""

    edition: int | None = Field(description="The edition that judged them; null before the first.")
    last: int = Field(description="Newest entry of the log.")
    interventions: list[InterventionShown]
    withdrawn: list[str] = Field(
        description="Ids that the edition judged and that were withdrawn since."
    )


def shaped(
    one: Intervention, result: SignalRow | None, quarters: list[SignalRow], note: str = ""
) -> InterventionShown:
    """Return an intervention as it is answered."""
    action = one.action
    return InterventionShown(
        id=one.id,
        theme_id=action.theme_id,
        date=action.date,
        what=action.what,
        scope=[{"dimension": part.dimension, "value": part.value} for part in action.scope],
        owner_role=action.owner_role,
        owner_name=action.owner_name,
        registered_by=one.registered_by,
        registered_at=one.registered_at,
        corrections=one.corrections,
        result=result,
        note=note,
        quarters=quarters,
    )
